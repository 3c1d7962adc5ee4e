// SPDX-License-Identifier: Apache-2.0
#include "graph/spelling.h"

#include <doctest/doctest.h>

namespace kith::graph {

TEST_CASE("distance counts slips, and a swap of neighbours is one") {
  CHECK(spelling_distance("", "") == 0);
  CHECK(spelling_distance("fishing", "fishing") == 0);
  CHECK(spelling_distance("fihsing", "fishing") == 1);
  CHECK(spelling_distance("fising", "fishing") == 1);
  CHECK(spelling_distance("fisshing", "fishing") == 1);
  CHECK(spelling_distance("fizhing", "fishing") == 1);
  CHECK(spelling_distance("", "abc") == 3);
  CHECK(spelling_distance("ca", "abc") == 3);  // optimal string alignment, not full Damerau
}

TEST_CASE("short words allow no slip, long ones two") {
  CHECK(slips_max(4) == 0);
  CHECK(slips_max(5) == 1);
  CHECK(slips_max(7) == 1);
  CHECK(slips_max(8) == 2);
}

TEST_CASE("the nearest words are found, all of them") {
  const SpellingIndex index({"bread", "broad", "cards", "crochet", "fishing"});
  CHECK(index.nearest("fishing").words == std::vector<std::uint32_t>{4});
  CHECK(index.nearest("fishing").distance == 0);
  CHECK(index.nearest("fishng").words == std::vector<std::uint32_t>{4});
  CHECK(index.nearest("fishng").distance == 1);
  CHECK(index.nearest("brxad").words == std::vector<std::uint32_t>{0, 1});
  CHECK(index.nearest("crochhett").words == std::vector<std::uint32_t>{3});
  CHECK(index.nearest("gards").words.empty());  // another first letter
  CHECK(index.nearest("card").words.empty());   // too short for a slip
  CHECK(index.nearest("").words.empty());
  CHECK(index.nearest("f1shing").words.empty());
  CHECK(index.nearest(std::string(5'000, 'f')).words.empty());
}

}  // namespace kith::graph
