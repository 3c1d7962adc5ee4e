// SPDX-License-Identifier: Apache-2.0
#include "graph/group_costs.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/group_world.h"

namespace kith::graph {
namespace {

using tests::price;

constexpr Date on{20'778};

std::int32_t pence(std::vector<GroupCost> costs) {
  Group group;
  group.costs = std::move(costs);
  return counted_pence(group, on).value_or(-1);
}

GroupCost for_whom(GroupCost cost, std::string whom) {
  cost.for_whom = std::move(whom);
  return cost;
}

}  // namespace

TEST_CASE("what one time or a week costs") {
  CHECK(pence({}) == -1);
  CHECK(pence({GroupCost{}}) == -1);
  CHECK(pence({price(0)}) == 0);
  CHECK(pence({price(300, CostPer::session), price(2'000, CostPer::year)}) == 300);
  CHECK(pence({price(2'601, CostPer::year)}) == 51);
  CHECK(pence({price(1'000, CostPer::month)}) == 231);
  CHECK(pence({price(0), price(500)}) == 500);
  CHECK(pence({price(500), for_whom(price(0), "under 18s")}) == 500);
  CHECK(pence({for_whom(price(400), "adults"), for_whom(price(200), "under 18s")}) == 400);
  GroupCost past = price(900);
  past.until = on.plus(-1);
  CHECK(pence({past, price(100)}) == 100);
  past.until = on;
  CHECK(pence({past, price(100)}) == 900);
}

}  // namespace kith::graph
