// SPDX-License-Identifier: Apache-2.0
// Very many homes over Great Britain, and people to ask about, from a seed and straight into a
// graph. For measuring: the people are numbers with habits, not characters (api/demo has those).
#pragma once

#include <cstdint>
#include <string>

#include "graph/view.h"

namespace kith::tests {

struct ManyHomes {
  std::size_t homes = 10'000;
  std::size_t people = 500;  // who look; a tenth of the homes have a resident besides
  // How often in a hundred a field that nobody has to fill is unknown.
  int unknown = 30;
  // How often in a hundred somebody stated how far is too far.
  int travel_maximum = 85;
  // What there is to love. The fewer, the more homes tie.
  std::size_t activities = 80;
  std::uint64_t seed = 1;
};

// Homes lie around 240 towns, the greater town the more, one in eight anywhere; people likewise.
// The same settings give the same graph on every machine. Cost: memory for the graph only.
graph::View many_homes(const ManyHomes& settings);

// The name of a person to ask about (tests/support/world.h makes it a number).
std::string asker(std::size_t index);

}  // namespace kith::tests
