// SPDX-License-Identifier: Apache-2.0
// The yardstick of the plan's solver: LEMON's network simplex on the same question. Only tests and
// measuring programs know it.
#pragma once

#include <optional>

#include "matcher/assignment.h"

namespace kith::tests {

// The optimum, by costs that are one 128-bit number (weights beside priorities beside parties met).
// For instances without pins and minima, goal parties_first, weights and priorities below 2^31.
matcher::AssignmentValue network_simplex_optimum(const matcher::AssignmentInstance& instance);

// The same by LEMON's cost scaling in 64 bits, where the costs fit; its answer is not to be trusted
// unseen.
std::optional<matcher::AssignmentValue> cost_scaling_optimum(
    const matcher::AssignmentInstance& instance);

}  // namespace kith::tests
