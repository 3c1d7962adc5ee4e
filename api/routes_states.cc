// SPDX-License-Identifier: Apache-2.0
// States over HTTP: how people and carer households come from one to the next.
#include <utility>

#include <fmt/format.h>

#include "api/kinds.h"
#include "api/routes.h"
#include "api/scheme.h"
#include "api/state_moving.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;

HttpResponse move_state(RouteContext& context, Kind kind) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  const std::string& key = context.request.header("idempotency-key");
  if (key.size() > graph::limits::idempotency_key_bytes_max) {
    return problem(
        Error{ErrorCode::wrong_usage, fmt::format("Idempotency-Key takes at most {} bytes",
                                                  graph::limits::idempotency_key_bytes_max)});
  }
  auto shown =
      StateDesk(*context.scheme).move(context.asker, kind, *number, context.request.body, key);
  if (!shown) return problem(shown.error());
  return HttpResponse{201, "application/json", {}, std::move(shown->body)};
}

HttpResponse move_person(RouteContext& context) { return move_state(context, Kind::person); }
HttpResponse move_household(RouteContext& context) { return move_state(context, Kind::household); }

Route state_route(Kind kind, std::string summary, HttpResponse (*answer)(RouteContext&)) {
  return Route{"POST",
               fmt::format("/v1/schemes/{{scheme}}/{}/{{number}}/transitions", path_of(kind)),
               Right::take_steps,
               false,
               kind,
               fmt::format("move_{}", path_of(kind)),
               std::move(summary),
               {recording_key_parameter, purpose_parameter},
               "StateDecision",
               "StateMoved",
               201,
               answer};
}

}  // namespace

void add_state_routes(std::vector<Route>& table) {
  table.push_back(state_route(
      Kind::person, "Keeps that a person comes to another state: who decided it, by what.",
      move_person));
  table.push_back(state_route(Kind::household,
                              "Keeps that a home comes to another state: who decided it, by what.",
                              move_household));
}

}  // namespace kith::api
