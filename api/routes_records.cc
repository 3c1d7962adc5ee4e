// SPDX-License-Identifier: Apache-2.0
// Records over HTTP.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/schema.h"
#include "api/routes.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;

constexpr RouteParameter if_match_parameter{"If-Match", "header", "string",
                                            "The ETag of the version that is to be changed, or *."};
constexpr RouteParameter key_parameter{"Idempotency-Key", "header", "string",
                                       "Your name for this request, 1 to 128 bytes: sent again, it "
                                       "does nothing and answers the same."};

Kind kind_of(const RouteContext& context) {
  std::string_view path = context.request.path;  // /v1/schemes/{scheme}/people…
  for (int i = 0; i < 4; ++i) path.remove_prefix(path.find('/') + 1);
  return *kind_from_path(path.substr(0, path.find('/')));
}

HttpResponse record_answer(Shown shown, int status) {
  return HttpResponse{
      status, "application/json", {{"ETag", std::move(shown.etag)}}, std::move(shown.body)};
}

HttpResponse list_records(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"cursor", "limit"}));
  const auto limit = faults.take(whole_number(context, "limit", 1, graph::limits::page_items_max));
  if (faults.error()) return problem(*faults.error());
  const auto items = static_cast<std::size_t>(limit.value_or(page_items_default));
  auto page = context.scheme->list(context.asker, kind_of(context),
                                   parameter(context, "cursor").value_or(""), items);
  if (!page) return problem(page.error());
  return page_answer(context, *page, items);
}

HttpResponse get_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  auto shown = context.scheme->get(context.asker, kind_of(context), *number);
  if (!shown) return problem(shown.error());
  if (context.request.header("if-none-match") == shown->etag) {
    return HttpResponse{304, "application/json", {{"ETag", shown->etag}}, ""};
  }
  return record_answer(std::move(shown).value(), 200);
}

HttpResponse create_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  const std::string& key = context.request.header("idempotency-key");
  if (key.size() > graph::limits::idempotency_key_bytes_max) {
    return problem(
        Error{ErrorCode::wrong_usage, fmt::format("Idempotency-Key takes at most {} bytes",
                                                  graph::limits::idempotency_key_bytes_max)});
  }
  auto shown =
      context.scheme->create_record(context.asker, kind_of(context), context.request.body, key);
  if (!shown) return problem(shown.error());
  const std::string location =
      fmt::format("{}/{}", context.request.path, graph::to_text(shown->number));
  HttpResponse response = record_answer(std::move(shown).value(), 201);
  response.headers.emplace_back("Location", location);
  return response;
}

HttpResponse changed(const graph::Result<Shown>& shown) {
  if (!shown) return problem(shown.error());
  return record_answer(*shown, 200);
}

HttpResponse put_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  return changed(context.scheme->put(context.asker, kind_of(context), *number, context.request.body,
                                     context.request.header("if-match")));
}

HttpResponse patch_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  return changed(context.scheme->patch(context.asker, kind_of(context), *number,
                                       context.request.body, context.request.header("if-match")));
}

HttpResponse end_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  auto ended = context.scheme->end(context.asker, kind_of(context), *number,
                                   context.request.header("if-match"));
  if (!ended) return problem(ended.error());
  return HttpResponse{204, "application/json", {}, ""};
}

HttpResponse lookup_record(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  const auto json = nlohmann::json::parse(context.request.body, nullptr, false);
  const bool good = json.is_object() && json.size() == 1 && json.contains("external_id") &&
                    json.at("external_id").is_string();
  if (!good || !graph::is_external_id(json.at("external_id").get<std::string>())) {
    return problem(Error{ErrorCode::bad_input,
                         "a lookup is {\"external_id\":\"…\"} and nothing else",
                         {{"/external_id", "1 to 64 of A-Z a-z 0-9 . _ -", 0}}});
  }
  auto number = context.scheme->number_of(context.asker, kind_of(context),
                                          json.at("external_id").get<std::string>());
  if (!number) return problem(number.error());
  return HttpResponse{
      200, "application/json", {}, fmt::format("{{\"number\":\"{}\"}}", graph::to_text(*number))};
}

