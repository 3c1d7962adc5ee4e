// SPDX-License-Identifier: Apache-2.0
// Test cases that fail on purpose, each in its own way; checks/canary_test.py runs them one by one.
#include <doctest/doctest.h>

#include "tests/support/property.h"

TEST_CASE("fails") { CHECK(1 + 1 == 3); }

TEST_CASE("checks nothing") {}

TEST_CASE("property fails") {
  kith::tests::property("no number is above 100", [](int n) { RC_ASSERT(n <= 100); });
}

TEST_CASE("passes") { CHECK(1 + 1 == 2); }
