// SPDX-License-Identifier: Apache-2.0
// Private to pools: whole pence between ranges. What somebody said they could give goes in here and
// comes out as their own share alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/ids.h"
#include "matcher/pools.h"

namespace kith::matcher {

// What one member said, in pence a session. An end that was not said is not counted on: the least
// is 0, the most is the least.
struct ShareRange {
  graph::PersonNumber person;
  std::optional<std::int32_t> least;
  std::optional<std::int32_t> most;

  bool is_known() const { return least.has_value() && most.has_value(); }
  std::int64_t at_least() const { return least.value_or(0); }
  std::int64_t at_most() const;  // never below at_least
};

// As equal as the ranges allow: any two shares differ by at most a penny, unless the lower is at
// its owner's most or the higher at its owner's least; odd pence to the first by number who can.
Split split_between(std::int64_t cost_pence, const std::vector<ShareRange>& ranges);

// Whether those who stay can still put the cost together, and are at least two.
Leaving leaving_from(std::int64_t cost_pence, const std::vector<ShareRange>& ranges);

}  // namespace kith::matcher
