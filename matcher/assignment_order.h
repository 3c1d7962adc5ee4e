// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: an instance seen in the order of its keys, so that nothing found in
// it depends on the order in which a caller listed it.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment.h"

namespace kith::matcher {

struct AssignmentOrder {
  std::vector<std::uint32_t> parties;     // by key, rising: indices of the instance
  std::vector<std::uint32_t> homes;       // likewise
  std::vector<std::uint32_t> party_rank;  // the inverses
  std::vector<std::uint32_t> home_rank;
  // Edges by (rank of party, rank of home): indices of the instance, empty where they are listed
  // that way. The edges of the party ranked r are at begin[r] to begin[r + 1].
  std::vector<std::uint32_t> edges;
  std::vector<std::uint32_t> begin;

  std::uint32_t edge_at(std::uint32_t position) const {
    return edges.empty() ? position : edges[position];
  }
};

// Refuses what solve_assignment() refuses. Time: edges, and parties × log.
graph::Result<AssignmentOrder> order_of(const AssignmentInstance& instance);

}  // namespace kith::matcher
