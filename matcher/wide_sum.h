// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>

#include "matcher/assignment.h"

namespace kith::matcher {

// "-1204"; every digit, whatever the size.
inline std::string in_digits(WideSum sum) {
  const bool is_negative = sum < 0;
  std::string digits;
  do {
    const int digit = static_cast<int>(sum % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    sum /= 10;
  } while (sum != 0);
  if (is_negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace kith::matcher
