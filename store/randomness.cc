// SPDX-License-Identifier: Apache-2.0
#include "store/randomness.h"

#include <sodium.h>

#include "graph/check.h"

namespace kith::store {

SystemRandomness::SystemRandomness() { KITH_CHECK(sodium_init() >= 0); }

void SystemRandomness::fill(std::span<std::uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace kith::store
