// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;
using graph::ArrangementKind;
using graph::HouseholdState;

TEST_CASE("approval is closed world and holds on the start date") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::approval); };
  CHECK(answer() == Answer::pass);
  graph::Approval& approval = *pair.elm.approval;
  SUBCASE("absent") { pair.elm.approval.reset(); }
  SUBCASE("not reached") { pair.elm.state = HouseholdState::to_panel; }
  SUBCASE("taken away") { pair.elm.state = HouseholdState::deapproved; }
  SUBCASE("ends before the start") { approval.until = first_day.plus(-1); }
  SUBCASE("begins after the start") { approval.from = first_day.plus(1); }
  SUBCASE("for another kind") { approval.kinds = {ArrangementKind::day}; }
  SUBCASE("for older people") { approval.age_min = graph::Range<0, 120>{40}; }
  SUBCASE("for younger people") { approval.age_max = graph::Range<0, 120>{27}; }
  CHECK(answer() == Answer::fail);
}

TEST_CASE("what an approval leaves open, or what runs out soon, is checked first") {
  AskedPair pair;
  graph::Approval& approval = *pair.elm.approval;
  SUBCASE("no end") { approval.until.reset(); }
  SUBCASE("no kinds") { approval.kinds.clear(); }
  SUBCASE("ends soon") { approval.until = today.plus(89); }
  SUBCASE("age not known") {
    approval.age_min = graph::Range<0, 120>{18};
    pair.maya.born.reset();
  }
  SUBCASE("age known by year only") {
    approval.age_max = graph::Range<0, 120>{28};
    pair.maya.born = graph::BirthDate{1998, 0, 0};
    approval.age_max = graph::Range<0, 120>{27};
  }
  SUBCASE("a critical task not among the needs covered") {
    graph::Support task;
    task.task = "epilepsy";
    task.critical = true;
    pair.maya.support = {task};
    approval.needs_covered = {"dementia"};
  }
  CHECK(pair(Rule::approval) == Answer::unknown);
}

TEST_CASE("a check of the home that runs out is seen to first") {
  AskedPair pair;
  pair.maya.looking_for[0].start = today.plus(200);
  graph::Check check;
  check.type = "home_safety";
  check.until = today.plus(200);
  pair.elm.checks[1] = check;  // beside the DBS check
  CHECK(pair(Rule::approval) == Answer::pass);
  pair.elm.checks[1].until = today.plus(199);  // before the start
  CHECK(pair(Rule::approval) == Answer::unknown);
  pair.maya.looking_for[0].start = today;
  CHECK(pair(Rule::approval) == Answer::pass);
  pair.elm.checks[1].until = day("2026-12-03");
  CHECK(pair(Rule::approval) == Answer::unknown);
  CHECK(holds(pair.words(Rule::approval),
              "The home safety check ends on 3 Dec 2026: see to its renewal."));
  pair.elm.checks[1].until = today.plus(-1);
  CHECK(holds(pair.words(Rule::approval), "The home safety check ended on "));
  check.until = today.plus(400);
  pair.elm.checks.push_back(check);  // renewed
  CHECK(pair(Rule::approval) == Answer::pass);
}

TEST_CASE("a check of which nothing is on record is no fail, and is looked at first") {
  AskedPair pair;
  pair.elm.called = "The Grundys";
  pair.elm.checks.erase(pair.elm.checks.begin());
  CHECK(pair(Rule::approval) == Answer::unknown);
  CHECK(pair.words(Rule::approval) == "No DBS check is on record for the Grundys. ");
  pair.elm.checks.clear();
  CHECK(pair.words(Rule::approval) ==
        "No DBS check is on record for the Grundys. No home health and safety check is on record "
        "for the Grundys. ");
  pair.elm.checks = {{"Enhanced_DBS", "", {}, {}}, {"Health-and-Safety visit", "", {}, {}}};
  CHECK(pair(Rule::approval) == Answer::pass);
}

TEST_CASE("an approval on its last day, and needs that it names") {
  AskedPair pair;
  pair.maya.looking_for[0].start = today.plus(200);
  pair.elm.approval->until = today.plus(200);
  CHECK(pair(Rule::approval) == Answer::pass);
  pair.elm.approval->needs_covered = {"Epilepsy"};
  graph::Support task;
  task.task = "epilepsy";
  task.critical = true;
  pair.maya.support = {task};
  CHECK(pair(Rule::approval) == Answer::pass);
  pair.elm.approval->conditions.value = "no stairs";
  CHECK(holds(pair.words(Rule::approval), "conditions"));
}

