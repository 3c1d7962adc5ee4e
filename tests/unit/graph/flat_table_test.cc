// SPDX-License-Identifier: Apache-2.0
#include "graph/flat_table.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

using kith::graph::FlatTable;

namespace {

struct SameHash {
  std::size_t operator()(int) const { return 42; }
};
struct HighHash {
  std::size_t operator()(int key) const { return static_cast<std::size_t>(key) << 40U; }
};
struct PlainHash {
  std::size_t operator()(int key) const { return static_cast<std::size_t>(key); }
};

template <class Hash>
void play(unsigned seed) {
  std::mt19937 random(seed);
  FlatTable<int, std::string, Hash> table;
  std::map<int, std::string> oracle;
  for (int step = 0; step < 5'000; ++step) {
    const int key = static_cast<int>(random() % 300);
    if (random() % 3 == 0) {
      table.erase(key);
      oracle.erase(key);
    } else {
      auto [value, is_new] = table.at(key);
      REQUIRE(is_new == !oracle.contains(key));
      REQUIRE(value == oracle[key]);
      value = std::to_string(step);
      oracle[key] = value;
    }
    REQUIRE(table.size() == oracle.size());
  }
  for (int key = 0; key < 310; ++key) {
    const std::string* found = table.find(key);
    REQUIRE((found != nullptr) == oracle.contains(key));
    if (found) REQUIRE(*found == oracle[key]);
  }
}

}  // namespace

TEST_CASE("a flat table does what std::map does, whatever the hash") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    play<PlainHash>(seed);
    play<HighHash>(seed);
    play<SameHash>(seed);
  }
}

TEST_CASE("a flat table grows, and keys that come and go do not make it grow") {
  FlatTable<int, int, PlainHash> table;
  CHECK(table.find(1) == nullptr);
  for (int key = 0; key < 100'000; ++key) table.at(key).first = -key;
  for (int key = 0; key < 100'000; ++key) REQUIRE(*table.find(key) == -key);
  CHECK(table.find(100'000) == nullptr);
  for (int key = 0; key < 100'000; ++key) table.erase(key);
  for (int key = 0; key < 1'000'000; ++key) {
    table.at(key).first = key;
    table.erase(key);
  }
  CHECK(table.size() == 0);
}
