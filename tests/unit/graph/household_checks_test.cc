// SPDX-License-Identifier: Apache-2.0
#include "graph/household_checks.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of checks

namespace household_checks {

Check a_check(std::string type, Opt<Date> on = std::nullopt, Opt<Date> until = std::nullopt) {
  Check check;
  check.type = std::move(type);
  check.on = on;
  check.until = until;
  return check;
}

TEST_CASE("a check is told by words of its type, however they are written") {
  CHECK(is_of(a_check("Enhanced DBS"), CheckKind::dbs));
  CHECK(is_of(a_check("enhanced_disclosure"), CheckKind::dbs));
  CHECK(is_of(a_check("Home-Safety"), CheckKind::home_safety));
  CHECK(is_of(a_check("home health & safety"), CheckKind::home_safety));
  CHECK(is_of(a_check("GP reference"), CheckKind::references));
  CHECK(is_of(a_check("Annual review by the scheme"), CheckKind::yearly_review));
  CHECK_FALSE(is_of(a_check("car insurance"), CheckKind::dbs));
  CHECK_FALSE(is_of(a_check(""), CheckKind::home_safety));
}

TEST_CASE("the latest of a kind, and what a later one stands for") {
  Household home;
  CHECK(latest_check(home, CheckKind::dbs) == nullptr);
  home.checks = {a_check("DBS", today, today.plus(10)), a_check("dbs"),
                 a_check("references", today.plus(5))};
  CHECK(latest_check(home, CheckKind::dbs) == &home.checks[0]);
  CHECK_FALSE(is_superseded(home, home.checks[0]));
  home.checks.push_back(a_check("DBS", today, today.plus(11)));
  CHECK(is_superseded(home, home.checks[0]));
  CHECK_FALSE(is_superseded(home, home.checks[3]));
  CHECK_FALSE(is_superseded(home, home.checks[1]));
  home.checks = {a_check("home_safety", today.plus(-9), today),
                 a_check("Home safety", today.plus(-1))};
  CHECK(is_superseded(home, home.checks[0]));
}

}  // namespace household_checks
}  // namespace kith::tests
