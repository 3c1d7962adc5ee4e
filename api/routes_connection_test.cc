// SPDX-License-Identifier: Apache-2.0
// The connection test over HTTP.
#include <utility>

#include "api/card_parameters.h"
#include "api/run_desk.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& connection_test_parameters() {
  static const std::vector<RouteParameter> parameters = with_card_parameters(
      {{"from", "query", "date", "First day of the window."},
       {"to", "query", "date", "First day after it."},
       {"trace", "query", "string", "Ties and records of this figure alone."}});
  return parameters;
}

graph::Result<ConnectionTestAsk> connection_test_ask_of(const RouteContext& context,
                                                        const std::vector<RouteParameter>& known) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, known));
  ConnectionTestAsk ask = card_parameters(context, faults);
  if (faults.error()) return *faults.error();
  return ask;
}

HttpResponse connection_test(RouteContext& context) {
  auto ask = connection_test_ask_of(context, connection_test_parameters());
  if (!ask) return problem(ask.error());
  auto answer = ask_connection_test(*context.scheme, context.asker, *ask);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, media_type_of(ask->format), {}, std::move(answer->body)};
}

std::vector<RouteParameter> recording_parameters() {
  std::vector<RouteParameter> parameters = connection_test_parameters();
  std::erase_if(parameters, [](const RouteParameter& each) { return each.name == "format"; });
  parameters.push_back(recording_key_parameter);
  return parameters;
}

HttpResponse record_connection_test(RouteContext& context) {
  auto key = recording_key(context);
  if (!key) return problem(key.error());
  auto ask = connection_test_ask_of(context, recording_parameters());
  if (!ask) return problem(ask.error());
  auto answer = RunDesk(*context.scheme).connection_test(context.asker, *ask, *key);
  if (!answer) return problem(answer.error());
  return HttpResponse{201, "application/json", {}, std::move(answer->body)};
}

}  // namespace

void add_connection_test_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/v1/schemes/{scheme}/connection-test", Right::ask_connection_test, false,
                   std::nullopt, "ask_connection_test",
                   "Whom a service, an area or the scheme connected and whom it cut off, each "
                   "figure with what it is made of. A person gets their own.",
                   connection_test_parameters(), "", "ConnectionCard", 200, connection_test});
  table.push_back({"POST", "/v1/schemes/{scheme}/connection-test", Right::record_connection_test,
                   false, std::nullopt, "record_connection_test",
                   "Asks for the card, and puts it on record with everybody measured.",
                   recording_parameters(), "", "ConnectionCard", 201, record_connection_test});
}

}  // namespace kith::api
