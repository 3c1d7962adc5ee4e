// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/calendar.h"

namespace kith::demo {

// How often records show a trait wrongly, and how much whim there is in who would choose whom.
enum class NoiseLevel : std::uint8_t { low, middle, high };

inline constexpr std::string_view generator_name = "leigh-1";
// leigh-1, value for value, and a neighbourhood around it: see synthetic_scheme.h.
inline constexpr std::string_view neighbourhood_generator_name = "leigh-5";
// The directory of community groups that a scheme with a neighbourhood reads.
inline constexpr std::string_view directory_name = "leigh-community";
inline constexpr std::uint32_t people_min = 20;
inline constexpr std::uint32_t people_max = 200'000;

struct Options {
  // Which generator. A change that moves one byte of any bundle or truth needs a new name, and both
  // results side by side where results are published.
  std::string generator{generator_name};
  std::uint64_t seed = 1;
  // Everybody with a person record: about five ninths look for a home, the others live in one. A
  // neighbourhood adds three neighbours and one community group for each, and those written by
  // hand.
  std::uint32_t people = 60;
  NoiseLevel noise = NoiseLevel::middle;
  // "Today" of the scheme: every date in it lies around this one. Between 2000 and 2150.
  graph::Date reference;
};

}  // namespace kith::demo
