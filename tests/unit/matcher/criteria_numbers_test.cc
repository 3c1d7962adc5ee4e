// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_numbers.h"

#include <doctest/doctest.h>

namespace kith::matcher {

TEST_CASE("travel fit goes through its three points") {
  const auto fit = [](std::int32_t minutes) { return travel_fit({minutes, 12, 30}); };
  CHECK(fit(0) == 10'000);
  CHECK(fit(12) == 10'000);
  CHECK(fit(21) == 8'000);  // half way from today to the limit
  CHECK(fit(30) == 6'000);
  CHECK(fit(31) == 5'900);  // 6,000 × 59 / 60
  CHECK(fit(60) == 3'000);
  CHECK(fit(90) == 0);
  CHECK(fit(500) == 0);
}

TEST_CASE("where today is already beyond the limit, today is the measure") {
  const auto fit = [](std::int32_t minutes) { return travel_fit({minutes, 40, 30}); };
  CHECK(fit(40) == 10'000);
  CHECK(fit(41) == 9'875);  // 10,000 × 79 / 80
  CHECK(fit(80) == 5'000);
  CHECK(fit(120) == 0);
}

TEST_CASE("a limit of nothing at all") {
  CHECK(travel_fit({0, 0, 0}) == 10'000);
  CHECK(travel_fit({1, 0, 0}) == 0);
}

TEST_CASE("the saturating sum, known answers") {
  const auto sum = [](std::initializer_list<std::int32_t> matches) {
    SaturatingSum total;
    for (const std::int32_t match : matches) total.add(match);
    return total.value();
  };
  CHECK(sum({}) == 0);
  CHECK(sum({10'000}) == 6'000);
  // r = 10,000: ⌊10,000·10,000 / 30,000⌋ = 3,333; ⌊(60,000 + 13,332) / 10⌋ = 7,333.
  CHECK(sum({10'000, 10'000}) == 7'333);
  // m₁ = 5,000, r = 4,000 + 1,000: ⌊10,000·5,000 / 25,000⌋ = 2,000; (30,000 + 8,000) / 10.
  CHECK(sum({1'000, 5'000, 4'000}) == 3'800);
}

TEST_CASE("one deep interest outweighs six shallow") {
  SaturatingSum deep;
  deep.add(10'000);
  SaturatingSum shallow;
  for (int i = 0; i < 6; ++i) shallow.add(5'000);
  CHECK(shared_fit(deep, {}) == 8'000);
  CHECK(shared_fit(shallow, {}) == 7'611);  // ⌊(30,000 + 4·5,555) / 10⌋ = 5,222
}

TEST_CASE("only what is avoided goes below the middle") {
  SaturatingSum avoided;
  avoided.add(10'000);
  CHECK(shared_fit({}, {}) == 5'000);
  CHECK(shared_fit({}, avoided) == 2'000);
}

TEST_CASE("stances: teaching meets learning best, and who asks first changes nothing") {
  using graph::Stance;
  CHECK(stance_fit(Stance::teach, Stance::learn) == 10'000);
  CHECK(stance_fit(Stance::love, Stance::love) == 10'000);
  CHECK(stance_fit(Stance::would_try, Stance::would_try) == 5'000);
  for (std::size_t a = 0; a < 6; ++a) {
    CHECK(stance_fit(static_cast<Stance>(a), Stance::avoid) == 0);
    for (std::size_t b = 0; b < 6; ++b) {
      CHECK(stance_fit(static_cast<Stance>(a), static_cast<Stance>(b)) ==
            stance_fit(static_cast<Stance>(b), static_cast<Stance>(a)));
    }
  }
}

TEST_CASE("rhythm is the mean over what both said") {
  graph::Rhythm a;
  graph::Rhythm b;
  CHECK_FALSE(rhythm_fit(a, b));
  a.busy = graph::Scale{1};
  b.early = graph::Scale{5};
  CHECK_FALSE(rhythm_fit(a, b));  // nothing in common yet
  b.busy = graph::Scale{5};
  CHECK(rhythm_fit(a, b) == 0);
  a.early = graph::Scale{4};  // one step: 6,700
  CHECK(rhythm_fit(a, b) == 3'350);
}

TEST_CASE("personality adds who they get on with and takes off what winds them up") {
  using graph::Trait;
  graph::Personality looker;
  graph::Personality other;
  CHECK_FALSE(personality_fit(looker, other));
  other.like_me = {Trait::calm, Trait::dry_humour, Trait::loud};
  CHECK_FALSE(personality_fit(looker, other));
  looker.gets_on_with = {Trait::calm};
  CHECK(personality_fit(looker, other) == 7'500);
  looker.winds_me_up = {Trait::loud};
  CHECK(personality_fit(looker, other) == 5'000);
  looker.like_me = {Trait::dry_humour, Trait::loud};  // loud winds up all the same
  CHECK(personality_fit(looker, other) == 6'250);
  looker.gets_on_with = {Trait::calm, Trait::dry_humour};
  looker.winds_me_up.clear();
  CHECK(personality_fit(looker, other) == 10'000);  // 5,000 + 2·2,500 + 1,250, at most 10,000
}

TEST_CASE("goals, nights and importance, known answers") {
  CHECK(goal_fit(graph::GoalKind::own_flat, graph::HorizonKind::long_) == 2'000);
  CHECK(goal_fit(graph::GoalKind::stay_long, graph::HorizonKind::stepping_stone) == 1'000);
  CHECK(goal_fit(graph::GoalKind::try_out, graph::HorizonKind::either) == 10'000);
  CHECK(night_fit(graph::Night::none, false) == 10'000);
  CHECK(night_fit(graph::Night::waking, false) == 2'000);
  CHECK(night_fit(graph::Night::waking, true) == 5'000);
  const Policy policy;
  CHECK(importance(policy, std::nullopt) == 1);
  CHECK(importance(policy, graph::Strength::nice) == 1);
  CHECK(importance(policy, graph::Strength::important) == 3);
  CHECK(importance(policy, graph::Strength::must) == 3);
}

}  // namespace kith::matcher
