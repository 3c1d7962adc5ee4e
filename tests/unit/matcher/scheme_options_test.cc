// SPDX-License-Identifier: Apache-2.0
#include "matcher/scheme_options.h"

#include <doctest/doctest.h>

#include "matcher/proposals.h"
#include "tests/support/question.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

SchemeOptions scheme_of(tests::World& world, const Policy& policy = default_policy()) {
  const graph::View view = world.view();
  return scheme_options(view, CandidateIndex().advanced_to(view), tests::today, policy).value();
}

graph::Household home_for_one(std::string_view name) {
  graph::Household home = tests::a_home(name);
  home.approval->people_max = graph::Range<0, 20>{1};
  return home;
}

void put_two_together(tests::World& world) {
  graph::Person ann = tests::a_person("ann");
  graph::TogetherWith tie;
  tie.person = tests::person_number("bob");
  tie.strength = graph::Strength::must;
  ann.together_with = {tie};
  world.put(ann);
  world.put(tests::a_person("bob"));
}

}  // namespace

TEST_CASE("a person's options stand as propose lists them") {
  tests::World world;
  world.put(tests::a_person("maya"));
  for (const char* name : {"elm", "oak", "ash", "fir"}) world.put(tests::a_home(name));
  const SchemeOptions scheme = scheme_of(world);
  REQUIRE(scheme.parties.size() == 1);
  const Proposals list = propose_exhaustively(world.view(), tests::question_about("maya")).value();
  REQUIRE(list.proposals.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(scheme.parties[0].options.at(i) == list.proposals[i].order);
  }
  CHECK(scheme.homes.size() == 4);
  CHECK(scheme.parties[0].without == WithoutOption::none);
}

TEST_CASE("people who go together have what all of them have") {
  tests::World world;
  put_two_together(world);
  graph::Household elm = tests::a_home("elm");
  elm.rooms.push_back(elm.rooms.front());
  world.put(elm);
  world.put(home_for_one("oak"));
  const SchemeOptions scheme = scheme_of(world);
  REQUIRE(scheme.parties.size() == 1);
  CHECK(scheme.parties[0].party.people.size() == 2);
  REQUIRE(scheme.parties[0].options.size() == 1);
  CHECK(scheme.parties[0].options[0].household == tests::number_of("elm"));
  world.end(graph::Kind::household, "elm");
  const SchemeOptions without = scheme_of(world);
  CHECK(without.parties.at(0).options.empty());
  CHECK(without.parties.at(0).without == WithoutOption::no_home_fits);
  CHECK(without.parties.at(0).about == tests::person_number("ann"));
}

TEST_CASE("why a party has none") {
  tests::World world;
  world.put(tests::a_person("maya"));
  CHECK(scheme_of(world).parties.at(0).without == WithoutOption::no_home_fits);
  world.put(tests::a_home("elm"));
  Policy strict = default_policy();
  strict.real_option_floor = 10'000;
  CHECK(scheme_of(world, strict).parties.at(0).without == WithoutOption::none_suits);
  graph::Person maya = tests::a_person("maya");
  maya.no_contact_asked.reset();
  world.put(maya);
  const SchemeOptions closed = scheme_of(world);
  CHECK(closed.parties.at(0).without == WithoutOption::closed);
  CHECK(closed.parties.at(0).closed.size() == 1);
}

TEST_CASE("one home more, for everybody") {
  tests::World world;
  put_two_together(world);
  world.put(tests::a_person("maya"));
  const SchemeOptions scheme = scheme_of(world);
  world.put(home_for_one("oak"));
  const auto options = options_at(world.view(), scheme, tests::household_number("oak")).value();
  REQUIRE(options.size() == scheme.parties.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    CHECK(options[i].has_value() == (scheme.parties[i].party.people.size() == 1));
  }
  const SchemeOptions after = scheme_of(world);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i]) CHECK(after.parties[i].options.at(0) == *options[i]);
  }
  CHECK(options_at(world.view(), scheme, tests::household_number("none")).error().code ==
        graph::ErrorCode::not_found);
}

TEST_CASE("a policy that is none is refused") {
  CHECK(!scheme_options({}, {}, tests::today, Policy{}).ok());
}

}  // namespace kith::matcher
