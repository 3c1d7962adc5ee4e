// SPDX-License-Identifier: Apache-2.0
// What the figures mean, over HTTP.
#include <utility>

#include "api/measure_json.h"
#include "api/routes.h"

namespace kith::api {
namespace {

const std::vector<RouteParameter>& dictionary_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"measure", "query", "string", "This one alone: lost, lost.reason.moved …"}};
  return parameters;
}

HttpResponse answer_measures(RouteContext& context) {
  if (auto known = only_these_parameters(context, dictionary_parameters()); !known) {
    return problem(known.error());
  }
  auto text = dictionary_text(parameter(context, "measure").value_or(""), MeasureForm::json);
  if (!text) return problem(text.error());
  return HttpResponse{200, "application/json", {}, std::move(text).value()};
}

}  // namespace

void add_measure_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/v1/schemes/{scheme}/measures", Right::ask_connection_test, false,
                   std::nullopt, "list_measures",
                   "What each figure means, what it is counted of, and what it cannot say.",
                   dictionary_parameters(), "", "MeasureDictionary", 200, answer_measures});
}

}  // namespace kith::api
