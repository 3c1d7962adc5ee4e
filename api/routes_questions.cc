// SPDX-License-Identifier: Apache-2.0
// Questions over HTTP: who might get on with a person, their circle, proofs for the auditor.
#include <utility>

#include <fmt/format.h>

#include "api/audit.h"
#include "api/proof_bundles.h"
#include "api/routes.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::int64_t nights_max = 90;
constexpr std::int64_t position_max = std::int64_t{1} << 62;

constexpr RouteParameter top_parameter{
    "top", "query", "integer", "How many homes at most, 1 to 200; 5 where nothing is said."};
constexpr RouteParameter nights_parameter{"emergency_nights", "query", "integer",
                                          "Emergency: somewhere to stay tonight, for so many "
                                          "nights. Another question, with other rules."};

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

graph::Result<std::optional<graph::Number>> number_parameter(const RouteContext& context,
                                                             std::string_view name) {
  const auto text = parameter(context, name);
  if (!text) return std::optional<graph::Number>{};
  const auto number = graph::number_from_text(*text);
  if (number) return std::optional(*number);
  return parameter_fault(name, "has to be a number of 26 characters");
}

HttpResponse log_proof_bundle(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"event", "from", "of"}));
  const auto event = faults.take(whole_number(context, "event", 0, position_max));
  const auto from = faults.take(whole_number(context, "from", 0, position_max));
  BundleQuestion question;
  question.events_of = faults.take(number_parameter(context, "of"));
  if (faults.error()) return problem(*faults.error());
  if (event) question.events.push_back(static_cast<std::uint64_t>(*event));
  if (from) question.from.push_back(static_cast<std::uint64_t>(*from));
  auto bundle = proof_bundle(*context.scheme, question, context.engine.clock().now());
  if (!bundle) return problem(bundle.error());
  return HttpResponse{200, "application/json", {}, std::move(bundle).value()};
}

}  // namespace

void add_question_routes(std::vector<Route>& table) {
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
  table.push_back(
      {"GET",
       log + "/proof-bundle",
       Right::read_log,
       false,
       std::nullopt,
       "log_proof_bundle",
       "Gives a signed head with proofs to take away; kith-verify checks its bytes.",
       {{"event", "query", "integer", "Position of an event to prove."},
        {"from", "query", "integer", "Size of an earlier head to prove from."},
        {"of", "query", "string", "Number of a record, each of whose events to prove."}},
       "",
       "ProofBundle",
       200,
       log_proof_bundle});
}

}  // namespace kith::api
