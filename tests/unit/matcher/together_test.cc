// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/ledger.h"

namespace kith::matcher {

TEST_CASE("the harmonic mean, known answers") {
  const auto harmonic = [](std::vector<std::int32_t> of) {
    return together(of, Combination::harmonic);
  };
  CHECK(harmonic({10'000}) == 10'000);
  CHECK(harmonic({5'000, 5'000, 5'000}) == 5'000);
  CHECK(harmonic({10'000, 5'000}) == 6'666);        // 2 / (1/10000 + 1/5000) = 6,666.6…
  CHECK(harmonic({8'000, 6'000, 3'000}) == 4'800);  // 3 / (1/8000 + 1/6000 + 1/3000) = 4,800
  CHECK(harmonic({9'000, 1'000}) == 1'800);
  CHECK(harmonic({0, 10'000}) == 198);  // 0 counts 100: 2 / (1/100 + 1/10000) = 198.01…
  CHECK(harmonic({0, 0}) == 100);
}

TEST_CASE("how many parties there are moves nothing by itself") {
  for (const std::int32_t value : {100, 101, 333, 4'999, 5'000, 7'777, 10'000}) {
    const std::int32_t alone = together({value}, Combination::harmonic);
    CHECK(alone == value);
    CHECK(together(std::vector<std::int32_t>(16, value), Combination::harmonic) == alone);
    CHECK(together(std::vector<std::int32_t>(16, value), Combination::geometric) == value);
  }
}

TEST_CASE("minimum and geometric mean, known answers") {
  CHECK(together({7'000, 4'321, 9'000}, Combination::minimum) == 4'321);
  CHECK(together({7'000, 3}, Combination::minimum) == 100);
  CHECK(together({4'000, 9'000}, Combination::geometric) == 6'000);
  CHECK(together({1'000, 1'000, 8'000}, Combination::geometric) == 2'000);
  CHECK(together({10'000, 0}, Combination::geometric) == 1'000);  // √(10,000·100)
  CHECK(together({5'000, 5'001}, Combination::geometric) == 5'000);
  // 16 factors near the top need 213 bits.
  std::vector<std::int32_t> many(15, 10'000);
  many.push_back(9'999);
  CHECK(together(many, Combination::geometric) == 9'999);
}

TEST_CASE("one side's indifference is not hidden by the other's joy") {
  CHECK(together({9'900, 2'000}, Combination::harmonic) <
        together({5'000, 5'000}, Combination::harmonic));
}

}  // namespace kith::matcher
