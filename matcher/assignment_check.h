// SPDX-License-Identifier: Apache-2.0
// Whether an assignment is what it says: made from the instance as it was listed, the chosen edges
// and the prices, and from nothing of the solver.
//
// Why it suffices. Let every home h have a price y(h), of any kind of number that can be added and
// compared (here four whole numbers, compared from the first). A party that takes the edges S has
// from them Σ (weight − y) and a reward for how many they are; the rewards of the first, second …
// edge never rise. A home with f takers has f·y and a reward for each of its first places_min. The
// worth of any plan is the sum of all that: prices cancel, since every taken edge has one party and
// one home. So no plan is worth more than the sum, over parties and homes, of the most that each of
// them could have on its own, at the prices. If everybody in a plan already has that most, no plan
// is better. And for each on its own the most is easily seen: because rewards never rise, a set is
// best if no edge of it is worth less than one outside, the last one taken is worth its reward and
// more would not be.
//   Rewards: (1, 0, 0, 0) for a pinned edge, for each of the first options_min edges of a party and
// places_min takers of a home; besides (0, 1, priority, 0) for a party's first edge, unless the
// goal is weight alone. A plan that keeps all that must be has the most of the first number that
// there is, so that the best plan is the best in the other three among those that keep it.
#pragma once

#include <string>
#include <vector>

#include "matcher/assignment.h"

namespace kith::matcher {

// What is wrong, in words with indices of the instance: at most `faults_max` things, none where
// `answer` is a best plan with the value it states (and, unless it is optimal by its own account, a
// plan with that value, which its bound is not below). Any answer may be given, however wrong.
// Time: edges × log of a party's. Thread safe.
std::vector<std::string> faults_of(const AssignmentInstance& instance, const Assignment& answer,
                                   std::size_t faults_max = 10);

}  // namespace kith::matcher
