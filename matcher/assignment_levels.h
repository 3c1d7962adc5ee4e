// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: whom to meet, before any weight is looked at.
//
// The sets of parties that can all be met form a transversal matroid, so that the best set is the
// same for the number met and for the sum of priorities, and can be made greedily. A home's
// threshold is what one more place there would add: the highest rank of a party left out that
// could be met by it, by moving others; 0 where nobody could. Thresholds are the least optimal
// prices of these two levels, and do not depend on which of the best sets was found.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment_net.h"
#include "matcher/assignment_work.h"

namespace kith::matcher {

struct AssignmentLevels {
  std::vector<std::uint32_t> home_of;    // of each party with a rank: its home, or `nobody`
  std::vector<std::uint32_t> threshold;  // of each home: a rank, or 0
  bool is_done = false;        // otherwise the work ran out: home_of is a plan all the same
  bool meets_required = true;  // everybody of required_rank has a home
};

// `first` is a guess at home_of to begin with; what of it cannot be is left out. Time: edges × a
// little; at worst × the root of the parties.
AssignmentLevels levels_of(const AssignmentNet& net, const std::vector<std::uint32_t>* first,
                           AssignmentWork& work);

// Leaves only what can be in a best plan: by complementary slackness a party's edges to homes of
// the lowest threshold that it has, and that only where its rank is at least that. What is left is
// a question of weights alone, with one number for a price.
inline constexpr std::int64_t price_scale = 4;  // prices on the way are in quarters of a weight

struct AssignmentFace {
  std::vector<std::uint8_t> forced;  // of each party, 1: exactly one unit of its units must be held
  std::vector<std::uint8_t> full;    // of each home, 1: every place must be held, the price is free
};
AssignmentFace restrict_to_face(AssignmentNet& net, const AssignmentLevels& levels);

}  // namespace kith::matcher
