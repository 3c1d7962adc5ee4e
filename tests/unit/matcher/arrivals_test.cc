// SPDX-License-Identifier: Apache-2.0
#include "matcher/arrivals.h"

#include <doctest/doctest.h>

namespace kith::matcher {
namespace {

using By = Arrivals::By;

// Somebody flexible comes first and likes home 0 a little better; who comes next has only that.
const std::vector<ArrivalOption> flexible{{0, 6'000}, {1, 5'900}};
const std::vector<ArrivalOption> particular{{0, 5'000}};

}  // namespace

TEST_CASE("the best now leaves the next one without, prices do not") {
  Arrivals now({1, 1});
  CHECK(now.arrive(flexible, By::best_now) == 0);
  CHECK(!now.arrive(particular, By::best_now).has_value());
  Arrivals steered({1, 1});
  steered.set_prices(expected_prices({1, 1}, {flexible, particular, particular}).value());
  CHECK(steered.arrive(flexible, By::prices) == 1);
  CHECK(steered.arrive(particular, By::prices) == 0);
  CHECK(steered.places() == std::vector<std::int32_t>{0, 0});
}

TEST_CASE("nobody with a free option goes without, whatever it costs others") {
  Arrivals steered({1});
  steered.set_prices(expected_prices({1}, {particular, particular, particular}).value());
  CHECK(steered.arrive({{0, 100}}, By::prices) == 0);
  CHECK(!steered.arrive({{0, 9'000}}, By::prices).has_value());
  CHECK(!steered.arrive({}, By::prices).has_value());
}

TEST_CASE("without prices both are the same, and ties go to the first home") {
  for (const By by : {By::best_now, By::prices}) {
    Arrivals arrivals({1, 1, 1});
    CHECK(arrivals.arrive({{2, 5'000}, {1, 5'000}}, by) == 1);
    CHECK(arrivals.arrive({{2, 5'000}, {1, 5'000}}, by) == 0);
  }
}

}  // namespace kith::matcher
