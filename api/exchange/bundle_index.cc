// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_index.h"

#include <algorithm>
#include <future>

#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

constexpr std::size_t names_apart_min = 20'000;  // below, a second thread is not worth its start
constexpr std::size_t names_ahead = 8;           // memory has answered when their turn comes

using graph::Fault;
using graph::Kind;
using graph::Number;

std::string_view text_of(const JsonDocument& document, std::uint32_t object, std::string_view key) {
  const std::uint32_t place = document.find(object, key);
  if (place == 0 || document.at(place).type != JsonNode::Type::string) return {};
  return document.at(place).text;
}

Number number_in(const JsonDocument& document, std::uint32_t object) {
  return graph::number_from_text(text_of(document, object, "number")).value_or(Number{});
}

std::string external_id_in(const JsonDocument& document, std::uint32_t object) {
  const std::string_view text = text_of(document, object, "external_id");
  return graph::is_external_id(text) ? std::string(text) : std::string();
}

RecordKeys::Inner inner_of(const JsonDocument& document, std::uint32_t object, Kind kind,
                           std::size_t index) {
  return {kind, index, number_in(document, object), external_id_in(document, object),
          std::string(text_of(document, object, "called"))};
}

void add_people(const JsonDocument& document, std::string_view list, Kind kind, RecordKeys& keys) {
  const std::uint32_t place = document.find(0, list);
  if (place == 0 || document.at(place).type != JsonNode::Type::array) return;
  std::size_t index = 0;
  for (std::uint32_t at = place + 1; at < document.at(place).next; at = document.at(at).next) {
    if (document.at(at).type == JsonNode::Type::object) {
      keys.inner.push_back(inner_of(document, at, kind, index));
    }
    ++index;
  }
}

bool is_empty(const graph::View& view) {
  for (const Kind kind : wire::record_kinds) {
    if (view.count(kind) != 0) return false;
  }
  return view.count(Kind::step) == 0 && view.count(Kind::policy) == 0;
}

// Puts in what is not there, and answers what is.
template <class Table, class Key, class Value>
Value& put_first(Table& table, const Key& key, const Value& value) {
  auto [held, is_new] = table.at(key);
  if (is_new) held = value;
  return held;
}

std::string at_line(std::uint64_t line) { return " in line " + std::to_string(line); }

std::string pointer_of(const RecordKeys::Inner& inner) {
  if (inner.kind == Kind::named_contact) return "/other";
  const char* list = inner.kind == Kind::carer ? "/carers/" : "/others_living/";
  return list + std::to_string(inner.index);
}

template <class T>
void add_names(const graph::List<T>& people, std::vector<InnerName>& names) {
  for (const T& one : people) {
    names.push_back({one.identity.number, one.identity.external_id, one.called});
  }
}

}  // namespace

BundleIndex::BundleIndex(graph::View view, NumberSource& numbers)
    : view_(std::move(view)), view_is_empty_(is_empty(view_)), numbers_(numbers) {}

RecordKeys keys_of(const JsonDocument& document, Kind kind, std::uint64_t line) {
  RecordKeys keys;
  keys.kind = kind;
  keys.line = line;
  keys.number = number_in(document, 0);
  keys.external_id = external_id_in(document, 0);
  if (kind == Kind::household) {
    add_people(document, "carers", Kind::carer, keys);
    add_people(document, "others_living", Kind::other_living, keys);
  }
  if (kind == Kind::tie) {
    const std::uint32_t other = document.find(0, "other");
    if (other != 0 && document.at(other).type == JsonNode::Type::object) {
      keys.inner.push_back(inner_of(document, other, Kind::named_contact, 0));
    }
  }
  return keys;
}

// The external id is nobody else's: neither in the bundle nor, with another number, in the view.
bool BundleIndex::check_external(Kind kind, const std::string& external_id, const Number& number,
                                 const std::string& at, std::uint64_t line, Faults& found) const {
  if (const External* before = externals(kind).find(external_id)) {
    const std::string where = before->line == line ? " in this record" : at_line(before->line);
    found.push_back(Fault{at + "/external_id", "already stands" + where, line});
    return false;
  }
  const auto stored = stored_number(kind, external_id);
  if (!stored || number.is_zero() || *stored == number) return true;
  found.push_back(Fault{
      at + "/external_id",
      "belongs to another " + std::string(to_text(kind)) + " than the number; give one of the two",
      line});
  return false;
}

