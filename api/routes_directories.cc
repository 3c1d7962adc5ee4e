// SPDX-License-Identifier: Apache-2.0
// Directories of community groups over HTTP: which there are, and what one says of itself. Their
// groups are records like any other (routes_records.cc).
#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "api/routes.h"
#include "api/subscriptions.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

Json about(const Scheme& directory) {
  const graph::View view = directory.view();
  Json json{{"directory", directory.name()}};
  if (const auto said = directory_record(view)) json["about"] = record_to_json(*said);
  json["groups"] = view.numbers(graph::Kind::group).size();
  return json;
}

HttpResponse answer_with(const Json& json) {
  return HttpResponse{200, "application/json", {}, json.dump()};
}

HttpResponse list_directories(RouteContext& context) {
  if (auto known = only_parameters(context, {}); !known) return problem(known.error());
  auto all = context.engine.directories();
  if (!all) return problem(all.error());
  Json items = Json::array();
  for (const store::SchemeEntry& entry : *all) {
    if (!may_read_directory(context.engine, context.token, entry.name)) continue;
    auto directory = context.engine.directory(entry.name);
    if (!directory) return problem(directory.error());
    items.push_back(about(**directory));
  }
  return answer_with(Json{{"items", std::move(items)}});
}

HttpResponse get_directory(RouteContext& context) {
  if (auto known = only_parameters(context, {}); !known) return problem(known.error());
  return answer_with(about(*context.scheme));
}

}  // namespace

bool may_read_directory(Engine& engine, const TokenEntry& token, std::string_view directory) {
  if (token.role == Role::directory_editor) return token.directory == directory;
  if (token.scheme.empty()) return false;
  auto scheme = engine.scheme(token.scheme);
  return scheme && subscribes((*scheme)->view(), directory);
}

void add_directory_routes(std::vector<Route>& table) {
  table.push_back({"GET",
                   "/v1/directories",
                   Right::read_groups,
                   false,
                   std::nullopt,
                   "list_directories",
                   "Lists the directories of community groups that this token may read.",
                   {},
                   "",
                   "DirectoryList",
                   200,
                   list_directories});
  table.push_back({"GET",
                   "/v1/directories/{directory}",
                   Right::read_groups,
                   false,
                   std::nullopt,
                   "get_directory",
                   "Shows what a directory says of itself, and how many groups it has.",
                   {},
                   "",
                   "DirectorySummary",
                   200,
                   get_directory});
}

}  // namespace kith::api
