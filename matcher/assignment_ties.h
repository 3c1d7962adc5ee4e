// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: which of the optima is the plan.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_holding.h"
#include "matcher/assignment_levels.h"

namespace kith::matcher {

// Holds anew, by the least optimal prices alone: what every party takes in any optimum, and among
// choices worth the same the first by rank that lead to an optimum. As those prices are the same
// whatever way they were found, so is the plan. Time: edges, and what is tied × a search.
void settle_ties(const AssignmentNet& net, const AssignmentFace& face,
                 const std::vector<std::int64_t>& price, AssignmentHolding& holding);

}  // namespace kith::matcher
