// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: from any prices and any holding to an optimum of the face.
//
// Whole numbers throughout. First every party keeps only what it would choose at the prices; then
// what is missing is made good along shortest paths, all at once: Dijkstra's search from everybody
// who lacks something, prices moved by the distances, and as many paths of no cost as there are
// (Ford and Fulkerson's primal-dual method). Parties that lack go first, until somebody takes a
// place that is free or does without an option worth nothing; then homes that must be full or have
// a price without being full draw somebody in. The last search finds everything in order and leaves
// the least prices that prove the optimum, which do not depend on how it was found.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_holding.h"
#include "matcher/assignment_levels.h"

namespace kith::matcher {

struct ExactPrices {
  std::vector<std::int64_t> home;   // of each home, in 1/price_scale of a unit of weight
  std::vector<std::int64_t> party;  // what one more unit would be worth to each party
};

// False where the work ran out; the holding is then no optimum and may lack what is forced.
bool make_exact(const AssignmentNet& net, const AssignmentFace& face, AssignmentHolding& holding,
                ExactPrices& prices, AssignmentWork& work);

}  // namespace kith::matcher
