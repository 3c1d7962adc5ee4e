// SPDX-License-Identifier: Apache-2.0
#include "graph/time_zone.h"

#include <stdlib.h>
#include <time.h>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::day;

const TimeZone& london() { return *TimeZone::find(""); }

std::string utc(const TimeZone& zone, std::string_view local) {
  return to_text(zone.instant_of(*local_time_from_text(local)));
}

std::string wall(const TimeZone& zone, std::string_view instant) {
  return to_text(zone.local_of(*instant_from_text(instant)));
}

// How far the C library, which reads the same files by itself, has the clocks ahead of UTC.
long offset_by_c_library(std::int64_t second) {
  const auto time = static_cast<time_t>(second);
  tm local{};
  localtime_r(&time, &local);
  return local.tm_gmtoff;
}

struct ZoneOfProcess {
  explicit ZoneOfProcess(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
  ~ZoneOfProcess() {
    unsetenv("TZ");
    tzset();
  }
  ZoneOfProcess(const ZoneOfProcess&) = delete;
  ZoneOfProcess& operator=(const ZoneOfProcess&) = delete;
};

void compare_with_c_library(const char* name, std::string_view until) {
  const ZoneOfProcess process(name);
  const TimeZone* const zone = TimeZone::find(name);
  REQUIRE_MESSAGE(zone != nullptr, std::string(name));
  const std::int64_t begin = std::int64_t{day("2020-01-01").days} * 86'400;
  const std::int64_t end = std::int64_t{day(until).days} * 86'400;
  std::size_t different = 0;
  for (std::int64_t second = begin; second < end; second += 1'800) {
    const std::int64_t shown = second + offset_by_c_library(second);
    const LocalTime local = zone->local_of(Instant{second * 1'000'000});
    different += local.day.days * std::int64_t{86'400} + local.time.minutes * 60 != shown;
  }
  CHECK_MESSAGE(different == 0, std::string(name));
}

}  // namespace

TEST_CASE("British clocks") {
  CHECK(utc(london(), "2026-01-15T12:00") == "2026-01-15T12:00:00Z");
  CHECK(utc(london(), "2026-07-15T12:00") == "2026-07-15T11:00:00Z");
  CHECK(wall(london(), "2026-07-15T22:59:59Z") == "2026-07-15T23:59");
  CHECK(wall(london(), "2026-07-15T23:00:00Z") == "2026-07-16T00:00");
  CHECK(TimeZone::find("Europe/London") == &london());
}

TEST_CASE("an hour that does not exist is read with the offset before it") {
  CHECK(utc(london(), "2027-03-28T00:59") == "2027-03-28T00:59:00Z");
  CHECK(utc(london(), "2027-03-28T01:00") == "2027-03-28T01:00:00Z");
  CHECK(utc(london(), "2027-03-28T01:30") == "2027-03-28T01:30:00Z");
  CHECK(wall(london(), "2027-03-28T01:30:00Z") == "2027-03-28T02:30");
  CHECK(utc(london(), "2027-03-28T02:00") == "2027-03-28T01:00:00Z");
  // The example of RFC 5545, 3.3.5: 3.30 in daylight time.
  CHECK(utc(*TimeZone::find("America/New_York"), "2007-03-11T02:30") == "2007-03-11T07:30:00Z");
}

TEST_CASE("an hour that exists twice is the first of them") {
  CHECK(utc(london(), "2026-10-25T00:59") == "2026-10-24T23:59:00Z");
  CHECK(utc(london(), "2026-10-25T01:30") == "2026-10-25T00:30:00Z");
  CHECK(utc(london(), "2026-10-25T02:00") == "2026-10-25T02:00:00Z");
  CHECK(wall(london(), "2026-10-25T00:30:00Z") == wall(london(), "2026-10-25T01:30:00Z"));
  // The example of RFC 5545, 3.3.5: 1.30 in daylight time.
  CHECK(utc(*TimeZone::find("America/New_York"), "2007-11-04T01:30") == "2007-11-04T05:30:00Z");
}

TEST_CASE("a day that a zone left out") {
  const TimeZone& apia = *TimeZone::find("Pacific/Apia");
  CHECK(wall(apia, "2011-12-30T09:59:00Z") == "2011-12-29T23:59");
  CHECK(wall(apia, "2011-12-30T10:00:00Z") == "2011-12-31T00:00");
  CHECK(utc(apia, "2011-12-30T12:00") == "2011-12-30T22:00:00Z");
  CHECK(wall(apia, "2011-12-30T22:00:00Z") == "2011-12-31T12:00");
}

TEST_CASE("on which days clocks change") {
  CHECK(london().changes_within(day("2027-03-28"), day("2027-03-28")));
  CHECK_FALSE(london().changes_within(day("2027-03-29"), day("2027-10-30")));
  CHECK_FALSE(london().changes_within(day("2026-11-01"), day("2027-03-27")));
  CHECK(london().changes_within(day("2027-03-29"), day("2027-10-31")));
  CHECK_FALSE(TimeZone::find("Asia/Kolkata")->changes_within(day("2001-01-01"), day("2099-12-31")));
}

TEST_CASE("the C library reads the same zones the same") {
  compare_with_c_library("Europe/London", "2099-12-31");
  for (const char* name :
       {"Europe/Dublin", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
        "Africa/Casablanca", "America/Sao_Paulo", "UTC", "Etc/GMT+5", "GB"}) {
    compare_with_c_library(name, "2037-12-31");
  }
}

TEST_CASE("what is no zone is none, and opens no file elsewhere") {
  for (const char* name : {"Europe", "Europe/Atlantis", "../etc/passwd", "/etc/localtime",
                           "Europe//London", "Europe/London/", "Europe/../Europe/London",
                           "zone.tab", "tzdata.zi", " ", "Europe/London\n", "+01:00"}) {
    CHECK_MESSAGE(TimeZone::find(name) == nullptr, std::string(name));
  }
  CHECK(TimeZone::find(std::string(300, 'a')) == nullptr);
  CHECK(TimeZone::find(std::string("Europe/London\0x", 15)) == nullptr);
}

TEST_CASE("a local time as text") {
  CHECK(to_text(*local_time_from_text("2026-11-24T14:05")) == "2026-11-24T14:05");
  for (const char* text : {"2026-11-24", "2026-11-24 14:05", "2026-11-24T14:5", "2026-11-24T24:00",
                           "2026-02-30T10:00", "2026-11-24T14:05Z", ""}) {
    CHECK_FALSE(local_time_from_text(text).has_value());
  }
}

}  // namespace kith::graph
