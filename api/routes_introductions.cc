// SPDX-License-Identifier: Apache-2.0
// Introductions over HTTP: begun, moved and read.
#include <utility>

#include <fmt/format.h>

#include "api/introducing.h"
#include "api/routes.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::string_view base = "/v1/schemes/{scheme}/introductions";

HttpResponse answer_of(graph::Result<Shown> shown, int status) {
  if (!shown) return problem(shown.error());
  return HttpResponse{
      status, "application/json", {{"ETag", std::move(shown->etag)}}, std::move(shown->body)};
}

graph::Result<std::string> key_of(const RouteContext& context) {
  const std::string& key = context.request.header("idempotency-key");
  if (key.size() <= graph::limits::idempotency_key_bytes_max) return key;
  return Error{ErrorCode::wrong_usage, fmt::format("Idempotency-Key takes at most {} bytes",
                                                   graph::limits::idempotency_key_bytes_max)};
}

HttpResponse begin_introduction(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto key = key_of(context);
  if (!key) return problem(key.error());
  auto shown = context.scheme->introductions().begin(context.asker, context.request.body, *key);
  if (!shown) return problem(shown.error());
  const std::string location =
      fmt::format("{}/{}", context.request.path, graph::to_text(shown->number));
  HttpResponse response = answer_of(std::move(shown), 201);
  response.headers.emplace_back("Location", location);
  return response;
}

HttpResponse take_step(RouteContext& context, StepGate gate) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  auto key = key_of(context);
  if (!key) return problem(key.error());
  return answer_of(context.scheme->introductions().take(context.asker, *number, gate,
                                                        context.request.body, *key),
                   201);
}
HttpResponse take_decision(RouteContext& context) {
  return take_step(context, StepGate::decisions);
}
HttpResponse take_meeting(RouteContext& context) { return take_step(context, StepGate::meetings); }
HttpResponse take_transition(RouteContext& context) {
  return take_step(context, StepGate::transitions);
}

HttpResponse get_introduction(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  return answer_of(context.scheme->introductions().get(context.asker, *number), 200);
}

HttpResponse get_shares(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  return answer_of(context.scheme->introductions().shares(context.asker, *number), 200);
}

HttpResponse list_introductions(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"cursor", "limit"}));
  const auto limit = faults.take(whole_number(context, "limit", 1, graph::limits::page_items_max));
  if (faults.error()) return problem(*faults.error());
  const auto items = static_cast<std::size_t>(limit.value_or(page_items_default));
  auto page = context.scheme->introductions().list(
      context.asker, parameter(context, "cursor").value_or(""), items);
  if (!page) return problem(page.error());
  return page_answer(context, *page, items);
}

Route step_route(std::string_view what, std::string summary, std::string takes,
                 HttpResponse (*answer)(RouteContext&)) {
  return Route{"POST",
               fmt::format("{}/{{number}}/{}", base, what),
               Right::take_steps,
               false,
               graph::Kind::introduction,
               fmt::format("post_introduction_{}", what),
               std::move(summary),
               {recording_key_parameter, purpose_parameter},
               std::move(takes),
               "IntroductionShown",
               201,
               answer};
}

Route reading_route(std::string path, std::string id, std::string summary,
                    std::vector<RouteParameter> parameters, std::string gives,
                    HttpResponse (*answer)(RouteContext&)) {
  return Route{"GET",
               std::move(path),
               Right::read_introductions,
               false,
               graph::Kind::introduction,
               std::move(id),
               std::move(summary),
               std::move(parameters),
               "",
               std::move(gives),
               200,
               answer};
}

}  // namespace

void add_introduction_routes(std::vector<Route>& table) {
  const std::string list(base);
  const std::string one = list + "/{number}";
  table.push_back(Route{"POST",
                        list,
                        Right::begin_introductions,
                        false,
                        graph::Kind::introduction,
                        "begin_introduction",
                        "Begins an introduction from a row of a recorded run; it places nobody.",
                        {recording_key_parameter, purpose_parameter},
                        "IntroductionBegun",
                        "IntroductionShown",
                        201,
                        begin_introduction});
  table.push_back(reading_route(list, "list_introductions",
                                "Lists introductions that the asker may know of.",
                                {cursor_parameter, limit_parameter, purpose_parameter},
                                "IntroductionShownList", list_introductions));
  table.push_back(reading_route(one, "get_introduction",
                                "Shows how one stands, and nobody's answer before its time.",
                                {purpose_parameter}, "IntroductionShown", get_introduction));
  table.push_back(reading_route(one + "/shares", "get_introduction_shares",
                                "Shows again what was shown to whom, in the same words.",
                                {purpose_parameter}, "IntroductionShares", get_shares));
  table.push_back(step_route("decisions",
                             "Keeps what somebody answered; the last awaited answer discloses "
                             "what everybody said together.",
                             "IntroductionStep", take_decision));
  table.push_back(step_route("meetings", "Keeps a meeting, or what worked in it and what did not.",
                             "IntroductionStep", take_meeting));
  table.push_back(step_route(
      "transitions", "Takes a named step: shared, money_shown, terms_set, signed, started …",
      "IntroductionStep", take_transition));
}

}  // namespace kith::api
