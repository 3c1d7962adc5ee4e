// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "graph/calendar.h"
#include "graph/ids.h"

namespace kith::graph {

// Where time comes from. Passed in everywhere; only api/ has one that reads the machine's clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

// Where random bits come from. Passed in everywhere; only store/ has one that asks the system.
class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  Number number() {
    Number made;
    fill(made.bytes);
    return made;
  }
};

}  // namespace kith::graph
