// SPDX-License-Identifier: Apache-2.0
#include "api/openapi.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/errors.h"
#include "api/exchange/schema.h"
#include "api/html_parts.h"
#include "api/openapi_answers.h"
#include "api/plain_text.h"
#include "api/routes.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(std::string_view type) {
  if (type == "date") return Json{{"type", "string"}, {"format", "date"}};
  return Json{{"type", type}};
}

Json object_schema(const Json& properties, const Json& required) {
  return Json{{"type", "object"}, {"properties", properties}, {"required", required}};
}

void add_list_schemas(Json& schemas) {
  for (const graph::Kind kind : every_record_kind()) {
    if (kind == graph::Kind::directory) continue;  // never listed as records are
    const std::string name = schema_name(kind);
    schemas[name + "List"] =
        object_schema({{"items", {{"type", "array"}, {"items", schema_reference(name)}}},
                       {"next", {{"type", "string"}}}},
                      {"items"});
    schemas[name + "Patch"] =
        Json{{"type", "object"}, {"description", "A merge patch (RFC 7396) of a " + name + "."}};
  }
}

Json parameters_of(const Route& route) {
  Json list = Json::array();
  for (const char* part : {"scheme", "directory", "number", "id"}) {
    if (route.path.find(fmt::format("{{{}}}", part)) == std::string::npos) continue;
    list.push_back(
        {{"name", part}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  }
  for (const RouteParameter& parameter : route.parameters) {
    list.push_back({{"name", parameter.name},
                    {"in", parameter.in},
                    {"description", parameter.what},
                    {"required", parameter.name == "If-Match"},
                    {"schema", schema_of(parameter.type)}});
  }
  return list;
}

std::string media_type(const Route& route) {
  if (route.path == "/metrics") return "text/plain";
  return route.path == "/docs" ? "text/html" : "application/json";
}

Json operation_of(const Route& route) {
  Json operation{{"operationId", route.id}, {"summary", route.summary}};
  operation["x-right"] = word(route.right);
  if (route.own_too) operation["x-own-too"] = true;
  if (Json parameters = parameters_of(route); !parameters.empty()) {
    operation["parameters"] = std::move(parameters);
  }
  if (!route.takes.empty()) {
    const char* type =
        route.method == "PATCH" ? "application/merge-patch+json" : "application/json";
    operation["requestBody"] = {{"required", true},
                                {"content", {{type, {{"schema", schema_reference(route.takes)}}}}}};
  }
  Json done{{"description", route.done == 204 ? "Done." : "The answer."}};
  if (!route.gives.empty()) {
    done["content"] = {{media_type(route), {{"schema", schema_reference(route.gives)}}}};
  } else if (route.done != 204) {
    done["content"] = {{media_type(route), {{"schema", {{"type", "string"}}}}}};
  }
  operation["responses"] = {
      {std::to_string(route.done), std::move(done)},
      {"default",
       {{"description", "A refusal (RFC 9457)."},
        {"content", {{"application/problem+json", {{"schema", schema_reference("Problem")}}}}}}}};
  if (route.right == Right::anybody) operation["security"] = Json::array();
  return operation;
}

constexpr std::string_view what_the_words_mean =
    "Properties of records carry two words. x-need, when it is wanted: essential (before the first "
    "proposal), sharing (before sharing or the first meeting), later. x-seen, who sees it: officer "
    "(those who work on a match), tier_1, tier_2, tier_3 (may be shared with the other side from "
    "that tier on), own (whom it is about decides), confidential (the manager).";

// What an answer says of an arrangement besides its record.
void add_begun_before(Json& schemas) {
  for (const graph::Kind kind : {graph::Kind::arrangement, graph::Kind::emergency_stay}) {
    schemas.at(schema_name(kind)).at("properties")["begun_before_kith"] =
        Json{{"type", "boolean"},
             {"readOnly", true},
             {"description",
              "It was not agreed through Kith: it came with an import and carries nobody's yes."}};
  }
}

Json document() {
  Json schemas = record_schemas();
  add_begun_before(schemas);
  add_answer_schemas(schemas);
  add_introduction_schemas(schemas);
  add_due_schemas(schemas);
  add_list_schemas(schemas);
  Json paths = Json::object();
  for (const Route& route : routes())
    paths[route.path][lower_case(route.method)] = operation_of(route);
  return Json{{"openapi", "3.1.0"},
              {"info",
               {{"title", "Kith"},
                {"version", KITH_VERSION},
                {"description", what_the_words_mean},
                {"summary", "Proposes connections between people, and shows its reasons."},
                {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
              {"security", Json::array({{{"token", Json::array()}}})},
              {"paths", std::move(paths)},
              {"components",
               {{"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}},
                {"schemas", std::move(schemas)}}}};
}

std::string route_html(const Route& route) {
  std::string html =
      fmt::format("<section><h2 id=\"{0}\"><code>{1} {2}</code></h2>\n<p>{3}</p>\n", route.id,
                  route.method, html_text(route.path), html_text(route.summary));
  std::string roles;
  for (const Role role : all_roles()) {
    const bool may = has(role, route.right) || (route.own_too && has(role, Right::read_own));
    if (may) roles += fmt::format("{}{}", roles.empty() ? "" : ", ", word(role));
  }
  if (route.right == Right::anybody) roles = "anybody, without a token";
  html += fmt::format("<p>May: {}.</p>\n", roles);
  if (!route.parameters.empty()) {
    html += "<table><tr><th>Name</th><th>In</th><th>What it is</th></tr>\n";
    for (const RouteParameter& parameter : route.parameters) {
      html += fmt::format("<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
                          parameter.name, parameter.in, html_text(parameter.what));
    }
    html += "</table>\n";
  }
  return html + "</section>\n";
}

}  // namespace

std::string openapi_text() { return document().dump(2) + "\n"; }

std::string reference_page() {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Kith: HTTP reference</title>\n<style>body{font:1.1rem/1.5 Arial,sans-serif;"
      "max-width:60rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}"
      "h2{font-size:1.1rem;margin-top:2.5rem;overflow-wrap:anywhere}table{border-collapse:collapse}"
      "td,th{border:1px solid #505a5f;padding:.3rem .6rem;text-align:left;vertical-align:top}"
      "</style></head>\n<body><main><h1>Kith: HTTP reference</h1>\n"
      "<p>Every address there is. The same for machines: <a "
      "href=\"/openapi.json\">openapi.json</a>."
      " Send <code>Authorization: Bearer kith_…</code>; <code>kith token create</code> makes a "
      "token.</p>\n";
  for (const Route& route : routes()) html += route_html(route);
  html +=
      "<section><h2>Refusals</h2>\n<table><tr><th>Code</th><th>Status</th><th>Means</th></tr>\n";
  for (int i = 0; i <= static_cast<int>(graph::ErrorCode::check_failed); ++i) {
    const ErrorRow& row = row_of(static_cast<graph::ErrorCode>(i));
    html += fmt::format("<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n", row.code,
                        row.status, row.title);
  }
  return html + "</table></section></main></body></html>\n";
}

}  // namespace kith::api
