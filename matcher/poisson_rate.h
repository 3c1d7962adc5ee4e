// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace kith::matcher {

// So many a hundred person-years, with the exact 95 % interval of a Poisson count (Garwood 1936),
// in tenths, half up. A year is 365 person-days.
struct Rate {
  std::int64_t tenths = 0;
  std::int64_t low_tenths = 0;
  std::int64_t high_tenths = 0;

  friend bool operator==(const Rate&, const Rate&) = default;
};

// Of a count, 0..10^6, over person-days; nothing over none. The limits are quantiles of chi-squared
// over 2: of 2.5 % with 2·count degrees of freedom (0 for none), of 97.5 % with 2·count + 2.
std::optional<Rate> rate_of(std::int64_t count, std::int64_t person_days);

}  // namespace kith::matcher
