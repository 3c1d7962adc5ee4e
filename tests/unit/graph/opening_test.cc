// SPDX-License-Identifier: Apache-2.0
#include "graph/opening.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::day;

GroupSchedule weekly(std::string_view days, std::string_view opens, std::string_view closes) {
  GroupSchedule made;
  made.pattern = "FREQ=WEEKLY;BYDAY=" + std::string(days);
  made.from = day("2026-01-01");
  made.opens = time_from_text(opens);
  made.closes = time_from_text(closes);
  return made;
}

Group with(std::vector<GroupSchedule> schedules) {
  Group group;
  group.schedules = std::move(schedules);
  return group;
}

std::string_view on_the_wall(const Group& group, std::string_view local) {
  return word(OpeningTimes(group).at(*local_time_from_text(local)));
}

std::string_view at_instant(const Group& group, std::string_view instant) {
  return word(OpeningTimes(group).at(*instant_from_text(instant)));
}

std::string within(const Group& group, std::string_view from, std::string_view until) {
  return std::string(
      word(OpeningTimes(group).within(*local_time_from_text(from), *local_time_from_text(until))));
}

// "2026-11-24T14:00/2026-11-24T16:00 …", in local time.
std::string openings(const Group& group, std::string_view from, std::string_view until) {
  const auto found =
      OpeningTimes(group).between(*instant_from_text(from), *instant_from_text(until));
  REQUIRE(found.ok());
  std::string text;
  for (const Opening& each : *found) {
    text +=
        (text.empty() ? "" : " ") + to_text(each.local_opens) + "/" + to_text(each.local_closes);
  }
  return text;
}

std::int64_t hours(const Group& group, std::string_view from, std::string_view until) {
  const auto found =
      OpeningTimes(group).between(*instant_from_text(from), *instant_from_text(until));
  REQUIRE(found->size() == 1);
  return (found->front().closes.microseconds - found->front().opens.microseconds) / 3'600'000'000;
}

}  // namespace

TEST_CASE("from opening up to closing, on its days") {
  const Group group = with({weekly("TU", "14:00", "16:00")});
  CHECK(on_the_wall(group, "2026-11-24T13:59") == "closed");
  CHECK(on_the_wall(group, "2026-11-24T14:00") == "open");
  CHECK(on_the_wall(group, "2026-11-24T15:59") == "open");
  CHECK(on_the_wall(group, "2026-11-24T16:00") == "closed");
  CHECK(on_the_wall(group, "2026-11-25T15:00") == "closed");
  CHECK(at_instant(group, "2026-07-14T12:59:59Z") == "closed");
  CHECK(at_instant(group, "2026-07-14T13:00:00Z") == "open");
  CHECK(within(group, "2026-11-24T12:00", "2026-11-24T14:00") == "closed");
  CHECK(within(group, "2026-11-24T12:00", "2026-11-24T14:01") == "open");
  CHECK(within(group, "2026-11-24T16:00", "2026-12-01T14:00") == "closed");
  CHECK(within(group, "2026-11-24T15:00", "2026-11-24T09:00") == "open");
}

TEST_CASE("across midnight, a whole day, month ends") {
  const Group late = with({weekly("SA", "22:00", "02:00")});
  CHECK(on_the_wall(late, "2026-11-28T23:59") == "open");
  CHECK(on_the_wall(late, "2026-11-29T01:59") == "open");
  CHECK(on_the_wall(late, "2026-11-29T02:00") == "closed");
  CHECK(on_the_wall(late, "2026-11-28T01:00") == "closed");
  const Group until_midnight = with({weekly("SA", "20:00", "00:00")});
  CHECK(on_the_wall(until_midnight, "2026-11-28T23:59") == "open");
  CHECK(on_the_wall(until_midnight, "2026-11-29T00:00") == "closed");
  const Group always = with({weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "00:00")});
  CHECK(on_the_wall(always, "2026-11-29T00:00") == "open");
  CHECK(on_the_wall(always, "2026-11-29T23:59") == "open");
  GroupSchedule last_day = weekly("SA", "21:00", "01:00");
  last_day.pattern = "FREQ=MONTHLY;BYMONTHDAY=-1";
  CHECK(openings(with({last_day}), "2026-11-01T02:00:00Z", "2027-03-01T00:00:00Z") ==
        "2026-11-30T21:00/2026-12-01T01:00 2026-12-31T21:00/2027-01-01T01:00 "
        "2027-01-31T21:00/2027-02-01T01:00 2027-02-28T21:00/2027-03-01T01:00");
}

