// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "graph/model_community.h"

// FadingPlan: a coordinator steps back, and looks a while after whether it goes on without them.
namespace kith::graph {

// The first day that is late enough for the look: four weeks after support stops (domain §4).
inline Date look_in_from(Date until) {
  constexpr std::int32_t days = 28;
  return until.plus(days);
}

// The day of the look, as the plan says it, else the first that is late enough; nothing where there
// is no plan, or somebody has looked.
inline Opt<Date> look_in_on(const Connection& connection) {
  const auto& plan = connection.fading;
  if (!plan || plan->checked_on) return std::nullopt;
  if (plan->check_on) return plan->check_on;
  if (plan->until) return look_in_from(*plan->until);
  return std::nullopt;
}

// A signpost is no connection, and neither is one without any step.
inline bool is_begun(const Connection& connection) {
  return !connection.steps.empty() &&
         connection.steps.back().state != ConnectionState::signposted &&
         connection.steps.back().state != ConnectionState::ended;
}

}  // namespace kith::graph