// The number is nobody else's: neither in the bundle nor, of another kind or gone, in the view.
bool BundleIndex::check_number(Kind kind, const Number& number, const std::string& at,
                               std::uint64_t line, Faults& found) const {
  const auto refuse = [&](std::string detail) {
    found.push_back(Fault{at + "/number", std::move(detail), line});
    return false;
  };
  if (const Place* before = places_.find(number)) {
    return refuse("already stands" +
                  (before->line == line ? std::string(" in this record") : at_line(before->line)));
  }
  const auto stored = view_.kind_of(number);
  if (!stored) return true;
  const bool upgraded = *stored == Kind::named_contact;  // now they have a record of their own
  if (*stored != kind && !upgraded) {
    return refuse("is the number of a " + std::string(to_text(*stored)));
  }
  if (upgraded || view_.is_live(number)) return true;
  return refuse("belongs to a record that was ended or erased");
}

// What is said to be gone is not here: it never was, or it is gone here, too.
bool BundleIndex::check_gone(const RecordKeys& keys, Faults& found) const {
  if (const Place* before = places_.find(keys.number)) {
    found.push_back(Fault{"/number", "already stands" + at_line(before->line), keys.line});
    return false;
  }
  const auto stored = view_.kind_of(keys.number);
  if (!stored || *stored == Kind::named_contact) return true;
  if (*stored == keys.kind && !view_.is_live(keys.number)) return true;
  found.push_back(Fault{"/number",
                        "is the number of a " + std::string(to_text(*stored)) +
                            " that is here; end it or leave this line out",
                        keys.line});
  return false;
}

bool BundleIndex::is_new_gone(const Number& number) const {
  const auto stored = view_.kind_of(number);
  return !stored || *stored == Kind::named_contact;
}

void BundleIndex::remember(Kind kind, const Number& number, const std::string& external_id,
                           std::uint64_t line) {
  if (!number.is_zero()) put_first(places_, number, Place{kind, line});
  if (!external_id.empty()) put_first(externals(kind), external_id, External{number, line});
}

void BundleIndex::add(const RecordKeys& keys, FaultList& faults) {
  const std::uint64_t line = keys.line;
  Faults found;
  Number number = keys.number;
  if (keys.gone) {
    if (check_gone(keys, found)) return remember(keys.kind, number, {}, line);
  } else if (!keys.external_id.empty()) {
    check_external(keys.kind, keys.external_id, number, "", line, found);
    if (number.is_zero()) {
      number = stored_number(keys.kind, keys.external_id).value_or(Number{});
    }
  }
  if (!number.is_zero() && found.empty()) check_number(keys.kind, number, "", line, found);
  if (number.is_zero() && found.empty() && !keys.external_id.empty()) {
    number = numbers_.number_for(keys.kind, keys.external_id);
  }
  if (found.empty()) add_inner(keys, number, found);
  if (found.empty()) {
    ++records_;
    return remember(keys.kind, number, keys.external_id, line);
  }
  refused_.insert(line);
  for (Fault& fault : found) faults.add(std::move(fault));
}

// The numbers that the people inside a record had in its stored version; zero for who is new.
std::vector<Number> BundleIndex::stored_numbers(const RecordKeys& keys, const Number& owner) const {
  std::vector<Number> numbers(keys.inner.size());
  const graph::Household* home =
      keys.kind == Kind::household ? view_.find<graph::Household>(owner) : nullptr;
  if (home == nullptr) return numbers;
  for (const Kind kind : {Kind::carer, Kind::other_living}) {
    std::vector<InnerName> given;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < keys.inner.size(); ++i) {
      const RecordKeys::Inner& inner = keys.inner[i];
      if (inner.kind != kind) continue;
      given.push_back({inner.number, inner.external_id, inner.called});
      which.push_back(i);
    }
    std::vector<InnerName> stored;
    if (kind == Kind::carer) {
      add_names(home->carers, stored);
    } else {
      add_names(home->others_living, stored);
    }
    const std::vector<int> known = match_inner(given, stored);
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i] >= 0) numbers[which[i]] = stored[static_cast<std::size_t>(known[i])].number;
    }
  }
  return numbers;
}