TEST_CASE("who is on the way to approval misses by that rule alone") {
  AskedPair pair;
  pair.elm.state = HouseholdState::to_panel;
  CHECK(pair.answers().fails(RuleClass::open) == 1U << static_cast<unsigned>(Rule::approval));
}

TEST_CASE("paused is not listed, and under review reads the same to who may not know") {
  AskedPair pair;
  pair.elm.state = HouseholdState::paused;
  const std::string paused = pair.words(Rule::state);
  CHECK(pair(Rule::state) == Answer::fail);
  CHECK_FALSE(is_listed(pair.elm, {}));
  pair.elm.state = HouseholdState::under_review;
  CHECK(pair.words(Rule::state) == paused);
  CHECK(pair(Rule::under_review) == Answer::pass);
  CHECK_FALSE(is_listed(pair.elm, {}));
  pair.question.rights.confidential = true;
  CHECK(pair(Rule::state) == Answer::pass);
  CHECK(pair(Rule::under_review) == Answer::fail);
  CHECK(is_listed(pair.elm, pair.question.rights));
  pair.elm.state.reset();
  CHECK(pair(Rule::state) == Answer::unknown);
  pair.elm.state = HouseholdState::approved;
  CHECK(pair(Rule::state) == Answer::fail);
}

void live_there(AskedPair& pair, std::string_view name) {
  pair.world.put(a_person(name));
  pair.world.put(living_in(name, "elm"));
}

TEST_CASE("living in needs a place for good") {
  AskedPair pair;
  live_there(pair, "a");
  live_there(pair, "b");
  CHECK(pair(Rule::capacity) == Answer::pass);
  live_there(pair, "c");
  CHECK(pair(Rule::capacity) == Answer::fail);
  CHECK(pair.words(Rule::capacity) ==
        "There is no place on 5 Dec 2026. Would fit when somebody moves on.");
  pair.question.emergency_nights = 3;
  CHECK(pair.words(Rule::capacity) ==
        "It is full on those nights. Would fit when somebody moves on.");
  pair.question.emergency_nights.reset();
  graph::Arrangement leaving = living_in("c", "elm");
  leaving.end = first_day;
  pair.world.put(leaving);
  CHECK(pair(Rule::capacity) == Answer::pass);
  leaving.end = first_day.plus(30);
  pair.world.put(leaving);
  CHECK(pair(Rule::capacity) == Answer::fail);
  CHECK(holds(pair.words(Rule::capacity), "Would fit from 4 Jan 2027 on."));
  pair.maya.looking_for[0].start.reset();  // when is not known: ask
  CHECK(pair(Rule::capacity) == Answer::unknown);
}

TEST_CASE("somebody who comes later takes the place then") {
  AskedPair pair;
  live_there(pair, "a");
  live_there(pair, "b");
  pair.world.put(a_person("c"));
  graph::Arrangement later = living_in("c", "elm");
  later.start = first_day.plus(90);
  pair.world.put(later);
  CHECK(pair(Rule::capacity) == Answer::fail);
}

graph::Booking booked(graph::Date from, graph::Date until) {
  graph::Booking booking;
  booking.from = from;
  booking.until = until;
  return booking;
}

TEST_CASE("nights: half of a break is worth talking about, less is not") {
  AskedPair pair;
  graph::LookingFor& wish = pair.maya.looking_for[0];
  wish.kind = ArrangementKind::short_break;
  wish.until = first_day.plus(4);
  pair.elm.approval->people_max = graph::Range<0, 20>{1};
  CHECK(pair(Rule::capacity) == Answer::pass);
  pair.elm.bookings = {booked(first_day, first_day.plus(2))};
  CHECK(pair(Rule::capacity) == Answer::unknown);
  CHECK(holds(pair.words(Rule::capacity), "2 of 4 nights"));
  pair.elm.bookings = {booked(first_day, first_day.plus(3))};
  CHECK(pair(Rule::capacity) == Answer::fail);
  wish.flexible_days = graph::Range<0, 365>{3};
  CHECK(pair(Rule::capacity) == Answer::pass);
  CHECK(holds(pair.words(Rule::capacity), "3 days later"));
}

TEST_CASE("a regular break is told in weekends") {
  AskedPair pair;
  graph::LookingFor& wish = pair.maya.looking_for[0];
  wish.kind = ArrangementKind::short_break;
  wish.pattern = "FREQ=MONTHLY;BYDAY=1SA";
  pair.elm.approval->people_max = graph::Range<0, 20>{1};
  pair.elm.bookings = {booked(day("2027-03-01"), day("2027-06-01"))};
  CHECK(pair(Rule::capacity) == Answer::unknown);
  CHECK(holds(pair.words(Rule::capacity), "10 of 13 weekends"));
  wish.flexible_days = graph::Range<0, 365>{60};
  CHECK(pair(Rule::capacity) == Answer::pass);
}