// Clocks go from 01:00 to 02:00 on 2027-03-28 and from 02:00 back to 01:00 on 2026-10-25.
TEST_CASE("a day of 23 hours") {
  const Group whole = with({weekly("SU", "00:00", "00:00")});
  CHECK(hours(whole, "2027-03-28T12:00:00Z", "2027-03-28T13:00:00Z") == 23);
  const Group night = with({weekly("SA", "22:00", "02:00")});
  CHECK(hours(night, "2027-03-27T22:00:00Z", "2027-03-28T04:00:00Z") == 3);
  // 01:30 does not exist: it is 02:30.
  CHECK(openings(with({weekly("SA", "22:00", "01:30")}), "2027-03-28T00:00:00Z",
                 "2027-03-28T05:00:00Z") == "2027-03-27T22:00/2027-03-28T02:30");
  CHECK(openings(with({weekly("SU", "01:15", "01:45")}), "2027-03-28T00:00:00Z",
                 "2027-03-28T05:00:00Z") == "2027-03-28T02:15/2027-03-28T02:45");
  const Group lost = with({weekly("SU", "01:30", "02:00")});
  CHECK(openings(lost, "2027-03-28T00:00:00Z", "2027-03-28T05:00:00Z").empty());
  CHECK(within(lost, "2027-03-28T00:00", "2027-03-28T23:00") == "closed");
  CHECK(on_the_wall(with({weekly("SU", "02:00", "03:00")}), "2027-03-28T01:30") == "open");
}

TEST_CASE("a day of 25 hours") {
  const Group whole = with({weekly("SU", "00:00", "00:00")});
  CHECK(hours(whole, "2026-10-25T12:00:00Z", "2026-10-25T13:00:00Z") == 25);
  const Group night = with({weekly("SA", "22:00", "02:00")});
  CHECK(hours(night, "2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z") == 5);
  // 01:30 exists twice, and is the first of them.
  const Group early = with({weekly("SU", "00:30", "01:30")});
  CHECK(at_instant(early, "2026-10-25T00:29:00Z") == "open");
  CHECK(at_instant(early, "2026-10-25T00:30:00Z") == "closed");
  CHECK(at_instant(early, "2026-10-25T01:10:00Z") == "closed");
  CHECK(on_the_wall(early, "2026-10-25T01:10") == "open");
}

TEST_CASE("other zones than London") {
  GroupSchedule online = weekly("TU", "18:00", "20:00");
  online.zone = "America/New_York";
  CHECK(on_the_wall(with({online}), "2026-11-24T18:00") == "open");
  CHECK(at_instant(with({online}), "2026-11-24T18:30:00Z") == "closed");
  CHECK(at_instant(with({online}), "2026-11-24T23:30:00Z") == "open");
  CHECK(at_instant(with({online}), "2026-11-25T00:30:00Z") == "open");
  online.zone = "Europe/Atlantis";
  online.until = day("2026-12-01");
  CHECK(on_the_wall(with({online}), "2026-11-25T03:00") == "not_known");
  CHECK(on_the_wall(with({online}), "2026-12-05T18:00") == "closed");
  CHECK(OpeningTimes(with({online})).between(Instant{0}, Instant{1})->empty());
}

TEST_CASE("what is not known is said") {
  GroupSchedule open_ended = weekly("TU", "14:00", "16:00");
  open_ended.closes.reset();
  CHECK(on_the_wall(with({open_ended}), "2026-11-24T13:00") == "closed");
  CHECK(on_the_wall(with({open_ended}), "2026-11-24T23:59") == "not_known");
  CHECK(on_the_wall(with({open_ended}), "2026-11-25T00:00") == "closed");
  GroupSchedule until_four = weekly("TU", "14:00", "16:00");
  until_four.opens.reset();
  CHECK(on_the_wall(with({until_four}), "2026-11-24T00:00") == "not_known");
  CHECK(on_the_wall(with({until_four}), "2026-11-24T16:00") == "closed");
  GroupSchedule no_hours = open_ended;
  no_hours.opens.reset();
  CHECK(on_the_wall(with({no_hours}), "2026-11-24T12:00") == "not_known");
  CHECK(on_the_wall(with({no_hours}), "2026-11-25T12:00") == "closed");
  GroupSchedule some_day = weekly("TU", "14:00", "16:00");
  some_day.pattern.clear();
  some_day.from.reset();
  some_day.description.value = "school holidays";
  CHECK(on_the_wall(with({some_day}), "2026-11-25T15:00") == "not_known");
  CHECK(on_the_wall(with({some_day}), "2026-11-25T16:00") == "closed");
  CHECK(on_the_wall(with({}), "2026-11-25T16:00") == "not_known");
  CHECK(on_the_wall(with({some_day, weekly("WE", "15:00", "17:00")}), "2026-11-25T15:30") ==
        "open");
}