// Carers and others living get their numbers here where they have an external id, since others may
// refer to them by it. Who is at the other end of a tie is known only when all lines are.
void BundleIndex::add_inner(const RecordKeys& keys, const Number& owner, Faults& found) {
  if (keys.inner.empty()) return;
  std::vector<Number> numbers = stored_numbers(keys, owner);
  for (std::size_t i = 0; i < keys.inner.size(); ++i) {
    const RecordKeys::Inner& inner = keys.inner[i];
    if (inner.kind != Kind::named_contact) check_inner(keys, inner, numbers[i], found);
  }
  if (!found.empty()) return;
  for (std::size_t i = 0; i < keys.inner.size(); ++i) {
    const RecordKeys::Inner& inner = keys.inner[i];
    if (inner.kind != Kind::named_contact) {
      remember(inner.kind, numbers[i], inner.external_id, keys.line);
    } else if (!inner.number.is_zero() || !inner.external_id.empty()) {
      named_.push_back(Named{inner.external_id, inner.number, keys.line});
    }
  }
}

// `number`: the stored one on the way in, the one to remember on the way out.
void BundleIndex::check_inner(const RecordKeys& keys, const RecordKeys::Inner& inner,
                              Number& number, Faults& found) {
  const std::string at = pointer_of(inner);
  if (!inner.number.is_zero()) {
    number = inner.number;
  } else if (inner.external_id.empty()) {
    number = Number{};  // numbered with its record
  } else if (const auto known = stored_number(inner.kind, inner.external_id)) {
    number = *known;
  }
  if (!inner.external_id.empty() &&
      !check_external(inner.kind, inner.external_id, number, at, keys.line, found)) {
    return;
  }
  if (number.is_zero() && !inner.external_id.empty()) {
    number = numbers_.number_for(inner.kind, inner.external_id);
  }
  if (!number.is_zero()) check_number(inner.kind, number, at, keys.line, found);
}

// Who has this external id, of whatever kind but a named contact; zero for nobody.
Number BundleIndex::somebody(std::string_view external_id) const {
  for (const Kind kind : wire::subject_kinds) {
    if (kind == Kind::named_contact) continue;
    if (const auto number = number_of(kind, external_id)) return *number;
  }
  return Number{};
}

// Marks the names from `begin` to `end` that nobody else has, and touches nothing but them.
void BundleIndex::mark_only_named(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (i + names_ahead < end) {
      const std::string& soon = named_[i + names_ahead].external_id;
      for (const Kind kind : wire::subject_kinds) externals(kind).prefetch(soon);
    }
    Named& named = named_[i];
    named.only_named = !named.external_id.empty() && somebody(named.external_id).is_zero();
  }
}

// Who are only named get one entry each, with the number that a line or the view gives them.
void BundleIndex::gather_contacts(FaultList& faults) {
  Externals& contacts = externals(Kind::named_contact);
  contacts.reserve(static_cast<std::size_t>(
      std::count_if(named_.begin(), named_.end(), [](const Named& n) { return n.only_named; })));
  for (std::size_t i = 0; i < named_.size(); ++i) {
    if (i + names_ahead < named_.size()) contacts.prefetch(named_[i + names_ahead].external_id);
    const Named& named = named_[i];
    if (!named.only_named) continue;
    auto [known, is_new] = contacts.at(named.external_id);
    if (is_new) {
      // What is stored stands, whichever line comes first.
      const auto stored = stored_number(Kind::named_contact, named.external_id);
      known = External{stored.value_or(Number{}), stored ? 0 : named.line};
    }
    if (known.number.is_zero()) known.number = named.number;
    // Against what is stored, the reader of the record finds it.
    if (known.line > 0 && !named.number.is_zero() && known.number != named.number) {
      refused_.insert(named.line);
      faults.add(Fault{"/other/external_id",
                       "already stands with another number" + at_line(known.line), named.line});
    }
  }
}

