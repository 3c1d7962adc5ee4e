// SPDX-License-Identifier: Apache-2.0
#include "graph/calendar.h"

#include <doctest/doctest.h>

using namespace kith::graph;

TEST_CASE("dates are real days between 1900 and 2199") {
  CHECK(to_text(Date{0}) == "1970-01-01");
  CHECK(date_from_text("2024-02-29").has_value());
  CHECK(!date_from_text("2023-02-29"));
  CHECK(!date_from_text("2026-13-01"));
  CHECK(!date_from_text("2026-00-10"));
  CHECK(!date_from_text("1899-12-31"));
  CHECK(!date_from_text("2200-01-01"));
  CHECK(!date_from_text("2026-1-1"));
  CHECK(!date_from_text("21/11/2026"));
  CHECK(!date_from_text("2026-11-21T"));
}

TEST_CASE("every day of two centuries goes to text and back, and weekdays follow each other") {
  const Date first = *make_date(1900, 1, 1);
  const Date last = *make_date(2099, 12, 31);
  CHECK(weekday_of(first) == 0);  // 1 January 1900 was a Monday
  for (Date day = first; day <= last; day = day.plus(1)) {
    REQUIRE(date_from_text(to_text(day)) == day);
    REQUIRE(weekday_of(day) == (day.days - first.days) % 7);
  }
}

TEST_CASE("instants are UTC with Z, with microseconds only where there are any") {
  CHECK(to_text(Instant{0}) == "1970-01-01T00:00:00Z");
  CHECK(to_text(Instant{-1}) == "1969-12-31T23:59:59.999999Z");
  const auto read = instant_from_text("2026-11-21T22:21:30.000007Z");
  REQUIRE(read);
  CHECK(to_text(*read) == "2026-11-21T22:21:30.000007Z");
  CHECK(date_of(*read) == *date_from_text("2026-11-21"));
  CHECK(!instant_from_text("2026-11-21T22:21:30"));
  CHECK(!instant_from_text("2026-11-21T24:00:00Z"));
  CHECK(!instant_from_text("2026-11-21T22:21:30.000000Z"));
  CHECK(!instant_from_text("2026-11-21 22:21:30Z"));
}

TEST_CASE("a birth date may be only a year, and then the lower age counts") {
  const Date on = *date_from_text("2026-11-21");
  CHECK(age_on(*birth_date_from_text("2008-11-21"), on) == 18);
  CHECK(age_on(*birth_date_from_text("2008-11-22"), on) == 17);
  CHECK(age_on(*birth_date_from_text("2008"), on) == 17);
  CHECK(to_text(*birth_date_from_text("1998")) == "1998");
  CHECK(to_text(*birth_date_from_text("1998-05-01")) == "1998-05-01");
  CHECK(!birth_date_from_text("98"));
  CHECK(!birth_date_from_text("1998-05"));
}

TEST_CASE("times of day") {
  CHECK(time_from_text("09:30")->minutes == 570);
  CHECK(to_text(TimeOfDay{1439}) == "23:59");
  CHECK(!time_from_text("24:00"));
  CHECK(!time_from_text("9:30"));
  CHECK(!time_from_text("09.30"));
}
