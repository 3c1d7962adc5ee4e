// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: any instance, whatever must be and however wide its weights.
//
// Successive shortest paths: one option after another of one party after another goes along the
// path that costs least, found by Dijkstra's search. Costs are the four numbers of a price compared
// in order; pins and minima are rewards in the first (matcher/assignment_check.h), so that what
// must be is kept if it can be. Slower than the way by net, auction and face, and knows nothing of
// it.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_order.h"
#include "matcher/assignment_work.h"

namespace kith::matcher {

struct GeneralPlan {
  std::vector<std::uint32_t> chosen;    // indices of edges, rising
  std::vector<AssignmentPrice> prices;  // of each home by index; least if done, else none too high
  bool is_done = false;                 // false: the work ran out, `chosen` may lack what must be
  bool keeps_required = false;
};

GeneralPlan solve_generally(const AssignmentInstance& instance, const AssignmentOrder& order,
                            AssignmentWork& work);

}  // namespace kith::matcher
