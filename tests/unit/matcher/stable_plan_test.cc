// SPDX-License-Identifier: Apache-2.0
#include "matcher/stable_plan.h"

#include <doctest/doctest.h>

#include "matcher/plan_words.h"
#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

StablePlan stable_in(tests::World& world, const PlanQuestion& question = tests::one_each()) {
  const graph::View view = world.view();
  return make_stable_plan(view, tests::options_in(view), question).value();
}

graph::Interest interest(std::string_view activity) {
  graph::Interest made;
  made.activity = std::string(activity);
  made.strength = graph::Strength::important;
  return made;
}

const StableChoice& of(const StablePlan& plan, std::string_view name) {
  for (const StableChoice& each : plan.choices) {
    if (each.party.people.front() == tests::person_number(name)) return each;
  }
  KITH_CHECK(false);
}

}  // namespace

TEST_CASE(
    "everybody has somebody where there is enough, and the proof tells how many it looked at") {
  tests::World world;
  for (const char* name : {"ann", "bob"}) world.put(tests::a_person(name));
  for (const char* name : {"elm", "oak"}) world.put(tests::a_home(name));
  const StablePlan plan = stable_in(world);
  CHECK(plan.people() == 2);
  CHECK(plan.people_with_home() == 2);
  CHECK(plan.pairs == 4);
  CHECK(of(plan, "ann").options == 2);
  CHECK(of(plan, "ann").household != of(plan, "bob").household);
}

TEST_CASE("each has who suits them best where both sides would") {
  tests::World world;
  graph::Person ann = tests::a_person("ann");
  graph::Person bob = tests::waiting("bob", 200);  // how long somebody waited does not matter here
  ann.interests = {interest("fishing")};
  world.put(ann);
  world.put(bob);
  graph::Household elm = tests::a_home("elm");
  elm.interests = {interest("fishing")};
  world.put(elm);
  world.put(tests::a_home("oak"));
  const StablePlan plan = stable_in(world);
  CHECK(of(plan, "ann").household == tests::household_number("elm"));
  CHECK(of(plan, "ann").choice == 1);
  CHECK(of(plan, "bob").household == tests::household_number("oak"));
}

TEST_CASE("who is getting to know somebody is left out, with the home's time") {
  tests::World world;
  for (const char* name : {"ann", "bob"}) world.put(tests::a_person(name));
  world.put(tests::a_home("elm"));
  PlanQuestion question = tests::one_each();
  question.kept = {tests::under_way("ann", "elm")};
  const StablePlan plan = stable_in(world, question);
  CHECK(plan.under_way == 1);
  CHECK(plan.people() == 1);
  CHECK(plan.people_with_home() == 0);
  CHECK(of(plan, "bob").choice == 0);
  question.per_home = 2;
  CHECK(stable_in(world, question).people_with_home() == 1);
}

TEST_CASE("what is banned is nobody's choice, and a question out of range is refused") {
  tests::World world;
  world.put(tests::a_person("ann"));
  world.put(tests::a_home("elm"));
  PlanQuestion question = tests::one_each();
  question.bans = {tests::ban("ann", "elm")};
  CHECK(stable_in(world, question).people_with_home() == 0);
  question.per_home = -1;
  const graph::View view = world.view();
  CHECK(make_stable_plan(view, tests::options_in(view), question).error().code ==
        graph::ErrorCode::bad_input);
}

TEST_CASE("everybody for themselves, in words") {
  tests::World world;
  for (const char* name : {"ann", "bob"}) world.put(tests::waiting(name, 5));
  world.put(tests::a_home("elm"));
  const std::string text = stable_in_words(world.view(), stable_in(world), PlanReader::officer);
  CAPTURE(text);
  CHECK(text.find("(the only home that would suit)") != std::string::npos);
  CHECK(text.find("all would rather have another") != std::string::npos);
  CHECK(text.find("1 of 2 people would have somebody. Proved: no person and home would both "
                  "rather have each other; all pairs that might were looked at, 2 in all.") !=
        std::string::npos);
}

}  // namespace kith::matcher
