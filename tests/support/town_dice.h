// SPDX-License-Identifier: Apache-2.0
// Chance for what is made up in large numbers: the same seed gives the same on every machine, and a
// new one costs nothing, so that each record can have its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace kith::tests {

// splitmix64
class TownDice {
 public:
  explicit TownDice(std::uint64_t seed) : state_(mixed(seed)) {}
  // Of the index-th of a kind of thing.
  TownDice(std::uint64_t seed, std::uint64_t kind, std::uint64_t index)
      : state_(mixed(mixed(mixed(seed) + kind) + index)) {}

  std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }
  std::size_t below(std::size_t count) { return next() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  double share() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }
  // n with a chance of about 1/(n + 1): small numbers often, large ones seldom.
  std::size_t skewed(std::size_t count) {
    const double power = std::pow(static_cast<double>(count) + 1, share());
    return std::min(static_cast<std::size_t>(power) - 1, count - 1);
  }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  static std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace kith::tests
