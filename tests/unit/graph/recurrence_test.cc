// SPDX-License-Identifier: Apache-2.0
#include "graph/recurrence.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::day;

std::vector<std::string> days_of(std::string_view rule, std::string_view first,
                                 std::string_view from, std::string_view until) {
  const auto found = occurrences(rule, day(first), day(from), day(until));
  REQUIRE_MESSAGE(found.ok(), std::string(rule));
  std::vector<std::string> texts;
  for (const Date date : *found) texts.push_back(to_text(date));
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("weekends, month by month and year by year") {
  CHECK(days_of("FREQ=WEEKLY;BYDAY=FR,SA", "2026-12-01", "2026-12-01", "2026-12-15") ==
        Texts{"2026-12-04", "2026-12-05", "2026-12-11", "2026-12-12"});
  CHECK(days_of("FREQ=MONTHLY;BYDAY=1SA", "2026-11-21", "2026-11-21", "2027-02-28") ==
        Texts{"2026-12-05", "2027-01-02", "2027-02-06"});
  CHECK(days_of("FREQ=MONTHLY;BYDAY=-1SU", "2026-12-01", "2026-12-01", "2027-02-01") ==
        Texts{"2026-12-27", "2027-01-31"});
  CHECK(days_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2026-01-01", "2033-01-01") ==
        Texts{"2028-02-29", "2032-02-29"});
}

TEST_CASE("an interval counts from the first day, whatever window is asked for") {
  CHECK(days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2026-12-05", "2026-12-10", "2027-01-10") ==
        Texts{"2026-12-19", "2027-01-02"});
}

TEST_CASE("the window is half-open, and COUNT and UNTIL end a pattern") {
  CHECK(days_of("FREQ=DAILY", "2026-12-01", "2026-12-02", "2026-12-04") ==
        Texts{"2026-12-02", "2026-12-03"});
  CHECK(days_of("FREQ=DAILY;COUNT=2", "2026-12-01", "2026-12-01", "2027-12-01") ==
        Texts{"2026-12-01", "2026-12-02"});
  CHECK(days_of("RRULE:FREQ=DAILY;UNTIL=20261202", "2026-12-01", "2026-12-01", "2027-12-01") ==
        Texts{"2026-12-01", "2026-12-02"});
  CHECK(days_of("FREQ=DAILY;UNTIL=20261202T000000Z", "2026-12-01", "2026-12-01", "2027-12-01") ==
        Texts{"2026-12-01", "2026-12-02"});
}

TEST_CASE("plain weeks and days step by weeks and days") {
  CHECK(days_of("FREQ=WEEKLY", "2026-12-01", "2026-12-01", "2026-12-16") ==
        Texts{"2026-12-01", "2026-12-08", "2026-12-15"});
  CHECK(days_of("FREQ=DAILY;BYMONTH=1", "2026-12-01", "2026-12-01", "2027-01-03") ==
        Texts{"2027-01-01", "2027-01-02"});
}

TEST_CASE("what is not a pattern of days is refused") {
  for (const std::string rule :
       {"", "weekly", "FREQ=", "FREQ=HOURLY", "FREQ=WEEKLY;", "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=SA;BYDAY=SU", "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;INTERVAL=1001", "FREQ=WEEKLY;UNTIL=20270230",
        "FREQ=WEEKLY;UNTIL=tomorrow", "BYDAY=SA", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;RSCALE=HEBREW", "freq=weekly",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}) {
    CAPTURE(rule);
    CHECK_FALSE(check_rrule(rule).ok());
    CHECK_FALSE(occurrences(rule, Date{0}, Date{0}, Date{10}).ok());
  }
  CHECK_FALSE(check_rrule("FREQ=WEEKLY;BYDAY=" + std::string(300, 'S')).ok());
}

TEST_CASE("a pattern with too many days before the window is refused as too large") {
  const auto found =
      occurrences("FREQ=DAILY", day("1900-01-01"), day("2026-01-01"), day("2026-01-03"));
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().code == ErrorCode::too_large);
}

TEST_CASE("what libical crashes at, gives out of order or gives twice") {
  for (const char* rule : {"FREQ=YEARLY;BYWEEKNO=13", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=-40,13",
                           "FREQ=WEEKLY;BYDAY=WE,31TU", "FREQ=DAILY;BYDAY=-1SU"}) {
    CHECK_FALSE_MESSAGE(check_rrule(rule).ok(), std::string(rule));
    CHECK_FALSE(occurrences(rule, day("2025-07-06"), day("2025-07-06"), day("2027-07-06")).ok());
  }
  CHECK(days_of("FREQ=YEARLY;BYWEEKNO=13;BYDAY=TU", "2025-07-06", "2025-07-06", "2027-07-06") ==
        Texts{"2026-03-24", "2027-03-30"});
  CHECK(days_of("FREQ=WEEKLY;BYDAY=SU,SU", "2026-11-01", "2026-11-01", "2026-11-09") ==
        Texts{"2026-11-01", "2026-11-08"});
}

}  // namespace
}  // namespace kith::graph
