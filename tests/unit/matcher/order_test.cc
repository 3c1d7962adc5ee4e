// SPDX-License-Identifier: Apache-2.0
#include "matcher/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

OrderKey key(std::int32_t together, std::int32_t mean, std::int32_t coverage,
             const std::string& home) {
  return {together, mean, coverage, 0, tests::number_of(home)};
}

}  // namespace

TEST_CASE("together before mean before coverage before spread before number") {
  OrderKey a{6'000, 5'000, 4'000, 7, tests::number_of("a")};
  OrderKey b = a;
  CHECK_FALSE(comes_before(a, b));
  b.spread = 8;
  CHECK(comes_before(a, b));
  b.coverage = 4'001;
  CHECK(comes_before(b, a));
  a.mean = 5'001;
  CHECK(comes_before(a, b));
  b.together = 6'001;
  CHECK(comes_before(b, a));
  OrderKey c = a;
  c.household = tests::number_of("c");
  CHECK(comes_before(a, c) != comes_before(c, a));
}

TEST_CASE("the spread is worked out only where a tie reaches the wanted places") {
  std::vector<OrderKey> keys{key(9, 0, 0, "a"), key(7, 0, 0, "b"), key(7, 0, 0, "c"),
                             key(5, 0, 0, "d"), key(5, 0, 0, "e")};
  const auto best = order_best(keys, 2, tests::number_of("maya"), "p1");
  REQUIRE(best.size() == 2);
  CHECK(best[0] == 0);
  CHECK((best[1] == 1 || best[1] == 2));
  CHECK(keys[1].spread != 0);
  CHECK(keys[2].spread != 0);
  CHECK(keys[3].spread == 0);
  CHECK(keys[4].spread == 0);
}

TEST_CASE("the spread key depends on person, home and policy, and is a known answer") {
  const graph::Number person = tests::number_of("maya");
  const graph::Number home = tests::number_of("elm");
  const std::uint64_t spread = spread_key(person, home, "p1");
  CHECK(spread != spread_key(home, person, "p1"));
  CHECK(spread != spread_key(person, home, "p2"));
  // printf of 32 zero bytes | sha256sum: 66687aadf862bd77 …
  CHECK(spread_key({}, {}, "") == 0x66687aadf862bd77U);
}

TEST_CASE("homes that tie are spread evenly over people's lists") {
  constexpr std::size_t homes = 8;
  constexpr std::size_t people = 4'000;
  std::array<std::size_t, homes> first{};
  for (std::size_t i = 0; i < people; ++i) {
    std::vector<OrderKey> keys;
    for (std::size_t home = 0; home < homes; ++home) {
      keys.push_back(key(5'000, 5'000, 0, "home" + std::to_string(home)));
    }
    ++first[order_best(keys, 1, tests::number_of("person" + std::to_string(i)), "p1")[0]];
  }
  // χ² with 7 degrees of freedom: over 24.3 happens once in a thousand by chance, and these numbers
  // are fixed. Σ (n − 500)² / 500.
  std::int64_t squares = 0;
  for (const std::size_t count : first) {
    const std::int64_t off = static_cast<std::int64_t>(count) - 500;
    squares += off * off;
  }
  CHECK(squares / 500 <= 24);
}

}  // namespace kith::matcher
