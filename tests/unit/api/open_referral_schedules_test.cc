// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_schedules.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

struct Scheduled {
  FeedBundle bundle;
  Json schedules = Json::array();

  explicit Scheduled(std::string_view list, const std::string& place = "",
                     const PlacesById& places = {}) {
    FeedReading feed("feed.json", bundle);
    feed.look_at_days(list);
    REQUIRE(feed.parse(list, 0));
    add_schedules(feed, feed.root(), places, place, schedules);
    feed.finish();
  }
  const Json& only() const {
    REQUIRE(schedules.size() == 1);
    return schedules[0];
  }
};

std::string pattern(std::string_view schedule) {
  return Scheduled(schedule).only().value("pattern", "");
}

}  // namespace

TEST_CASE("a schedule becomes a pattern with its days and hours") {
  const Scheduled read(R"({"id": "s", "freq": "WEEKLY", "interval": 1, "byday": "TH,FR",
    "valid_from": "2026-01-01", "valid_to": "2026-12-31", "dtstart": "2026-01-01",
    "opens_at": "10:00:00", "closes_at": "18:00", "attending_type": "in person",
    "description": "Not on bank holidays", "notes": "Bring a mug",
    "schedule_link": "https://leigh.org.uk"})",
                       "l1");
  CHECK(read.only() == Json::parse(R"({"place": "l1", "pattern": "FREQ=WEEKLY;BYDAY=TH,FR",
    "from": "2026-01-01", "until": "2026-12-31", "opens": "10:00", "closes": "18:00",
    "attending": "in person", "description": "Not on bank holidays", "notes": "Bring a mug",
    "link": "https://leigh.org.uk"})"));
  CHECK(read.bundle.remarks().empty());
}

TEST_CASE("patterns as feeds write them") {
  CHECK(pattern(R"({"freq": "WEEKLY", "interval": "2", "byday": "Monday, wed"})") ==
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE");
  CHECK(pattern(R"({"freq": "monthly", "byday": "1SA"})") == "FREQ=MONTHLY;BYDAY=1SA");
  CHECK(pattern(R"({"freq": "MONTHLY", "bymonthday": "2,-1"})") == "FREQ=MONTHLY;BYMONTHDAY=2,-1");
  CHECK(pattern(R"({"byday": ["MO", "TU"]})") == "FREQ=WEEKLY;BYDAY=MO,TU");
  CHECK(pattern(R"({"weekday": "Saturday"})") == "FREQ=WEEKLY;BYDAY=SA");
  CHECK(
      pattern(R"({"freq": "WEEKLY", "interval": 1.0, "byday": "MO", "count": 3, "wkst": "SU"})") ==
      "FREQ=WEEKLY;BYDAY=MO;COUNT=3;WKST=SU");
}

TEST_CASE("a part that has no meaning in its pattern is left out and said") {
  const Scheduled read(R"({"freq": "WEEKLY", "byday": "TH,FR", "bymonthday": "2,3,4",
                           "byweekno": "41", "byyearday": "2"})");
  CHECK(read.only().at("pattern") == "FREQ=WEEKLY;BYDAY=TH,FR");
  CHECK(tests::left_out(read.bundle, "/bymonthday", "only in a monthly pattern"));
  CHECK(tests::left_out(read.bundle, "/byweekno", "only in a yearly pattern"));
  CHECK(tests::left_out(read.bundle, "/byyearday", "only in a yearly pattern"));
}

TEST_CASE("what makes no pattern is left out, the words stay") {
  const Scheduled read(R"({"freq": "SOMETIMES", "byday": "MO", "description": "Ask us"})");
  CHECK(read.only() == Json{{"description", "Ask us"}});
  CHECK(tests::left_out(read.bundle, "", "The pattern is left out."));
}

