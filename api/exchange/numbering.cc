// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/numbering.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>

#include <openssl/evp.h>

#include "graph/check.h"

namespace kith::api {
namespace {

using graph::Kind;
using graph::Number;

template <class T>
std::vector<InnerName> names_of(const graph::List<T>& people) {
  std::vector<InnerName> names;
  names.reserve(people.size());
  for (const T& one : people) {
    names.push_back({one.identity.number, one.identity.external_id, one.called});
  }
  return names;
}

bool may_be_the_same(const InnerName& a, const InnerName& b) {
  return (a.number.is_zero() || b.number.is_zero() || a.number == b.number) &&
         (a.external_id.empty() || b.external_id.empty() || a.external_id == b.external_id);
}

bool is_alone(const std::vector<InnerName>& names, std::string_view called) {
  return std::count_if(names.begin(), names.end(),
                       [&](const InnerName& name) { return name.called == called; }) == 1;
}

// Pairs what `same` accepts among those not paired yet.
template <class Same>
void pair_up(const std::vector<InnerName>& given, const std::vector<InnerName>& stored,
             std::vector<int>& found, std::vector<bool>& used, const Same& same) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    for (std::size_t j = 0; j < stored.size() && found[i] < 0; ++j) {
      if (used[j] || !same(given[i], stored[j])) continue;
      found[i] = static_cast<int>(j);
      used[j] = true;
    }
  }
}

// The name by which a number is made for somebody inside a record: the external id, or the place
// within a record that itself has one.
std::string inner_name(std::string_view owner, std::string_view external_id,
                       std::string_view called, std::size_t index) {
  if (!external_id.empty()) return std::string(external_id);
  if (owner.empty()) return {};
  return std::string(owner) + "/" + std::string(called) + "/" + std::to_string(index);
}

template <class T>
void number_people(graph::List<T>& people, const graph::List<T>* stored, std::string_view owner,
                   NumberSource& source) {
  const bool all_have = std::none_of(people.begin(), people.end(),
                                     [](const T& one) { return one.identity.number.is_zero(); });
  if (all_have) return;
  const std::vector<int> known = stored == nullptr
                                     ? std::vector<int>(people.size(), -1)
                                     : match_inner(names_of(people), names_of(*stored));
  for (std::size_t i = 0; i < people.size(); ++i) {
    T& one = people[i];
    if (!one.identity.number.is_zero()) continue;
    one.identity.number =
        known[i] >= 0 ? (*stored)[static_cast<std::size_t>(known[i])].identity.number
                      : source.number_for(
                            T::kind, inner_name(owner, one.identity.external_id, one.called, i));
  }
}

void number_inner(graph::Household& home, const graph::Household* stored, NumberSource& source) {
  const std::string_view owner = home.identity.external_id;
  number_people(home.carers, stored == nullptr ? nullptr : &stored->carers, owner, source);
  number_people(home.others_living, stored == nullptr ? nullptr : &stored->others_living, owner,
                source);
}

// A tie has one other end: if nothing says that it is another person now, it is the same one.
void number_inner(graph::Tie& tie, const graph::Tie* stored, NumberSource& source) {
  if (!tie.other.number.number.is_zero()) return;
  if (stored != nullptr) {
    const graph::TieOther& before = stored->other;
    const std::vector<int> known =
        match_inner({{Number{}, tie.other.external_id, tie.other.called}},
                    {{before.number.number, before.external_id, before.called}});
    if (known[0] == 0) {
      tie.other.number = before.number;
      return;
    }
  }
  const std::string name =
      inner_name(tie.identity.external_id, tie.other.external_id, tie.other.called, 0);
  tie.other.number.number = source.number_for(Kind::named_contact, name);
}

template <class T>
void number_inner(T&, const T*, NumberSource&) {}

}  // namespace

Number RandomNumbers::number_for(Kind, std::string_view) {
  Number number;
  do {
    if (used_ == drawn_at_once) {
      randomness_.fill(drawn_);
      used_ = 0;
    }
    std::memcpy(number.bytes.data(), drawn_.data() + used_ * sizeof(Number), sizeof(Number));
    ++used_;
  } while (number.is_zero());
  return number;
}

Number KeyedNumbers::hashed(Kind kind, char how, std::string_view name) const {
  std::string input = std::to_string(seed_.size()) + ":" + seed_;
  input += static_cast<char>(kind);
  input += how;
  input += name;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  const int done =
      EVP_Digest(input.data(), input.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  KITH_CHECK(done == 1);
  Number number;
  std::copy_n(digest.begin(), number.bytes.size(), number.bytes.begin());
  return number;
}

Number KeyedNumbers::keyed(Kind kind, std::string_view name) const {
  return hashed(kind, 'n', name);
}

Number KeyedNumbers::number_for(Kind kind, std::string_view name) {
  if (!name.empty()) return keyed(kind, name);
  return hashed(kind, 'c', std::to_string(unnamed_[kind]++));
}

std::vector<int> match_inner(const std::vector<InnerName>& given,
                             const std::vector<InnerName>& stored) {
  std::vector<int> found(given.size(), -1);
  std::vector<bool> used(stored.size(), false);
  pair_up(given, stored, found, used, [](const InnerName& a, const InnerName& b) {
    return !a.number.is_zero() && a.number == b.number;
  });
  pair_up(given, stored, found, used, [](const InnerName& a, const InnerName& b) {
    return !a.external_id.empty() && a.external_id == b.external_id && may_be_the_same(a, b);
  });
  pair_up(given, stored, found, used, [&](const InnerName& a, const InnerName& b) {
    return !a.called.empty() && a.called == b.called && may_be_the_same(a, b) &&
           is_alone(given, a.called) && is_alone(stored, b.called);
  });
  return found;
}

void give_numbers(graph::Record& record, const graph::View& view, NumberSource& source) {
  std::visit(
      [&]<class T>(T& held) {
        graph::Identity& id = held.identity;
        const T* stored = id.number.is_zero() ? nullptr : view.find<T>(id.number);
        if (id.number.is_zero()) id.number = source.number_for(T::kind, id.external_id);
        number_inner(held, stored, source);
      },
      record);
}

}  // namespace kith::api
