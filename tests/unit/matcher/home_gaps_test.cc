// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_gaps.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

graph::Person waiting(std::string_view name) {
  graph::Person person = tests::a_person(name);
  person.area_now = graph::Place{"Leigh", tests::point(53'497'500, -2'519'000)};
  graph::AccessNeed need;
  need.needed = graph::HowNeeded::essential;
  person.access = {need};
  return person;
}

graph::Household with_steps(std::string_view name) {
  graph::Household home = tests::a_home(name);
  home.home.emplace();
  home.home->step_free = false;
  return home;
}

HomeGaps gaps_of(const graph::View& view, bool own_page = true) {
  HomeGapQuestion question;
  question.on = tests::today;
  question.own_page = own_page;
  return find_home_gaps(view, CandidateIndex().advanced_to(view), question).value();
}

}  // namespace

TEST_CASE("who has no home that passes, by what keeps homes out") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath", "dev", "eve"}) world.put(waiting(name));
  world.put(with_steps("elm"));
  const HomeGaps gaps = gaps_of(world.view());
  REQUIRE(gaps.clusters.size() == 1);
  const HomeGapCluster& cluster = gaps.clusters[0];
  CHECK(cluster.kind == graph::ArrangementKind::live_in);
  CHECK(cluster.blocked_by == std::vector{Rule::access});
  CHECK(cluster.area == "Leigh");
  CHECK(cluster.people == 5);
  CHECK(cluster.access == std::vector{NeededAccess{graph::AccessFeature::step_free, 5}});
  CHECK(gaps_of(world.view(), false).clusters.at(0).who.empty());
  world.put(tests::a_home("oak"));
  CHECK(gaps_of(world.view()).clusters.empty());
}

TEST_CASE("no homes at all, nobody at all, nobody who may be asked about") {
  tests::World world;
  CHECK(gaps_of(world.view()).clusters.empty());
  world.put(waiting("ann"));
  REQUIRE(gaps_of(world.view()).clusters.size() == 1);
  CHECK(gaps_of(world.view()).clusters[0].blocked_by.empty());
  CHECK(gaps_of(world.view(), false).clusters.empty());
  graph::Person not_asked = waiting("ann");
  not_asked.no_contact_asked.reset();
  world.put(not_asked);
  CHECK(gaps_of(world.view()).clusters.empty());
  CHECK(gaps_of(world.view()).to_be_asked == std::vector{tests::person_number("ann")});
  not_asked.agreement.clear();
  world.put(not_asked);
  CHECK(gaps_of(world.view()).to_be_asked.empty());
}

TEST_CASE("areas apart are clusters apart, several wanted areas join") {
  tests::World world;
  graph::Person ann = waiting("ann");
  graph::Person bob = waiting("bob");
  bob.area_now = graph::Place{"Bolton", tests::point(53'597'500, -2'419'000)};  // 13 km
  world.put(ann);
  world.put(bob);
  CHECK(gaps_of(world.view()).clusters.size() == 2);
  bob.area_wanted = {*bob.area_now, *ann.area_now};
  world.put(bob);
  REQUIRE(gaps_of(world.view()).clusters.size() == 1);
  CHECK(gaps_of(world.view()).clusters[0].area == "Leigh");
}

TEST_CASE("metres out of range, and a policy that is none, are refused") {
  HomeGapQuestion question;
  question.radius_metres = 0;
  CHECK(find_home_gaps({}, {}, question).error().code == graph::ErrorCode::bad_input);
  question.radius_metres = 1;
  question.policy.weights = {};
  CHECK(!find_home_gaps({}, {}, question).ok());
}

}  // namespace kith::matcher
