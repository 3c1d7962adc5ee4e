// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment.h"

#include <limits>

#include <doctest/doctest.h>

#include "matcher/assignment_check.h"

using namespace kith;
using namespace kith::matcher;

namespace {

TieKey key(std::uint64_t number) { return {0, number}; }

// Everybody has an edge to every home: weights[party][home].
AssignmentInstance table(const std::vector<std::vector<std::int64_t>>& weights) {
  AssignmentInstance instance;
  for (std::uint32_t party = 0; party < weights.size(); ++party) {
    instance.parties.push_back({key(party), 1, 1, 0});
    for (std::uint32_t home = 0; home < weights[party].size(); ++home) {
      instance.edges.push_back({party, home, weights[party][home]});
    }
  }
  for (std::uint32_t home = 0; home < weights.front().size(); ++home) {
    instance.homes.push_back({key(home), 1, 0});
  }
  return instance;
}

Assignment solved(const AssignmentInstance& instance) {
  const auto answer = solve_assignment(instance);
  REQUIRE(answer.ok());
  if (answer->end == AssignmentEnd::optimal) CHECK(faults_of(instance, *answer).empty());
  return *answer;
}

using Chosen = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("nothing to assign is an optimal plan of nothing") {
  const Assignment answer = solved({});
  CHECK(answer.end == AssignmentEnd::optimal);
  CHECK(answer.chosen.empty());
  CHECK((answer.value == AssignmentValue{}));
}

TEST_CASE("meeting somebody comes before any weight, and priority before weight") {
  // The first party is worth more at the only place that the second could have.
  AssignmentInstance instance = table({{9, 1}, {8, 0}});
  instance.edges.pop_back();
  CHECK(solved(instance).chosen == Chosen{1, 2});
  instance.homes[1].places = 0;
  CHECK(solved(instance).chosen == Chosen{0});
  instance.parties[1].priority = 2;
  CHECK(solved(instance).chosen == Chosen{2});
}

TEST_CASE("the cheapest assignment of equal sides is found by weight alone") {
  // Costs as negative weights; the least is 1 + 5 + 5 + 3 = 14.
  AssignmentInstance instance =
      table({{-9, -2, -7, -8}, {-6, -4, -3, -7}, {-5, -8, -1, -8}, {-7, -6, -9, -4}});
  instance.goal = AssignmentGoal::weight_only;
  for (AssignmentParty& party : instance.parties) party.options_min = 1;
  const Assignment answer = solved(instance);
  CHECK(answer.value.weight == -13);
  CHECK(answer.value.parties_met == 0);
  CHECK(answer.chosen == Chosen{1, 4, 10, 15});
  // Without a minimum nothing is worth taking.
  for (AssignmentParty& party : instance.parties) party.options_min = 0;
  CHECK(solved(instance).chosen.empty());
}

TEST_CASE("a price says what one more place would add") {
  AssignmentInstance instance = table({{7}, {5}});
  instance.parties[0].priority = 3;
  instance.parties[1].priority = 2;
  const Assignment answer = solved(instance);
  REQUIRE(answer.prices.size() == 1);
  CHECK((answer.prices[0] == AssignmentPrice{0, 1, 2, 5}));
  instance.homes[0].places = 2;
  const Assignment more = solved(instance);
  CHECK(more.value.parties_met == answer.value.parties_met + 1);
  CHECK(more.value.priority == answer.value.priority + 2);
  CHECK(more.value.weight == answer.value.weight + 5);
  CHECK((more.prices[0] == AssignmentPrice{}));
}

TEST_CASE("somebody may have more options where there is room, never twice the same home") {
  AssignmentInstance instance = table({{4, 3, -1}});
  instance.parties[0].options_max = 3;
  instance.homes[0].places = 5;
  CHECK(solved(instance).chosen == Chosen{0, 1});
}

TEST_CASE("a pin is kept whatever it costs, and counts as the party's first option") {
  AssignmentInstance instance = table({{9, 1}, {9, 1}});
  instance.pins = {1};
  const Assignment answer = solved(instance);
  CHECK(answer.chosen == Chosen{1, 2});
  CHECK(answer.value.parties_met == 2);
}

TEST_CASE("pins that cannot all be kept are named, and no others") {
  AssignmentInstance instance = table({{1, 1}, {1, 1}, {1, 1}});
  instance.pins = {0, 2, 5};
  const Assignment answer = solved(instance);
  CHECK(answer.end == AssignmentEnd::blocked);
  CHECK((answer.conflict == AssignmentConflict{{0, 2}, {}, {}}));
  CHECK(answer.chosen.empty());
}

TEST_CASE("minima that cannot all be kept are named") {
  AssignmentInstance instance = table({{1, 1}, {1, 1}});
  instance.parties[0].options_min = instance.parties[0].options_max = 2;
  instance.homes[1].places_min = 1;
  CHECK(solved(instance).end == AssignmentEnd::optimal);
  instance.parties[1].options_min = 1;
  const Assignment answer = solved(instance);
  CHECK(answer.end == AssignmentEnd::blocked);
  CHECK((answer.conflict == AssignmentConflict{{}, {0, 1}, {}}));
}

TEST_CASE("weights at the limits of 64 bits are added beyond them") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const Assignment answer = solved(table({{most, most - 1}, {most, most - 3}}));
  CHECK((answer.value.weight == WideSum{most} + most - 1));
  CHECK(answer.chosen == Chosen{1, 2});
}

TEST_CASE("what is no assignment is refused by name") {
  const AssignmentInstance good = table({{1, 1}, {1, 1}});
  const auto refused = [&](const auto& change) {
    AssignmentInstance bad = good;
    change(bad);
    const auto answer = solve_assignment(bad);
    return !answer.ok() && answer.error().code == graph::ErrorCode::bad_input;
  };
  CHECK(refused([](auto& bad) { bad.edges[0].party = 2; }));
  CHECK(refused([](auto& bad) { bad.edges[0].home = 2; }));
  CHECK(refused([](auto& bad) { bad.edges[1] = bad.edges[0]; }));
  CHECK(refused([](auto& bad) { bad.parties[1].key = bad.parties[0].key; }));
  CHECK(refused([](auto& bad) { bad.homes[1].key = bad.homes[0].key; }));
  CHECK(refused([](auto& bad) { bad.parties[0].priority = -1; }));
  CHECK(refused([](auto& bad) { bad.parties[0].options_min = 2; }));
  CHECK(refused([](auto& bad) { bad.homes[0].places_min = 2; }));
  CHECK(refused([](auto& bad) { bad.homes[0].places = -1; }));
  CHECK(refused([](auto& bad) { bad.pins = {4}; }));
  CHECK(refused([](auto& bad) { bad.pins = {1, 1}; }));
}

TEST_CASE("keys, not places in a list, decide between equally good plans") {
  AssignmentInstance instance = table({{1}, {1}});
  CHECK(solved(instance).chosen == Chosen{0});
  std::swap(instance.parties[0].key, instance.parties[1].key);
  CHECK(solved(instance).chosen == Chosen{1});
}
