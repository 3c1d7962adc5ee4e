// SPDX-License-Identifier: Apache-2.0
// The connection test over HTTP.
#include <utility>

#include "api/connection_testing.h"
#include "api/routes.h"
#include "api/run_desk.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& connection_test_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"from", "query", "date", "First day of the window."},
      {"to", "query", "date", "First day after it."},
      {"service", "query", "string", "Who used this service, by number or external id."},
      {"person", "query", "string", "One person, by number or external id."},
      {"area", "query", "string", "Who lives there, by the area's name."},
      {"arrangement", "query", "string", "Its person, and who lives there too."},
      {"as_known_at", "query", "string",
       "What was on record at the end of a day, or at a position of the log."},
      {"trace", "query", "string", "Ties and records of this figure alone."},
      {"format", "query", "string", "json (so it is if unsaid), csv or html."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

std::string media_type_of(CardFormat format) {
  if (format == CardFormat::csv) return "text/csv; charset=utf-8";
  return format == CardFormat::html ? "text/html; charset=utf-8" : "application/json";
}

graph::Result<ConnectionTestAsk> connection_test_ask_of(const RouteContext& context,
                                                        const std::vector<RouteParameter>& known) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, known));
  ConnectionTestAsk ask;
  ask.from = faults.take(date_parameter(context, "from"));
  ask.to = faults.take(date_parameter(context, "to"));
  ask.on = faults.take(date_parameter(context, "on"));
  const auto said = [&](std::string_view name) {
    const auto text = parameter(context, name);
    if (text && text->empty()) faults.take(parameter_fault(name, "something, or to be left out"));
    return text.value_or("");
  };
  ask.service = said("service");
  ask.person = said("person");
  ask.area = said("area");
  ask.arrangement = said("arrangement");
  ask.as_known_at = said("as_known_at");
  ask.trace = said("trace");
  const auto format = card_format_from_text(parameter(context, "format").value_or("json"));
  if (!format) faults.take(parameter_fault("format", "json, csv or html"));
  if (faults.error()) return *faults.error();
  ask.format = *format;
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
