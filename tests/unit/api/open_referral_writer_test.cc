// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_writer.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/name_uuid.h"
#include "api/exchange/open_referral_reader.h"
#include "api/exchange/record_json.h"
#include "tests/support/feed_remarks.h"
#include "tests/support/nobody_else.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* uuid = "ac148810-d857-441c-9679-408f346de14b";

graph::Group group_of(std::string_view text) {
  auto record = record_from_text(text, graph::Kind::group, tests::NobodyElse());
  REQUIRE(record);
  return std::get<graph::Group>(*record);
}

OpenReferralWriter writer() {
  graph::Directory directory;
  directory.name = "leigh";
  return OpenReferralWriter(directory);
}

// The group that is read from what was written of one.
graph::Group again(const graph::Group& group) {
  FeedBundle bundle;
  const std::string text = writer().service(group).dump();
  CAPTURE(text);
  REQUIRE(read_open_referral(text, "again.json", bundle));
  REQUIRE(bundle.refusals().empty());
  CHECK(tests::count(bundle, FeedNote::left_out) == 0);
  return group_of(bundle.lines());
}

// Everything that Open Referral has a key for.
constexpr const char* public_group = R"({"type": "group",
  "external_id": "ac148810-d857-441c-9679-408f346de14b", "name": "Leigh Anglers",
  "description": "We fish.", "status": "temporarily_closed",
  "activities": [{"concept": "angling"}],
  "places": [{"id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5", "name": "Library",
    "description": "Upstairs", "address": ["Turnpike Centre", "Civic Square"], "town": "Leigh",
    "county": "Greater Manchester", "postcode": "WN7 1EB",
    "point": {"latitude": 53.497, "longitude": -2.52}, "access": ["step_free"],
    "access_missing": ["lift"], "access_words": "Step-free.\nNo lift.", "getting_there": "Bus 47"}],
  "schedules": [{"pattern": "FREQ=WEEKLY;BYDAY=SA", "from": "2026-01-03", "until": "2026-12-31",
    "opens": "09:00", "closes": "12:00", "attending": "in person", "description": "d",
    "notes": "n", "link": "https://leigh.org.uk/when"},
    {"place": "3a19ff88-4620-4d17-9830-ac1d859eb5d5",
     "pattern": "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SU;COUNT=4;WKST=SU", "from": "2026-01-25"},
    {"from": "2026-11-21", "opens": "19:00"}],
  "costs": [{"pence": 350, "per": "session", "for_whom": "adults", "from": "2026-01-01",
    "until": "2026-12-31"}, {"pence": 0, "for_whom": "under 16s"},
    {"pence": 2000, "per": "year", "description": "yearly membership"}],
  "fees": "Pay there", "age_min": 8, "age_max": 99, "eligibility": "Everybody",
  "agreed_to_be_listed": true,
  "contacts": [{"called": "Pat", "role": "Secretary", "phone": "01942 123456",
    "email": "pat@leigh.org.uk", "description": "Evenings"}, {"phone": "01942 654321"}],
  "languages": ["en", "cy"],
  "organisation": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "LDAA",
    "description": "d", "website": "https://ldaa.org.uk", "email": "a@ldaa.org.uk",
    "charity_number": "SC012345", "company_number": "01234567"},
  "website": "https://leigh.org.uk", "email": "a@leigh.org.uk", "how_to_join": "Come along",
  "alert": "Pond frozen", "assured_on": "2026-01-01", "changed_on": "2026-03-15",
  "terms": [{"id": "3f7b145d-84af-42d7-8fae-eaca714b02b2", "name": "Sport", "taxonomy": "LGA",
    "parent_id": "0bc248fa-dc27-4650-9ba4-8f1a24ef16a2"}],
  "areas_served": ["Leigh", "Atherton"], "accreditations": "AT", "funding": ["Lottery"]})";

