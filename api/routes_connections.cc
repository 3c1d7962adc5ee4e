// SPDX-License-Identifier: Apache-2.0
// Questions over HTTP about the neighbourhood: connections, and gaps.
#include <algorithm>
#include <utility>

#include "api/connecting.h"
#include "api/directory/search_text.h"
#include "api/gap_asking.h"
#include "api/routes.h"
#include "graph/limits.h"
#include "matcher/gaps.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::int64_t metres_default = 5'000;

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> items;
  std::size_t begin = 0;
  while (begin <= text.size() && !text.empty()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) items.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

const std::vector<RouteParameter>& connection_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"wish", "query", "string",
       "In place of what the person said: angling:teach, choir …, with commas."},
      {"near", "query", "string", "A town, a postcode, or degrees (53.4808,-2.2426)."},
      {"within", "query", "integer", "Metres from there; 5000 where nothing is said."},
      {"free", "query", "string", "When: Sat am, weekdays before 9."},
      {"means", "query", "string", "walk, wheelchair, bus, train, bicycle, lift, with commas."},
      {"access", "query", "string", "Needed: step_free, hearing_loop …, with commas."},
      {"cost", "query", "string", "free, or pounds that one time or a week may cost."},
      {"age", "query", "string", "Of whom nobody in particular is asked about."},
      {"for", "query", "string",
       "community: people and groups (so it is if unsaid); person: people alone."},
      {"top", "query", "integer", "How many at most, 1 to 200; 5 where nothing is said."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

graph::Result<ConnectionAsk> connection_ask_of(const RouteContext& context, bool of_person) {
  ConnectionAsk ask;
  if (of_person) {
    auto number = number_in_path(context);
    if (!number) return std::move(number).error();
    ask.person = graph::to_text(*number);
  }
  ParameterFaults faults;
  faults.take(only_parameters(context, {"wish", "near", "within", "free", "means", "access", "cost",
                                        "age", "for", "top", "on"}));
  const auto said = [&](std::string_view name) { return parameter(context, name).value_or(""); };
  const auto top = faults.take(whole_number(context, "top", 1, graph::limits::top_max));
  const auto metres =
      faults.take(whole_number(context, "within", 1, graph::limits::search_metres_max));
  ask.on = faults.take(date_parameter(context, "on"));
  const std::string asked_for = said("for");
  if (!asked_for.empty() && asked_for != "community" && asked_for != "person") {
    faults.take(parameter_fault("for", "community or person"));
  }
  if (faults.error()) return *faults.error();
  ask.wishes = parted(said("wish"));
  ask.near = said("near");
  ask.free = said("free");
  ask.means = parted(said("means"));
  ask.access = said("access");
  ask.cost = said("cost");
  ask.age = said("age");
  ask.metres_max = metres.value_or(metres_default);
  ask.top = static_cast<std::size_t>(top.value_or(top_default));
  ask.groups = asked_for != "person";
  return ask;
}

HttpResponse connect(RouteContext& context, bool of_person, bool record) {
  auto ask = connection_ask_of(context, of_person);
  if (!ask) return problem(ask.error());
  ask->record = record;
  if (record) {
    ask->idempotency_key = context.request.header("idempotency-key");
    if (ask->idempotency_key.size() > graph::limits::idempotency_key_bytes_max) {
      return problem(Error{ErrorCode::wrong_usage, "Idempotency-Key is too long"});
    }
  }
  auto connected = ask_connections(context.engine, *context.scheme, context.asker, *ask);
  if (!connected) return problem(connected.error());
  return HttpResponse{
      record ? 201 : 200, "application/json", {}, std::move(connected->answer.json)};
}

HttpResponse ask_connections_of(RouteContext& context) { return connect(context, true, false); }
HttpResponse record_connections_of(RouteContext& context) { return connect(context, true, true); }
HttpResponse ask_community(RouteContext& context) { return connect(context, false, false); }
HttpResponse record_community(RouteContext& context) { return connect(context, false, true); }

HttpResponse gaps(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"for", "own_page", "wish", "near", "within",
                                        "answers_within", "radius", "min", "top", "cost", "on"}));
  GapAsk ask;
  ask.on = faults.take(date_parameter(context, "on"));
  const auto metres = [&](std::string_view name) {
    return faults.take(whole_number(context, name, 1, graph::limits::search_metres_max));
  };
  ask.near = parameter(context, "near").value_or("");
  ask.metres_max = metres("within");
  ask.near_metres = metres("answers_within");
  ask.radius_metres = metres("radius");
  const auto least =
      faults.take(whole_number(context, "min", 1, matcher::cluster_people_asked_max));
  const auto top = faults.take(whole_number(context, "top", 1, graph::limits::top_max));
  if (least) ask.people_min = static_cast<std::size_t>(*least);
  if (top) ask.top = static_cast<std::size_t>(*top);
  ask.wishes = parted(parameter(context, "wish").value_or(""));
  const std::string asked_for = parameter(context, "for").value_or("community");
  if (asked_for != "community" && asked_for != "household") {
    faults.take(parameter_fault("for", "community or household"));
  }
  const std::string own_page = parameter(context, "own_page").value_or("false");
  if (own_page != "true" && own_page != "false") {
    faults.take(parameter_fault("own_page", "true or false"));
  }
  if (faults.error()) return problem(*faults.error());
  SearchQuestion cost;
  SearchText text(cost);
  text.cost(parameter(context, "cost").value_or(""));
  if (auto wrong = text.error()) return problem(*wrong);
  ask.cost_pence = cost.cost_max_pence;
  ask.homes = asked_for == "household";
  ask.own_page = own_page == "true";
  auto answer = ask_gaps(context.engine, *context.scheme, context.asker, ask);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, "application/json", {}, std::move(answer->json)};
}

}  // namespace

