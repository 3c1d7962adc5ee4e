// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_service.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

struct Read {
  FeedBundle bundle;
  std::optional<Json> group;

  explicit Read(std::string_view text) {
    FeedReading feed("feed.json", bundle);
    REQUIRE(feed.parse(text, 0));
    group = read_service(feed, {feed.root(), nullptr, {}});
    feed.finish();
  }
  Json at(const char* key) const {
    REQUIRE(group);
    return group->value(key, Json());
  }
};

// A service with these members beside id, name and status.
Read with(const std::string& members) {
  return Read(R"({"id": "s1", "name": "Leigh group", "status": "active", )" + members + "}");
}

}  // namespace

TEST_CASE("a service becomes a group that agreed to be listed") {
  const Read read(R"({"id": "s1", "name": "Leigh Anglers", "status": "active", "fees": "Pay there",
    "description": "We fish.", "url": "https://leigh.org.uk", "email": "a@leigh.org.uk",
    "minimum_age": 12, "maximum_age": 100, "assured_date": "2026-01-01", "alert": "Closed",
    "accreditations": "AT", "application_process": "Come along",
    "eligibility_description": "Everybody", "last_modified": "2026-03-15T10:30:45.123Z",
    "organization_id": "o1", "attributes": [{"taxonomy_term": {"id": "t", "name": "Fishing"}}]})");
  REQUIRE(read.group);
  CHECK(*read.group == Json::parse(R"({"type": "group", "external_id": "s1",
    "name": "Leigh Anglers", "description": "We fish.", "status": "active",
    "terms": [{"id": "t", "name": "Fishing"}], "activities": [{"concept": "angling"}],
    "fees": "Pay there", "age_min": 12, "age_max": 100, "eligibility": "Everybody",
    "agreed_to_be_listed": true, "organisation": {"id": "o1"}, "website": "https://leigh.org.uk",
    "email": "a@leigh.org.uk", "how_to_join": "Come along", "alert": "Closed",
    "assured_on": "2026-01-01", "changed_on": "2026-03-15", "accreditations": "AT"})"));
  CHECK(read.bundle.remarks().empty());
}

TEST_CASE("a service without a name is refused at its name") {
  const Read read(R"({"id": "s1", "status": "active", "email": false})");
  CHECK_FALSE(read.group);
  CHECK(tests::refused(read.bundle, "/name", "a service has a name"));
  CHECK(tests::left_out(read.bundle, "/email", "false is no email address"));
}

TEST_CASE("ids that records do not take are made anew, always the same") {
  CHECK(Read(R"({"id": 12, "name": "A"})").at("external_id") == "12");
  const Read slash(R"({"id": "a/b", "name": "A"})");
  CHECK(slash.at("external_id") == Read(R"({"id": "a/b", "name": "B"})").at("external_id"));
  CHECK(slash.at("external_id") != Read(R"({"id": "a-b", "name": "A"})").at("external_id"));
  CHECK(tests::mended(slash.bundle, "/id", "the id a/b read as a-b-"));
  const Read none(R"({"name": "A", "organization": {"name": "O"}})");
  CHECK(none.at("external_id") ==
        Read(R"({"name": "A", "organization": {"name": "O"}, "fees": "x"})").at("external_id"));
  CHECK(none.at("external_id") != Read(R"({"name": "A"})").at("external_id"));
  CHECK(tests::mended(none.bundle, "", "the service has no id"));
}

TEST_CASE("a status in any case, and none that is not one") {
  CHECK(with(R"("x": 1)").at("status") == "active");
  const Read closed(R"({"id": "s", "name": "A", "status": "Temporarily Closed"})");
  CHECK(closed.at("status") == "temporarily_closed");
  CHECK(tests::mended(closed.bundle, "/status", "read as temporarily_closed"));
  CHECK(
      Read(R"({"id": "s", "name": "A", "status": "temporarily closed"})").bundle.remarks().empty());
  const Read odd(R"({"id": "s", "name": "A", "status": "thriving"})");
  CHECK(odd.at("status").is_null());
  CHECK(tests::left_out(odd.bundle, "/status", "thriving is no status"));
}

TEST_CASE("ages as numbers and as text, and none that cannot be") {
  const Read text = with(R"("minimum_age": "16+", "maximum_age": 25.5)");
  CHECK(text.at("age_min") == 16);
  CHECK(text.at("age_max") == 25);
  CHECK(tests::mended(text.bundle, "/minimum_age", "16+ read as 16"));
  CHECK(tests::mended(text.bundle, "/maximum_age", "25.5 read as 25"));
  CHECK(with(R"("minimum_age": 12.0)").bundle.remarks().empty());
  const Read wrong = with(R"("minimum_age": "adults", "maximum_age": 999)");
  CHECK(wrong.at("age_min").is_null());
  CHECK(wrong.at("age_max").is_null());
  CHECK(tests::left_out(wrong.bundle, "/minimum_age", "adults is no age"));
  CHECK(tests::left_out(wrong.bundle, "/maximum_age", "999 is no age up to 120"));
  const Read turned = with(R"("minimum_age": 50, "maximum_age": 18)");
  CHECK(turned.at("age_min") == 50);
  CHECK(turned.at("age_max").is_null());
  CHECK(tests::left_out(turned.bundle, "/maximum_age", "18 is below the lowest, 50"));
}

