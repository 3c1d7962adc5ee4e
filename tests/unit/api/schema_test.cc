// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/schema.h"

#include <regex>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"
#include "graph/limits.h"
#include "tests/support/random_record.h"

using namespace kith;
using nlohmann::ordered_json;

namespace {

// As much of JSON Schema as the schemas use. Answers the place of the first misfit, or "".
std::string misfit(const ordered_json& schema, const ordered_json& value, const std::string& place);

std::string object_misfit(const ordered_json& schema, const ordered_json& value,
                          const std::string& place) {
  if (!value.is_object()) return place + " is no object";
  for (const auto& name : schema.value("required", ordered_json::array())) {
    if (!value.contains(name.get<std::string>())) return place + " lacks " + name.dump();
  }
  for (const auto& [key, member] : value.items()) {
    if (!schema["properties"].contains(key)) return place + "/" + key + " is unknown";
    const std::string found = misfit(schema["properties"][key], member, place + "/" + key);
    if (!found.empty()) return found;
  }
  return {};
}

std::string string_misfit(const ordered_json& schema, const ordered_json& value,
                          const std::string& place) {
  if (!value.is_string()) return place + " is no string";
  const auto& text = value.get_ref<const std::string&>();
  if (text.size() > schema.value("maxLength", std::size_t{100'000})) return place + " is too long";
  if (text.size() < schema.value("minLength", std::size_t{0})) return place + " is too short";
  if (schema.contains("pattern") &&
      !std::regex_match(text, std::regex(schema["pattern"].get<std::string>()))) {
    return place + " does not match " + schema["pattern"].dump();
  }
  if (!schema.contains("enum")) return {};
  for (const auto& word : schema["enum"]) {
    if (word == value) return {};
  }
  return place + " is none of " + schema["enum"].dump();
}

std::string misfit(const ordered_json& schema, const ordered_json& value,
                   const std::string& place) {
  if (schema.contains("const")) return schema["const"] == value ? "" : place + " is another word";
  if (schema.contains("oneOf")) {
    int fitting = 0;
    for (const auto& choice : schema["oneOf"]) fitting += misfit(choice, value, place).empty();
    return fitting == 1 ? "" : place + " fits " + std::to_string(fitting) + " of oneOf";
  }
  const auto type = schema["type"].get<std::string>();
  if (type == "object") return object_misfit(schema, value, place);
  if (type == "string") return string_misfit(schema, value, place);
  if (type == "boolean") return value.is_boolean() ? "" : place + " is no boolean";
  if (type == "array") {
    if (!value.is_array()) return place + " is no array";
    for (const auto& item : value) {
      const std::string found = misfit(schema["items"], item, place + "/-");
      if (!found.empty()) return found;
    }
    return {};
  }
  if (type == "integer" && !value.is_number_integer()) return place + " is no integer";
  if (!value.is_number()) return place + " is no number";
  const bool fits = value >= schema["minimum"] && value <= schema["maximum"];
  return fits ? "" : place + " is out of range";
}

}  // namespace

TEST_CASE("every record that is written fits its schema") {
  const ordered_json schemas = api::record_schemas();
  CHECK(schemas.size() == api::wire::record_kinds.size());
  for (const graph::Kind kind : api::wire::record_kinds) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const auto record = tests::random_record(kind, seed, seed % 2 == 0 ? 1.0 : 0.4);
      CHECK(misfit(schemas[api::schema_name(kind)], api::record_to_json(record), "") == "");
    }
  }
}

TEST_CASE("a schema refuses what the reader refuses") {
  const ordered_json person = api::record_schemas()["Person"];
  for (const char* bad :
       {R"({"called":""})", R"({"colour":"red"})", R"({"rhythm":{"busy":6}})", R"({"born":1998})",
        R"({"must":{}})", R"({"goal":{"months":3}})", R"({"night":{"said_by":"family"}})",
        R"({"type":"tie"})", R"({"own_pets":[{"species":"cow"}]})", R"({"number":"x"})",
        R"({"area_now":{"point":{"latitude":91,"longitude":0}}})"}) {
    CAPTURE(bad);
    CHECK(misfit(person, ordered_json::parse(bad), "") != "");
  }
}

TEST_CASE("properties say when they are wanted and who sees them") {
  const ordered_json schemas = api::record_schemas();
  const auto& person = schemas["Person"]["properties"];
  CHECK(person["declines"]["x-seen"] == "confidential");
  CHECK(person["declines"]["x-need"] == "essential");
  CHECK(person["called"]["maxLength"] == graph::limits::name_bytes_max);
  CHECK(person["own_pets"]["maxItems"] == graph::limits::list_items_max);
  CHECK(person["smoke"]["oneOf"][0]["enum"].size() == 4);
  CHECK(person["smoke"]["oneOf"][1]["properties"].contains("said_by"));
  CHECK(person["born"]["x-need"] == "essential");
  CHECK(schemas["Tie"]["required"] == ordered_json::array({"of"}));
  CHECK(schemas["Tie"]["properties"]["of"]["x-refers-to"] == "person");
  CHECK(schemas["ServiceEvent"]["properties"]["type"]["const"] == "service_event");
  CHECK(schemas["Person"]["additionalProperties"] == false);
  CHECK(schemas.begin().key() == "Person");
}