graph::ExpectedRecords BundleIndex::expected() const {
  graph::ExpectedRecords expected{records_, 0, externals(Kind::named_contact).size()};
  for (const Externals& each : externals_) expected.external_ids += each.size();
  return expected;
}

void BundleIndex::settle(FaultList& faults) {
  const std::size_t half = named_.size() < names_apart_min ? 0 : named_.size() / 2;
  std::future<void> first;
  if (half > 0) first = std::async(std::launch::async, [&] { mark_only_named(0, half); });
  mark_only_named(half, named_.size());
  if (half > 0) first.get();
  gather_contacts(faults);
  places_.reserve(named_.size());
  namings_.reserve(named_.size());
  for (std::size_t i = 0; i < named_.size(); ++i) {
    if (i + names_ahead < named_.size()) {
      externals(Kind::named_contact).prefetch(named_[i + names_ahead].external_id);
    }
    const Named& named = named_[i];
    Number number = named.number;
    if (named.only_named) {
      Number& known = externals(Kind::named_contact).at(named.external_id).first.number;
      if (known.is_zero()) known = numbers_.number_for(Kind::named_contact, named.external_id);
      if (number.is_zero()) number = known;
    } else if (number.is_zero()) {
      number = stored_number(Kind::named_contact, named.external_id).value_or(Number{});
    }
    if (number.is_zero()) continue;
    const Place& place = put_first(places_, number, Place{Kind::named_contact, named.line});
    if (place.kind == Kind::named_contact) namings_.emplace_back(number, named.line);
  }
  named_.clear();
}

bool BundleIndex::is_still_named(const Number& number) {
  if (!namings_sorted_) std::sort(namings_.begin(), namings_.end());
  namings_sorted_ = true;
  auto at = std::lower_bound(namings_.begin(), namings_.end(), std::pair(number, std::uint64_t{0}));
  for (; at != namings_.end() && at->first == number; ++at) {
    if (!dropped_lines_.contains(at->second) && !is_refused(at->second)) return true;
  }
  return false;
}

std::vector<Number> BundleIndex::drop(const RecordKeys& keys) {
  std::vector<Number> gone;
  if (!dropped_lines_.insert(keys.line).second) return gone;
  const auto drop_one = [&](Kind kind, Number number, const std::string& external_id) {
    if (number.is_zero() && !external_id.empty()) {
      number = number_of(kind, external_id).value_or(Number{});
    }
    const Place* place = places_.find(number);
    if (!place || !is_new(number)) return;
    const bool stays =
        place->kind == Kind::named_contact ? is_still_named(number) : place->line != keys.line;
    if (!stays && dropped_.insert(number).second) gone.push_back(number);
  };
  for (const RecordKeys::Inner& inner : keys.inner) {
    drop_one(inner.kind, inner.number, inner.external_id);
  }
  drop_one(keys.kind, keys.number, keys.external_id);
  return gone;
}

bool BundleIndex::is_new(const Number& number) const {
  return places_.find(number) && !view_.is_live(number);
}

std::optional<Kind> BundleIndex::kind_of(const Number& number) const {
  const Place* found = places_.find(number);
  const bool dropped = !dropped_.empty() && dropped_.contains(number);
  if (found && !dropped) return found->kind;
  if (!view_.is_live(number)) return std::nullopt;
  return view_.kind_of(number);
}

std::optional<Number> BundleIndex::number_of(Kind kind, std::string_view external_id) const {
  const External* found = externals(kind).find(external_id);
  const bool here = found && !found->number.is_zero();
  if (here && (dropped_.empty() || !dropped_.contains(found->number))) return found->number;
  return stored_number(kind, external_id);
}

std::optional<Number> BundleIndex::stored_number(Kind kind, std::string_view external_id) const {
  return view_is_empty_ ? std::nullopt : view_.number_of(kind, external_id);
}

}  // namespace kith::api
