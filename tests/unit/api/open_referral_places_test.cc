// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_places.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

struct Placed {
  FeedBundle bundle;
  Json places = Json::array();
  std::string id;

  explicit Placed(std::string_view location) {
    FeedReading feed("feed.json", bundle);
    REQUIRE(feed.parse(location, 0));
    id = add_place(feed, feed.root(), places);
    feed.finish();
  }
  const Json& place() const { return places.at(0); }
};

}  // namespace

TEST_CASE("a location becomes a place with everything that it says") {
  const Placed read(R"({"id": "l1", "name": "Leigh Library", "description": "Upstairs",
    "location_type": "physical", "transportation": "Bus 47", "latitude": 53.497, "longitude": -2.52,
    "addresses": [{"address_1": "Turnpike Centre, Civic Square", "city": "Leigh",
      "state_province": "Greater Manchester", "postal_code": "wn71eb", "country": "GB",
      "address_type": "physical"}],
    "accessibility": [{"description": "Step-free entrance and hearing loop.",
      "details": "There is no lift."}]})");
  CHECK(read.id == "l1");
  CHECK(read.place() == Json::parse(R"({"id": "l1", "name": "Leigh Library",
    "description": "Upstairs", "address": ["Turnpike Centre", "Civic Square"], "town": "Leigh",
    "county": "Greater Manchester", "postcode": "WN7 1EB",
    "point": {"latitude": 53.497, "longitude": -2.52},
    "access": ["step_free", "hearing_loop"], "access_missing": ["lift"],
    "access_words": "Step-free entrance and hearing loop.\nThere is no lift.",
    "getting_there": "Bus 47"})"));
  CHECK(read.bundle.remarks().empty());
}

TEST_CASE("what is no postcode and a country that is not ours stay in the address") {
  const Placed read(R"({"id": "l1", "addresses": [{"address_1": "1-30 Main Street",
    "postal_code": "ABC 1234", "country": "US", "region": "MyRegion"}]})");
  CHECK(read.place().at("address") == Json{"1-30 Main Street", "ABC 1234", "US"});
  CHECK(read.place().at("county") == "MyRegion");
  CHECK_FALSE(read.place().contains("postcode"));
  CHECK(tests::mended(read.bundle, "/addresses/0/postal_code",
                      "ABC 1234 is no British postcode: kept in the address"));
  CHECK(tests::mended(read.bundle, "/addresses/0/country", "US is kept in the address"));
}

TEST_CASE("of several addresses the one where it takes place is taken") {
  const Placed read(R"({"id": "l1", "addresses": [
    {"address_1": "PO Box 1", "address_type": "postal", "region": "North", "state_province": "X"},
    {"address_1": "High Street", "address_type": "physical", "region": "North",
     "state_province": "Kent"}]})");
  CHECK(read.place().at("address") == Json{"High Street"});
  CHECK(tests::left_out(read.bundle, "/addresses/0", "further one is left out"));
  CHECK(tests::left_out(read.bundle, "/addresses/1/region", "no region beside it"));
}

TEST_CASE(
    "points that cannot be, or stand for nothing, are left out, and swapped ones are turned") {
  const Placed far(R"({"id": "l", "latitude": 100, "longitude": 101})");
  CHECK_FALSE(far.place().contains("point"));
  CHECK(tests::left_out(far.bundle, "/latitude", "100 is no latitude"));
  CHECK(tests::left_out(far.bundle, "/longitude", "alone it is no point"));
  const Placed nought(R"({"id": "l", "latitude": 0, "longitude": 0.0})");
  CHECK_FALSE(nought.place().contains("point"));
  CHECK(tests::left_out(nought.bundle, "/latitude", "0, 0"));
  const Placed alone(R"({"id": "l", "longitude": 2})");
  CHECK(tests::left_out(alone.bundle, "/longitude", "alone"));
  const Placed swapped(R"({"id": "l", "latitude": -2.5, "longitude": "53.5"})");
  CHECK(swapped.place().at("point") == Json{{"latitude", 53.5}, {"longitude", -2.5}});
  CHECK(tests::mended(swapped.bundle, "/latitude", "each other's place"));
  CHECK(tests::mended(swapped.bundle, "/longitude", "taken as a number"));
  const Placed fine(R"({"id": "l", "latitude": 53.49712345678, "longitude": -2.5})");
  CHECK(fine.place().at("point").at("latitude") == 53.497123);
}

TEST_CASE("a location without an id gets one, a virtual one is online, one that is none is said") {
  const Placed online(R"({"location_type": "Virtual", "name": "Video call"})");
  CHECK(online.id == "place-1");
  CHECK(online.place().at("online") == true);
  CHECK(tests::mended(online.bundle, "", "place-1 is made"));
  const Placed odd(R"({"id": "l", "location_type": "moon"})");
  CHECK(tests::left_out(odd.bundle, "/location_type", "moon is no kind of location"));
  const Placed text(R"("Leigh Library")");
  CHECK(text.places.empty());
  CHECK(tests::left_out(text.bundle, "", "a location is an object"));
}

TEST_CASE("a location that is there already is the same place") {
  FeedBundle bundle;
  FeedReading feed("feed.json", bundle);
  REQUIRE(feed.parse(R"([{"id": "l1", "name": "A"}, {"id": "l1", "name": "A"}, {"name": "B"},
                         {"name": "C"}])",
                     0));
  Json places = Json::array();
  for (const FeedValue& each : feed.root().items()) add_place(feed, each, places);
  REQUIRE(places.size() == 3);
  CHECK(places[1].at("id") == "place-2");
  CHECK(places[2].at("id") == "place-3");
}

TEST_CASE("the first Open Referral UK calls addresses and access otherwise") {
  const Placed read(R"({"id": "l1",
    "physical_addresses": [{"address_1": "High Street", "postal_code": "BS10 7HG"}],
    "accessibility_for_disabilities": [{"accessibility": "Lift to all floors"}]})");
  CHECK(read.place().at("postcode") == "BS10 7HG");
  CHECK(read.place().at("access") == Json{"lift"});
}

}  // namespace kith::api
