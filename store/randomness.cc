// SPDX-License-Identifier: Apache-2.0
#include "store/randomness.h"

#include <pthread.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "graph/check.h"

namespace kith::store {
namespace {

// Asking the system costs more than sealing a short text.
constexpr std::size_t drawn_at_once_bytes = 4'096;
constexpr std::size_t key_bytes_min = 32;  // so long, it may be a key

struct Drawn {
  std::array<std::uint8_t, drawn_at_once_bytes> bytes;
  std::size_t used = drawn_at_once_bytes;
};
thread_local Drawn drawn;

// A process and its copy must never use the same.
void forget_drawn() { drawn.used = drawn_at_once_bytes; }

}  // namespace

SystemRandomness::SystemRandomness() {
  static const int ready = sodium_init() >= 0 ? pthread_atfork(nullptr, nullptr, forget_drawn) : -1;
  KITH_CHECK(ready == 0);
}

void SystemRandomness::fill(std::span<std::uint8_t> bytes) {
  if (bytes.size() >= key_bytes_min) return randombytes_buf(bytes.data(), bytes.size());
  if (bytes.size() > drawn_at_once_bytes - drawn.used) {
    randombytes_buf(drawn.bytes.data(), drawn.bytes.size());
    drawn.used = 0;
  }
  std::copy_n(drawn.bytes.begin() + static_cast<std::ptrdiff_t>(drawn.used), bytes.size(),
              bytes.begin());
  drawn.used += bytes.size();
}

}  // namespace kith::store
