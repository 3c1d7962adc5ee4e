// SPDX-License-Identifier: Apache-2.0
#include "matcher/place_needs.h"

#include <algorithm>
#include <optional>

namespace kith::matcher {
namespace {

std::optional<graph::GroupAccess> needed_where_people_meet(graph::AccessFeature feature) {
  switch (feature) {
    case graph::AccessFeature::step_free: return graph::GroupAccess::step_free;
    case graph::AccessFeature::hoist: return graph::GroupAccess::changing_place;
    case graph::AccessFeature::sensory_quiet: return graph::GroupAccess::quiet;
    case graph::AccessFeature::ground_floor_bedroom:
    case graph::AccessFeature::level_shower:
    case graph::AccessFeature::door_width: break;
  }
  return std::nullopt;
}

}  // namespace

std::vector<graph::GroupAccess> needs_where_people_meet(const graph::Person& person) {
  std::vector<graph::GroupAccess> needs;
  for (const graph::AccessNeed& need : person.access) {
    const auto access = needed_where_people_meet(need.feature);
    if (!access || need.needed != graph::HowNeeded::essential) continue;
    if (std::find(needs.begin(), needs.end(), *access) == needs.end()) needs.push_back(*access);
  }
  return needs;
}

}  // namespace kith::matcher
