// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matcher/proposals.h"

namespace kith::matcher {

// The inclusion-minimal sets of open rules that, waived, would open at least one home: from the
// open rules (bits by Rule) that keep each home out, homes kept out by private or confidential
// rules left out by the caller. Fewest rules first, then most homes, then the rules' own order; at
// most blocking_sets_max. Cost: O(d²) in the number d of different sets.
std::vector<BlockingSet> blocking_sets(const std::vector<std::uint32_t>& open_fails);

// "Capacity and access: with this solved, 2 homes would be open."
std::string blocking_in_words(const BlockingSet& set);

}  // namespace kith::matcher
