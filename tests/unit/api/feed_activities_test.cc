// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_activities.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "graph/limits.h"

namespace kith::api {
namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a name says what a group does") {
  CHECK(activities_named("Leigh Anglers: fishing for all", {}) == Words{"angling"});
  CHECK(activities_named("Chess and choir", {}) == Words{"chess", "choir"});
  CHECK(activities_named("Chess, chess and more chess", {}) == Words{"chess"});
  CHECK(activities_named("Example Organization Inc.", {}).empty());
  CHECK(activities_named("", {}).empty());
}

TEST_CASE("what has to be spelled otherwise first, or is unwelcome, says nothing") {
  CHECK(activities_named("Chesss", {}).empty());
  CHECK(activities_named("no swimming", {}).empty());
}

TEST_CASE("the name of a town is no activity") {
  CHECK(activities_named("Reading", {}) == Words{"reading"});
  CHECK(activities_named("Reading", {"READING"}).empty());
  CHECK(activities_named("Reading chess club", {"Reading", "Berkshire"}) == Words{"chess"});
}

TEST_CASE("what is longer than any name is not looked at") {
  CHECK(activities_named(std::string(graph::limits::text_bytes_max + 1, 'a'), {}).empty());
}

TEST_CASE("a group does what its name and its terms name, each once") {
  using Json = nlohmann::ordered_json;
  Json group{{"name", "Reading chess club"},
             {"places", {{{"town", "Reading"}}}},
             {"terms", {{{"name", "Chess"}}, {{"name", "Singing in a choir"}}}}};
  put_activities(group);
  CHECK(group.at("activities") == Json::parse(R"([{"concept": "chess"}, {"concept": "choir"}])"));
  Json nothing{{"name", "Example Organization Inc."}};
  put_activities(nothing);
  CHECK_FALSE(nothing.contains("activities"));
}

}  // namespace kith::api
