// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: good prices, quickly.
//
// Bertsekas' auction with falling steps over the optimal face: whoever wants a place bids what it
// is worth to them beyond their next best choice, and a step more. It only has to come near: what
// it leaves is made exact afterwards, from any prices and any holding.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_holding.h"
#include "matcher/assignment_levels.h"

namespace kith::matcher {

// Fills an empty holding and sets a price of each home, in 1/price_scale of weight. Where the work
// runs out or bidding does not come to an end, what there is then.
std::vector<std::int64_t> auction(const AssignmentNet& net, const AssignmentFace& face,
                                  AssignmentHolding& holding, AssignmentWork& work);

}  // namespace kith::matcher
