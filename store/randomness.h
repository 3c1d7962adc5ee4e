// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "graph/clock.h"

namespace kith::store {

// The operating system's randomness. The only one fit for keys, nonces and numbers; tests pass
// others. May be used by several threads at once. Stops the process if the system gives none.
// Nonces and numbers are drawn many at a time; what may be a key never waits in memory.
class SystemRandomness : public graph::Randomness {
 public:
  SystemRandomness();
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace kith::store
