// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/json_members.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace kith::api {

TEST_CASE("members are set and taken away, and empty objects around them go") {
  JsonMembers members(nlohmann::ordered_json::parse(R"({"a":{"b":1,"c":[1,2]},"d":"x"})"));
  members.set({"a", "b"}, "2");
  members.set({"e", "f"}, "true");
  members.erase({"d"});
  members.erase({"not", "there"});
  CHECK(members.text() == R"({"a":{"b":2,"c":[1,2]},"e":{"f":true}})");
  members.erase({"a", "b"});
  members.erase({"a", "c"});
  members.erase({"e", "f"});
  CHECK(members.text() == "{}");
}

TEST_CASE("a bare value becomes an object when something is said beside it") {
  JsonMembers members(nlohmann::ordered_json::parse(R"({"smoke":"no"})"));
  members.set({"smoke", "said_by"}, "\"person\"");
  CHECK(members.text() == R"({"smoke":{"value":"no","said_by":"person"}})");
  members.erase({"smoke", "said_by"});
  members.set({"smoke", "value"}, "\"outside\"");
  CHECK(members.text() == R"({"smoke":{"value":"outside"}})");
  JsonMembers bare(nlohmann::ordered_json::parse(R"({"smoke":"no"})"));
  bare.erase({"smoke", "value"});
  CHECK(bare.text() == "{}");
}

TEST_CASE("an empty object stays one until it has a member") {
  JsonMembers members;
  members.set_object({"rhythm"}, nlohmann::ordered_json::object());
  CHECK(members.text() == R"({"rhythm":{}})");
  members.set({"rhythm", "busy"}, "3");
  members.set_object({"rhythm"}, nlohmann::ordered_json::object());
  CHECK(members.text() == R"({"rhythm":{"busy":3}})");
}

}  // namespace kith::api
