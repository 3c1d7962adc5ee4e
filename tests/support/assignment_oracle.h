// SPDX-License-Identifier: Apache-2.0
// Small assignments: drawn, listed in another order, and solved by trying everything.
#pragma once

#include <optional>
#include <random>

#include "matcher/assignment.h"

namespace kith::tests {

// The value of the best plan, found by trying every set of edges, party by party; nothing where no
// plan keeps what must be. For a handful of parties and homes.
std::optional<matcher::AssignmentValue> best_by_trying(const matcher::AssignmentInstance& instance);

// Whether there is a plan that keeps just these of what must be.
bool can_keep(const matcher::AssignmentInstance& instance,
              const matcher::AssignmentConflict& demands);

struct SmallAssignments {
  std::uint32_t parties_max = 7;
  std::uint32_t homes_max = 5;
  std::int64_t weight_max = 5;  // from its negative
  bool minima = false;          // options_min up to options_max, places_min, and more pins
  bool wide = false;            // some weights and priorities at the limits of 64 bits
};
matcher::AssignmentInstance draw_assignment(const SmallAssignments& kind, std::mt19937_64& engine);

// The same instance with parties, homes, edges and pins listed in another order.
matcher::AssignmentInstance shuffled(const matcher::AssignmentInstance& instance,
                                     std::mt19937_64& engine);

// The chosen edges by keys of party and home, rising.
std::vector<std::pair<matcher::TieKey, matcher::TieKey>> pairs_of(
    const matcher::AssignmentInstance& instance, const std::vector<std::uint32_t>& chosen);

}  // namespace kith::tests
