// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "graph/calendar.h"

// FadingPlan: a coordinator steps back, and looks a while after whether it goes on without them.
namespace kith::graph {

// The first day that is late enough for the look: four weeks after support stops (domain §4).
inline Date look_in_from(Date until) {
  constexpr std::int32_t days = 28;
  return until.plus(days);
}

}  // namespace kith::graph
