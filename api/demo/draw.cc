// SPDX-License-Identifier: Apache-2.0
#include "api/demo/draw.h"

namespace kith::demo {

namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

}  // namespace

Draw::Draw(std::uint64_t seed, Stream stream, std::uint64_t index, std::uint64_t part)
    : key_(mix(seed + golden)) {
  key_ = mix(key_ ^ (static_cast<std::uint64_t>(stream) * golden));
  key_ = mix(key_ + index * golden + 1);
  key_ = mix(key_ + part * golden + 2);
}

std::uint64_t Draw::next() { return mix(key_ + ++count_ * golden); }

int Draw::below(int count) {
  return static_cast<int>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
}

int Draw::between(int lowest, int highest) { return lowest + below(highest - lowest + 1); }

int Draw::bell(int lowest, int highest) {
  const int sum = between(lowest, highest) + between(lowest, highest) + between(lowest, highest);
  // Rounded half up, also below zero.
  const int shifted = sum - 3 * lowest;
  return lowest + (2 * shifted + 3) / 6;
}

bool Draw::chance(int permille) { return below(1000) < permille; }

}  // namespace kith::demo