// What only Kith knows, beside it.
constexpr const char* own_group = R"({"type": "group", "external_id": "g-1", "name": "Choir",
  "kind": "club", "status": "active",
  "activities": [{"concept": "choir", "wanted": "teach"}, {"concept": "humming in the dark"}],
  "places": [{"id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5", "name": "Chapel", "online": false,
    "access": ["quiet"], "access_words": "There is a ramp"}],
  "schedules": [{"pattern": "FREQ=DAILY", "from": "2026-01-01", "except": ["2026-12-25"],
    "zone": "Europe/Paris", "by_appointment": true, "link": "ask the caretaker"},
    {"pattern": "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", "from": "2026-05-04"},
    {"pattern": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231", "from": "2026-01-05"}],
  "costs": [{"pence": 100, "per": "week", "description": "a session", "hardship": true}],
  "roles": [{"role": "music librarian", "concept": "choir", "by": "2026-12-01", "paid": false}],
  "room": "some", "room_on": "2026-09-01", "only_for_people_with_support": false,
  "agreed_to_be_listed": true,
  "contacts": [{"called": "Jo", "description": "Ask for Jo", "takes_newcomers": true}],
  "faith_setting": true, "alcohol": false, "childcare": true, "website": "find us in the paper",
  "organisation": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"}})";

}  // namespace

TEST_CASE("a group written and read again is the same group") {
  for (const char* text : {public_group, own_group}) {
    const graph::Group group = group_of(text);
    CHECK(record_to_text(again(group)) == record_to_text(group));
  }
}

TEST_CASE("what Open Referral has keys for stands in them") {
  const Json made = writer().service(group_of(public_group));
  CHECK(made.at("id") == uuid);
  CHECK(made.at("status") == "temporarily closed");
  CHECK(made.at("minimum_age") == 8);
  CHECK(made.at("last_modified") == "2026-03-15T00:00:00Z");
  CHECK_FALSE(made.contains("kith"));
  const Json& schedule = made.at("schedules")[1];
  CHECK(schedule.at("freq") == "MONTHLY");
  CHECK(schedule.at("interval") == 2);
  CHECK(schedule.at("byday") == "-1SU");
  CHECK(schedule.at("dtstart") == "2026-01-25");
  CHECK(schedule.at("service_at_location_id") == made.at("service_at_locations")[0].at("id"));
  CHECK_FALSE(made.at("schedules")[0].contains("service_at_location_id"));
  const Json& address = made.at("service_at_locations")[0].at("location").at("addresses")[0];
  CHECK(address.at("address_1") == "Turnpike Centre, Civic Square");
  CHECK(address.at("country") == "GB");
  CHECK(made.at("cost_options")[0].at("amount") == 3.5);
  CHECK(made.at("cost_options")[0].at("amount_description") == "per session");
  CHECK(made.at("cost_options")[1].at("amount") == 0);
  CHECK(made.at("contacts")[0].at("phones")[0].at("number") == "01942 123456");
  CHECK(made.at("organization").at("organization_identifiers")[0].at("identifier_scheme") ==
        "GB-SC");
  CHECK(made.at("attributes").size() == 2);  // a term and an activity
  CHECK(made.at("attributes")[1].at("taxonomy_term").at("code") == "angling");
}

TEST_CASE("a pattern that the profile cannot say is said as far as it can") {
  const Json made = writer().service(group_of(own_group));
  CHECK(made.at("schedules")[0].at("byday") == "MO,TU,WE,TH,FR,SA,SU");
  CHECK(made.at("schedules")[0].at("freq") == "WEEKLY");
  CHECK_FALSE(made.at("schedules")[1].contains("freq"));
  CHECK(made.at("schedules")[1].at("kith").at("pattern") == "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO");
  CHECK(made.at("schedules")[2].at("byday") == "MO");
  CHECK(made.at("schedules")[2].at("valid_to") == "2026-12-31");
}

TEST_CASE("a country that is not ours comes back, and every address has all keys") {
  const graph::Group group = group_of(R"({"type": "group", "external_id": "x", "name": "A",
    "status": "active", "agreed_to_be_listed": true,
    "places": [{"id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5",
      "address": ["Main Street", "US"]}]})");
  const Json made = writer().service(group);
  const Json& address = made.at("service_at_locations")[0].at("location").at("addresses")[0];
  CHECK(address.at("address_1") == "Main Street");
  CHECK(address.at("country") == "US");
  for (const char* key : {"city", "state_province", "postal_code"}) CHECK(address.at(key) == "");
  CHECK(again(group) == group);
}

