// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_card.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using namespace tests;

HomeCard card_of(World& world) { return matcher::card_of(world.view(), world.household("elm")); }

TEST_CASE("an ended home is not listed, a paused one neither, one under review to managers") {
  World world;
  world.put(a_home("elm"));
  CHECK(card_of(world).is_listed);
  graph::Household home = a_home("elm");
  home.state = graph::HouseholdState::under_review;
  world.put(home);
  CHECK_FALSE(card_of(world).is_listed);
  CHECK(card_of(world).is_listed_to_managers);
  world.end(graph::Kind::household, "elm");
  CHECK_FALSE(matcher::card_of(world.view(), 0).is_listed_to_managers);
}

TEST_CASE("residents are plain where each lives there for good and has a statement") {
  World world;
  world.put(a_person("ola"));
  graph::Household home = a_home("elm");
  world.put(home);
  CHECK(card_of(world).occupancy == Occupancy::nobody);
  world.put(living_in("ola", "elm"));
  CHECK(card_of(world).occupancy == Occupancy::others);  // no statement
  home.residents = {a_resident("ola")};
  world.put(home);
  CHECK(card_of(world).occupancy == Occupancy::residents);
  CHECK(card_of(world).residents == 1);
  graph::Arrangement leaving = living_in("ola", "elm");
  leaving.end = day("2027-01-01");
  world.put(leaving);
  CHECK(card_of(world).occupancy == Occupancy::others);
}

TEST_CASE("agreement holds from the last first yes to the first end, and never where one said no") {
  World world;
  graph::Household home = a_home("elm");
  home.carers.push_back(a_carer("late"));
  home.carers[1].agreement[0].on = day("2026-11-01");
  home.carers[0].agreement[0].until = day("2026-12-01");
  world.put(home);
  const Period agreed = card_of(world).agreed;
  CHECK(agreed.first == day("2026-11-01"));
  CHECK(agreed.last == day("2026-12-01"));
  home.carers[1].agreement[0].answer = graph::YesNo::no;
  world.put(home);
  CHECK_FALSE(card_of(world).agreed.holds(day("2026-11-15")));
}

TEST_CASE("what carers must and must not have, as bits of the vocabulary") {
  World world;
  graph::Household home = a_home("elm");
  home.carers[0].must_not = {must("smoking"), must("a friendly parrot")};
  world.put(home);
  const MustBits musts = card_of(world).carers_musts;
  CHECK(musts.must_not == bit_of_person_thing("smoking"));
  CHECK(musts.fails({bit_of_person_thing("smoking"), 0}));
  CHECK_FALSE(musts.fails({0, bit_of_person_thing("smoking")}));
}

}  // namespace
}  // namespace kith::matcher
