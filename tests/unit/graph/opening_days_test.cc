// SPDX-License-Identifier: Apache-2.0
#include "graph/opening_days.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::day;

GroupSchedule schedule(std::string pattern, std::string_view from = "",
                       std::string_view until = "") {
  GroupSchedule made;
  made.pattern = std::move(pattern);
  if (!from.empty()) made.from = day(from);
  if (!until.empty()) made.until = day(until);
  return made;
}

// y yes, n no, ? perhaps, a letter a day.
std::string said(const GroupSchedule& schedule, std::string_view from, int count) {
  const OpeningDays days(schedule);
  std::string text;
  for (int i = 0; i < count; ++i) {
    constexpr std::string_view letters = "n?y";
    text += letters[static_cast<std::size_t>(days.on(day(from).plus(i)))];
  }
  return text;
}

}  // namespace

// 2026-11-23 is a Monday.
TEST_CASE("by week, with ends and days left out") {
  GroupSchedule tuesdays = schedule("FREQ=WEEKLY;BYDAY=TU,FR", "2026-11-24", "2026-12-04");
  CHECK(said(tuesdays, "2026-11-20", 19) == "nnnnynnynnnynnynnnn");
  tuesdays.except = {day("2026-12-01")};
  CHECK(said(tuesdays, "2026-11-30", 5) == "nnnny");
  CHECK(OpeningDays(tuesdays).weekdays() == 0b0010010);
  CHECK(said(schedule("FREQ=WEEKLY", "2026-11-25"), "2026-11-23", 10) == "nnynnnnnny");
  CHECK(said(schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-26"), "2026-11-23", 15) ==
        "nnnnnnnnnnnnnny");
  CHECK(said(schedule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130", "2026-11-01"), "2026-11-23", 15) ==
        "ynnnnnnynnnnnnn");
}

TEST_CASE("by day, by month, by year and with a count") {
  CHECK(said(schedule("FREQ=DAILY;INTERVAL=3", "2026-11-23"), "2026-11-22", 8) == "nynnynny");
  CHECK(said(schedule("FREQ=DAILY;BYDAY=SA,SU", "2026-11-01"), "2026-11-27", 4) == "nyyn");
  const GroupSchedule monthly = schedule("FREQ=MONTHLY;BYDAY=1TU", "2019-01-01");
  CHECK(said(monthly, "2026-11-30", 3) == "nyn");
  CHECK(OpeningDays(monthly).weekdays() == 0b0000010);
  CHECK(said(schedule("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01"), "2026-11-29", 3) == "nyn");
  CHECK(said(schedule("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31"), "2026-11-29", 4) == "nnnn");
  CHECK(said(schedule("FREQ=WEEKLY;COUNT=2;BYDAY=MO", "2026-11-16"), "2026-11-16", 15) ==
        "ynnnnnnynnnnnnn");
  CHECK(said(schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2020-02-29"), "2028-02-28", 3) ==
        "nyn");
}

TEST_CASE("without a pattern") {
  CHECK(said(schedule("", "2026-11-24"), "2026-11-23", 3) == "nyn");
  CHECK(said(schedule("", "2026-11-24", "2026-11-24"), "2026-11-23", 3) == "nyn");
  CHECK(said(schedule("", "2026-11-24", "2026-11-26"), "2026-11-23", 5) == "n???n");
  CHECK(said(schedule(""), "2026-11-23", 3) == "???");
  CHECK(said(schedule("", "", "2026-11-24"), "2026-11-23", 3) == "??n");
  CHECK(said(schedule("", "2026-11-24", "2026-11-23"), "2026-11-23", 3) == "nnn");
}

TEST_CASE("without a first day") {
  CHECK(said(schedule("FREQ=WEEKLY;BYDAY=TU"), "2026-11-23", 3) == "nyn");
  CHECK(said(schedule("FREQ=MONTHLY;BYDAY=-1MO"), "2026-11-29", 3) == "nyn");
  CHECK(said(schedule("FREQ=DAILY"), "1990-01-01", 2) == "yy");
  CHECK(said(schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "2026-11-23", 9) == "n?nnnnnn?");
  CHECK(said(schedule("FREQ=WEEKLY"), "2026-11-23", 3) == "???");
  CHECK(said(schedule("FREQ=WEEKLY;BYDAY=TU;COUNT=3"), "2026-11-23", 3) == "n?n");
  CHECK(said(schedule("FREQ=MONTHLY;UNTIL=20261124"), "2026-11-23", 3) == "??n");
}

TEST_CASE("a pattern that cannot be read says perhaps") {
  CHECK(said(schedule("every other Tuesday", "2026-11-24"), "2026-11-23", 3) == "n??");
  CHECK(OpeningDays(schedule("every other Tuesday")).may_be_perhaps());
  CHECK_FALSE(OpeningDays(schedule("FREQ=WEEKLY;BYDAY=TU")).may_be_perhaps());
}

TEST_CASE("looked up or not, the same days") {
  GroupSchedule monthly = schedule("FREQ=MONTHLY;BYDAY=1TU,3TH", "2019-01-01");
  monthly.except = {day("2026-12-01")};
  const OpeningDays plain(monthly);
  OpeningDays ready(monthly);
  PatternDays shared(day("2026-11-01"), day("2027-02-01"));
  ready.look_up(shared);
  GroupSchedule later = monthly;
  later.from = day("2026-12-10");
  OpeningDays late(later);
  late.look_up(shared);
  CHECK(late.days(day("2026-11-15"), day("2027-01-10")) ==
        std::vector{day("2026-12-17"), day("2027-01-05")});
  for (int i = -60; i < 200; ++i) {
    const Date each = day("2026-11-01").plus(i);
    CHECK(plain.on(each) == ready.on(each));
  }
  CHECK(plain.days(day("2026-11-15"), day("2027-01-10")) ==
        ready.days(day("2026-11-15"), day("2027-01-10")));
  CHECK(ready.days(day("2026-11-15"), day("2027-01-10")) ==
        std::vector{day("2026-11-19"), day("2026-12-17"), day("2027-01-05")});
}

TEST_CASE("whether a schedule ever falls") {
  const auto falls = [](std::string pattern, std::string_view from = "",
                        std::string_view until = "") {
    return ever_falls(schedule(std::move(pattern), from, until));
  };
  for (const char* pattern :
       {"", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1SA", "FREQ=NEVER"}) {
    CAPTURE(pattern);
    CHECK(falls(pattern));
    CHECK(falls(pattern, "2026-11-23"));
    CHECK(falls(pattern, "", "2026-11-23"));
    CHECK(falls(pattern, "2026-11-01", "2026-12-31"));
  }
  CHECK(falls("", "2026-11-23", "2026-11-23"));
  CHECK(falls("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", "2026-11-23"));
  CHECK_FALSE(falls("FREQ=WEEKLY;BYDAY=TU", "2026-11-23", "2026-11-23"));
  CHECK_FALSE(falls("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261101", "2026-11-23"));
  CHECK(falls("FREQ=WEEKLY;BYDAY=TU;INTERVAL=900", "2026-11-25", "2100-01-01"));
  CHECK_FALSE(falls("FREQ=MONTHLY;BYDAY=1SA", "2026-11-08", "2026-12-04"));
  CHECK(falls("FREQ=MONTHLY;BYDAY=1SA", "2026-11-08", "2026-12-05"));
  // The next 29th of February that is a Sunday.
  CHECK(falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", "2026-11-23"));
  CHECK_FALSE(falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", "2026-11-23", "2031-12-31"));
  GroupSchedule called_off = schedule("", "2026-11-23");
  called_off.except = {day("2026-11-23")};
  CHECK(ever_falls(called_off));
  CHECK_FALSE(OpeningDays(called_off).ever());
}

}  // namespace kith::graph
