// SPDX-License-Identifier: Apache-2.0
// Private to sized assignment: what no plan can be above.
#pragma once

#include <cstdint>

#include "matcher/sized_assignment.h"

namespace kith::matcher {

// From how many can be placed at all. Let a place at each home have a price: whoever is placed is
// worth 1 less what its places cost, so that no plan places more than the sum of what parties are
// worth at their cheapest home, where that is anything, and of the price of every place (Lagrange's
// relaxation of the homes' places). Prices are sought by steps against the excess, in whole
// fractions, `steps_max` times over all edges. Of priorities and weights then the highest of so
// many. Indices must be right.
AssignmentValue bound_by_places(const SizedInstance& instance, std::uint64_t steps_max);

}  // namespace kith::matcher
