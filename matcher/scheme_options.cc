// SPDX-License-Identifier: Apache-2.0
#include "matcher/scheme_options.h"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/limits.h"
#include "matcher/order.h"
#include "matcher/real_options.h"
#include "matcher/rules.h"

namespace kith::matcher {
namespace {

Question question_of(const SchemeOptions& scheme, const graph::PersonNumber& person) {
  Question question;
  question.person = person;
  question.on = scheme.on;
  question.top = 1;
  question.policy = scheme.policy;
  return question;
}

// What two who go together have of one home: the less of each.
void take_less(OrderKey& key, const OrderKey& other) {
  key.together = std::min(key.together, other.together);
  key.mean = std::min(key.mean, other.mean);
  key.coverage = std::min(key.coverage, other.coverage);
}

// Leaves what all of them have in common.
void keep_common(std::vector<RealOption>& kept, const std::vector<RealOption>& others) {
  std::vector<RealOption> both;
  auto other = others.begin();
  for (RealOption& each : kept) {
    while (other != others.end() && other->home < each.home) ++other;
    if (other == others.end() || other->home != each.home) continue;
    take_less(each.order, other->order);
    both.push_back(each);
  }
  kept = std::move(both);
}

// Says why one of them has none; the graver reason stands.
void note_without(const graph::PersonNumber& person, RealOptions& found, PartyOptions& party) {
  WithoutOption why = WithoutOption::none;
  if (!found.closed.empty()) {
    why = WithoutOption::closed;
  } else if (found.fitting == 0) {
    why = WithoutOption::no_home_fits;
  } else if (found.options.empty()) {
    why = WithoutOption::none_suits;
  }
  const bool graver = party.without == WithoutOption::none || why < party.without;
  if (why == WithoutOption::none || !graver) return;
  party.without = why;
  party.about = person;
  party.closed = std::move(found.closed);
  party.blocking = std::move(found.blocking);
}

void put_in_order(const SchemeOptions& scheme, std::vector<RealOption>& options,
                  PartyOptions& party) {
  const graph::Number& first = party.party.people.front().number;
  for (RealOption& each : options) {
    each.order.spread = spread_key(first, each.order.household, scheme.policy.version);
    party.options.push_back(each.order);
  }
  std::sort(party.options.begin(), party.options.end(), comes_before);
}

class Gathering {
 public:
  Gathering(const graph::View& view, const CandidateIndex& index, SchemeOptions& scheme)
      : view_(view), index_(index), scheme_(scheme) {}

  graph::Result<void> add(WaitingParty&& party) {
    PartyOptions made;
    made.party = std::move(party);
    std::vector<RealOption> common;
    for (std::size_t i = 0; i < made.party.people.size(); ++i) {
      const graph::PersonNumber& person = made.party.people[i];
      auto found = real_options(view_, index_, question_of(scheme_, person));
      if (!found) return std::move(found).error();
      note_too_many(found->too_many_parties);
      if (i == 0) common = found->options;
      if (i > 0) keep_common(common, found->options);
      note_without(person, *found, made);
    }
    if (common.empty() && made.without == WithoutOption::none) {
      made.without = WithoutOption::none_in_common;
    }
    put_in_order(scheme_, common, made);
    edges_ += made.options.size();
    scheme_.parties.push_back(std::move(made));
    if (edges_ <= graph::limits::plan_edges_max) return {};
    return graph::Error{graph::ErrorCode::too_large,
                        "too many real options for one plan: raise the policy's floor"};
  }

 private:
  void note_too_many(const std::vector<graph::Index>& homes) {
    for (const graph::Index home : homes) {
      scheme_.too_many_parties.push_back({view_.number_at(graph::Kind::household, home)});
    }
  }

  const graph::View& view_;
  const CandidateIndex& index_;
  SchemeOptions& scheme_;
  std::size_t edges_ = 0;
};

std::vector<graph::HouseholdNumber> listed_homes(const graph::View& view) {
  std::vector<graph::HouseholdNumber> homes;
  for (const graph::Number& number : view.numbers(graph::Kind::household)) {
    if (is_listed(*view.find<graph::Household>(number), {})) homes.push_back({number});
  }
  return homes;
}

template <class Items>
void sort_once(Items& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

graph::Result<std::optional<OrderKey>> option_at(const graph::View& view,
                                                 const SchemeOptions& scheme,
                                                 const WaitingParty& party, graph::Index home) {
  std::optional<OrderKey> key;
  for (const graph::PersonNumber& person : party.people) {
    auto option = real_option_at(view, question_of(scheme, person), home);
    if (!option) return std::move(option).error();
    if (!*option) return std::optional<OrderKey>();
    if (key) take_less(*key, (*option)->order);
    if (!key) key = (*option)->order;
  }
  if (key) {
    key->spread = spread_key(party.people.front().number, key->household, scheme.policy.version);
  }
  return key;
}

}  // namespace

graph::Result<SchemeOptions> scheme_options(const graph::View& view, const CandidateIndex& index,
                                            graph::Date on, const Policy& policy) {
  if (auto valid = check(policy); !valid) return valid.error();
  SchemeOptions scheme;
  scheme.position = view.position();
  scheme.on = on;
  scheme.policy = policy;
  scheme.homes = listed_homes(view);
  Gathering gathering(view, index, scheme);
  for (WaitingParty& party : waiting_parties(view, on)) {
    if (auto added = gathering.add(std::move(party)); !added) return added.error();
  }
  sort_once(scheme.too_many_parties);
  return scheme;
}

graph::Result<std::vector<std::optional<OrderKey>>> options_at(const graph::View& view,
                                                               const SchemeOptions& scheme,
                                                               graph::HouseholdNumber home) {
  const auto index = view.index_of(graph::Kind::household, home.number);
  if (!index || view.household(*index) == nullptr) {
    return graph::Error{graph::ErrorCode::not_found, "there is no such home"};
  }
  std::vector<std::optional<OrderKey>> options;
  for (const PartyOptions& each : scheme.parties) {
    auto option = option_at(view, scheme, each.party, *index);
    if (!option) return std::move(option).error();
    options.push_back(*option);
  }
  return options;
}

}  // namespace kith::matcher
