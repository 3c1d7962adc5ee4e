// SPDX-License-Identifier: Apache-2.0
// Questions over HTTP: who might get on with a person, their circle, proofs for the auditor.
#include <utility>

#include <fmt/format.h>

#include "api/audit.h"
#include "api/connecting.h"
#include "api/routes.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::int64_t top_default = 5;
constexpr std::int64_t nights_max = 90;
constexpr std::int64_t position_max = std::int64_t{1} << 62;

constexpr RouteParameter top_parameter{
    "top", "query", "integer", "How many homes at most, 1 to 200; 5 where nothing is said."};
constexpr RouteParameter on_parameter{"on", "query", "date", "The day it is asked about."};
constexpr RouteParameter nights_parameter{"emergency_nights", "query", "integer",
                                          "Emergency: somewhere to stay tonight, for so many "
                                          "nights. Another question, with other rules."};
constexpr RouteParameter recording_key_parameter{
    "Idempotency-Key", "header", "string",
    "Your name for this request, 1 to 128 bytes: sent again, it records nothing more."};

graph::Result<ProposalQuestion> question_of(const RouteContext& context) {
  auto number = number_in_path(context);
  if (!number) return std::move(number).error();
  ParameterFaults faults;
  faults.take(only_parameters(context, {"top", "on", "emergency_nights"}));
  const auto top = faults.take(whole_number(context, "top", 1, graph::limits::top_max));
  const auto on = faults.take(date_parameter(context, "on"));
  const auto nights = faults.take(whole_number(context, "emergency_nights", 1, nights_max));
  if (faults.error()) return *faults.error();
  ProposalQuestion question;
  question.person = graph::to_text(*number);
  question.top = static_cast<std::size_t>(top.value_or(top_default));
  question.on = on;
  if (nights) question.emergency_nights = static_cast<std::int32_t>(*nights);
  return question;
}

HttpResponse ask_proposals(RouteContext& context) {
  auto question = question_of(context);
  if (!question) return problem(question.error());
  auto answer = context.scheme->propose(context.asker, *question);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, "application/json", {}, std::move(answer->json)};
}

HttpResponse record_proposals(RouteContext& context) {
  const std::string& key = context.request.header("idempotency-key");
  if (key.size() > graph::limits::idempotency_key_bytes_max) {
    return problem(Error{ErrorCode::wrong_usage, "Idempotency-Key is too long"});
  }
  auto question = question_of(context);
  if (!question) return problem(question.error());
  auto answer = context.scheme->propose_on_record(context.asker, *question, key);
  if (!answer) return problem(answer.error());
  return HttpResponse{201, "application/json", {}, std::move(answer->json)};
}

constexpr RouteParameter key_parameter = recording_key_parameter;
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

HttpResponse ask_circle(RouteContext& context) {
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  ParameterFaults faults;
  faults.take(only_parameters(context, {"on"}));
  const auto on = faults.take(date_parameter(context, "on"));
  if (faults.error()) return problem(*faults.error());
  auto circle = context.scheme->circle(context.asker, *number, on);
  if (!circle) return problem(circle.error());
  return HttpResponse{200, "application/json", {}, std::move(circle).value()};
}

HttpResponse log_head(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  return HttpResponse{
      200, "application/json", {}, head_json(*context.scheme, context.engine.clock().now())};
}

HttpResponse log_proofs(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"event", "from", "size"}));
  const auto event = faults.take(whole_number(context, "event", 0, position_max));
  const auto from = faults.take(whole_number(context, "from", 0, position_max));
  const auto size = faults.take(whole_number(context, "size", 1, position_max));
  if (faults.error()) return problem(*faults.error());
  if (event.has_value() == from.has_value()) {
    return problem(
        Error{ErrorCode::wrong_usage,
              "give event (is it in the log?) or from (does the log go on from there?)"});
  }
  std::optional<std::uint64_t> to;
  if (size) to = static_cast<std::uint64_t>(*size);
  auto proof = event ? inclusion_json(*context.scheme, static_cast<std::uint64_t>(*event), to)
                     : consistency_json(*context.scheme, static_cast<std::uint64_t>(*from), to);
  if (!proof) return problem(proof.error());
  return HttpResponse{200, "application/json", {}, std::move(proof).value()};
}

}  // namespace

namespace {

void add_connection_routes(std::vector<Route>& table) {
  const std::string person = "/v1/schemes/{scheme}/people/{number}/connections";
  const std::string community = "/v1/schemes/{scheme}/community";
  const auto& asking = connection_parameters();
  std::vector<RouteParameter> recording = asking;
  recording.push_back(key_parameter);
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
}

}  // namespace

void add_question_routes(std::vector<Route>& table) {
  add_connection_routes(table);
  const std::string person = "/v1/schemes/{scheme}/people/{number}";
  const std::string log = "/v1/schemes/{scheme}/log";
  const std::vector<RouteParameter> asking{top_parameter, on_parameter, nights_parameter,
                                           purpose_parameter};
  std::vector<RouteParameter> recording = asking;
  recording.push_back(recording_key_parameter);
  table.push_back({"GET", person + "/proposals", Right::ask_proposals, false, graph::Kind::person,
                   "ask_proposals", "Asks who might get on with a person, and says why.", asking,
                   "", "Proposals", 200, ask_proposals});
  table.push_back({"POST", person + "/proposals", Right::record_proposals, false,
                   graph::Kind::person, "record_proposals",
                   "Asks, and puts on record what was proposed to whom.", recording, "",
                   "Proposals", 201, record_proposals});
  table.push_back({"GET",
                   person + "/circle",
                   Right::read_lives,
                   true,
                   graph::Kind::person,
                   "ask_circle",
                   "Shows a person's relationship circle on a day.",
                   {on_parameter, purpose_parameter},
                   "",
                   "Circle",
                   200,
                   ask_circle});
  table.push_back({"GET",
                   log + "/head",
                   Right::read_log,
                   false,
                   std::nullopt,
                   "log_head",
                   "Shows the signed head of the log.",
                   {},
                   "",
                   "Head",
                   200,
                   log_head});
  table.push_back({"GET",
                   log + "/proofs",
                   Right::read_log,
                   false,
                   std::nullopt,
                   "log_proofs",
                   "Proves that an event is in the log, or that the log only grew.",
                   {{"event", "query", "integer", "Position of the event to prove."},
                    {"from", "query", "integer", "Size of an earlier head to prove from."},
                    {"size", "query", "integer", "Size of the head to prove to; the newest."}},
                   "",
                   "Proof",
                   200,
                   log_proofs});
}

}  // namespace kith::api
