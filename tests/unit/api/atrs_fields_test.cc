// SPDX-License-Identifier: Apache-2.0
#include "api/atrs_fields.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kith::api {
namespace {

std::vector<int> parts_of(std::string_view number) {
  std::vector<int> parts;
  std::istringstream in{std::string(number)};
  for (std::string part; std::getline(in, part, '.');) parts.push_back(std::stoi(part));
  return parts;
}

}  // namespace

TEST_CASE("fields have numbers that rise, and keys of their own") {
  std::set<std::string_view> keys;
  std::vector<int> before;
  for (const AtrsField& field : atrs_fields()) {
    CAPTURE(std::string(field.key));
    CHECK(keys.insert(field.key).second);
    CHECK_FALSE(field.name.empty());
    const std::vector<int> number = parts_of(field.number);
    CHECK((number.empty() ? before.empty() : before < number));
    before = number;
  }
  CHECK(keys.size() == 54);
}

TEST_CASE("a field is found by its key") {
  REQUIRE(atrs_field("model_architecture"));
  CHECK(atrs_field("model_architecture")->number == "2.4.2.6");
  CHECK(atrs_field("datasets_and_their_purposes")->number == "2.4.2.8");
  CHECK(atrs_field("system_level_output")->number == "2.4.1.3");
  CHECK_FALSE(atrs_field("luck"));
  CHECK_FALSE(atrs_field(""));
}

}  // namespace kith::api
