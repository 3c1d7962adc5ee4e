// SPDX-License-Identifier: Apache-2.0
#include "graph/group_costs.h"

#include <algorithm>

namespace kith::graph {
namespace {

constexpr std::int64_t weeks_a_year = 52;

bool holds_on(const GroupCost& cost, Date on) {
  return (!cost.from || *cost.from <= on) && (!cost.until || *cost.until >= on);
}

std::int32_t pence_a_time(const GroupCost& cost) {
  const std::int64_t pence = cost.pence->value;
  const auto parted = [](std::int64_t a_year) {
    return static_cast<std::int32_t>((a_year + weeks_a_year - 1) / weeks_a_year);
  };
  if (cost.per == CostPer::month) return parted(pence * 12);
  if (cost.per == CostPer::year) return parted(pence);
  return cost.pence->value;
}

}  // namespace

std::optional<std::int32_t> counted_pence(const Group& group, Date on) {
  std::optional<std::int32_t> general;
  std::optional<std::int32_t> special;
  for (const GroupCost& cost : group.costs) {
    if (!cost.pence || !holds_on(cost, on)) continue;
    const std::int32_t pence = pence_a_time(cost);
    if (cost.for_whom.empty()) {
      general = std::max(general.value_or(0), pence);
    } else {
      special = std::max(special.value_or(pence), pence);  // whose price is theirs, nobody knows
    }
  }
  return general ? general : special;
}

}  // namespace kith::graph
