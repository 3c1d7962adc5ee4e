// SPDX-License-Identifier: Apache-2.0
#include "graph/persistent_map.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

#include "tests/support/map_oracle.h"

using kith::graph::PersistentMap;

using kith::tests::check_equal;
using kith::tests::GoodHash;
using kith::tests::PoorHash;
using kith::tests::SameHash;

namespace {

// The first edit is long, as one that loads a scheme; those after it are short.
std::uint64_t edit_of(std::uint64_t step, std::uint64_t first_edit) {
  return step < first_edit ? 1 : 2 + step / 5;
}

template <class Hash>
void play(unsigned seed) {
  std::mt19937 random(seed);
  const std::uint64_t first_edit = random() % 1'500;
  PersistentMap<int, int, Hash> map;
  std::map<int, int> oracle;
  std::vector<std::pair<PersistentMap<int, int, Hash>, std::map<int, int>>> kept;
  for (std::uint64_t step = 1; step <= 3'000; ++step) {
    const int key = static_cast<int>(random() % 400);
    const std::uint64_t edit = edit_of(step, first_edit);
    if (random() % 3 == 0) {
      map.erase(key, edit);
      oracle.erase(key);
    } else {
      auto [value, is_new] = map.at(key, edit);
      REQUIRE(is_new == !oracle.contains(key));
      value = static_cast<int>(step);
      oracle[key] = static_cast<int>(step);
    }
    if (step % 500 == 4 && edit > 1) kept.emplace_back(map, oracle);
  }
  check_equal(map, oracle);
  for (const auto& [copy, expected] : kept) check_equal(copy, expected);
}

}  // namespace

TEST_CASE("a persistent map does what std::map does, and old copies stay, whatever the hash") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    play<GoodHash>(seed);
    play<PoorHash>(seed);
    play<SameHash>(seed);
  }
}