void add_connection_routes(std::vector<Route>& table) {
  const std::string person = "/v1/schemes/{scheme}/people/{number}/connections";
  const std::string community = "/v1/schemes/{scheme}/community";
  const auto& asking = connection_parameters();
  std::vector<RouteParameter> recording = asking;
  recording.push_back(recording_key_parameter);
  table.push_back({"GET", person, Right::ask_connections, false, graph::Kind::person,
                   "ask_connections",
                   "Asks whom and what in the neighbourhood a person might enjoy, and who might "
                   "enjoy them.",
                   asking, "", "Connections", 200, ask_connections_of});
  table.push_back({"POST", person, Right::record_connections, false, graph::Kind::person,
                   "record_connections", "Asks, and puts on record what was proposed to whom.",
                   recording, "", "Connections", 201, record_connections_of});
  table.push_back({"GET", community, Right::ask_connections, false, std::nullopt, "ask_community",
                   "The same for nobody in particular, by a wish alone.", asking, "", "Connections",
                   200, ask_community});
  table.push_back({"POST", community, Right::record_connections, false, std::nullopt,
                   "record_community",
                   "Asks, and counts one conversation (level 1): nothing else is kept.", recording,
                   "", "Connections", 201, record_community});
  table.push_back(
      {"GET",
       "/v1/schemes/{scheme}/gaps",
       Right::ask_connections,
       false,
       std::nullopt,
       "ask_gaps",
       "What nobody and nothing near answers, and who could put budgets together; or which carer "
       "homes are not there.",
       {{"for", "query", "string", "community (so it is if unsaid) or household: carer homes."},
        {"own_page", "query", "boolean",
         "The coordinator's own (of homes the match officer's): small clusters too, and who they "
         "are."},
        {"wish", "query", "string", "Only what is like it: choir, film club, with commas."},
        {"min", "query", "integer",
         "Only what so many people share; 5, and 1 on the own page, where nothing is said."},
        {"top", "query", "integer", "How many clusters at most, 1 to 200; 20 if nothing is said."},
        {"near", "query", "string", "Only about there: a town, a postcode, or degrees."},
        {"within", "query", "integer", "Metres from there; 5000 where nothing is said."},
        {"answers_within", "query", "integer",
         "Metres within which something answers a wish; 3000 where nothing is said."},
        {"radius", "query", "integer", "Metres around the middle of a cluster; 1200, homes 10000."},
        {"cost", "query", "string", "What a session would cost, in pounds: how pools share it."},
        on_parameter,
        purpose_parameter},
       "",
       "Gaps",
       200,
       gaps});
}

}  // namespace kith::api
