// SPDX-License-Identifier: Apache-2.0
#include "api/policy_json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using Pointers = std::vector<std::string>;

Json whole_policy() {
  matcher::Policy policy = matcher::default_policy();
  policy.version = "leigh-2";
  policy.weights[2] = 7;
  policy.combination = matcher::Combination::geometric;
  policy.day_counts = false;
  return policy_json(policy);
}

Pointers faults_of(const std::string& text) {
  const auto read = policy_from_text(text);
  Pointers pointers;
  if (read) return pointers;
  CHECK(read.error().code == graph::ErrorCode::bad_input);
  for (const graph::Fault& fault : read.error().faults) pointers.push_back(fault.pointer);
  return pointers;
}
Pointers faults_of(const Json& json) { return faults_of(json.dump()); }

}  // namespace

TEST_CASE("a policy is what its text says, and has one text") {
  const Json json = whole_policy();
  const auto read = policy_from_text(json.dump(4));
  REQUIRE(read.ok());
  CHECK(read->version == "leigh-2");
  CHECK(read->weights[2] == 7);
  CHECK(read->combination == matcher::Combination::geometric);
  CHECK_FALSE(read->day_counts);
  CHECK(policy_text(*read) == json.dump());
  CHECK(policy_from_text(policy_text(matcher::default_policy())).value() ==
        matcher::default_policy());
}

TEST_CASE("every fault is told with its place") {
  Json json = whole_policy();
  json["weights"]["home"] = 101;
  json["weights"]["gifts"] = "much";
  json["weights"]["luck"] = 3;
  json["importance"] = {1, 2, 3};
  json["combination"] = "sum";
  json["day_counts"] = 1;
  json["real_option_floor"] = 0.5;
  json["version"] = "two words";
  json["people_a_home_max"] = 4;
  json["note"] = "ours";
  Pointers found = faults_of(json);
  std::sort(found.begin(), found.end());
  CHECK(found == Pointers{"/combination", "/day_counts", "/importance", "/note",
                          "/people_a_home_max", "/real_option_floor", "/version", "/weights/gifts",
                          "/weights/home", "/weights/luck"});
}

TEST_CASE("a written policy says everything, a stored one may lack what came later") {
  const Json whole = whole_policy();
  for (const auto& member : whole.items()) {
    const std::string& key = member.key();
    CAPTURE(key);
    Json json = whole_policy();
    json.erase(key);
    CHECK(faults_of(json) == Pointers{"/" + key});
    CHECK(policy_from_text(json.dump(), PolicyText::stored).ok());
  }
  Json json = whole_policy();
  json["weights"].erase("rhythm");
  CHECK(faults_of(json) == Pointers{"/weights/rhythm"});
  const auto stored = policy_from_text(json.dump(), PolicyText::stored);
  REQUIRE(stored.ok());
  CHECK(stored->weights[2] == matcher::default_policy().weights[2]);
  json["from_a_newer_kith"] = 1;
  CHECK_FALSE(policy_from_text(json.dump(), PolicyText::stored).ok());
}

TEST_CASE("a side without anything that weighs is one fault, also in a text") {
  Json json = whole_policy();
  for (auto& [key, value] : json["weights"].items()) value = 0;
  const Pointers found = faults_of(json);
  CHECK(found == Pointers{"/weights", "/weights", "/weights"});
}

TEST_CASE("numbers out of all bounds, repeated keys and what is no object are refused") {
  Json json = whole_policy();
  json["people_a_home_max"] = std::numeric_limits<std::int64_t>::max();
  CHECK(faults_of(json) == Pointers{"/people_a_home_max"});
  std::string twice = whole_policy().dump();
  twice.insert(1, "\"version\":\"other\",");
  CHECK(faults_of(twice) == Pointers{"/version"});
  CHECK(faults_of(std::string("[]")) == Pointers{""});
  CHECK(policy_from_text("{").error().code == graph::ErrorCode::malformed);
  CHECK(policy_from_text(std::string(9'000, ' ') + "{}").error().code ==
        graph::ErrorCode::too_large);
}

}  // namespace kith::api