TEST_CASE("free in words is a cost of nothing where no other is given") {
  const Read free = with(R"("fees": "Free.")");
  CHECK(free.at("costs") == Json::parse(R"([{"pence": 0}])"));
  CHECK(free.at("fees") == "Free.");
  CHECK(tests::mended(free.bundle, "/fees", "Free read as a cost of nothing"));
  CHECK(with(R"("fees": "Free", "cost_options": [{"amount": 2}])").at("costs") ==
        Json::parse(R"([{"pence": 200}])"));
  CHECK(with(R"("fees": "Free for members")").at("costs").is_null());
  CHECK(with(R"("fees": "a", "fees_description": "b")").at("fees") == "b\na");
}

TEST_CASE("places, and schedules at all of them or at one") {
  const Read read = with(R"("schedules": [{"freq": "WEEKLY", "byday": "MO"},
      {"freq": "WEEKLY", "byday": "TU", "service_at_location_id": "x1"}],
    "service_at_locations": [{"id": "x1", "location": {"id": "l1", "name": "Library"},
      "schedules": [{"freq": "WEEKLY", "byday": "WE"}], "phones": [{"number": "01942 123456"}]},
      {"id": "x2", "location_id": "l9"}, "nowhere"])");
  CHECK(read.at("places") == Json::parse(R"([{"id": "l1", "name": "Library"}])"));
  CHECK(read.at("schedules") == Json::parse(R"([{"pattern": "FREQ=WEEKLY;BYDAY=MO"},
    {"place": "l1", "pattern": "FREQ=WEEKLY;BYDAY=TU"},
    {"place": "l1", "pattern": "FREQ=WEEKLY;BYDAY=WE"}])"));
  CHECK(read.at("contacts") == Json::parse(R"([{"phone": "01942 123456"}])"));
  CHECK(tests::left_out(read.bundle, "/service_at_locations/1", "a location that is not there"));
  CHECK(tests::left_out(read.bundle, "/service_at_locations/2", "is an object"));
}

TEST_CASE("activities are what the name and the terms say, and no name of a town") {
  const Read read(R"({"id": "s", "name": "Reading Chess Club", "status": "active",
    "description": "Swimming, too",
    "service_at_locations": [{"location": {"id": "l", "addresses": [{"city": "Reading"}]}}],
    "attributes": [{"taxonomy_term": {"name": "Board games"}}]})");
  CHECK(read.at("activities").dump().find("chess") != std::string::npos);
  CHECK(read.at("activities").dump().find("reading") == std::string::npos);
  CHECK(read.at("activities").dump().find("swimming") == std::string::npos);
}

TEST_CASE("more than a record takes is cut, and said") {
  std::string areas;
  for (int i = 0; i < 201; ++i) {
    areas += (i > 0 ? "," : "") + std::string("{\"name\": \"a") + std::to_string(i) + "\"}";
  }
  const Read read = with("\"service_areas\": [" + areas + "]");
  CHECK(read.at("areas_served").size() == 200);
  CHECK(tests::left_out(read.bundle, "", "201 areas_served are more than the 200"));
  const Read long_name(R"({"id": "s", "name": ")" + std::string(300, 'n') + R"("})");
  CHECK(long_name.at("name").get<std::string>().size() <= 200);
  CHECK(tests::mended(long_name.bundle, "/name", "cut after 200 bytes"));
}

TEST_CASE("what Kith is said to have written is held against the rules of records") {
  const Read good = with(R"("kith": {"external_id": "g-1", "kind": "club", "room": "some",
    "activities": [{"concept": "angling", "wanted": "teach"}]})");
  CHECK(good.at("external_id") == "g-1");
  CHECK(good.at("kind") == "club");
  CHECK(good.at("activities") == Json::parse(R"([{"concept": "angling", "wanted": "teach"}])"));
  const Read bad = with(R"("kith": {"kind": "gang", "name": "Other"})");
  CHECK_FALSE(bad.group);
  CHECK(tests::refused(bad.bundle, "/kith", "/kind has to be one of"));
  CHECK(tests::left_out(bad.bundle, "/kith/name", "\"name\" of a kith"));
}

TEST_CASE("a service of the first Open Referral UK is read where it looks alike") {
  const Read read(R"({"id": "13082", "name": "Drop-in", "status": "active",
    "organization": {"id": "o", "name": "O", "url": "http://o.org.uk"},
    "regular_schedules": [{"byday": "MO", "freq": "WEEKLY", "opens_at": "09:00",
      "closes_at": "17:00"}],
    "eligibilitys": [{"eligibility": "Parents", "minimum_age": 18, "maximum_age": 30},
      {"eligibility": "Carers", "minimum_age": 16}],
    "service_taxonomys": [{"taxonomy": {"id": "t", "name": "Advice", "vocabulary": "esd"}}],
    "fundings": [{"source": "Council"}], "attending_access": "drop-in"})");
  CHECK(read.at("schedules") == Json::parse(R"([{"pattern": "FREQ=WEEKLY;BYDAY=MO",
                                                 "opens": "09:00", "closes": "17:00"}])"));
  CHECK(read.at("age_min") == 16);
  CHECK(read.at("age_max").is_null());  // carers of any age above
  CHECK(read.at("eligibility") == "Parents\nCarers");
  CHECK(read.at("terms") == Json::parse(R"([{"id": "t", "name": "Advice", "taxonomy": "esd"}])"));
  CHECK(read.at("funding") == Json{"Council"});
  CHECK(read.at("organisation").at("website") == "http://o.org.uk");
  CHECK(tests::left_out(read.bundle, "/attending_access", "\"attending_access\" of a service"));
}

}  // namespace kith::api
