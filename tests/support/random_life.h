// SPDX-License-Identifier: Apache-2.0
// Half a year of somebody's connections, drawn from a seed: people met, missed, moved away from,
// records that contradict each other, reviews that are not there. The same seed gives the same life
// on every machine.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/record.h"

namespace kith::tests {

struct RandomLife {
  std::vector<graph::Record> records;  // the person first
  graph::Date from;
  graph::Date to;
};

RandomLife random_life(std::uint64_t seed);

}  // namespace kith::tests
