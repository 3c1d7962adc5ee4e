// SPDX-License-Identifier: Apache-2.0
// Directories of community groups over HTTP: which there are, and what one says of itself. Their
// groups are records like any other (routes_records.cc).
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/directory/search_rendering.h"
#include "api/directory/search_text.h"
#include "api/exchange/record_json.h"
#include "api/routes.h"
#include "api/subscriptions.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::int64_t search_metres_default = 2'000;
constexpr std::int64_t skip_max = 1'000'000;

Json about(const Scheme& directory) {
  const graph::View view = directory.view();
  Json json{{"directory", directory.name()}};
  if (const auto said = directory_record(view)) json["about"] = record_to_json(*said);
  json["groups"] = view.numbers(graph::Kind::group).size();
  return json;
}

HttpResponse list_directories(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto all = context.engine.directories();
  if (!all) return problem(all.error());
  Json items = Json::array();
  for (const store::SchemeEntry& entry : *all) {
    if (!may_read_directory(context.engine, context.token, entry.name)) continue;
    auto directory = context.engine.directory(entry.name);
    if (!directory) return problem(directory.error());
    items.push_back(about(**directory));
  }
  return json_answer(Json{{"items", std::move(items)}});
}

HttpResponse get_directory(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  return json_answer(about(*context.scheme));
}

const std::vector<RouteParameter>& searching() {
  static const std::vector<RouteParameter> list{
      {"words", "query", "string", "As people say it: fishing club in Leigh."},
      {"activity", "query", "string", "A concept of the activity tree, with its narrower ones."},
      {"open", "query", "string",
       "2026-11-24T14:00, 2026-11-24T14:00-16:00, tuesday afternoon, sat 09:30, tonight."},
      {"perhaps", "query", "boolean",
       "true: groups too of which nobody has said when they are open, what they cost or how one "
       "gets "
       "in; `perhaps` in the answer counts them otherwise."},
      {"near", "query", "string", "Degrees (53.4808,-2.2426), or a postcode."},
      {"within", "query", "integer", "Metres from there; 2,000 where nothing is said."},
      {"cost", "query", "string", "free, or pounds that one time or a week may cost."},
      {"access", "query", "string", "step_free, hearing_loop …: all of these, with commas."},
      {"age", "query", "integer", "Open to somebody of that age."},
      {"kind", "query", "string", "association, club, faith …"},
      {"language", "query", "string", "BCP 47."},
      {"term", "query", "string", "Id of a term of the publisher's taxonomy."},
      {"unlisted", "query", "boolean",
       "true: groups that did not agree to be listed, too, for those who work with them: not to be "
       "passed on."},
      {"skip", "query", "integer", "Found groups to pass over."},
      {"limit", "query", "integer", "Groups in the answer, 1 to 200; 20 where nothing is said."}};
  return list;
}

graph::Result<void> take_near(const RouteContext& context, SearchQuestion& question,
                              ParameterFaults& faults) {
  const auto metres =
      faults.take(whole_number(context, "within", 0, graph::limits::search_metres_max));
  const auto near = parameter(context, "near");
  if (!near && metres) return parameter_fault("within", "goes with near");
  if (!near) return {};
  auto point = point_from_text(*near);
  if (!point) {
    auto known = context.engine.point_of(*near, context.scheme->view());
    if (!known) return parameter_fault("near", known.error().message);
    point = known->point;
  }
  question.near = NearWanted{*point, metres.value_or(search_metres_default)};
  return {};
}

graph::Result<SearchQuestion> search_question(const RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, searching()));
  SearchQuestion question;
  const auto said = [&](std::string_view name) { return parameter(context, name).value_or(""); };
  question.words = said("words");
  question.language = said("language");
  question.term = said("term");
  question.now = context.engine.clock().now();
  if (parameter(context, "perhaps") == "true") question.ask_not_known_too();
  SearchText text(question);
  text.activity(said("activity"));
  text.open(said("open"));
  text.cost(said("cost"));
  text.access(said("access"));
  text.kind(said("kind"));
  text.age(said("age"));
  if (text.error()) faults.take(graph::Result<void>(*text.error()));
  faults.take(take_near(context, question, faults));
  const auto skip = faults.take(whole_number(context, "skip", 0, skip_max));
  const auto limit = faults.take(whole_number(context, "limit", 1, graph::limits::page_items_max));
  if (faults.error()) return *faults.error();
  question.skip = static_cast<std::size_t>(skip.value_or(0));
  question.top = static_cast<std::size_t>(limit.value_or(20));
  return question;
}

HttpResponse search_groups(RouteContext& context) {
  auto question = search_question(context);
  if (!question) return problem(question.error());
  const bool unlisted = parameter(context, "unlisted") == "true";
  if (unlisted && !sees_unlisted(context.asker.eyes.role)) {
    return problem(Error{ErrorCode::forbidden, "this role sees listed groups only"});
  }
  auto answer = context.scheme->search(*question, unlisted);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, "application/json", {}, search_json(*answer)};
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
  table.push_back({"GET", "/v1/directories/{directory}/search", Right::read_groups, false,
                   std::nullopt, "search_groups",
                   "Finds groups by words, activity, time, distance, cost and access.", searching(),
                   "", "FoundGroups", 200, search_groups});
}

}  // namespace kith::api
