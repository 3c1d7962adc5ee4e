// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lemon_flow.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace kith::tests {
namespace {

using lemon::SmartDigraph;

template <class Algorithm, class Cost>
std::vector<int> flows(int nodes, const std::vector<FlowArc>& arcs) {
  SmartDigraph graph;
  graph.reserveNode(nodes);
  graph.reserveArc(static_cast<int>(arcs.size()));
  for (int i = 0; i < nodes; ++i) graph.addNode();
  for (const FlowArc& arc : arcs) {
    graph.addArc(SmartDigraph::nodeFromId(arc.from), SmartDigraph::nodeFromId(arc.to));
  }
  SmartDigraph::ArcMap<int> capacity(graph);
  SmartDigraph::ArcMap<Cost> cost(graph);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const auto arc = SmartDigraph::arcFromId(static_cast<int>(i));
    capacity[arc] = arcs[i].capacity;
    cost[arc] = static_cast<Cost>(arcs[i].cost);
  }
  Algorithm algorithm(graph);
  algorithm.upperMap(capacity).costMap(cost);
  std::vector<int> flow;
  if (algorithm.run() != Algorithm::OPTIMAL) return flow;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    flow.push_back(algorithm.flow(SmartDigraph::arcFromId(static_cast<int>(i))));
  }
  return flow;
}

}  // namespace

std::vector<int> network_simplex(int nodes, const std::vector<FlowArc>& arcs) {
  return flows<lemon::NetworkSimplex<SmartDigraph, int, FlowCost>, FlowCost>(nodes, arcs);
}

std::vector<int> cost_scaling(int nodes, const std::vector<FlowArc>& arcs) {
  return flows<lemon::CostScaling<SmartDigraph, int, std::int64_t>, std::int64_t>(nodes, arcs);
}

}  // namespace kith::tests
