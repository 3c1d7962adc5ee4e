// SPDX-License-Identifier: Apache-2.0
#include "api/directory/group_filter.h"

#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::Group;
using graph::GroupAccess;
using tests::a_group;
using tests::place_at;
using tests::price;
using tests::weekly;

// Of the groups named a, b, c …, those that answer a question.
std::string found(const std::vector<Group>& groups,
                  const std::function<void(SearchQuestion&)>& ask) {
  const graph::View view = tests::view_of_groups(groups);
  const GroupCards cards(view, tests::today, false);
  SearchQuestion question;
  question.now = *graph::instant_from_text("2026-11-21T12:00:00Z");  // a Saturday
  ask(question);
  const GroupFilter filter(cards, question);
  std::string names;
  for (const GroupFilter::Match& each : filter.all()) {
    names += cards.groups()[each.group].group->name;
  }
  for (std::uint32_t i = 0; i < cards.groups().size(); ++i) {
    const bool in_list = names.find(cards.groups()[i].group->name) != std::string::npos;
    CHECK(filter.match(i).has_value() == in_list);
  }
  return names;
}

template <class Change>
Group with(const char* name, const Change& change) {
  Group group = a_group(name);
  change(group);
  return group;
}

}  // namespace

TEST_CASE("age, kind, cost, language, term, what has ended") {
  const std::vector<Group> groups{
      with("a",
           [](Group& group) {
             group.age_min.emplace().value = 18;
             group.group_kind = graph::GroupKind::club;
             group.costs = {price(300)};
             group.languages = {"pl-PL"};
             group.terms = {{"t-1", "Sport", "", ""}};
           }),
      with("b",
           [](Group& group) {
             group.age_max.emplace().value = 17;
             group.costs = {price(0)};
             group.languages = {"PL", "en"};
             group.status = graph::GroupStatus::temporarily_closed;
           }),
      with("c", [](Group& group) { group.status = graph::GroupStatus::defunct; })};
  const auto ask = [&](const std::function<void(SearchQuestion&)>& change) {
    return found(groups, change);
  };
  CHECK(ask([](SearchQuestion&) {}) == "ab");
  CHECK(ask([](SearchQuestion& q) { q.ended_too = true; }) == "abc");
  CHECK(ask([](SearchQuestion& q) { q.age = 17; }) == "b");
  CHECK(ask([](SearchQuestion& q) { q.age = 18; }) == "a");
  CHECK(ask([](SearchQuestion& q) { q.kind = graph::GroupKind::club; }) == "a");
  CHECK(ask([](SearchQuestion& q) { q.cost_max_pence = 0; }) == "b");
  CHECK(ask([](SearchQuestion& q) { q.cost_max_pence = 299; }) == "b");
  CHECK(ask([](SearchQuestion& q) { q.cost_max_pence = 300; }) == "ab");
  CHECK(ask([](SearchQuestion& q) {
          q.cost_max_pence = 0;
          q.cost_not_known_too = true;
          q.ended_too = true;
        }) == "bc");
  CHECK(ask([](SearchQuestion& q) { q.language = "pl"; }) == "ab");
  CHECK(ask([](SearchQuestion& q) { q.language = "pl-pl"; }) == "a");
  CHECK(ask([](SearchQuestion& q) { q.language = "p"; }) == "");
  CHECK(ask([](SearchQuestion& q) { q.term = "t-1"; }) == "a");
  CHECK(ask([](SearchQuestion& q) { q.term = "t-"; }) == "");
}

TEST_CASE("a price of some days only is that of the day asked") {
  const Group group = with("a", [](Group& each) {
    each.costs = {price(500)};
    each.costs[0].from = tests::day("2027-01-01");
  });
  const auto free_in = [&](const char* now) {
    return found({group}, [&](SearchQuestion& q) {
      q.now = *graph::instant_from_text(now);
      q.cost_max_pence = 500;
    });
  };
  CHECK(free_in("2026-12-31T12:00:00Z") == "");
  CHECK(free_in("2027-01-01T12:00:00Z") == "a");
}

TEST_CASE("access: what nobody knows is no, unless asked otherwise") {
  const std::vector<Group> groups{
      with("a",
           [](Group& group) {
             group.places = {place_at("h", 53, -2)};
             group.places[0].access = {GroupAccess::step_free, GroupAccess::lift};
           }),
      with("b",
           [](Group& group) {
             group.places = {place_at("h", 53, -2)};
             group.places[0].access = {GroupAccess::step_free};
             group.places[0].access_missing = {GroupAccess::lift};
           }),
      a_group("c")};
  const auto ask = [&](std::vector<GroupAccess> access, bool not_known) {
    return found(groups, [&](SearchQuestion& q) {
      q.access = access;
      q.access_not_known_too = not_known;
    });
  };
  CHECK(ask({GroupAccess::step_free}, false) == "ab");
  CHECK(ask({GroupAccess::step_free, GroupAccess::lift}, false) == "a");
  CHECK(ask({GroupAccess::step_free, GroupAccess::lift}, true) == "ac");
  CHECK(ask({GroupAccess::hearing_loop}, false) == "");
  CHECK(ask({GroupAccess::hearing_loop}, true) == "abc");
}

