// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: why no plan keeps everything that must be.
#pragma once

#include <optional>

#include "matcher/assignment_order.h"
#include "matcher/assignment_work.h"

namespace kith::matcher {

// Pins and minima that cannot all be kept, none of which can be left out; the same ones for the
// same instance. Nothing where the work ran out. The instance has no plan. Found by halves
// (QuickXplain, Junker 2004): about (size) × log (all that must be) trials.
std::optional<AssignmentConflict> conflict_in(const AssignmentInstance& instance,
                                              const AssignmentOrder& order, AssignmentWork& work);

}  // namespace kith::matcher
