// SPDX-License-Identifier: Apache-2.0
// What is due, over HTTP.
#include <utility>

#include "api/due_asking.h"
#include "api/routes.h"
#include "matcher/due.h"

namespace kith::api {
namespace {

HttpResponse due(RouteContext& context) {
  ParameterFaults faults;
  faults.take(only_parameters(context, {"on", "within", "top"}));
  DueAsk ask;
  ask.on = faults.take(date_parameter(context, "on"));
  const auto within =
      faults.take(whole_number(context, "within", 0, matcher::DueQuestion::within_days_max));
  const auto top = faults.take(
      whole_number(context, "top", 1, static_cast<std::int64_t>(matcher::DueQuestion::rows_max)));
  if (faults.error()) return problem(*faults.error());
  if (within) ask.within_days = static_cast<std::int32_t>(*within);
  if (top) ask.top = static_cast<std::size_t>(*top);
  auto answer = ask_due(*context.scheme, context.asker, ask);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, "application/json", {}, std::move(answer->json)};
}

}  // namespace

void add_due_routes(std::vector<Route>& table) {
  table.push_back(
      {"GET",
       "/v1/schemes/{scheme}/due",
       Right::ask_due,
       false,
       std::nullopt,
       "ask_due",
       "Reviews, what runs out, answers awaited, people who wait; for a coordinator "
       "the neighbourhood's part.",
       {on_parameter,
        {"within", "query", "integer",
         "What falls due in so many days, 0 to 366; 28 where nothing is said."},
        {"top", "query", "integer", "How many rows at most, 1 to 1000; 200 where nothing is said."},
        purpose_parameter},
       "",
       "Due",
       200,
       due});
}

}  // namespace kith::api
