// SPDX-License-Identifier: Apache-2.0
#include "api/openapi_parts.h"

#include <nlohmann/json.hpp>

#include "matcher/ledger.h"
#include "matcher/rules.h"

namespace kith::api::schema {

using Json = nlohmann::ordered_json;

Json text() { return Json{{"type", "string"}}; }
Json text(std::string_view what) { return Json{{"type", "string"}, {"description", what}}; }
Json whole() { return Json{{"type", "integer"}, {"minimum", 0}}; }
Json whole(std::string_view what) {
  Json schema = whole();
  schema["description"] = what;
  return schema;
}
Json points(std::string_view what) {
  Json schema = whole(what);
  schema["maximum"] = matcher::fit_max;
  return schema;
}
Json day() { return Json{{"type", "string"}, {"format", "date"}}; }
Json truth() { return Json{{"type", "boolean"}}; }
Json one_of(std::initializer_list<std::string_view> words) {
  return Json{{"type", "string"}, {"enum", Json(words)}};
}
Json one_of(std::span<const std::string_view> words) {
  Json all = Json::array();
  for (const std::string_view each : words) all.push_back(each);
  return Json{{"type", "string"}, {"enum", std::move(all)}};
}
Json list_of(const Json& items) { return Json{{"type", "array"}, {"items", items}}; }
Json list_of(const Json& items, std::size_t most) {
  return Json{{"type", "array"}, {"maxItems", most}, {"items", items}};
}

Json object(const Json& properties, std::initializer_list<std::string_view> required) {
  return Json{{"type", "object"},
              {"additionalProperties", false},
              {"properties", properties},
              {"required", Json(required)}};
}

Json rule() {
  Json words = Json::array();
  for (std::size_t i = 0; i < matcher::rule_count; ++i) {
    words.push_back(matcher::word(static_cast<matcher::Rule>(i)));
  }
  return Json{{"type", "string"}, {"enum", std::move(words)}};
}

}  // namespace kith::api::schema
