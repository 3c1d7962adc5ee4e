// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/schema.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/exchange/wire_types.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using graph::Kind;
using graph::Need;
using graph::Seen;

constexpr std::string_view number_pattern = "^[0-7][0-9A-HJKMNP-TV-Z]{25}$";
constexpr std::string_view external_id_pattern = "^[A-Za-z0-9._-]{1,64}$";

std::string_view word_of(Need need) {
  switch (need) {
    case Need::essential: return "essential";
    case Need::sharing: return "sharing";
    case Need::later: break;
  }
  return "later";
}

std::string_view word_of(Seen seen) {
  switch (seen) {
    case Seen::officer: return "officer";
    case Seen::tier_1: return "tier_1";
    case Seen::tier_2: return "tier_2";
    case Seen::tier_3: return "tier_3";
    case Seen::own: return "own";
    case Seen::confidential: break;
  }
  return "confidential";
}

Json text_schema(std::size_t bytes_max) {
  return Json{{"type", "string"}, {"minLength", 1}, {"maxLength", bytes_max}};
}

Json number_schema() { return Json{{"type", "string"}, {"pattern", number_pattern}}; }

Json external_id_schema() { return Json{{"type", "string"}, {"pattern", external_id_pattern}}; }

Json reference_schema(Kind kind) {
  const std::string whom = kind == Kind::subject ? "somebody" : "a " + std::string(to_text(kind));
  return Json{{"type", "string"},
              {"minLength", 1},
              {"maxLength", 64},
              {"x-refers-to", to_text(kind)},
              {"description", "Number or external id of " + whom + "."}};
}

Json day_schema() { return Json{{"type", "string"}, {"format", "date"}}; }

template <class T>
Json schema_of();

// A visitor of `describe` that collects properties.
struct Properties {
  Json properties = Json::object();
  Json required = Json::array();

  template <class Member>
  void operator()(int, std::string_view name, Member& member, Need need, Seen seen) {
    if constexpr (std::is_same_v<Member, graph::Said>) {
      graph::Provenance provenance;
      graph::Provenance::describe(provenance, *this);
    } else {
      static_cast<void>(member);
      add(name, schema_of<Member>(), need, seen);
      if (wire::must_be_given<Member>) required.push_back(name);
    }
  }

  void add(std::string_view name, Json schema, Need need, Seen seen) {
    schema["x-need"] = word_of(need);
    schema["x-seen"] = word_of(seen);
    properties[std::string(name)] = std::move(schema);
  }

  Json object() && {
    Json made{
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) made["required"] = std::move(required);
    return made;
  }
};

void add_identity(Json& properties) {
  properties["number"] = number_schema();
  properties["number"]["description"] = "Made by Kith; kept where it is given.";
  properties["external_id"] = external_id_schema();
  properties["external_id"]["description"] = "The caller's own id, unique in scheme and kind.";
}

template <class T>
Json object_schema(Properties visit) {
  if constexpr (wire::Identified<T>) add_identity(visit.properties);
  T value;
  T::describe(value, visit);
  return std::move(visit).object();
}

template <class T>
Json stated_schema() {
  Properties visit;
  visit.properties["value"] = schema_of<T>();
  visit.required.push_back("value");
  graph::Provenance provenance;
  graph::Provenance::describe(provenance, visit);
  return Json{{"oneOf", Json::array({schema_of<T>(), std::move(visit).object()})},
              {"description", "The bare value, or the value with who said it."}};
}

template <class T>
Json number_like_schema() {
  if constexpr (wire::is_range<T>) {
    return Json{{"type", "integer"}, {"minimum", T::min}, {"maximum", T::max}};
  } else {
    const int degrees = T::millionths_max / 1'000'000;
    return Json{{"type", "number"},
                {"minimum", -degrees},
                {"maximum", degrees},
                {"description", "Degrees of WGS 84, at most six decimals."}};
  }
}

template <class T>
Json text_like_schema() {
  if constexpr (std::is_same_v<T, std::string>) {
    return text_schema(graph::limits::name_bytes_max);
  } else if constexpr (std::is_same_v<T, graph::Text>) {
    return text_schema(graph::limits::text_bytes_max);
  } else if constexpr (std::is_same_v<T, graph::Date>) {
    return day_schema();
  } else if constexpr (std::is_same_v<T, graph::BirthDate>) {
    return Json{{"type", "string"}, {"pattern", "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"}};
  } else if constexpr (std::is_same_v<T, graph::TimeOfDay>) {
    return Json{{"type", "string"}, {"pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"}};
  } else {
    static_assert(std::is_same_v<T, graph::Instant>);
    return Json{{"type", "string"}, {"format", "date-time"}};
  }
}

template <class T>
Json schema_of() {
  if constexpr (wire::is_opt<T>) {
    return schema_of<typename T::value_type>();
  } else if constexpr (wire::is_list<T>) {
    return Json{{"type", "array"},
                {"maxItems", graph::limits::list_items_max},
                {"items", schema_of<typename T::value_type>()}};
  } else if constexpr (wire::is_stated<T>) {
    return stated_schema<decltype(T::value)>();
  } else if constexpr (wire::is_id<T>) {
    return reference_schema(T::kind);
  } else if constexpr (wire::is_range<T> || wire::is_degrees<T>) {
    return number_like_schema<T>();
  } else if constexpr (graph::Worded<T>) {
    return Json{{"type", "string"}, {"enum", graph::words<T>}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return Json{{"type", "boolean"}};
  } else if constexpr (wire::Described<T>) {
    return object_schema<T>({});
  } else {
    return text_like_schema<T>();
  }
}

template <class T>
Json record_schema() {
  Properties visit;
  visit.properties["type"] = Json{{"const", to_text(T::kind)}};
  return object_schema<T>(std::move(visit));
}

}  // namespace

std::string schema_name(Kind kind) {
  std::string name;
  bool upper = true;
  for (const char c : to_text(kind)) {
    if (c != '_')
      name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return name;
}

Json record_schemas() {
  Json schemas = Json::object();
  for (const Kind kind : wire::record_kinds) {
    schemas[schema_name(kind)] = wire::with_record_type(
        kind, []<class T>(std::in_place_type_t<T>) { return record_schema<T>(); });
  }
  return schemas;
}

}  // namespace kith::api
