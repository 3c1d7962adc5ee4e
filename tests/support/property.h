// SPDX-License-Identifier: Apache-2.0
// Properties inside doctest test cases:
//
//   TEST_CASE("parsing what was written gives it back") {
//     kith::tests::property("round trip", [](std::uint64_t n) {
//       RC_ASSERT(parse(write(n)) == n);
//     });
//   }
//
// RapidCheck prints the counterexample and the seed, which is the same every day: KITH_SEED, or
// RC_PARAMS="seed=… max_success=10000", in the environment varies or deepens a run.
#pragma once

#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace kith::tests {

template <typename Testable>
void property(const std::string& description, Testable&& testable) {
  CHECK_MESSAGE(rc::check(description, std::forward<Testable>(testable)), description);
}

}  // namespace kith::tests
