// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: sums of prices, and what they say of every plan.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/assignment.h"

namespace kith::matcher {

inline AssignmentPrice operator+(const AssignmentPrice& a, const AssignmentPrice& b) {
  return {a.required + b.required, a.parties_met + b.parties_met, a.priority + b.priority,
          a.weight + b.weight};
}
inline AssignmentPrice operator-(const AssignmentPrice& a, const AssignmentPrice& b) {
  return {a.required - b.required, a.parties_met - b.parties_met, a.priority - b.priority,
          a.weight - b.weight};
}

// What a party has from its n-th option beside weight, counted from 1, and a home from its n-th
// taker. They never rise with n.
AssignmentPrice party_reward(const AssignmentInstance& instance, std::uint32_t party,
                             std::int32_t option);
AssignmentPrice home_reward(const AssignmentInstance& instance, std::uint32_t home,
                            std::int32_t taker);

// How much must be: pins, minima of parties and of homes.
std::int64_t required_of(const AssignmentInstance& instance);

// A value that no plan is above: at the prices, the most that every party and home could have on
// its own. Prices may be any; where they say nothing of plans that keep what must be, those of
// nothing are taken.
AssignmentValue bound_at(const AssignmentInstance& instance,
                         const std::vector<AssignmentPrice>& prices);

}  // namespace kith::matcher
