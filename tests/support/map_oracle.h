// SPDX-License-Identifier: Apache-2.0
// What the tests of maps share: hashes good and bad, and a map to hold them against.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <map>

namespace kith::tests {

struct SameHash {
  std::size_t operator()(int) const { return 42; }
};
struct PoorHash {
  std::size_t operator()(int key) const { return static_cast<std::size_t>(key % 7) << 20U; }
};
struct GoodHash {
  std::size_t operator()(int key) const {
    return static_cast<std::size_t>(key) * 0x9e3779b97f4a7c15ULL;
  }
};

template <class Map>
void check_equal(const Map& map, const std::map<int, int>& oracle) {
  for (int key = 0; key < 400; ++key) {
    const auto expected = oracle.find(key);
    const int* found = map.find(key);
    REQUIRE((found != nullptr) == (expected != oracle.end()));
    if (found) REQUIRE(*found == expected->second);
  }
}

}  // namespace kith::tests
