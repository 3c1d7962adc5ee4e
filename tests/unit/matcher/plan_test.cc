// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan.h"

#include <doctest/doctest.h>

#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

using tests::is_suggested;
using tests::party_of;
using tests::plan_in;

// A must that only this home meets.
graph::Person who_must_have(graph::Person person, std::string_view thing) {
  person.must = {tests::must(thing)};
  return person;
}

graph::Household home_with_garden(std::string_view name, bool garden) {
  graph::Household home = tests::a_home(name);
  home.home.emplace();
  home.home->garden = garden;
  return home;
}

// Ann needs a garden, Bob does not, and only Elm has one.
tests::World garden_world() {
  tests::World world;
  world.put(who_must_have(tests::waiting("ann", 5), "garden"));
  world.put(tests::waiting("bob", 50));
  world.put(home_with_garden("elm", true));
  world.put(home_with_garden("oak", false));
  return world;
}

}  // namespace

TEST_CASE("most have somebody, though the best for one alone would leave another without") {
  tests::World world = garden_world();
  const Plan plan = plan_in(world.view(), tests::one_each()).value();
  CHECK(plan.end == AssignmentEnd::optimal);
  CHECK(plan.people() == 2);
  CHECK(plan.people_suggested() == 2);
  CHECK(is_suggested(plan, "ann", "elm"));
  CHECK(is_suggested(plan, "bob", "oak"));
  CHECK(plan.value.parties_met == 2);
  CHECK(plan.value.priority == 55);
  CHECK(plan.value == plan.bound);
  CHECK(plan.parties[0].party.people.front() == tests::person_number("bob"));  // waits longer
  const Suggestion& elm = party_of(plan, "ann").suggestions.at(0);
  CHECK(elm.only_one_for == 0);
  CHECK(elm.option_for == 1);
  CHECK(party_of(plan, "ann").options == 1);
  CHECK(party_of(plan, "bob").options == 2);
}

TEST_CASE("who waited longest goes first where there is too little") {
  tests::World world;
  world.put(tests::waiting("ann", 5));
  world.put(tests::waiting("bob", 50));
  world.put(tests::a_person("cath"));  // since when is not known
  world.put(tests::a_home("elm"));
  const Plan plan = plan_in(world.view(), tests::one_each()).value();
  CHECK(is_suggested(plan, "bob", "elm"));
  CHECK(party_of(plan, "ann").suggestions.empty());
  CHECK(party_of(plan, "ann").without == WithoutOption::none);
  CHECK(!party_of(plan, "cath").party.weeks_known);
  const Suggestion& elm = party_of(plan, "bob").suggestions.at(0);
  CHECK(elm.only_one_for == 2);
  REQUIRE(plan.homes.size() == 1);
  CHECK(plan.homes[0].taken == 1);
  CHECK(plan.homes[0].option_for == 3);
  CHECK(plan.homes[0].price.parties_met == 1);  // one more place: one more of them
}

TEST_CASE("introductions under way stay, count as the first, and take the home's time") {
  tests::World world = garden_world();
  PlanQuestion question = tests::one_each();
  question.kept = {tests::under_way("bob", "elm"), tests::under_way("bob", "elm")};
  const Plan plan = plan_in(world.view(), question).value();
  CHECK(is_suggested(plan, "bob", "elm"));
  CHECK(party_of(plan, "bob").suggestions.at(0).standing == Standing::kept);
  CHECK(party_of(plan, "bob").suggestions.size() == 1);
  CHECK(party_of(plan, "ann").suggestions.empty());
  question.per_home = 0;
  CHECK(is_suggested(plan_in(world.view(), question).value(), "bob", "elm"));
  graph::Household elm = home_with_garden("elm", true);
  elm.state = graph::HouseholdState::paused;  // no option today: it stays
  world.put(elm);
  const Plan later = plan_in(world.view(), question).value();
  REQUIRE(is_suggested(later, "bob", "elm"));
  CHECK(!party_of(later, "bob").suggestions.at(0).is_option);
}

TEST_CASE("what is under way of somebody who waits no longer takes the home's time alone") {
  tests::World world = garden_world();
  graph::Person dev = tests::a_person("dev");
  dev.looking_for.clear();
  world.put(dev);
  PlanQuestion question = tests::one_each();
  question.kept = {tests::under_way("dev", "elm"), tests::under_way("nobody", "oak"),
                   tests::under_way("bob", "nowhere")};
  const Plan plan = plan_in(world.view(), question).value();
  CHECK(plan.parties.size() == 2);
  CHECK(party_of(plan, "ann").suggestions.empty());
  CHECK(is_suggested(plan, "bob", "oak"));
}

TEST_CASE("pins and bans are kept") {
  tests::World world = garden_world();
  PlanQuestion question = tests::one_each();
  question.pins = {tests::pin("bob", "elm")};
  Plan plan = plan_in(world.view(), question).value();
  CHECK(is_suggested(plan, "bob", "elm"));
  CHECK(party_of(plan, "bob").suggestions.at(0).standing == Standing::pinned);
  CHECK(party_of(plan, "ann").suggestions.empty());
  CHECK(plan.people_suggested() == 1);
  question.pins.clear();
  question.bans = {tests::ban("bob", "oak"), tests::ban("bob", "elm")};
  plan = plan_in(world.view(), question).value();
  CHECK(party_of(plan, "bob").options == 0);
  CHECK(party_of(plan, "bob").without == WithoutOption::none);
  CHECK(is_suggested(plan, "ann", "elm"));
}

TEST_CASE("nobody, no homes, no introductions at all") {
  tests::World world;
  CHECK(plan_in(world.view()).value().parties.empty());
  world.put(tests::a_person("ann"));
  const Plan alone = plan_in(world.view()).value();
  CHECK(alone.people_suggested() == 0);
  CHECK(party_of(alone, "ann").without == WithoutOption::no_home_fits);
  world.put(tests::a_home("elm"));
  PlanQuestion none;
  none.per_home = 0;
  const Plan closed = plan_in(world.view(), none).value();
  CHECK(closed.people_suggested() == 0);
  CHECK(closed.end == AssignmentEnd::optimal);
  CHECK(party_of(closed, "ann").options == 1);
  CHECK(plan_in(world.view()).value().people_suggested() == 1);
}

TEST_CASE("a search that may do nothing says so") {
  tests::World world = garden_world();
  PlanQuestion question;
  question.work_max = 0;
  const Plan plan = plan_in(world.view(), question).value();
  CHECK(plan.end != AssignmentEnd::optimal);
  CHECK(plan.bound.parties_met >= plan.value.parties_met);
  for (const PlannedHome& home : plan.homes) CHECK(home.price == AssignmentPrice{});
}

}  // namespace kith::matcher
