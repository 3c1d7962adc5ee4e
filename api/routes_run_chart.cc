// SPDX-License-Identifier: Apache-2.0
// Run charts over HTTP.
#include <utility>

#include "api/routes.h"
#include "api/run_charting.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& run_chart_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"figure", "query", "string", "A rate or a share of the card: lost, freely_given.t1 …"},
      {"from", "query", "date", "First day of the first period."},
      {"to", "query", "date", "First day after the last."},
      {"every", "query", "string", "1m (so it is if unsaid) or 3m."},
      {"service", "query", "string", "Who used this service, by number or external id."},
      {"person", "query", "string", "One person, by number or external id."},
      {"area", "query", "string", "Who lives there, by the area's name."},
      {"arrangement", "query", "string", "Its person, and who lives there too."},
      {"as_known_at", "query", "string",
       "What was on record at the end of a day, or at a position of the log."},
      {"format", "query", "string", "json (so it is if unsaid), csv or html."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

HttpResponse answer_run_chart(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, run_chart_parameters()));
  const auto said = [&](std::string_view name) { return parameter(context, name).value_or(""); };
  RunChartAsk ask;
  ask.figure = said("figure");
  ask.every = said("every");
  ask.of.from = faults.take(date_parameter(context, "from"));
  ask.of.to = faults.take(date_parameter(context, "to"));
  ask.of.on = faults.take(date_parameter(context, "on"));
  ask.of.service = said("service");
  ask.of.person = said("person");
  ask.of.area = said("area");
  ask.of.arrangement = said("arrangement");
  ask.of.as_known_at = said("as_known_at");
  const auto format = card_format_from_text(parameter(context, "format").value_or("json"));
  if (!format) faults.take(parameter_fault("format", "json, csv or html"));
  if (faults.error()) return problem(*faults.error());
  ask.of.format = *format;
  auto answer = ask_run_chart(*context.scheme, context.asker, ask);
  if (!answer) return problem(answer.error());
  const char* type = "application/json";
  if (*format == CardFormat::csv) type = "text/csv; charset=utf-8";
  if (*format == CardFormat::html) type = "text/html; charset=utf-8";
  return HttpResponse{200, type, {}, std::move(answer->body)};
}

}  // namespace

void add_run_chart_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/v1/schemes/{scheme}/run-chart", Right::ask_connection_test, false,
                   std::nullopt, "ask_run_chart",
                   "A figure of the connection test over consecutive periods: a signal, none, or "
                   "too few to say. A person gets their own.",
                   run_chart_parameters(), "", "RunChart", 200, answer_run_chart});
}

}  // namespace kith::api
