// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/street_support_reader.h"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "graph/recurrence.h"
#include "tests/support/feeds.h"
#include "tests/support/shared_data.h"

namespace kith::api {
namespace {

using nlohmann::json;
using tests::groups_of;
using tests::left_out;
using tests::mended;
using tests::refused;

FeedBundle street_support(std::string_view text) {
  FeedBundle feed;
  const auto done = read_street_support("answer.json", text, feed);
  REQUIRE(done.ok());
  return feed;
}

}  // namespace

TEST_CASE("one service with its postcode written in two ways is one group") {
  const FeedBundle feed = street_support(R"([
      {"key":"a","name":"A","postcode":"M11 AF","sessions":[["Monday","09:00","11:00"]]},
      {"key":"a","name":"A","postcode":"M1 1AF","sessions":[["Tuesday","09:00","11:00"]]},
      {"id":"a_M11AF","serviceProviderName":"B","serviceProviderId":"b","info":"i",
       "location":{"streetLine1":"1"},"isPublished":true}])");
  REQUIRE(groups_of(feed).size() == 2);
  CHECK(groups_of(feed)[0]["schedules"][0]["pattern"] == "FREQ=WEEKLY;BYDAY=MO,TU");
  CHECK(groups_of(feed)[0]["external_id"] != groups_of(feed)[1]["external_id"]);
}

TEST_CASE("sessions of one service by day become its weekly schedules") {
  const FeedBundle feed =
      street_support(R"({"categoryKey":"meals","categoryName":"Meals","daysServices":[
      {"name":"Monday","serviceProviders":[
        {"key":"booth","name":"Booth &amp; Co","serviceInfo":"Soup.","tags":["Anyone"],
         "address":{"street":"Edward Holt House","street1":"","city":"Manchester",
           "postcode":"m31fu","latitude":53.49,"longitude":-2.24,"telephone":"0161 000 0000",
           "openingTimes":[{"day":"Monday","startTime":"09:00","endTime":"12:00"},
                           {"day":"Tuesday","startTime":"09:00","endTime":"12:00"}]},
         "openingTime":{"day":"Monday","startTime":"22:00","endTime":"02:00"}},
        {"key":"booth","name":"Booth","serviceInfo":"Art.","tags":[],
         "address":{"postcode":"M3 1FU","openingTimes":[]},
         "openingTime":{"day":"Monday","startTime":"20:00","endTime":"24:00"}}]},
      {"name":"Tuesday","serviceProviders":[
        {"key":"booth","name":"Booth &amp; Co","serviceInfo":"Soup.","tags":["Anyone","Women"],
         "address":{"street":"Another wording","postcode":"m31fu","openingTimes":[]},
         "openingTime":{"day":"Tuesday","startTime":"22:00","endTime":"02:00"}}]}]})");
  const auto groups = groups_of(feed);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0]["name"] == "Booth & Co");
  CHECK(groups[0]["schedules"] ==
        json::parse(R"([{"pattern":"FREQ=WEEKLY;BYDAY=MO,TU","opens":"09:00","closes":"12:00"},
                        {"pattern":"FREQ=WEEKLY;BYDAY=MO,TU","opens":"22:00","closes":"02:00"}])"));
  CHECK(groups[0]["places"] ==
        json::parse(R"([{"address":["Edward Holt House"],"town":"Manchester","postcode":"M3 1FU",
                         "point":{"latitude":53.49,"longitude":-2.24}}])"));
  CHECK(groups[0]["terms"] == json::parse(R"([{"id":"meals","name":"Meals","taxonomy":"categories"},
                        {"name":"Anyone","taxonomy":"tags"},{"name":"Women","taxonomy":"tags"}])"));
  CHECK(groups[0]["contacts"] == json{{{"phone", "0161 000 0000"}}});
  CHECK(groups[1]["schedules"][0]["closes"] == "00:00");
  CHECK(groups[0]["external_id"] != groups[1]["external_id"]);
  CHECK(mended(feed, "answer.json", 0, "/daysServices/0/serviceProviders/0/name",
               "entities decoded"));
  CHECK(left_out(feed, "answer.json", 0, "/daysServices/1/serviceProviders/0/address/street",
                 "another wording"));
}