TEST_CASE("it begins with its first day within its validity and ends with the earlier end") {
  const Scheduled read(R"({"freq": "WEEKLY", "interval": 2, "byday": "MO", "dtstart": "2026-01-05",
    "valid_from": "2026-02-03", "until": "2026-06-01", "valid_to": "2026-05-01"})");
  CHECK(read.only().at("from") == "2026-02-16");  // every other Monday from the 5th of January
  CHECK(read.only().at("until") == "2026-05-01");
  CHECK(tests::mended(read.bundle, "/valid_from", "2026-02-03 read as 2026-02-16"));
  const Scheduled later(R"({"freq": "WEEKLY", "byday": "MO", "dtstart": "2026-03-02",
                            "valid_from": "2026-02-01", "until": "2026-04-01"})");
  CHECK(later.only().at("from") == "2026-03-02");
  CHECK(later.only().at("until") == "2026-04-01");
}

TEST_CASE("an end before the beginning is left out") {
  const Scheduled read(R"({"freq": "WEEKLY", "byday": "MO", "valid_from": "2026-02-01",
                           "valid_to": "2025-02-01"})");
  CHECK_FALSE(read.only().contains("until"));
  CHECK(tests::left_out(read.bundle, "/valid_to", "before it begins"));
}

TEST_CASE("a day without a pattern is that day") {
  CHECK(Scheduled(R"({"dtstart": "21/11/2026", "opens_at": "7pm"})").only() ==
        Json{{"from", "2026-11-21"}, {"opens", "19:00"}});
  CHECK(Scheduled(R"({"valid_from": "2026-11-21", "valid_to": "2026-11-21"})").only() ==
        Json{{"from", "2026-11-21"}, {"until", "2026-11-21"}});
  const Scheduled vague(R"({"valid_from": "2026-01-01", "description": "Ask us"})");
  CHECK(vague.only() == Json{{"description", "Ask us"}});
  CHECK(tests::left_out(vague.bundle, "/valid_from", "says nothing of when"));
}

TEST_CASE("zones by name are kept, hours after UTC name none") {
  CHECK(Scheduled(R"({"byday": "MO", "timezone": "Europe/Paris"})").only().at("zone") ==
        "Europe/Paris");
  CHECK_FALSE(Scheduled(R"({"byday": "MO", "timezone": "Europe/London"})").only().contains("zone"));
  CHECK(Scheduled(R"({"byday": "MO", "timezone": 0})").bundle.remarks().size() == 1);  // weekly
  const Scheduled three(R"({"freq": "WEEKLY", "byday": "MO", "timezone": 3})");
  CHECK(tests::left_out(three.bundle, "/timezone", "3 names no time zone"));
}

TEST_CASE("a schedule that stands at several places is said once") {
  FeedBundle bundle;
  FeedReading feed("feed.json", bundle);
  REQUIRE(feed.parse(R"({"freq": "WEEKLY", "byday": "MO"})", 0));
  Json schedules = Json::array();
  add_schedules(feed, feed.root(), {}, "", schedules);
  add_schedules(feed, feed.root(), {}, "l1", schedules);
  CHECK(schedules.size() == 1);
}

TEST_CASE("a schedule names its place by the id of a location or of a service at one") {
  const PlacesById places{{"link", "l1"}, {"l2", "l2"}};
  const Scheduled read(R"([{"byday": "MO", "service_at_location_id": "link"},
    {"byday": "MO", "location_id": "l2"}, {"byday": "MO", "location_id": "nowhere"}])",
                       "", places);
  REQUIRE(read.schedules.size() == 3);
  CHECK(read.schedules[0].at("place") == "l1");
  CHECK(read.schedules[1].at("place") == "l2");
  CHECK_FALSE(read.schedules[2].contains("place"));
}

TEST_CASE("what is no schedule is said, and one that says nothing is none") {
  const Scheduled read(R"(["Mondays", {"id": "s"}])");
  CHECK(read.schedules.empty());
  CHECK(tests::left_out(read.bundle, "/0", "a schedule is an object"));
}

}  // namespace kith::api
