// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: what of an earlier answer still fits.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_holding.h"
#include "matcher/assignment_levels.h"

namespace kith::matcher {

struct WarmStart {
  std::vector<std::uint32_t> home_of;  // of each party by rank: one home it had, or `nobody`
  std::vector<std::int64_t> price;  // of each home by rank, in weight; empty: nothing to begin with
};

WarmStart warm_start(const AssignmentInstance& instance, const AssignmentOrder& order,
                     const AssignmentStart& start);

// Holds the earlier pairs that are on the face and fit.
void hold_again(const AssignmentNet& net, const AssignmentOrder& order,
                const AssignmentInstance& instance, const AssignmentStart& start,
                AssignmentHolding& holding);

}  // namespace kith::matcher
