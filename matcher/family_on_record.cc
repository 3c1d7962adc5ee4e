// SPDX-License-Identifier: Apache-2.0
#include "matcher/family_on_record.h"

#include <set>

#include "graph/agreements.h"

namespace kith::matcher {

std::vector<graph::PersonNumber> family_on_record(const graph::View& view,
                                                  const graph::PersonNumber& person,
                                                  graph::Date on) {
  std::set<graph::PersonNumber> family;
  const auto* owner = view.find<graph::Person>(person.number);
  const auto index = view.index_of(graph::Kind::person, person.number);
  if (!owner || !index || !graph::lets_circle_be_held(*owner, on)) return {};
  for (const graph::Index place : view.ties_of(*index)) {
    const graph::Tie* tie = view.tie(place);
    const bool is_open = !tie->hidden.value_or(false) &&
                         tie->seen_by.value_or(graph::SeenBy::officer) == graph::SeenBy::officer;
    if (!is_open || tie->category != graph::TieCategory::family) continue;
    const graph::Number& other = tie->other.number.number;
    if (view.find<graph::Person>(other) != nullptr) family.insert({other});
  }
  return {family.begin(), family.end()};
}

}  // namespace kith::matcher
