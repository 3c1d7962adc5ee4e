// SPDX-License-Identifier: Apache-2.0
#include "matcher/week_hours.h"

#include <doctest/doctest.h>

namespace kith::matcher {
namespace {

WeekHours hours(std::string_view text) { return *hours_of(free_times_from_text(text).value()); }

std::string said(const WeekHours& hours) { return spoken(hours.times()); }

}  // namespace

TEST_CASE("hours said, and hours not said") {
  CHECK(!hours_of({}));
  CHECK(said(hours("Sat am, Sun am")) == "weekend mornings");
  CHECK(said(hours("any time")) == "any time");
  graph::FreeTime backwards;
  backwards.from = graph::TimeOfDay{600};
  backwards.until = graph::TimeOfDay{540};
  CHECK(hours_of({backwards})->times().empty());
}

TEST_CASE("less than half an hour of a day is no time") {
  WeekHours short_time;
  short_time.add(2, 600, 629);
  CHECK(!short_time.is_long_enough());
  short_time.add(2, 629, 630);
  CHECK(short_time.is_long_enough());
  WeekHours over_midnight;
  over_midnight.add(0, 1425, 1440);
  over_midnight.add(1, 0, 15);
  CHECK(!over_midnight.is_long_enough());
  CHECK(over_midnight.times().empty());
}

TEST_CASE("what all share, else what most share, else nothing") {
  const WeekHours am = hours("Sat am");
  const WeekHours day = hours("Sat 10:00-15:00");
  const WeekHours late = hours("Sat 14:00-18:00");
  const WeekHours other = hours("Mon pm");
  CHECK(said(hours_shared({&am, &day}, 1).hours) == "Saturdays 10:00 to 12:00");
  CHECK(hours_shared({&am, &day}, 1).people == 2);
  // Two of three share; two of four are no more than half.
  CHECK(said(hours_shared({&am, &day, &other}, 1).hours) == "Saturdays 10:00 to 12:00");
  CHECK(hours_shared({&am, &day, &other}, 1).people == 2);
  CHECK(hours_shared({&am, &late, &other, &other}, 1).people == 0);
  CHECK(hours_shared({&am, &day}, 3).people == 0);
  CHECK(hours_shared({}, 1).people == 0);
}

}  // namespace kith::matcher
