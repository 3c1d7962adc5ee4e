// SPDX-License-Identifier: Apache-2.0
// The seed that worlds are drawn from: KITH_SEED in the environment repeats a run.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace kith::tests {

inline std::uint64_t first_seed(std::uint64_t otherwise = 20'261'122) {
  const char* given = std::getenv("KITH_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : otherwise;
}

}  // namespace kith::tests
