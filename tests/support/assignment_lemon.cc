// SPDX-License-Identifier: Apache-2.0
#include "tests/support/assignment_lemon.h"

#include <algorithm>
#include <limits>

#include "graph/check.h"
#include "tests/support/lemon_flow.h"

namespace kith::tests {
namespace {

using matcher::AssignmentInstance;
using matcher::AssignmentValue;
using matcher::WideSum;

// One step of a number is more than everything that comes after it together.
struct Scales {
  explicit Scales(const AssignmentInstance& instance) {
    WideSum weights = 1;
    WideSum priorities = 1;
    for (const auto& edge : instance.edges) {
      weights += edge.weight < 0 ? -edge.weight : edge.weight;
    }
    for (const auto& party : instance.parties) priorities += party.priority;
    priority = 2 * weights;
    met = priority * 2 * priorities;
    most = met * priorities;
  }

  WideSum priority = 0;
  WideSum met = 0;
  WideSum most = 0;
};

// From a source by way of parties and homes to a sink, and straight back: costs are negative gains.
// Arcs: of each edge, then two of each party, then of each home, then the one back.
std::vector<FlowArc> arcs_of(const AssignmentInstance& instance) {
  const Scales scales(instance);
  const auto parties = static_cast<int>(instance.parties.size());
  const int source = parties + static_cast<int>(instance.homes.size());
  std::vector<FlowArc> arcs;
  arcs.reserve(instance.edges.size() + 2 * instance.parties.size() + instance.homes.size() + 1);
  for (const auto& edge : instance.edges) {
    arcs.push_back({static_cast<int>(edge.party), parties + static_cast<int>(edge.home), 1,
                    -WideSum{edge.weight}});
  }
  int total = 0;
  for (int i = 0; i < parties; ++i) {
    const auto& party = instance.parties[static_cast<std::size_t>(i)];
    const WideSum gain = scales.met + party.priority * scales.priority;
    arcs.push_back({source, i, std::min(1, party.options_max), -gain});
    arcs.push_back({source, i, std::max(0, party.options_max - 1), 0});
    total += party.options_max;
  }
  for (int i = parties; i < source; ++i) {
    arcs.push_back(
        {i, source + 1, instance.homes[static_cast<std::size_t>(i - parties)].places, 0});
  }
  arcs.push_back({source + 1, source, total, 0});
  return arcs;
}

int nodes_of(const AssignmentInstance& instance) {
  return static_cast<int>(instance.parties.size() + instance.homes.size() + 2);
}

AssignmentValue value_of_flow(const AssignmentInstance& instance, const std::vector<int>& flow) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < instance.edges.size(); ++i) {
    if (flow[i] > 0) chosen.push_back(i);
  }
  return matcher::value_of(instance, chosen);
}

}  // namespace

AssignmentValue network_simplex_optimum(const AssignmentInstance& instance) {
  KITH_CHECK(instance.pins.empty());
  const std::vector<int> flow = network_simplex(nodes_of(instance), arcs_of(instance));
  KITH_CHECK(!flow.empty());
  return value_of_flow(instance, flow);
}

std::optional<AssignmentValue> cost_scaling_optimum(const AssignmentInstance& instance) {
  const WideSum nodes = nodes_of(instance);
  if (Scales(instance).most > std::numeric_limits<std::int64_t>::max() / 64 / nodes) {
    return std::nullopt;
  }
  const std::vector<int> flow = cost_scaling(nodes_of(instance), arcs_of(instance));
  if (flow.empty()) return std::nullopt;
  return value_of_flow(instance, flow);
}

}  // namespace kith::tests
