// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_levels.h"

#include <random>

#include <doctest/doctest.h>

#include "matcher/assignment_matching.h"
#include "tests/support/assignment_oracle.h"
#include "tests/support/assignment_world.h"

using namespace kith;
using namespace kith::matcher;

namespace {

AssignmentLevels levels(const AssignmentInstance& instance) {
  const auto order = order_of(instance);
  REQUIRE(order.ok());
  const auto net = net_of(instance, *order);
  REQUIRE(net);
  const AssignmentLimits limits;
  AssignmentWork work(limits);
  return levels_of(*net, nullptr, work);
}

}  // namespace

TEST_CASE("a threshold is the priority that one more place would add") {
  std::mt19937_64 engine(11);
  tests::SmallAssignments kind;
  kind.parties_max = 6;
  kind.homes_max = 4;
  for (int i = 0; i < 500; ++i) {
    AssignmentInstance instance = tests::draw_assignment(kind, engine);
    instance.goal = AssignmentGoal::parties_first;
    instance.pins.clear();
    for (auto& party : instance.parties) party.options_min = 0;
    const auto order = order_of(instance);
    REQUIRE(order.ok());
    const auto net = net_of(instance, *order);
    const AssignmentLevels found = levels(instance);
    const auto before = tests::best_by_trying(instance);
    for (std::uint32_t home = 0; home < instance.homes.size(); ++home) {
      if (net->places[home] == 0) continue;
      AssignmentInstance more = instance;
      ++more.homes[order->homes[home]].places;
      const auto after = tests::best_by_trying(more);
      const std::uint32_t rank = found.threshold[home];
      CHECK(after->parties_met - before->parties_met == (rank > 0 ? 1 : 0));
      const WideSum added = after->priority - before->priority;
      CHECK((added == (rank > 0 ? net->priority_of_rank[rank] : 0)));
    }
  }
}

TEST_CASE("a face keeps for each party the edges to homes of its lowest threshold") {
  AssignmentInstance instance;
  instance.parties = {{{0, 1}, 5, 2, 0}, {{0, 2}, 3, 2, 0}, {{0, 3}, 4, 2, 0}};
  instance.homes = {{{0, 1}, 1, 0}, {{0, 2}, 1, 0}};
  instance.edges = {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {2, 0, 1}};
  const auto order = order_of(instance);
  auto net = net_of(instance, *order);
  const AssignmentLimits limits;
  AssignmentWork work(limits);
  const AssignmentLevels found = levels_of(*net, nullptr, work);
  CHECK(found.is_done);
  const AssignmentFace face = restrict_to_face(*net, found);
  CHECK(face.full == std::vector<std::uint8_t>{1, 0});
  CHECK(face.forced == std::vector<std::uint8_t>{1, 0, 1});
  REQUIRE(net->edges_of(0).size() == 1);
  CHECK(net->edges_of(0)[0].home == 1);
  CHECK(net->edges_of(1).size() == 1);  // of the threshold's own rank: it may, and need not
  CHECK(net->edges_of(2).size() == 1);
}

TEST_CASE("as many as possible are met over long chains of moves") {
  // Each party could have its own home or the one before; the last home has no own party.
  AssignmentInstance instance;
  constexpr std::uint32_t count = 5'000;
  for (std::uint32_t i = 0; i <= count; ++i) instance.homes.push_back({{0, i}, 1, 0});
  for (std::uint32_t i = 0; i <= count; ++i) {
    instance.parties.push_back({{0, i}, 1, 1, 0});
    if (i > 0) instance.edges.push_back({i, i - 1, 1});
    if (i < count) instance.edges.push_back({i, i, 1});
  }
  const AssignmentLevels found = levels(instance);
  std::size_t met = 0;
  for (const std::uint32_t home : found.home_of) met += home != nobody ? 1 : 0;
  CHECK(met == count);
}
