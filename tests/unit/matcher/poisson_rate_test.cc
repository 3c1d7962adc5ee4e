// SPDX-License-Identifier: Apache-2.0
// Garwood's limits against published tables: over 36,500 person-days a rate is the count itself.
#include "matcher/poisson_rate.h"

#include <doctest/doctest.h>

namespace kith::matcher {
namespace {

constexpr std::int64_t hundred_years = 36'500;

}  // namespace

TEST_CASE("exact Poisson limits are those of the tables, in tenths") {
  CHECK(rate_of(0, hundred_years) == Rate{0, 0, 37});
  CHECK(rate_of(1, hundred_years) == Rate{10, 0, 56});
  CHECK(rate_of(2, hundred_years) == Rate{20, 2, 72});
  CHECK(rate_of(3, hundred_years) == Rate{30, 6, 88});
  CHECK(rate_of(10, hundred_years) == Rate{100, 48, 184});
  CHECK(rate_of(20, hundred_years) == Rate{200, 122, 309});
  CHECK(rate_of(100, hundred_years) == Rate{1'000, 814, 1'216});
}

TEST_CASE("a rate is half up, of any number of days, and there is none of no days") {
  CHECK(rate_of(1, 365)->tenths == 1'000);
  CHECK(rate_of(2, 189)->tenths == 3'862);  // 386.243…
  CHECK(rate_of(1, 73'000)->tenths == 5);
  CHECK(rate_of(1, 7'300'000)->tenths == 0);  // 0.005 of a tenth and up
  CHECK(rate_of(1, 730'000)->tenths == 1);    // 0.05: half a tenth goes up
  CHECK_FALSE(rate_of(1, 0));
  CHECK_FALSE(rate_of(-1, 10));
  CHECK(rate_of(1'000'000, 36'500)->low_tenths < 10'000'000);
}

}  // namespace kith::matcher
