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

std::optional<CountedCost> counted_cost(const Group& group, Date on) {
  std::optional<CountedCost> general;
  std::optional<CountedCost> special;
  for (std::size_t i = 0; i < group.costs.size(); ++i) {
    const GroupCost& cost = group.costs[i];
    if (!cost.pence || !holds_on(cost, on)) continue;
    const std::int32_t pence = pence_a_time(cost);
    // Whose price a special one is, nobody knows.
    std::optional<CountedCost>& most = cost.for_whom.empty() ? general : special;
    if (!most || pence > most->pence) most = CountedCost{pence, i};
  }
  return general ? general : special;
}

std::optional<std::int32_t> counted_pence(const Group& group, Date on) {
  const auto counted = counted_cost(group, on);
  if (!counted) return std::nullopt;
  return counted->pence;
}

}  // namespace kith::graph
