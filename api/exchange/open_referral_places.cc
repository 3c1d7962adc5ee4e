// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/plain_text.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

bool is_home_country(std::string_view country) {
  constexpr std::array<std::string_view, 11> names{
      "gb",      "uk",       "gbr",   "united kingdom",   "great britain", "britain",
      "england", "scotland", "wales", "northern ireland", "u.k."};
  return std::find(names.begin(), names.end(), lower_case(country)) != names.end();
}

void add_lines(Json& lines, std::string_view text) {
  for (const std::string& piece : pieces_of(text, ",\n")) {
    const std::string_view line = trimmed(piece);
    if (!line.empty()) lines.push_back(std::string(line));
  }
}

// The one where it takes place, of several.
FeedValue address_of(FeedReading& feed, FeedValue location) {
  const std::vector<FeedValue> all =
      location.first_of({"addresses", "physical_addresses", "physical_address"}).items();
  if (all.empty()) return {};
  auto chosen = std::find_if(all.begin(), all.end(), [](FeedValue address) {
    return address.is_object() && lower_case(address.at("address_type").text()) == "physical";
  });
  if (chosen == all.end()) chosen = all.begin();
  for (const FeedValue& other : all) {
    if (other.place() == chosen->place()) continue;
    if (other.is_object()) static_cast<void>(other.at("address_type"));
    feed.left_out(other, "a place has one address here: this further one is left out");
  }
  return *chosen;
}

void put_county(FeedReading& feed, FeedValue address, Json& place) {
  const FeedValue county = address.at("state_province");
  put(place, "county", feed.name(county ? county : address.at("region")));
  const bool twice = county && address.has("region");
  if (twice && address.at("region").text() != county.text()) {
    feed.left_out(address.at("region"), "a place has a county here and no region beside it");
  }
}

void put_address(FeedReading& feed, FeedValue location, Json& place) {
  const FeedValue address = address_of(feed, location);
  if (!address) return;
  if (!address.is_object()) return feed.left_out(address, "an address is an object");
  static_cast<void>(address.at("address_type"));
  Json lines = Json::array();
  for (const std::string_view key : {"address_1", "address_2", "address_3", "address_4"}) {
    // Line ends part lines too, so they stay until here.
    add_lines(lines, mend_name(feed.words(address.at(key))).text);
  }
  std::string town = feed.name(address.at("city"));
  const FeedValue code = address.at("postal_code");
  std::string postcode = feed.name(code);
  const auto mended = mend_postcode(postcode);
  if (!postcode.empty() && !mended) {
    add_lines(lines, postcode);
    feed.mended(code, fmt::format("{} is no British postcode: kept in the address", postcode));
  }
  const FeedValue land = address.at("country");
  const std::string country = feed.name(land);
  if (!country.empty() && !is_home_country(country)) {
    add_lines(lines, country);
    feed.mended(land, fmt::format("the country {} is kept in the address", country));
  }
  if (!lines.empty()) place["address"] = std::move(lines);
  put(place, "town", std::move(town));
  put_county(feed, address, place);
  if (mended) put(place, "postcode", *mended);
  feed.count_unread(address, "address");
}

bool in_britain(double latitude, double longitude) {
  return latitude > 49 && latitude < 61.5 && longitude > -9 && longitude < 3;
}

std::optional<double> degrees(FeedReading& feed, FeedValue value, int max, std::string_view what) {
  const auto read = mend_degrees(value.text(), max);
  if (!read) {
    feed.left_out(value, fmt::format("{} is no {}", value.text(), what));
  } else if (value.is_text()) {
    feed.mended(value, fmt::format("the text {} taken as a number", value.text()));
  }
  return read;
}

void put_point(FeedReading& feed, FeedValue location, Json& place) {
  const FeedValue first = location.at("latitude");
  const FeedValue second = location.at("longitude");
  if (!first && !second) return;
  if (!first || !second) {
    return feed.left_out(first ? first : second, "alone it is no point");
  }
  auto latitude = degrees(feed, first, 90, "latitude");
  auto longitude = degrees(feed, second, 180, "longitude");
  if (!latitude || !longitude) {
    if (latitude || longitude) feed.left_out(latitude ? first : second, "alone it is no point");
    return;
  }
  if (*latitude == 0 && *longitude == 0) {
    return feed.left_out(first, "0, 0 lies in the sea off Africa and stands for nothing");
  }
  if (!in_britain(*latitude, *longitude) && in_britain(*longitude, *latitude)) {
    feed.mended(first, "latitude and longitude stood in each other's place");
    std::swap(latitude, longitude);
  }
  place["point"] = Json{{"latitude", *latitude}, {"longitude", *longitude}};
}

// The words about access, each said once, and what they clearly say.
void put_access(FeedReading& feed, FeedValue location, Json& place) {
  std::vector<std::string> said;
  for (const FeedValue& each :
       location.first_of({"accessibility", "accessibility_for_disabilities"}).items()) {
    for (const std::string_view key : {"accessibility", "description", "details"}) {
      std::string words = feed.words(each.at(key));
      const bool is_new = std::find(said.begin(), said.end(), words) == said.end();
      if (is_new && !words.empty()) said.push_back(std::move(words));
    }
    feed.count_unread(each, "accessibility");
  }
  std::string words;
  for (const std::string& one : said) words += (words.empty() ? "" : "\n") + one;
  const AccessSaid access = access_said(words);
  if (!access.has.empty()) place["access"] = access.has;
  if (!access.missing.empty()) place["access_missing"] = access.missing;
  const MendedText whole = mend_text(words);
  feed.mended_if(location, whole.mended);
  put(place, "access_words", whole.text);
}

void put_kind_of_place(FeedReading& feed, FeedValue location, Json& place) {
  const FeedValue kind = location.at("location_type");
  const std::string word = lower_case(kind.text());
  if (word == "virtual") {
    place["online"] = true;
  } else if (kind && word != "physical" && word != "postal") {
    feed.left_out(kind, fmt::format("{} is no kind of location", kind.text()));
  }
}

}  // namespace

std::string add_place(FeedReading& feed, FeedValue location, Json& places) {
  if (!location) return {};
  if (!location.is_object()) {
    feed.left_out(location, "a location is an object");
    return {};
  }
  std::string id = feed.name(location.at("id"));
  const auto known = std::find_if(places.begin(), places.end(),
                                  [&](const Json& place) { return place.at("id") == id; });
  if (!id.empty() && known != places.end()) return id;
  if (id.empty()) {
    id = fmt::format("place-{}", places.size() + 1);
    feed.mended(location, fmt::format("the location has no id: {} is made", id));
  }
  Json place{{"id", id}};
  put(place, "name", feed.name(location.at("name")));
  put(place, "description", feed.words(location.at("description")));
  put_kind_of_place(feed, location, place);
  put_address(feed, location, place);
  put_point(feed, location, place);
  put_access(feed, location, place);
  put(place, "getting_there", feed.words(location.at("transportation")));
  copy_own(feed, location, {"online", "access", "access_missing", "address"}, place);
  feed.count_unread(location, "location");
  places.push_back(std::move(place));
  return id;
}

}  // namespace kith::api
