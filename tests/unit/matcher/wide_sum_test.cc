// SPDX-License-Identifier: Apache-2.0
#include "matcher/wide_sum.h"

#include <cstdint>

#include <doctest/doctest.h>

namespace kith::matcher {

TEST_CASE("every digit of a wide sum") {
  CHECK(in_digits(0) == "0");
  CHECK(in_digits(-7) == "-7");
  CHECK(in_digits(1'204) == "1204");
  CHECK(in_digits(WideSum{INT64_MAX} * 10) == "92233720368547758070");
  CHECK(in_digits(WideSum{INT64_MIN}) == "-9223372036854775808");
}

}  // namespace kith::matcher
