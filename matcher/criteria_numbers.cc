// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace kith::matcher {
namespace {

constexpr std::int32_t fit_at_limit = 6'000;
constexpr std::int32_t rhythm_step = 3'300;

using graph::Opt;
using graph::Rhythm;
using graph::Scale;
using graph::Trait;

constexpr std::array<Opt<Scale> Rhythm::*, 5> scales{&Rhythm::busy, &Rhythm::early, &Rhythm::talk,
                                                     &Rhythm::screens, &Rhythm::tidy};

std::uint32_t bits_of(const graph::List<Trait>& list) {
  std::uint32_t bits = 0;
  for (const Trait trait : list) bits |= std::uint32_t{1} << static_cast<unsigned>(trait);
  return bits;
}
static_assert(graph::words<Trait>.size() <= 32);

}  // namespace

std::int32_t travel_fit(const Nearness& nearness) {
  const std::int64_t x = nearness.minutes;
  const std::int64_t today = nearness.today;
  const std::int64_t limit = nearness.limit;
  if (x <= today) return fit_max;
  if (today >= limit) {
    if (x >= 3 * today) return 0;
    return static_cast<std::int32_t>(fit_max * (3 * today - x) / (2 * today));
  }
  if (x <= limit) {
    const std::int64_t span = limit - today;
    return static_cast<std::int32_t>((fit_max * span - (fit_max - fit_at_limit) * (x - today)) /
                                     span);
  }
  if (x >= 3 * limit) return 0;
  return static_cast<std::int32_t>(fit_at_limit * (3 * limit - x) / (2 * limit));
}

void SaturatingSum::add(std::int32_t match) {
  rest_ += std::min<std::int64_t>(match, greatest_);
  greatest_ = std::max<std::int64_t>(match, greatest_);
}

std::int32_t SaturatingSum::value() const {
  const std::int64_t tail = fit_max * rest_ / (rest_ + 20'000);
  return static_cast<std::int32_t>((6 * greatest_ + 4 * tail) / 10);
}

std::int32_t shared_fit(const SaturatingSum& shared, const SaturatingSum& avoided) {
  return 5'000 + shared.value() / 2 - avoided.value() / 2;
}

std::int32_t depth(const Opt<graph::Strength>& strength) {
  return strength && *strength != graph::Strength::nice ? 10'000 : 5'000;
}

std::int32_t stance_fit(graph::Stance a, graph::Stance b) {
  // love, would_try, teach, learn, lead, avoid
  constexpr std::array<std::array<std::int32_t, 6>, 6> table{
      {{10'000, 7'000, 9'000, 8'000, 9'000, 0},
       {7'000, 5'000, 9'000, 6'000, 8'000, 0},
       {9'000, 9'000, 6'000, 10'000, 6'000, 0},
       {8'000, 6'000, 10'000, 7'000, 8'000, 0},
       {9'000, 8'000, 6'000, 8'000, 6'000, 0},
       {0, 0, 0, 0, 0, 0}}};
  return table[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
}

Scales scales_of(const Rhythm& rhythm) {
  Scales found{};
  for (std::size_t i = 0; i < scales.size(); ++i) {
    const Opt<Scale>& scale = rhythm.*scales[i];
    if (scale) found[i] = static_cast<std::uint8_t>(scale->value);
  }
  return found;
}

Traits traits_of(const graph::Personality& personality) {
  return {bits_of(personality.like_me), bits_of(personality.gets_on_with),
          bits_of(personality.winds_me_up)};
}

std::optional<std::int32_t> rhythm_fit(const Scales& a, const Scales& b) {
  WeightedMean mean;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == 0 || b[i] == 0) continue;
    mean.add(std::max(0, fit_max - rhythm_step * std::abs(a[i] - b[i])), 1);
  }
  return mean.value();
}

std::optional<std::int32_t> rhythm_fit(const Rhythm& a, const Rhythm& b) {
  return rhythm_fit(scales_of(a), scales_of(b));
}

std::optional<std::int32_t> personality_fit(const Traits& looker, const Traits& other) {
  const bool said_nothing = (looker.gets_on_with | looker.winds_me_up | looker.like_me) == 0;
  if (said_nothing || other.like_me == 0) return std::nullopt;
  const std::uint32_t bad = other.like_me & looker.winds_me_up;
  const std::uint32_t good = other.like_me & looker.gets_on_with & ~bad;
  const std::uint32_t alike = other.like_me & looker.like_me & ~bad & ~good;
  const std::int32_t fit =
      5'000 + 2'500 * (std::popcount(good) - std::popcount(bad)) + 1'250 * std::popcount(alike);
  return std::clamp(fit, 0, fit_max);
}

std::optional<std::int32_t> personality_fit(const graph::Personality& looker,
                                            const graph::Personality& other) {
  return personality_fit(traits_of(looker), traits_of(other));
}

std::int32_t goal_fit(graph::GoalKind goal, graph::HorizonKind horizon) {
  constexpr std::array<std::array<std::int32_t, 3>, 5> table{{{10'000, 2'000, 8'000},
                                                              {1'000, 10'000, 8'000},
                                                              {8'000, 6'000, 10'000},
                                                              {10'000, 4'000, 9'000},
                                                              {6'000, 5'000, 10'000}}};
  return table[static_cast<std::size_t>(goal)][static_cast<std::size_t>(horizon)];
}

std::int32_t night_fit(graph::Night night, bool works_nights) {
  const std::int32_t fit = fit_max - 2'000 * static_cast<std::int32_t>(night);
  return std::min(fit_max, fit + (works_nights ? 3'000 : 0));
}

std::int32_t support_weight(const Opt<graph::SupportLevel>& level) {
  return level ? static_cast<std::int32_t>(*level) : 1;
}

std::int32_t unnamed_support_fit(const Opt<graph::SupportLevel>& level) {
  if (!level || *level == graph::SupportLevel::prompt) return 5'000;
  return *level == graph::SupportLevel::help ? 3'000 : 0;
}

std::int32_t quiet_fit(Scale busy, Scale quiet) {
  return fit_max - 2'500 * std::abs(6 - busy.value - quiet.value);
}

std::int32_t smoking_fit(graph::Smoking person, graph::Smoking home) {
  // Rows no, outside, inside, vape of the person; columns of the home.
  constexpr std::array<std::array<std::int32_t, 4>, 4> table{{{10'000, 10'000, 10'000, 10'000},
                                                              {2'000, 10'000, 10'000, 6'000},
                                                              {0, 5'000, 10'000, 3'000},
                                                              {3'000, 10'000, 10'000, 10'000}}};
  return table[static_cast<std::size_t>(person)][static_cast<std::size_t>(home)];
}

std::int32_t importance(const Policy& policy, const Opt<graph::Strength>& strength) {
  return policy.importance[strength ? 1 + static_cast<std::size_t>(*strength) : 0];
}

Opt<graph::Strength> stronger(const Opt<graph::Strength>& a, const Opt<graph::Strength>& b) {
  if (!a) return b;
  if (!b) return a;
  return std::max(*a, *b);
}

}  // namespace kith::matcher