// Made by an introduction's steps, or told by an import; never by writing them down.
bool is_read_only(Kind kind) { return kind == Kind::arrangement || kind == Kind::emergency_stay; }

std::string one(Kind kind) {
  std::string word(graph::to_text(kind));
  for (char& byte : word) {
    if (byte == '_') byte = ' ';
  }
  return word;
}

std::string list_path(Kind kind) {
  const bool in_scheme = tenant_of(kind) == store::Tenant::scheme;
  return fmt::format("/v1/{}/{}", in_scheme ? "schemes/{scheme}" : "directories/{directory}",
                     path_of(kind));
}

void add_lookup(std::vector<Route>& table, Kind kind) {
  const std::string list = list_path(kind);
  const Right read = right_to_read(kind);
  const std::string many(path_of(kind));
  table.push_back({"POST",
                   list + "/lookup",
                   read,
                   false,
                   kind,
                   "lookup_" + many,
                   fmt::format("Finds the number of a {} by the caller's own id.", one(kind)),
                   {},
                   "Lookup",
                   "Found",
                   200,
                   lookup_record});
}

void add_reading(std::vector<Route>& table, Kind kind) {
  const std::string list = list_path(kind);
  const std::string schema = schema_name(kind);
  const Right read = right_to_read(kind);
  const std::string many(path_of(kind));
  table.push_back({"GET",
                   list,
                   read,
                   false,
                   kind,
                   "list_" + many,
                   fmt::format("Lists {}, in order of number.", many),
                   {cursor_parameter, limit_parameter, purpose_parameter},
                   "",
                   schema + "List",
                   200,
                   list_records});
  table.push_back({"GET",
                   list + "/{number}",
                   read,
                   kind == Kind::person,
                   kind,
                   "get_" + many,
                   fmt::format("Shows one {}.", one(kind)),
                   {purpose_parameter},
                   "",
                   schema,
                   200,
                   get_record});
}

void add_writing(std::vector<Route>& table, Kind kind) {
  const std::string list = list_path(kind);
  const std::string schema = schema_name(kind);
  const Right write = right_to_write(kind);
  const std::string many(path_of(kind));
  table.push_back({"POST",
                   list,
                   write,
                   false,
                   kind,
                   "create_" + many,
                   fmt::format("Makes a {}; its number is in the answer.", one(kind)),
                   {key_parameter},
                   schema,
                   schema,
                   201,
                   create_record});
  table.push_back({"PUT",
                   list + "/{number}",
                   write,
                   false,
                   kind,
                   "put_" + many,
                   fmt::format("Replaces a {}; what this role cannot see stays.", one(kind)),
                   {if_match_parameter},
                   schema,
                   schema,
                   200,
                   put_record});
  table.push_back({"PATCH",
                   list + "/{number}",
                   write,
                   false,
                   kind,
                   "patch_" + many,
                   fmt::format("Changes a {} by a merge patch (RFC 7396).", one(kind)),
                   {if_match_parameter},
                   schema + "Patch",
                   schema,
                   200,
                   patch_record});
  table.push_back(
      {"DELETE",
       list + "/{number}",
       write,
       false,
       kind,
       "end_" + many,
       fmt::format("Ends or withdraws a {}; its past stays. Erasing is another thing.", one(kind)),
       {if_match_parameter},
       "",
       "",
       204,
       end_record});
}

}  // namespace

void add_record_routes(std::vector<Route>& table) {
  for (const Kind kind : every_record_kind()) {
    if (kind == Kind::directory) continue;  // routes_directories.cc: there is one in each
    add_lookup(table, kind);
    if (kind == Kind::introduction) continue;  // routes_introductions.cc
    add_reading(table, kind);
    if (!is_read_only(kind)) add_writing(table, kind);
  }
}

}  // namespace kith::api
