// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_tree.h"

#include <doctest/doctest.h>

#include <set>

namespace kith::graph {

TEST_CASE("places stand for words") {
  CHECK_FALSE(activity_place("underwater chess").has_value());
  const auto cakes = activity_place("cakes");
  const auto bread = activity_place("bread");
  REQUIRE(cakes.has_value());
  REQUIRE(bread.has_value());
  CHECK(activities()[*cakes] == "cakes");
  CHECK(similarity(*cakes, *bread) == similarity("cakes", "bread"));
  CHECK(similarity(*cakes, *cakes) == similarity_max);
}

TEST_CASE("similarity follows the tree") {
  CHECK(similarity("baking", "baking") == 10'000);
  // cakes (depth 3) below baking (2): 2·2 / 5.
  CHECK(similarity("cakes", "baking") == 8'000);
  // cakes and bread below baking: 2·2 / 6.
  CHECK(similarity("cakes", "bread") == 6'666);
  // baking and cooking below kitchen: 2·1 / 4.
  CHECK(similarity("baking", "cooking") == 5'000);
  // cakes and curry meet at kitchen: 2·1 / 6.
  CHECK(similarity("cakes", "curry") == 3'333);
  CHECK(similarity("cakes", "snooker") == 0);
}

TEST_CASE("a word the tree does not know matches only itself") {
  CHECK(similarity("ferret_racing", "ferret_racing") == 10'000);
  CHECK(similarity("ferret_racing", "animals") == 0);
  CHECK(similarity("ferret_racing", "whittling") == 0);
  CHECK(is_within("ferret_racing", "ferret_racing"));
  CHECK_FALSE(is_within("ferret_racing", ""));
  CHECK(spoken("ferret_racing") == "ferret racing");
}

TEST_CASE("similarity is symmetric and 10,000 only for the same word") {
  for (const std::string_view a : activities()) {
    for (const std::string_view b : activities()) {
      REQUIRE(similarity(a, b) == similarity(b, a));
      REQUIRE((similarity(a, b) == 10'000) == (a == b));
    }
  }
}

TEST_CASE("moving further away never makes two activities more alike") {
  for (const std::string_view narrow : activities()) {
    const std::string_view wide = broader(narrow);
    if (wide.empty()) continue;
    for (const std::string_view other : activities()) {
      // Outside the branch of `narrow`, the broader word is at least as near as the narrow one.
      if (is_within(other, narrow)) continue;
      REQUIRE(similarity(wide, other) >= similarity(narrow, other));
    }
  }
}

TEST_CASE("the tree is sorted, without doubles, and each broader word is in it") {
  const std::vector<std::string_view> all = activities();
  CHECK(all.size() >= 80);
  CHECK(std::set<std::string_view>(all.begin(), all.end()).size() == all.size());
  for (const std::string_view word : all) {
    REQUIRE(is_activity(word));
    REQUIRE((broader(word).empty() || is_activity(broader(word))));
  }
}

}  // namespace kith::graph