TEST_CASE("what is asked of a place holds at one and the same place") {
  const Group group = with("a", [](Group& each) {
    each.places = {place_at("near", 53.48, -2.24), place_at("far", 53.6, -2.24)};
    each.places[1].access = {GroupAccess::step_free};
    each.schedules = {weekly("TU", "14:00", "16:00"), weekly("WE", "10:00", "12:00")};
    each.schedules[0].place = "far";
    each.schedules[1].place = "near";
  });
  const auto ask = [&](const char* open, bool near, bool step_free) {
    return found({group}, [&](SearchQuestion& q) {
      const auto time = graph::local_time_from_text(open);
      q.open = OpenWanted{time->day, {}, time->time, {}};
      if (near) q.near = NearWanted{tests::point_of(53.48, -2.24), 2'000};
      if (step_free) q.access = {GroupAccess::step_free};
    });
  };
  CHECK(ask("2026-11-24T15:00", false, false) == "a");
  CHECK(ask("2026-11-24T15:00", true, false) == "");
  CHECK(ask("2026-11-25T11:00", true, false) == "a");
  CHECK(ask("2026-11-25T11:00", true, true) == "");
  CHECK(ask("2026-11-24T15:00", false, true) == "a");
}

TEST_CASE("the nearest place counts, and online is nowhere") {
  Group group = a_group("a");
  group.places = {place_at("far", 53.49, -2.24), place_at("near", 53.481, -2.24),
                  place_at("online", 53.48, -2.24)};
  group.places[2].online = true;
  const graph::View view = tests::view_of_groups({group});
  const GroupCards cards(view, tests::today, false);
  SearchQuestion question;
  question.near = NearWanted{tests::point_of(53.48, -2.24), 2'000};
  const auto match = GroupFilter(cards, question).match(0);
  REQUIRE(match.has_value());
  CHECK(match->row == 1);
  CHECK(match->metres == 111);
  question.near->metres = 110;
  CHECK_FALSE(GroupFilter(cards, question).match(0).has_value());
}

TEST_CASE("weekdays and stretches of time") {
  const Group weekly_group =
      with("a", [](Group& each) { each.schedules = {weekly("TU", "14:00", "16:00")}; });
  const Group monthly = with("b", [](Group& each) {
    each.schedules = {weekly("TU", "10:00", "11:00")};
    each.schedules[0].pattern = "FREQ=MONTHLY;BYDAY=3TU";
  });
  const Group surgery = with("c", [](Group& each) {
    each.schedules = {weekly("TU", "12:00", "13:00")};
    each.schedules[0].by_appointment = true;
  });
  const Group holidays = with("d", [](Group& each) {
    each.schedules = {weekly("TU", "14:00", "16:00")};
    each.schedules[0].pattern.clear();
    each.schedules[0].from.reset();
  });
  const std::vector<Group> groups{weekly_group, monthly, surgery, holidays};
  const auto ask = [&](int weekday, const char* from, const char* to) {
    return found(groups, [&](SearchQuestion& q) {
      q.open = OpenWanted{{}, weekday, *graph::time_from_text(from), graph::time_from_text(to)};
    });
  };
  CHECK(ask(1, "12:00", "17:00") == "a");
  CHECK(ask(1, "09:00", "17:00") == "ab");
  CHECK(ask(2, "09:00", "17:00") == "");
  CHECK(ask(1, "16:00", "17:00") == "");
  CHECK(ask(0, "22:00", "15:00") == "ab");  // to the next day
  const auto more = [&](bool appointment, bool not_known) {
    return found(groups, [&](SearchQuestion& q) {
      q.open = OpenWanted{tests::day("2026-11-24"),
                          {},
                          *graph::time_from_text("12:00"),
                          graph::time_from_text("17:00")};
      q.by_appointment_too = appointment;
      q.open_not_known_too = not_known;
    });
  };
  CHECK(more(false, false) == "a");
  CHECK(more(true, false) == "ac");
  CHECK(more(false, true) == "ad");
}

TEST_CASE("the day in Great Britain") {
  CHECK(british_day(*graph::instant_from_text("2026-07-01T23:30:00Z")) == tests::day("2026-07-02"));
  CHECK(british_day(*graph::instant_from_text("2026-12-01T23:30:00Z")) == tests::day("2026-12-01"));
}

}  // namespace kith::api