TEST_CASE("an id does not change with the words while the provider is alone at its postcode") {
  const auto id = [](const char* info) {
    const json one{{"key", "a b"}, {"name", "A"}, {"info", info}, {"postcode", "M1 1AF"}};
    return groups_of(street_support(json::array({one}).dump()))[0]["external_id"];
  };
  CHECK(id("Soup.") == id("Soup and bread."));
}

TEST_CASE("what is no service of Street Support is refused with its pointer") {
  const FeedBundle feed = street_support(R"([
      {"key":"a","name":"A","sessions":[["Funday","10:00","11:00"],["Monday","late","11:00"]],
       "rating":5},
      {"key":"b"},{"name":"C"},7,{"key":"d","name":"D","isPublished":false},
      {"key":"e","name":"E","isOpen247":true,"isTelephoneService":true,"isAppointmentOnly":true},
      {"type":"items","reason":"Shelves"}])");
  const auto groups = groups_of(feed);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0]["schedules"] == json{{{"pattern", "FREQ=WEEKLY;BYDAY=MO"}, {"closes", "11:00"}}});
  CHECK(groups[1]["schedules"] ==
        json::parse(R"([{"pattern":"FREQ=DAILY","opens":"00:00","closes":"00:00",
                         "by_appointment":true,"attending":"by telephone"}])"));
  CHECK(feed.refusals().size() == 4);
  CHECK(refused(feed, "answer.json", 0, "/0/sessions/0/0", "Funday is no day of the week"));
  CHECK(refused(feed, "answer.json", 0, "/1", "the service has no name"));
  CHECK(refused(feed, "answer.json", 0, "/2", "no service of Street Support"));
  CHECK(refused(feed, "answer.json", 0, "/3", "no service of Street Support"));
  CHECK(mended(feed, "answer.json", 0, "/0/sessions/1/1", "late is no time of day"));
  CHECK(left_out(feed, "answer.json", 0, "/4", "not published"));
  CHECK(left_out(feed, "answer.json", 0, "/0/rating", "the key rating"));
  CHECK(left_out(feed, "answer.json", 0, "", "1 lists of what somebody needs"));
}

TEST_CASE("what is no answer of Street Support is an error") {
  FeedBundle feed;
  CHECK(read_street_support("f", "{", feed).error().code == graph::ErrorCode::malformed);
  CHECK(read_street_support("f", "{}", feed).error().code == graph::ErrorCode::bad_input);
  CHECK(read_street_support("f", "\"text\"", feed).error().code == graph::ErrorCode::bad_input);
  CHECK(read_street_support("f", "[]", feed).ok());
  CHECK(feed.records() == 0);
}

TEST_CASE("the real answers give a group for each service") {
  std::size_t answers = 0;
  for (const tests::FeedCounts& counts : tests::feed_counts("street-support")) {
    const auto text = tests::shared_bytes(counts.path);
    if (!text) return;
    CAPTURE(counts.path);
    ++answers;
    const FeedBundle feed = street_support(*text);
    CHECK(feed.refusals().empty());
    tests::check_counts(feed, counts);
    std::set<std::string> ids;
    for (const json& group : groups_of(feed)) {
      CHECK(ids.insert(group["external_id"]).second);
      CHECK(group["name"].get<std::string>().find("&#") == std::string::npos);
      if (!group.contains("schedules")) continue;
      for (const json& schedule : group["schedules"]) {
        CHECK(graph::check_rrule(schedule["pattern"].get<std::string>()).ok());
      }
    }
  }
  CHECK(answers == 6);
}

}  // namespace kith::api