TEST_CASE("by appointment, and groups that are not active") {
  GroupSchedule surgery = weekly("TU", "14:00", "16:00");
  surgery.by_appointment = true;
  Group group = with({surgery});
  CHECK(on_the_wall(group, "2026-11-24T15:00") == "by_appointment");
  const auto next = OpeningTimes(group).next(*instant_from_text("2026-11-24T15:00:00Z"));
  REQUIRE(next.has_value());
  CHECK(next->by_appointment);
  group.status = GroupStatus::temporarily_closed;
  CHECK(on_the_wall(group, "2026-11-24T15:00") == "closed");
  CHECK_FALSE(OpeningTimes(group).next(*instant_from_text("2026-11-24T15:00:00Z")).has_value());
  group.status = GroupStatus::active;
  CHECK(on_the_wall(group, "2026-11-24T15:00") == "by_appointment");
}

TEST_CASE("each place has its own hours") {
  Group group = with({weekly("TU", "14:00", "16:00"), weekly("WE", "10:00", "12:00"),
                      weekly("TH", "09:00", "10:00"), weekly("FR", "09:00", "10:00")});
  group.places.resize(3);
  group.places[0].id = "hall";
  group.places[1].id = "library";
  group.schedules[0].place = "hall";
  group.schedules[1].place = "library";
  group.schedules[3].place = "nowhere";
  const OpeningTimes times(group);
  const auto at = [&](std::string_view local, std::size_t place) {
    return word(times.at(*local_time_from_text(local), &group.places[place]));
  };
  CHECK(at("2026-11-24T15:00", 0) == "open");
  CHECK(at("2026-11-24T15:00", 1) == "closed");
  CHECK(at("2026-11-25T11:00", 0) == "closed");
  CHECK(at("2026-11-25T11:00", 1) == "open");
  CHECK(at("2026-11-26T09:00", 2) == "open");
  CHECK(at("2026-11-27T09:00", 2) == "open");
  group.schedules.resize(2);
  CHECK(word(OpeningTimes(group).at(*local_time_from_text("2026-11-24T15:00"), &group.places[2])) ==
        "not_known");
}

TEST_CASE("the next time, the one now, and the first within a stretch") {
  GroupSchedule monthly = weekly("TU", "14:00", "16:00");
  monthly.pattern = "FREQ=MONTHLY;BYDAY=1TU";
  const Group group = with({monthly, weekly("FR", "10:00", "11:00")});
  const OpeningTimes times(group);
  const auto next = times.next(*instant_from_text("2026-11-27T10:30:00Z"));
  REQUIRE(next.has_value());
  CHECK(to_text(next->local_opens) == "2026-11-27T10:00");
  CHECK(next->schedule == 1);
  CHECK(to_text(times.next(*instant_from_text("2026-11-27T11:00:00Z"))->local_opens) ==
        "2026-12-01T14:00");
  const auto first = times.first_within(*local_time_from_text("2026-11-28T00:00"),
                                        *local_time_from_text("2026-12-31T00:00"));
  CHECK(to_text(first->opens) == "2026-12-01T14:00:00Z");
  CHECK_FALSE(times.first_within(*local_time_from_text("2026-11-28T00:00"),
                                 *local_time_from_text("2026-12-01T14:00")));
  const auto too_long = times.between(Instant{0}, Instant{std::int64_t{801} * 86'400'000'000});
  REQUIRE_FALSE(too_long.ok());
  CHECK(too_long.error().code == ErrorCode::too_large);
}

}  // namespace kith::graph
