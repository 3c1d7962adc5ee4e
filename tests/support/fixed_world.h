// SPDX-License-Identifier: Apache-2.0
// A clock and randomness that give the same in every run, and bytes as text.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "graph/clock.h"

namespace kith::tests {

// Starts at 2026-11-21T22:00:00Z and moves on by a second each time it is asked.
class FixedClock : public graph::Clock {
 public:
  graph::Instant now() override {
    now_.microseconds += 1'000'000;
    return now_;
  }

 private:
  graph::Instant now_{1'795'298'400'000'000};
};

// Always the same moment, so that the answers of all processes are about the same day.
class StandingClock : public graph::Clock {
 public:
  graph::Instant now() override { return graph::Instant{1'795'298'400'000'000}; }
};

// Even bits from a seed. Not for several threads at once.
class FixedRandomness : public graph::Randomness {
 public:
  explicit FixedRandomness(std::uint64_t seed) : random_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random_() >> 56U);
  }

 private:
  std::mt19937_64 random_;
};

inline std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    text.push_back(digits[static_cast<std::uint8_t>(byte) >> 4U]);
    text.push_back(digits[static_cast<std::uint8_t>(byte) & 15U]);
  }
  return text;
}

}  // namespace kith::tests
