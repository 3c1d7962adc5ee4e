// SPDX-License-Identifier: Apache-2.0
// Run charts over HTTP.
#include <utility>

#include "api/card_parameters.h"
#include "api/run_charting.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& run_chart_parameters() {
  static const std::vector<RouteParameter> parameters = with_card_parameters(
      {{"figure", "query", "string", "A rate or a share of the card: lost, freely_given.t1 …"},
       {"from", "query", "date", "First day of the first period."},
       {"to", "query", "date", "First day after the last."},
       {"every", "query", "string", "1m (so it is if unsaid) or 3m."}});
  return parameters;
}

HttpResponse answer_run_chart(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_these_parameters(context, run_chart_parameters()));
  RunChartAsk ask;
  ask.figure = parameter(context, "figure").value_or("");
  ask.every = parameter(context, "every").value_or("");
  ask.of = card_parameters(context, faults);
  if (faults.error()) return problem(*faults.error());
  auto answer = ask_run_chart(*context.scheme, context.asker, ask);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, media_type_of(ask.of.format), {}, std::move(answer->body)};
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
