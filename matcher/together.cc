// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "graph/limits.h"
#include "matcher/ledger.h"

namespace kith::matcher {
namespace {

// A side at zero would pull every home to the same zero: below this all count alike.
constexpr std::int32_t least = 100;
constexpr std::int64_t one = std::int64_t{1} << 40U;

// n·2^40 <= 2^44 and the sum of n terms of at most 2^40 / 100 fit 64 bits with room to spare.
std::int32_t harmonic(const std::vector<std::int32_t>& suitabilities) {
  std::int64_t sum = 0;
  for (const std::int32_t suitability : suitabilities) sum += one / std::max(least, suitability);
  return static_cast<std::int32_t>(static_cast<std::int64_t>(suitabilities.size()) * one / sum);
}

// A whole number of up to 16 factors below 2^14, as 32-bit limbs, the lowest first.
using Limbs = std::vector<std::uint32_t>;

Limbs product(const std::vector<std::int32_t>& factors) {
  Limbs limbs{1};
  for (const std::int32_t factor : factors) {
    std::uint64_t carry = 0;
    for (std::uint32_t& limb : limbs) {
      carry += std::uint64_t{limb} * static_cast<std::uint32_t>(factor);
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry > 0) limbs.push_back(static_cast<std::uint32_t>(carry));
  }
  return limbs;
}

bool at_most(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return !std::lexicographical_compare(b.rbegin(), b.rend(), a.rbegin(), a.rend());
}

// The greatest whole g with g^n <= the product, by halving.
std::int32_t geometric(std::vector<std::int32_t> suitabilities) {
  for (std::int32_t& suitability : suitabilities) suitability = std::max(least, suitability);
  const Limbs wanted = product(suitabilities);
  std::int32_t low = least;
  std::int32_t high = fit_max;
  while (low < high) {
    const std::int32_t middle = low + (high - low + 1) / 2;
    const std::vector<std::int32_t> power(suitabilities.size(), middle);
    if (at_most(product(power), wanted)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace

std::int32_t together(const std::vector<std::int32_t>& suitabilities, Combination combination) {
  KITH_CHECK(!suitabilities.empty() && suitabilities.size() <= graph::limits::parties_max);
  for (const std::int32_t suitability : suitabilities) {
    KITH_CHECK(suitability >= 0 && suitability <= fit_max);
  }
  switch (combination) {
    case Combination::harmonic: return harmonic(suitabilities);
    case Combination::minimum:
      return std::max(least, *std::min_element(suitabilities.begin(), suitabilities.end()));
    case Combination::geometric: return geometric(suitabilities);
  }
  return 0;
}

}  // namespace kith::matcher
