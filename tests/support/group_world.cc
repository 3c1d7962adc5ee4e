// SPDX-License-Identifier: Apache-2.0
#include "tests/support/group_world.h"

#include <cmath>

#include "tests/support/world.h"

namespace kith::tests {

graph::Group a_group(std::string_view name) {
  graph::Group group;
  group.identity.number = number_of(name);
  group.name = name;
  group.agreed_to_be_listed = true;
  return group;
}

graph::GroupSchedule weekly(std::string_view days, std::string_view opens,
                            std::string_view closes) {
  graph::GroupSchedule schedule;
  schedule.pattern = "FREQ=WEEKLY;BYDAY=" + std::string(days);
  schedule.from = day("2026-01-01");
  schedule.opens = graph::time_from_text(opens);
  schedule.closes = graph::time_from_text(closes);
  return schedule;
}

graph::Point point_of(double latitude, double longitude) {
  return {{static_cast<std::int32_t>(std::lround(latitude * 1e6))},
          {static_cast<std::int32_t>(std::lround(longitude * 1e6))}};
}

graph::GroupPlace place_at(std::string_view id, double latitude, double longitude) {
  graph::GroupPlace place;
  place.id = id;
  place.point = point_of(latitude, longitude);
  return place;
}

graph::GroupCost price(std::int32_t pence, graph::Opt<graph::CostPer> per) {
  graph::GroupCost cost;
  cost.pence.emplace().value = pence;
  cost.per = per;
  return cost;
}

graph::View view_of_groups(const std::vector<graph::Group>& groups) {
  World world;
  for (const graph::Group& group : groups) world.put(group);
  return world.view();
}

}  // namespace kith::tests
