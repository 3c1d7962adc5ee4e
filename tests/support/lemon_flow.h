// SPDX-License-Identifier: Apache-2.0
// LEMON's flow algorithms behind a plain face: LEMON 1.3 compiles as C++17 at most, so that this
// header and its source must, too.
#pragma once

#include <cstdint>
#include <vector>

namespace kith::tests {

__extension__ typedef __int128 FlowCost;

struct FlowArc {
  int from = 0;
  int to = 0;
  int capacity = 0;
  FlowCost cost = 0;
};

// The flow on each arc of a circulation of least cost; empty where LEMON finds none.
std::vector<int> network_simplex(int nodes, const std::vector<FlowArc>& arcs);

// Costs are cut down to 64 bits: with wider ones LEMON's cost scaling answers wrongly.
std::vector<int> cost_scaling(int nodes, const std::vector<FlowArc>& arcs);

}  // namespace kith::tests
