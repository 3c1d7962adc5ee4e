// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/ledger.h"

// The numbers of the criteria without their words, so that a fast path can use the same.
namespace kith::matcher {

// Floor of Σ fit·weight / Σ weight; nothing where no weight came together.
class WeightedMean {
 public:
  void add(std::int32_t fit, std::int32_t weight) {
    sum_ += std::int64_t{fit} * weight;
    weight_ += weight;
  }
  std::optional<std::int32_t> value() const {
    if (weight_ == 0) return std::nullopt;
    return static_cast<std::int32_t>(sum_ / weight_);
  }

 private:
  std::int64_t sum_ = 0;
  std::int64_t weight_ = 0;
};

// Minutes to one person or place to keep.
struct Nearness {
  std::int32_t minutes = 0;  // from the home, upper end of the estimate
  std::int32_t today = 0;    // 0 where unknown
  std::int32_t limit = 30;   // the most the person stated; 30 where none
};

// matching §1: linear through (today, 10,000), (limit, 6,000), (3 × limit, 0). Where today >=
// limit: 10,000 up to today, then falling to 0 at 3 × today. Rounded down.
std::int32_t travel_fit(const Nearness& nearness);

// m₁ the greatest match, r the sum of the others: s = ⌊(6·m₁ + 4·⌊10,000·r / (r + 20,000)⌋) / 10⌋.
// One more match never lowers it, and it stays below 10,000.
class SaturatingSum {
 public:
  void add(std::int32_t match);
  std::int32_t value() const;

 private:
  std::int64_t greatest_ = 0;
  std::int64_t rest_ = 0;
};

// 5,000 + ⌊s/2⌋ for what is shared, less ⌊s/2⌋ of what is avoided.
std::int32_t shared_fit(const SaturatingSum& shared, const SaturatingSum& avoided);

// Depth of an interest: important and must count in full, nice and unsaid half, so that one deep
// one outweighs six shallow (8,000 against 5,000 + ⌊5,222 / 2⌋ = 7,611).
std::int32_t depth(const graph::Opt<graph::Strength>& strength);

// How well two stances towards one activity go together, 0..10,000; 0 where either avoids.
// Symmetric.
std::int32_t stance_fit(graph::Stance a, graph::Stance b);

// What somebody said of their days: busy, early, talk, screens, tidy; 0 where unsaid.
using Scales = std::array<std::uint8_t, 5>;
Scales scales_of(const graph::Rhythm& rhythm);

// Words somebody uses of themselves and of others, as bits by Trait.
struct Traits {
  std::uint32_t like_me = 0;
  std::uint32_t gets_on_with = 0;
  std::uint32_t winds_me_up = 0;
};
Traits traits_of(const graph::Personality& personality);

// Mean over the scales that both stated; nothing where there is none.
std::optional<std::int32_t> rhythm_fit(const Scales& a, const Scales& b);
std::optional<std::int32_t> rhythm_fit(const graph::Rhythm& a, const graph::Rhythm& b);

// Nothing where the looker said nothing that the other's own words can answer.
std::optional<std::int32_t> personality_fit(const Traits& looker, const Traits& other);
std::optional<std::int32_t> personality_fit(const graph::Personality& looker,
                                            const graph::Personality& other);

// How long the person means to stay against what the home looks for:
//              stepping_stone   long    either
//   own_flat        10,000      2,000    8,000
//   stay_long        1,000     10,000    8,000
//   try_out          8,000      6,000   10,000
//   go_home         10,000      4,000    9,000
//   break            6,000      5,000   10,000
std::int32_t goal_fit(graph::GoalKind goal, graph::HorizonKind horizon);

// A carer's nights: 10,000 none, 8,000 rarely disturbed, 6,000 sometimes, 4,000 every night, 2,000
// awake; 3,000 more (at most 10,000) for a carer who works nights.
std::int32_t night_fit(graph::Night night, bool works_nights);

// Support with one task: its weight (none 0, prompt and unsaid 1, help 2, full 3); what it counts
// that nobody named it (ordinary households prompt; full support is a skill), that a carer is
// willing to learn it, and at most, to a carer, that somebody else there can.
std::int32_t support_weight(const graph::Opt<graph::SupportLevel>& level);
std::int32_t unnamed_support_fit(const graph::Opt<graph::SupportLevel>& level);
inline constexpr std::int32_t willing_to_learn_fit = 6'000;
inline constexpr std::int32_t in_another_hand_fit = 8'000;

// Communication: see communication().
inline constexpr std::int32_t first_way_fit = 10'000;
inline constexpr std::int32_t first_way_with_one_fit = 8'000;
inline constexpr std::int32_t other_way_fit = 6'000;
inline constexpr std::int32_t one_direction_fit = 4'000;
inline constexpr std::int32_t willing_way_fit = 2'000;

// How busy somebody likes a house against how quiet it is: one scale read from its two ends.
std::int32_t quiet_fit(graph::Scale busy, graph::Scale quiet);

// Where somebody smokes against where the home lets them.
std::int32_t smoking_fit(graph::Smoking person, graph::Smoking home);

// Importance of what was said: policy.importance by unsaid, nice, important, must.
std::int32_t importance(const Policy& policy, const graph::Opt<graph::Strength>& strength);
// The stronger of two; unsaid is the weakest.
graph::Opt<graph::Strength> stronger(const graph::Opt<graph::Strength>& a,
                                     const graph::Opt<graph::Strength>& b);

}  // namespace kith::matcher
