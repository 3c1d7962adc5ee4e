// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_instance.h"

#include <algorithm>
#include <cstdint>

#include <doctest/doctest.h>

#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

PlanInstance instance_of(tests::World& world, const PlanQuestion& question) {
  const graph::View view = world.view();
  return plan_instance(view, tests::options_in(view), question).value();
}

}  // namespace

TEST_CASE("parties, homes and edges of a plan") {
  tests::World world;
  world.put(tests::waiting("ann", 9));
  world.put(tests::waiting("bob", 3));
  for (const char* name : {"elm", "oak", "ash"}) world.put(tests::a_home(name));
  PlanQuestion question;
  question.kept = {tests::under_way("ann", "elm")};
  question.pins = {tests::pin("bob", "oak")};
  question.bans = {tests::ban("bob", "ash")};
  const PlanInstance made = instance_of(world, question);
  CHECK(made.assignment.parties.size() == 2);
  CHECK(made.homes.size() == 3);
  CHECK(std::is_sorted(made.homes.begin(), made.homes.end()));
  CHECK(made.assignment.edges.size() == 5);
  CHECK(made.edges.size() == 5);
  CHECK(made.assignment.pins.size() == 2);  // what is pinned, and what is under way
  for (std::size_t i = 0; i < made.edges.size(); ++i) {
    const auto& edge = made.assignment.edges[i];
    CHECK(made.edges[i].rank.has_value());
    CHECK(edge.weight > 0);
    if (i > 0) CHECK(made.assignment.edges[i - 1].party <= edge.party);
  }
  for (const AssignmentParty& party : made.assignment.parties) {
    CHECK(party.options_max == question.options_max);
    CHECK((party.priority == 9 || party.priority == 3));
  }
  for (const AssignmentHome& home : made.assignment.homes) CHECK(home.places == 2);
}

TEST_CASE("what is under way is never too much") {
  tests::World world;
  for (const char* name : {"ann", "bob"}) world.put(tests::a_person(name));
  for (const char* name : {"elm", "oak"}) world.put(tests::a_home(name));
  PlanQuestion question = tests::one_each();
  question.kept = {tests::under_way("ann", "elm"), tests::under_way("bob", "elm"),
                   tests::under_way("ann", "oak")};
  const PlanInstance made = instance_of(world, question);
  std::int32_t places = 0;
  std::int32_t options = 0;
  for (const AssignmentHome& home : made.assignment.homes) places += home.places;
  for (const AssignmentParty& party : made.assignment.parties) options += party.options_max;
  CHECK(places == 3);   // two at Elm, one at Oak
  CHECK(options == 3);  // two of Ann's
  const auto answer = solve_and_check(made.assignment, UINT64_MAX);
  REQUIRE(answer.ok());
  CHECK(answer->end == AssignmentEnd::optimal);
  CHECK(answer->chosen.size() == 3);
}

TEST_CASE("keys go by number") {
  graph::Number number;
  number.bytes[7] = 1;
  number.bytes[15] = 2;
  CHECK(key_of(number) == TieKey{1, 2});
  graph::Number greater = number;
  greater.bytes[0] = 1;
  CHECK(key_of(number) < key_of(greater));
}

}  // namespace kith::matcher
