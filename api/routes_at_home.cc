// SPDX-License-Identifier: Apache-2.0
// 91 days still at home over HTTP.
#include <utility>

#include "api/at_home_asking.h"
#include "api/routes.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& at_home_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"from", "query", "date",
       "First day of discharges; the latest October to December, if unsaid."},
      {"to", "query", "date", "First day after them."},
      {"rules", "query", "string", "Of which year; the newest that Kith holds, if unsaid."},
      {"as_known_at", "query", "string",
       "What was on record at the end of a day, or at a position of the log."},
      {"format", "query", "string", "json (so it is if unsaid) or csv."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

HttpResponse answer_at_home(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, at_home_parameters()));
  AtHomeAsk ask;
  ask.from = faults.take(date_parameter(context, "from"));
  ask.to = faults.take(date_parameter(context, "to"));
  ask.on = faults.take(date_parameter(context, "on"));
  ask.rules = parameter(context, "rules").value_or("");
  ask.as_known_at = parameter(context, "as_known_at").value_or("");
  const std::string format = parameter(context, "format").value_or("json");
  if (format != "json" && format != "csv") faults.take(parameter_fault("format", "json or csv"));
  if (faults.error()) return problem(*faults.error());
  ask.format = format == "csv" ? AtHomeFormat::csv : AtHomeFormat::json;
  auto answer = ask_at_home(*context.scheme, context.asker, ask);
  if (!answer) return problem(answer.error());
  const char* type = format == "csv" ? "text/csv; charset=utf-8" : "application/json";
  return HttpResponse{200, type, {}, std::move(answer->body)};
}

}  // namespace

void add_at_home_routes(std::vector<Route>& table) {
  table.push_back(
      {"GET", "/v1/schemes/{scheme}/at-home", Right::ask_connection_test, false, std::nullopt,
       "ask_at_home",
       "Who was still at home 91 days after hospital, by the published rules of a year, "
       "each with what decided it. A person gets their own.",
       at_home_parameters(), "", "AtHome", 200, answer_at_home});
}

}  // namespace kith::api
