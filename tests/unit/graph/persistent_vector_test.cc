// SPDX-License-Identifier: Apache-2.0
#include "graph/persistent_vector.h"

#include <doctest/doctest.h>

#include <vector>

using kith::graph::PersistentVector;

TEST_CASE("an old copy keeps its content while another goes on") {
  PersistentVector<int> now;
  std::vector<PersistentVector<int>> kept;
  for (int i = 0; i < 3'000; ++i) {
    now.push_back(i, static_cast<std::uint64_t>(i + 1));
    if (i % 100 == 0) kept.push_back(now);
  }
  for (std::size_t i = 0; i < 3'000; i += 7) now.set(i, -1, 5'000);
  for (std::size_t copy = 0; copy < kept.size(); ++copy) {
    REQUIRE(kept[copy].size() == copy * 100 + 1);
    for (std::size_t i = 0; i < kept[copy].size(); ++i) {
      REQUIRE(kept[copy].at(i) == static_cast<int>(i));
    }
  }
  CHECK(now.at(7) == -1);
  CHECK(now.at(8) == 8);
}

TEST_CASE("within one edit pages are changed in place, and a new edit copies them") {
  PersistentVector<int> vector;
  for (int i = 0; i < 40; ++i) vector.push_back(i, 1);
  const int* place = &vector.at(5);
  vector.set(5, 50, 1);
  CHECK(&vector.at(5) == place);
  const PersistentVector<int> kept = vector;
  vector.set(5, 500, 2);
  CHECK(kept.at(5) == 50);
  CHECK(vector.at(5) == 500);
  CHECK(&kept.at(6) != &vector.at(6));
  CHECK(&kept.at(35) == &vector.at(35));  // another page, still shared
}