TEST_CASE("ids that are no UUIDs become some, the same everywhere and unlike other directories'") {
  graph::Group group = group_of(R"({"type": "group", "external_id": "g-1", "name": "A",
    "places": [{"id": "hall"}], "organisation": {"id": "7", "name": "O"}})");
  const std::string id = writer().service_id(group);
  CHECK(is_uuid(id));
  CHECK(writer().service(group).at("kith").at("external_id") == "g-1");
  CHECK(is_uuid(writer().organization_id(group)));
  graph::Directory other;
  other.name = "wigan";
  CHECK(OpenReferralWriter(other).service_id(group) != id);
  CHECK(OpenReferralWriter(other).organization_id(group) != writer().organization_id(group));
  group.identity.number.bytes[0] = 7;  // a number is the same in whichever directory
  CHECK(writer().service_id(group) == OpenReferralWriter(other).service_id(group));
  CHECK(writer().service_id(group) != id);
}

TEST_CASE("a service in a list has its organisation and no parts") {
  const Json item = writer().service_item(group_of(public_group));
  CHECK(item.at("organization").at("name") == "LDAA");
  CHECK_FALSE(item.at("organization").contains("organization_identifiers"));
  for (const char* key : {"schedules", "contacts", "attributes", "kith"}) {
    CHECK_FALSE(item.contains(key));
  }
}

TEST_CASE("an organisation with its services") {
  const graph::Group group = group_of(public_group);
  const graph::Group* const all[] = {&group};
  const Json made = writer().organization_full(all);
  CHECK(made.at("id") == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610");
  REQUIRE(made.at("services").size() == 1);
  CHECK_FALSE(made.at("services")[0].contains("organization"));
  FeedBundle bundle;
  REQUIRE(read_open_referral(made.dump(), "o.json", bundle));
  CHECK(group_of(bundle.lines()) == group);
  graph::Group nobody;
  CHECK(writer().organization(nobody).is_null());
  CHECK(writer().organization_id(nobody).empty());
}

TEST_CASE("a service at each of its places") {
  const graph::Group group = group_of(public_group);
  const std::vector<Json> items = writer().services_at_locations(group, false);
  REQUIRE(items.size() == 1);
  CHECK_FALSE(items[0].contains("name"));
  CHECK_FALSE(items[0].at("location").contains("addresses"));
  CHECK(items[0].at("service").at("organization").at("name") == "LDAA");
  const std::vector<Json> full = writer().services_at_locations(group, true);
  CHECK(full[0].at("id") == items[0].at("id"));
  CHECK(full[0].at("name") == "Leigh Anglers");
  CHECK(full[0].at("status") == "temporarily closed");
  CHECK(full[0].at("location").contains("addresses"));
  CHECK_FALSE(full[0].at("service").contains("service_at_locations"));
  FeedBundle bundle;
  REQUIRE(read_open_referral(full[0].dump(), "l.json", bundle));
  CHECK(group_of(bundle.lines()) == group);
}

TEST_CASE("a feed says of itself which profile it follows") {
  const Json details = writer().details("https://kith.example/oruk/leigh/openapi.json");
  CHECK(details.at("version") == "HSDS-UK-3.0");
  CHECK(details.at("openapi_url") == "https://kith.example/oruk/leigh/openapi.json");
}

}  // namespace kith::api
