// SPDX-License-Identifier: Apache-2.0
#include "matcher/capacity_plan.h"

#include <doctest/doctest.h>

#include "matcher/plan_words.h"
#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

CapacityPlan capacity_in(tests::World& world) {
  const graph::View view = world.view();
  return make_capacity_plan(view, tests::options_in(view)).value();
}

// For so many people, each with a room of their own.
graph::Household roomy_home(std::string_view name, std::int32_t rooms) {
  graph::Household home = tests::a_home(name);
  const graph::Room room = home.rooms.at(0);
  home.rooms.assign(static_cast<std::size_t>(rooms), room);
  return home;
}

graph::Person who_goes_with(graph::Person person, std::string_view other, bool one_room = false) {
  graph::TogetherWith tie;
  tie.person = tests::person_number(other);
  tie.strength = graph::Strength::must;
  if (one_room) tie.one_room = true;
  person.together_with = {tie};
  return person;
}

const CapacityParty& with(const CapacityPlan& plan, std::string_view name) {
  for (const CapacityParty& each : plan.parties) {
    if (each.party.people.front() == tests::person_number(name)) return each;
    if (each.party.people.back() == tests::person_number(name)) return each;
  }
  KITH_CHECK(false);
}

}  // namespace

TEST_CASE("a party goes whole into one home or into none") {
  tests::World world;
  world.put(who_goes_with(tests::waiting("ann", 30), "bob"));
  world.put(who_goes_with(tests::waiting("bob", 3), "ann"));
  world.put(tests::waiting("cath", 5));
  world.put(roomy_home("elm", 2));
  const CapacityPlan plan = capacity_in(world);
  CHECK(plan.people() == 3);
  CHECK(plan.people_with_place() == 2);
  CHECK(with(plan, "ann").household == tests::household_number("elm"));
  CHECK(!with(plan, "cath").household);
  CHECK(with(plan, "cath").options == 1);
  REQUIRE(plan.homes.size() == 1);
  CHECK(plan.homes[0].places == 2);
  CHECK(plan.homes[0].taken == 2);
  CHECK(plan.homes[0].option_for == 3);
  CHECK(plan.value.parties_met == 1);
  CHECK(plan.value.priority == 30);
  CHECK(plan.is_proven);
  world.put(roomy_home("oak", 1));
  CHECK(capacity_in(world).people_with_place() == 3);
}

TEST_CASE("as many as the home may have, less who is there, and no more than its rooms") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath", "dev"}) world.put(tests::a_person(name));
  world.put(roomy_home("elm", 5));
  CHECK(capacity_in(world).people_with_place() == 3);  // three a home, by law
  world.put(roomy_home("elm", 2));
  CHECK(capacity_in(world).people_with_place() == 2);
  graph::Household unknown = roomy_home("elm", 1);
  unknown.rooms.clear();
  world.put(unknown);
  CHECK(capacity_in(world).people_with_place() == 3);
  graph::Person frank = tests::a_person("frank");
  frank.looking_for.clear();
  world.put(frank);
  graph::Household elm = roomy_home("elm", 5);
  elm.residents = {tests::a_resident("frank")};
  world.put(elm);
  world.put(tests::living_in("frank", "elm"));
  CHECK(capacity_in(world).people_with_place() == 2);
}

TEST_CASE(
    "a guest of some later day takes a place, and who waits does not stand in their own way") {
  tests::World world;
  for (const char* name : {"ann", "bob", "cath"}) world.put(tests::a_person(name));
  graph::Household elm = roomy_home("elm", 5);
  graph::Booking guest;
  guest.kind = graph::ArrangementKind::short_break;
  guest.from = tests::first_day.plus(100);
  guest.until = tests::first_day.plus(103);
  elm.bookings = {guest};
  world.put(elm);
  CHECK(capacity_in(world).homes.at(0).places == 2);
  elm.bookings[0].person = tests::person_number("ann");
  world.put(elm);
  CHECK(capacity_in(world).homes.at(0).places == 3);
  CHECK(capacity_in(world).people_with_place() == 3);
}

TEST_CASE("two who asked for one room need one, and nobody else has it") {
  tests::World world;
  world.put(who_goes_with(tests::waiting("ann", 3), "bob", true));
  world.put(who_goes_with(tests::waiting("bob", 3), "ann", true));
  graph::Household elm = roomy_home("elm", 1);
  elm.rooms[0].size = graph::RoomSize::double_;
  world.put(elm);
  CHECK(capacity_in(world).people_with_place() == 2);
  for (const char* name : {"cath", "dev"}) world.put(tests::waiting(name, 20));
  const CapacityPlan plan = capacity_in(world);
  CHECK(plan.people_with_place() == 1);  // whoever has waited longest has the one room
  CHECK(!with(plan, "ann").household);
  CHECK(plan.bound.parties_met >= plan.value.parties_met);
}

TEST_CASE("only living in is counted") {
  tests::World world;
  graph::Person ann = tests::a_person("ann");
  ann.looking_for[0].kind = graph::ArrangementKind::short_break;
  ann.looking_for[0].nights_a_year = graph::Range<1, 366>{28};
  world.put(ann);
  world.put(tests::a_home("elm"));
  const CapacityPlan none = capacity_in(world);
  CHECK(none.parties.empty());
  CHECK(none.looking_for_other_kinds == 1);
  CHECK(none.is_proven);
  ann.looking_for.push_back(tests::a_person("ann").looking_for[0]);
  world.put(ann);
  const CapacityPlan one = capacity_in(world);
  CHECK(one.people_with_place() == 1);
  CHECK(one.looking_for_other_kinds == 0);
}

TEST_CASE("how many could live somewhere, in words") {
  tests::World world;
  CHECK(capacity_in_words(world.view(), capacity_in(world), PlanReader::officer) ==
        "How many could live somewhere all at once, 21 Nov 2026. A count for planning: it "
        "asks nobody, and nobody goes anywhere by it.\nNobody who waits looks for living in.\n");
  world.put(tests::waiting("ann", 30));
  world.put(tests::waiting("bob", 3));
  world.put(roomy_home("elm", 1));
  const CapacityPlan plan = capacity_in(world);
  const std::string text = capacity_in_words(world.view(), plan, PlanReader::officer);
  CAPTURE(text);
  CHECK(text.find("2 people look for living in. Homes that would suit some of them have 1 place. "
                  "There is a way in which 1 could live in a home that would suit them.") !=
        std::string::npos);
  CHECK(text.find("who has waited 3 weeks: what would suit is taken by others") !=
        std::string::npos);
  CHECK(text.find("Proved the best") != std::string::npos);
  CHECK(text.find("Worth") == std::string::npos);
  CHECK(capacity_in_words(world.view(), plan, PlanReader::manager)
            .find("Worth: parties 1, weeks waited 30") != std::string::npos);
}

}  // namespace kith::matcher
