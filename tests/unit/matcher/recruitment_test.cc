// SPDX-License-Identifier: Apache-2.0
#include "matcher/recruitment.h"

#include <doctest/doctest.h>

#include "graph/limits.h"
#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

graph::Person on_wheels(std::string_view name) {
  graph::Person person = tests::a_person(name);
  person.area_now = graph::Place{"Leigh", tests::point(53'497'500, -2'519'000)};
  graph::AccessNeed need;
  need.needed = graph::HowNeeded::essential;
  person.access = {need};
  return person;
}

graph::Household home_with_steps(std::string_view name) {
  graph::Household home = tests::a_home(name);
  home.home.emplace();
  home.home->step_free = false;
  return home;
}

graph::Result<Recruitment> recruit_in(tests::World& world, const RecruitQuestion& question,
                                      const PlanQuestion& plan = {}) {
  const graph::View view = world.view();
  return recruitment(view, CandidateIndex().advanced_to(view), tests::options_in(view), plan,
                     question);
}

RecruitQuestion recruiting_own() {
  RecruitQuestion question;
  question.own_page = true;
  return question;
}

}  // namespace

TEST_CASE("the home that is missing, and what it would change") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath"}) world.put(on_wheels(name));
  world.put(home_with_steps("elm"));
  const Recruitment found = recruit_in(world, recruiting_own()).value();
  REQUIRE(found.homes.size() == 1);
  const Recruit& home = found.homes[0];
  CHECK(home.home.access == std::vector{graph::AccessFeature::step_free});
  CHECK(home.home.area == "Leigh");
  CHECK(home.home.point.has_value());
  CHECK(home.option_for == 3);
  CHECK(home.first_option_for == 3);
  CHECK(home.parties_more == 2);  // a home gets to know two at a time
  CHECK(in_words(home) ==
        "A home for living in near Leigh, with step-free access would be a real option for 3 "
        "people who wait, 3 of whom have none today; with it the plan would have somebody for 2 "
        "more.");
}

TEST_CASE("a home like one that is sought after") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath"}) world.put(tests::a_person(name));
  graph::Household elm = tests::a_home("elm");
  elm.area = graph::Place{"Astley", std::nullopt};
  world.put(elm);
  const Recruitment found = recruit_in(world, recruiting_own(), tests::one_each()).value();
  REQUIRE(found.homes.size() == 1);
  CHECK(found.homes[0].home.area == "Astley");
  CHECK(found.homes[0].option_for == 3);
  CHECK(found.homes[0].first_option_for == 0);
  CHECK(found.homes[0].parties_more == 1);
  world.put(tests::a_home("oak"));
  world.put(tests::a_home("ash"));
  CHECK(recruit_in(world, recruiting_own(), tests::one_each())->homes.empty());  // enough for all
}

TEST_CASE("a shared report tells no number under five") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath", "dev"}) world.put(on_wheels(name));
  world.put(home_with_steps("elm"));
  CHECK(recruit_in(world, {})->homes.empty());
  CHECK(in_words(*recruit_in(world, {})) ==
        "No home that was tried would be a real option for enough people.\n");
  world.put(on_wheels("eve"));
  const Recruitment found = recruit_in(world, {}).value();
  REQUIRE(found.homes.size() == 1);
  CHECK(found.homes[0].option_for == 5);
  CHECK(found.homes[0].parties_more == 0);  // two, which is too few to tell
  CHECK(recruit_in(world, recruiting_own())->homes.at(0).parties_more == 2);
}

TEST_CASE("nobody waits, and a list of no length") {
  tests::World world;
  CHECK(recruit_in(world, recruiting_own())->homes.empty());
  RecruitQuestion none;
  none.top = 0;
  CHECK(recruit_in(world, none).error().code == graph::ErrorCode::bad_input);
  none.top = graph::limits::recruit_max + 1;
  CHECK(recruit_in(world, none).error().code == graph::ErrorCode::bad_input);
}

}  // namespace kith::matcher
