// SPDX-License-Identifier: Apache-2.0
#include "matcher/capacity.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::ArrangementKind;
using namespace tests;

const Days december{day("2026-12-01"), day("2027-01-01")};

// Sure and possible people on a day, as two digits.
int on(World& world, std::string_view date, const Policy& policy = default_policy()) {
  const graph::View view = world.view();
  const Taken taken =
      taken_on(occupants(view, world.household("elm"), december, policy, {}), day(date));
  return taken.sure * 10 + taken.possible;
}

graph::Arrangement arranged(std::string_view person, ArrangementKind kind) {
  graph::Arrangement arrangement = living_in(person, "elm");
  arrangement.arrangement_kind = kind;
  return arrangement;
}

TEST_CASE("an arrangement counts from its first day to the day before its end") {
  World world;
  world.put(a_person("ola"));
  world.put(a_home("elm"));
  graph::Arrangement arrangement = living_in("ola", "elm");
  arrangement.start = day("2026-12-10");
  arrangement.end = day("2026-12-12");
  world.put(arrangement);
  CHECK(on(world, "2026-12-09") == 0);
  CHECK(on(world, "2026-12-10") == 11);
  CHECK(on(world, "2026-12-11") == 11);
  CHECK(on(world, "2026-12-12") == 0);
}

TEST_CASE("one person counts once, whatever records say that they are there") {
  World world;
  world.put(a_person("ola"));
  graph::Household home = a_home("elm");
  home.residents = {a_resident("ola")};
  graph::Booking booking;
  booking.person = person_number("ola");
  booking.from = day("2026-12-10");
  booking.until = day("2026-12-20");
  home.bookings = {booking, booking};
  world.put(home);
  CHECK(on(world, "2026-12-05") == 11);  // a resident by word alone
  world.put(living_in("ola", "elm"));
  CHECK(on(world, "2026-12-15") == 11);
  booking.person.reset();
  home.bookings = {booking, booking};
  world.put(home);
  CHECK(on(world, "2026-12-15") == 33);  // two who are not named are two
}

TEST_CASE("patterns count on their days, and on no others") {
  World world;
  world.put(a_person("ola"));
  world.put(a_home("elm"));
  graph::Arrangement breaks = arranged("ola", ArrangementKind::short_break);
  breaks.pattern = "FREQ=MONTHLY;BYDAY=1SA";
  world.put(breaks);
  CHECK(on(world, "2026-12-05") == 11);
  CHECK(on(world, "2026-12-06") == 0);
  breaks.start.reset();  // since when is not known: perhaps
  world.put(breaks);
  CHECK(on(world, "2026-12-05") == 1);
}

TEST_CASE("what has no end is sure only when living in") {
  World world;
  world.put(a_person("ola"));
  world.put(a_home("elm"));
  graph::Arrangement held = arranged("ola", ArrangementKind::short_break);
  held.start = day("2026-12-10");
  world.put(held);
  CHECK(on(world, "2026-12-10") == 11);
  CHECK(on(world, "2026-12-11") == 1);
  held.arrangement_kind = ArrangementKind::live_in;
  world.put(held);
  CHECK(on(world, "2026-12-31") == 11);
  held.ended_by = graph::EndedBy::moved_on;  // over, it does not say when
  world.put(held);
  CHECK(on(world, "2026-12-31") == 1);
}

TEST_CASE("emergency stays count, kinship never, days as the scheme says") {
  World world;
  world.put(a_person("ola"));
  world.put(a_person("ben"));
  world.put(a_home("elm"));
  graph::EmergencyStay stay;
  stay.identity.number = number_of("stay");
  stay.person = person_number("ben");
  stay.household = household_number("elm");
  stay.from = day("2026-12-01");
  stay.until = day("2026-12-03");
  world.put(stay);
  CHECK(on(world, "2026-12-02") == 11);
  CHECK(on(world, "2026-12-03") == 0);
  graph::Arrangement held = arranged("ola", ArrangementKind::kinship);
  held.end = day("2027-06-01");
  world.put(held);
  CHECK(on(world, "2026-12-02") == 11);
  held.arrangement_kind = ArrangementKind::day;
  world.put(held);
  CHECK(on(world, "2026-12-02") == 22);
  Policy nights_only = default_policy();
  nights_only.day_counts = false;
  CHECK(on(world, "2026-12-02", nights_only) == 11);
}

TEST_CASE("the cap is the least of law, scheme and panel, whoever lives or cares there") {
  graph::Household home = a_home("elm");
  Policy policy = default_policy();
  CHECK(people_max(home, policy) == 3);
  home.carers.push_back(a_carer("second"));
  CHECK(people_max(home, policy) == 3);
  home.approval->people_max = graph::Range<0, 20>{5};
  CHECK(people_max(home, policy) == 3);
  policy.people_a_home_max = 2;
  CHECK(people_max(home, policy) == 2);
  home.approval->people_max = graph::Range<0, 20>{1};
  CHECK(people_max(home, policy) == 1);
}

TEST_CASE("the people the question is about are not counted") {
  World world;
  world.put(a_person("ola"));
  world.put(a_home("elm"));
  world.put(living_in("ola", "elm"));
  const std::vector<graph::PersonNumber> without{person_number("ola")};
  const graph::View view = world.view();
  CHECK(occupants(view, world.household("elm"), december, default_policy(), without).empty());
}

}  // namespace
}  // namespace kith::matcher
