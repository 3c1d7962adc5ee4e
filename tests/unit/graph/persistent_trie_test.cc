// SPDX-License-Identifier: Apache-2.0
#include "graph/persistent_trie.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

#include "tests/support/map_oracle.h"

using kith::graph::PersistentTrie;

using kith::tests::check_equal;
using kith::tests::GoodHash;
using kith::tests::PoorHash;
using kith::tests::SameHash;

namespace {

template <class Hash>
void play_trie(unsigned seed) {
  std::mt19937 random(seed);
  PersistentTrie<int, int, Hash> map;
  std::map<int, int> oracle;
  std::vector<std::pair<PersistentTrie<int, int, Hash>, std::map<int, int>>> kept;
  for (std::uint64_t step = 1; step <= 3'000; ++step) {
    const int key = static_cast<int>(random() % 400);
    if (random() % 3 == 0) {
      map.erase(key, step / 5 + 1);
      oracle.erase(key);
    } else {
      map.at(key, step / 5 + 1).first = static_cast<int>(step);
      oracle[key] = static_cast<int>(step);
    }
    if (step % 500 == 4) kept.emplace_back(map, oracle);
  }
  check_equal(map, oracle);
  for (const auto& [copy, expected] : kept) check_equal(copy, expected);
}

}  // namespace

TEST_CASE("a persistent trie does what std::map does, and old copies stay, whatever the hash") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    play_trie<GoodHash>(seed);
    play_trie<PoorHash>(seed);
    play_trie<SameHash>(seed);
  }
}
