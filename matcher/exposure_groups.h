// SPDX-License-Identifier: Apache-2.0
// Private to exposure: who waits, by what they have in common.
#pragma once

#include <vector>

#include "graph/view.h"
#include "matcher/exposure.h"

namespace kith::matcher {

// By each of GroupedBy. `all`: however small; otherwise groups under cluster_people_min are told
// together as "others", with the smallest of the larger ones where they would be too few even so;
// and nothing at all of those that remain too few.
std::vector<WaitingGroup> waiting_groups(const graph::View& view, const Plan& plan, bool all);

}  // namespace kith::matcher
