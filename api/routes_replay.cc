// SPDX-License-Identifier: Apache-2.0
// A recorded run over HTTP, replayed.
#include "api/replay_json.h"
#include "api/routes.h"

namespace kith::api {
namespace {

HttpResponse replay(RouteContext& context) {
  auto number = number_in_path(context);
  if (!number) return problem(number.error());
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto replayed = replay_run(*context.scheme, context.asker, graph::RunNumber{*number});
  if (!replayed) return problem(replayed.error());
  return HttpResponse{
      200, "application/json", {}, replay_json(*context.scheme, context.asker, *replayed)};
}

}  // namespace

void add_replay_routes(std::vector<Route>& table) {
  table.push_back({"GET",
                   "/v1/schemes/{scheme}/proposals/{number}/replay",
                   Right::replay_runs,
                   false,
                   std::nullopt,
                   "replay_run",
                   "Asks what was put on record again, as it was asked then, and says whether the "
                   "answer is the same; of any recorded run.",
                   {purpose_parameter},
                   "",
                   "Replay",
                   200,
                   replay});
}

}  // namespace kith::api