TEST_CASE("nights a year are counted among the free ones") {
  AskedPair pair;
  graph::LookingFor& wish = pair.maya.looking_for[0];
  wish.kind = ArrangementKind::short_break;
  wish.nights_a_year = graph::Range<1, 366>{28};
  CHECK(pair(Rule::availability) == Answer::pass);
  pair.elm.available[0].nights_a_year = graph::Range<0, 366>{20};
  CHECK(pair(Rule::availability) == Answer::unknown);
  CHECK(holds(pair.words(Rule::availability), "20 of 28 nights"));
  pair.elm.available[0].nights_a_year = graph::Range<0, 366>{10};
  CHECK(pair(Rule::availability) == Answer::fail);
  CHECK(pair(Rule::capacity) == Answer::pass);
}

TEST_CASE("the home offers that kind on those days") {
  AskedPair pair;
  graph::Availability& offer = pair.elm.available[0];
  offer.until = first_day.plus(200);
  CHECK(pair(Rule::availability) == Answer::unknown);
  offer.until = first_day;
  CHECK(pair(Rule::availability) == Answer::fail);
  offer.until.reset();
  offer.kinds = {ArrangementKind::day};
  CHECK(pair(Rule::availability) == Answer::fail);
  offer.kinds.clear();
  CHECK(pair(Rule::availability) == Answer::unknown);
  pair.elm.available.clear();
  CHECK(pair(Rule::availability) == Answer::unknown);
}

TEST_CASE("notice that is longer than the time left is said") {
  AskedPair pair;
  pair.elm.available[0].notice_hours = graph::Range<0, 720>{720};
  CHECK(pair(Rule::availability) == Answer::unknown);
  pair.elm.available[0].notice_hours = graph::Range<0, 720>{14 * 24};
  CHECK(pair(Rule::availability) == Answer::pass);
}

TEST_CASE("notice is said in an emergency too") {
  AskedPair pair;
  pair.question.emergency_nights = 2;
  pair.elm.available[0].notice_hours = graph::Range<0, 720>{18};
  CHECK(pair(Rule::availability) == Answer::unknown);
}

TEST_CASE("tonight means tonight") {
  AskedPair pair;
  pair.question.emergency_nights = 2;
  CHECK(pair(Rule::availability) == Answer::pass);
  pair.elm.available[0].emergency_tonight.reset();
  CHECK(pair(Rule::availability) == Answer::unknown);
  pair.elm.available[0].emergency_tonight = false;
  CHECK(pair(Rule::availability) == Answer::fail);
  pair.elm.approval->kinds = {ArrangementKind::live_in};
  CHECK(pair(Rule::approval) == Answer::fail);
}

TEST_CASE("those who must stay together each need a place") {
  AskedPair pair;
  graph::TogetherWith tie;
  tie.person = person_number("femi");
  tie.strength = graph::Strength::must;
  pair.maya.together_with = {tie};
  pair.world.put(a_person("femi"));
  live_there(pair, "a");
  CHECK(pair(Rule::together_party) == Answer::pass);
  live_there(pair, "b");
  CHECK(pair(Rule::together_party) == Answer::fail);
  CHECK(pair(Rule::capacity) == Answer::pass);  // alone there would be a place
  pair.maya.together_with[0].strength = graph::Strength::important;
  CHECK(pair(Rule::together_party) == Answer::pass);
  pair.maya.together_with[0].strength.reset();
  CHECK(pair(Rule::together_party) == Answer::unknown);
}

TEST_CASE("of those who must stay together, each must have agreed") {
  AskedPair pair;
  graph::TogetherWith tie;
  tie.person = person_number("femi");
  tie.strength = graph::Strength::must;
  pair.maya.together_with = {tie};
  graph::Person femi = a_person("femi");
  pair.world.put(femi);
  CHECK(pair(Rule::person_agreement) == Answer::pass);
  femi.agreement.clear();
  pair.world.put(femi);
  CHECK(pair(Rule::person_agreement) == Answer::fail);
}

TEST_CASE("of several wishes, the one that goes furthest is answered") {
  AskedPair pair;
  pair.elm.approval->kinds = {ArrangementKind::day};
  CHECK(pair(Rule::approval) == Answer::fail);
  graph::LookingFor days;
  days.kind = ArrangementKind::day;
  days.pattern = "FREQ=WEEKLY;BYDAY=TU";
  pair.maya.looking_for.push_back(days);
  CHECK(pair(Rule::approval) == Answer::pass);
}

}  // namespace
}  // namespace kith::matcher
