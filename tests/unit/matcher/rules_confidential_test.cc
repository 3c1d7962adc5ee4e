// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;

graph::NoContact mark(std::string_view name) {
  graph::NoContact made;
  made.with = subject_number(name);
  return made;
}

TEST_CASE("a mark excludes its pair, whoever of the home it names") {
  AskedPair pair;
  CHECK(pair(Rule::no_contact) == Answer::pass);
  pair.elm.others_living = {an_adult("gran")};
  pair.world.put(a_person("ola"));
  pair.world.put(a_person("ben"));
  pair.world.put(living_in("ola", "elm"));
  graph::Booking booking;
  booking.person = person_number("ben");
  booking.until = first_day;
  pair.elm.bookings = {booking};
  for (const std::string_view name : {"elm", "elm-carer", "gran", "ola", "ben"}) {
    CAPTURE(name);
    pair.maya.no_contact = {mark(name)};
    CHECK(pair(Rule::no_contact) == Answer::fail);
    pair.maya.no_contact[0].until = today;
    CHECK(pair(Rule::no_contact) == Answer::fail);
    pair.maya.no_contact[0].until = today.plus(-1);
    CHECK(pair(Rule::no_contact) == Answer::pass);
  }
  pair.maya.no_contact = {mark("somebody-else")};
  CHECK(pair(Rule::no_contact) == Answer::pass);
}

TEST_CASE("a resident's mark about the person excludes too") {
  AskedPair pair;
  graph::Person ola = a_person("ola");
  ola.no_contact = {mark("maya")};
  pair.world.put(ola);
  CHECK(pair(Rule::no_contact) == Answer::pass);
  pair.world.put(living_in("ola", "elm"));
  CHECK(pair(Rule::no_contact) == Answer::fail);
  graph::Arrangement over = living_in("ola", "elm");
  over.end = today;
  pair.world.put(over);
  CHECK(pair(Rule::no_contact) == Answer::pass);
}

TEST_CASE("confidential words are for readers with the right, and the fail is for all") {
  AskedPair pair;
  pair.maya.no_contact = {mark("elm")};
  CHECK(pair.words(Rule::no_contact).empty());
  CHECK(pair.answers().fails(RuleClass::confidential) ==
        1U << static_cast<unsigned>(Rule::no_contact));
  pair.question.rights.confidential = true;
  CHECK(holds(pair.words(Rule::no_contact), "no-contact mark"));
}

TEST_CASE("an area to stay away from: by radius, by shape, by name, by the district's centre") {
  AskedPair pair;
  pair.question.rights.confidential = true;
  const auto answer = [&] { return pair(Rule::avoid_area); };
  graph::AvoidArea area;
  area.place.name = "Leigh";
  area.place.point = point(53'497'500, -2'519'600);
  area.radius_m = graph::Range<1, 200'000>{3'000};
  pair.maya.avoid_areas = {area};
  CHECK(answer() == Answer::unknown);                 // where the home is, nobody knows
  pair.elm.location = point(53'523'600, -2'493'800);  // 3.37 km away
  CHECK(answer() == Answer::pass);
  pair.maya.avoid_areas[0].radius_m->value = 3'400;
  CHECK(answer() == Answer::fail);
  pair.maya.avoid_areas[0].until = today.plus(-1);
  CHECK(answer() == Answer::pass);
  pair.maya.avoid_areas[0] = area;
  pair.elm.area = graph::Place{"Atherton", pair.elm.location};
  pair.elm.location.reset();
  CHECK(answer() == Answer::unknown);  // the address may be nearer than the centre
  pair.elm.area->name = "leigh";
  CHECK(answer() == Answer::fail);
  pair.elm.area->name = "Atherton";
  area.radius_m.reset();
  area.polygon = {point(53'500'000, -2'600'000), point(53'500'000, -2'400'000),
                  point(53'600'000, -2'400'000), point(53'600'000, -2'600'000)};
  pair.maya.avoid_areas = {area};
  CHECK(answer() == Answer::fail);
}

TEST_CASE("what cannot be told about an area stays unsaid to those without the right") {
  AskedPair pair;
  graph::AvoidArea area;
  area.place.name = "Leigh";
  pair.maya.avoid_areas = {area};
  CHECK(pair(Rule::avoid_area) == Answer::pass);
  CHECK(pair.words(Rule::avoid_area).empty());
  pair.question.rights.confidential = true;
  CHECK(pair(Rule::avoid_area) == Answer::unknown);
}

TEST_CASE("what ended for safety never returns") {
  AskedPair pair;
  graph::History history;
  history.household = household_number("elm");
  history.kind = graph::HistoryKind::ended;
  pair.maya.history = {history};
  CHECK(pair(Rule::ended_for_safety) == Answer::pass);
  pair.maya.history[0].kind = graph::HistoryKind::ended_for_safety;
  CHECK(pair(Rule::ended_for_safety) == Answer::fail);
  pair.maya.history[0].household = household_number("oak");
  CHECK(pair(Rule::ended_for_safety) == Answer::pass);
  pair.world.put(pair.maya);
  graph::Arrangement over = living_in("maya", "elm");
  over.end = day("2024-01-01");
  over.ended_by = graph::EndedBy::scheme_safety;
  pair.world.put(over);
  CHECK(pair(Rule::ended_for_safety) == Answer::fail);
}

TEST_CASE("a decline returns only when it is reopened, after it was made") {
  AskedPair pair;
  graph::Decline decline;
  decline.household = household_number("elm");
  decline.on = day("2026-10-01");
  pair.maya.declines = {decline};
  CHECK(pair(Rule::declined) == Answer::fail);
  CHECK(pair.words(Rule::declined).empty());
  pair.maya.declines[0].reopened_on = day("2026-09-01");
  CHECK(pair(Rule::declined) == Answer::fail);
  pair.maya.declines[0].reopened_on = day("2026-11-01");
  CHECK(pair(Rule::declined) == Answer::pass);
  pair.maya.declines.push_back(decline);
  CHECK(pair(Rule::declined) == Answer::fail);
  pair.question.emergency_nights = 1;
  CHECK(pair(Rule::declined) == Answer::pass);
}

TEST_CASE("a refusal on a protected ground holds the pair, in an emergency too") {
  AskedPair pair;
  graph::Decline decline;
  decline.household = household_number("elm");
  decline.by = graph::DeclinedBy::protected_ground;
  pair.maya.declines = {decline};
  CHECK(pair(Rule::protected_ground) == Answer::fail);
  CHECK(pair(Rule::declined) == Answer::pass);
  pair.question.emergency_nights = 1;
  CHECK(pair(Rule::protected_ground) == Answer::fail);
}

}  // namespace
}  // namespace kith::matcher
