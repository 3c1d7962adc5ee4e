// SPDX-License-Identifier: Apache-2.0
#include "api/directory/everyday_words.h"

#include <doctest/doctest.h>

using kith::api::also_written;

TEST_CASE("plain words have what directories write, and most words have nothing") {
  for (const auto* word : {"drink", "drinking", "booze"}) {
    REQUIRE(also_written(word).size() == 1);
    CHECK(also_written(word)[0] == "alcohol");
  }
  CHECK(also_written("deaf").size() == 2);
  for (const auto* word : {"", "choir", "alcohol", "Drinking", "drinkin"}) {
    CAPTURE(word);
    CHECK(also_written(word).empty());
  }
}
