// SPDX-License-Identifier: Apache-2.0
#include "matcher/poisson_rate.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <cmath>

namespace kith::matcher {
namespace {

constexpr std::int64_t tenths_a_day = 365 * 100 * 10;

double half_quantile(std::int64_t degrees, double share) {
  const boost::math::chi_squared_distribution<double> distribution(static_cast<double>(degrees));
  return boost::math::quantile(distribution, share) / 2;
}

std::int64_t tenths_of(double mean, std::int64_t person_days) {
  const double tenths = mean * static_cast<double>(tenths_a_day) / static_cast<double>(person_days);
  return static_cast<std::int64_t>(std::floor(tenths + 0.5));
}

}  // namespace

std::optional<Rate> rate_of(std::int64_t count, std::int64_t person_days) {
  if (count < 0 || person_days <= 0) return std::nullopt;
  constexpr double tail = 0.025;
  Rate rate;
  rate.tenths = (2 * tenths_a_day * count + person_days) / (2 * person_days);
  rate.low_tenths = count == 0 ? 0 : tenths_of(half_quantile(2 * count, tail), person_days);
  rate.high_tenths = tenths_of(half_quantile(2 * count + 2, 1 - tail), person_days);
  return rate;
}

}  // namespace kith::matcher
