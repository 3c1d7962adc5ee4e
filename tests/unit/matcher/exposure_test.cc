// SPDX-License-Identifier: Apache-2.0
#include "matcher/exposure.h"

#include <doctest/doctest.h>

#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

graph::Rhythm days_lived(std::int32_t busy) {
  graph::Rhythm rhythm;
  rhythm.busy = graph::Scale{busy};
  return rhythm;
}

graph::Person lives(graph::Person person, std::int32_t how) {
  person.rhythm = days_lived(how);
  return person;
}

graph::Household home_that_lives(std::string_view name, std::int32_t how) {
  graph::Household home = tests::a_home(name);
  home.rhythm = days_lived(how);
  return home;
}

Exposure exposed_in(tests::World& world, ExposureQuestion question, const PlanQuestion& plan = {}) {
  const graph::View view = world.view();
  const SchemeOptions scheme = tests::options_in(view);
  return exposure(view, scheme, make_plan(view, scheme, plan).value(), question).value();
}

ExposureQuestion seen_own(std::size_t top = 5) {
  ExposureQuestion question;
  question.top = top;
  question.own_page = true;
  return question;
}

}  // namespace

TEST_CASE("how lists spread over homes") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath"}) world.put(lives(tests::a_person(name), 1));
  world.put(home_that_lives("elm", 1));
  world.put(home_that_lives("oak", 3));
  world.put(home_that_lives("ash", 4));
  const Exposure found = exposed_in(world, seen_own(2));
  CHECK(found.lists == 3);
  CHECK(found.places == 6);
  REQUIRE(found.homes.size() == 3);
  CHECK(found.homes[0] == HomeExposure{tests::household_number("elm"), 3, 3, 0});
  CHECK(found.homes[1] == HomeExposure{tests::household_number("oak"), 3, 0, 0});
  CHECK(found.homes_in_no_list == 1);
  CHECK(found.top_tenth == 1);
  CHECK(found.places_of_top_tenth == 3);
  CHECK(found.gini == 3'333);  // of 0, 3, 3
  CHECK(exposed_in(world, seen_own()).gini == 0);
}

TEST_CASE("who is in no list, and who is in front nowhere") {
  tests::World world;
  world.put(lives(tests::a_person("ann"), 1));
  world.put(lives(tests::a_person("bob"), 2));
  graph::Person cath = tests::a_person("cath");
  cath.must = {tests::must("garden")};
  world.put(cath);
  graph::Household elm = home_that_lives("elm", 1);
  elm.home.emplace();
  elm.home->garden = false;
  world.put(elm);
  const Exposure found = exposed_in(world, seen_own());
  CHECK(found.never_shortlisted == 1);
  CHECK(found.not_shortlisted == std::vector{tests::person_number("cath")});
  CHECK(found.never_in_front == 1);
  CHECK(found.not_in_front == std::vector{tests::person_number("bob")});
  const Exposure shared = exposed_in(world, {});
  CHECK(!shared.never_shortlisted.has_value());
  CHECK(!shared.never_in_front.has_value());
  CHECK(shared.not_shortlisted.empty());
  CHECK(shared.not_in_front.empty());
}

TEST_CASE("envy: another has what would be better by one's own list") {
  tests::World world;
  world.put(lives(tests::waiting("ann", 10), 1));
  world.put(lives(tests::waiting("bob", 20), 1));
  world.put(home_that_lives("elm", 1));
  world.put(home_that_lives("oak", 3));
  const Exposure found = exposed_in(world, seen_own(), tests::one_each());
  CHECK(found.envy == 1);  // one of the two has Oak
  PlanQuestion pinned = tests::one_each();
  pinned.pins = {tests::pin("ann", "elm")};
  const Exposure unjust = exposed_in(world, seen_own(), pinned);
  CHECK(unjust.envy == 1);
  CHECK(unjust.envy_of_shorter_wait == 1);
  PlanQuestion room = tests::one_each();
  room.per_home = 2;
  CHECK(exposed_in(world, seen_own(), room).envy == 0);
}

TEST_CASE("what was proposed before is counted beside") {
  tests::World world;
  world.put(tests::a_person("ann"));
  world.put(tests::a_home("elm"));
  ExposureQuestion question = seen_own();
  question.recorded = {{tests::person_number("ann"), tests::household_number("elm"), 2},
                       {tests::person_number("bob"), tests::household_number("elm"), 1},
                       {tests::person_number("bob"), tests::household_number("gone"), 7}};
  const Exposure found = exposed_in(world, question);
  REQUIRE(found.homes.size() == 1);
  CHECK(found.homes[0].recorded == 3);
  CHECK(exposure_in_words(world.view(), found, PlanReader::officer)
            .find("elm: in 1 list, first in 1; proposed 3 times before.") != std::string::npos);
}

TEST_CASE("nobody, no homes, and lists of no length") {
  tests::World world;
  const Exposure nothing = exposed_in(world, {});
  CHECK(nothing.homes.empty());
  CHECK(nothing.gini == 0);
  CHECK(nothing.top_tenth == 0);
  CHECK(nothing.groups.empty());
  const graph::View view = world.view();
  const SchemeOptions scheme = tests::options_in(view);
  ExposureQuestion none;
  none.top = 0;
  CHECK(exposure(view, scheme, make_plan(view, scheme, {}).value(), none).error().code ==
        graph::ErrorCode::bad_input);
}

}  // namespace kith::matcher
