// SPDX-License-Identifier: Apache-2.0
#include "graph/plain_words.h"

#include <doctest/doctest.h>

namespace kith::graph {

TEST_CASE("small words join or tell liking") {
  CHECK(is_small_word("of"));
  CHECK(is_small_word("likes"));
  CHECK(is_small_word("summat"));
  CHECK_FALSE(is_small_word("dogs"));
  CHECK_FALSE(is_small_word(""));
}

TEST_CASE("ordinary words are known in their forms") {
  CHECK(is_ordinary_word("medication"));  // meditation
  CHECK(is_ordinary_word("medications"));
  CHECK(is_ordinary_word("stopping"));  // shopping
  CHECK(is_ordinary_word("boiled"));
  CHECK_FALSE(is_ordinary_word("fishing"));
  CHECK_FALSE(is_ordinary_word(""));
}

}  // namespace kith::graph
