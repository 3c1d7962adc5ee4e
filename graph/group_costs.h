// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "graph/model_group.h"

namespace kith::graph {

// What one time, or a week, costs whoever no special price is for, on a day: the dearest of the
// entries for everybody; where every entry is for somebody in particular, the dearest of them.
// Prices by the month or year are parted into weeks and rounded up. Nothing where no price is
// known.
std::optional<std::int32_t> counted_pence(const Group& group, Date on);

// The entry that this is counted from, a place in group.costs; of equal ones the first.
struct CountedCost {
  std::int32_t pence = 0;  // counted_pence
  std::size_t entry = 0;
};
std::optional<CountedCost> counted_cost(const Group& group, Date on);

}  // namespace kith::graph
