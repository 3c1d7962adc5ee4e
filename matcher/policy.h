// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.h"

// The matching policy: versioned data that a scheme can read, change and publish.
namespace kith::matcher {

// Would they suit each other? Values are in recorded runs and never change.
enum class Criterion : std::uint8_t {
  people_and_places_kept = 0,
  personality = 1,
  rhythm = 2,
  communication = 3,
  interests = 4,
  support_fit = 5,
  residents_wishes = 6,
  gifts = 7,
  goal_horizon = 8,
  home = 9,
  matters = 10,  // faith, food, culture, identity, age: 0 until the party states a wish
};
inline constexpr std::size_t criterion_count = 11;

std::string_view word(Criterion criterion);

enum class Combination : std::uint8_t { harmonic, minimum, geometric };
inline constexpr std::size_t combination_count = 3;

std::string_view word(Combination combination);

inline constexpr std::int32_t weight_max = 100;

// Weights are whole, 0..weight_max. Limits of a valid policy: see check().
struct Policy {
  std::string version = "kith-default-1";  // as graph::is_external_id has it
  std::array<std::int32_t, criterion_count> weights{};
  std::int32_t matters_weight_when_stated = 3;
  // Importance to the party, by what it said: unsaid, nice, important, must.
  std::array<std::int32_t, 4> importance{1, 1, 3, 3};
  Combination combination = Combination::harmonic;
  // Not law but the scheme's: how many people a home at most (1..3), whether day visitors count.
  std::int32_t people_a_home_max = 3;
  bool day_counts = true;
  // Below this `together` (basis points) a proposal is not a real option (used by the plan).
  std::int32_t real_option_floor = 4'500;

  friend bool operator==(const Policy&, const Policy&) = default;
};

// matching §1, default weights. "Personality and rhythm 5" is split 3 and 2 (HSA: personality
// matters most), so that one missing half does not hide the other.
Policy default_policy();

// Every fault of a policy: a version that is no name, weights out of range, a side without a
// criterion of positive weight that needs no stated wish, caps outside the law's.
graph::Result<void> check(const Policy& policy);

}  // namespace kith::matcher
