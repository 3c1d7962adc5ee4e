// SPDX-License-Identifier: Apache-2.0
// How long both think of: a stepping stone and a home for good are different homes.
#include <algorithm>

#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::GoalKind;
using graph::HorizonKind;

constexpr std::int32_t known_change_costs = 2'000;
constexpr std::int32_t days_a_month = 30;
constexpr std::int32_t months_unsaid = 12;  // domain §3: the next 12 months' stability

std::string_view goal_words(GoalKind goal) {
  switch (goal) {
    case GoalKind::own_flat: return "hopes for a flat of their own";
    case GoalKind::stay_long: return "hopes to stay for good";
    case GoalKind::try_out: return "wants to try it out";
    case GoalKind::go_home: return "means to go home again";
    case GoalKind::break_: return "is looking for a break";
  }
  return "";
}

// No record keeps who said this.
std::string_view horizon_words(HorizonKind horizon) {
  switch (horizon) {
    case HorizonKind::stepping_stone: return "would be good at helping somebody move on";
    case HorizonKind::long_: return "would hope for somebody who stays";
    case HorizonKind::either: return "would welcome moving on and staying alike";
  }
  return "";
}

// The first change that falls into the time the person thinks of.
const graph::KnownChange* change_within(const Pair& pair) {
  const graph::Goal& goal = *pair.person.goal;
  const std::int32_t months =
      goal.months && goal.kind != GoalKind::stay_long ? goal.months->value : months_unsaid;
  const graph::Date until = pair.question.on.plus(months * days_a_month);
  for (const graph::KnownChange& change : pair.household.horizon->known_changes) {
    if (change.on && *change.on >= pair.question.on && *change.on < until) return &change;
  }
  return nullptr;
}

void describe(Fit& answer, const Pair& pair, const graph::KnownChange* change) {
  const graph::Goal& goal = *pair.person.goal;
  const HorizonKind horizon = *pair.household.horizon->kind;
  answer.facts.push_back(fact(source_of(pair.person, "/goal/kind"),
                              std::string(graph::word(goal.kind)), graph::Seen::tier_1, goal.said));
  answer.facts.push_back(fact(source_of(pair.household, "/horizon/kind"),
                              std::string(graph::word(horizon)), graph::Seen::tier_1, {}));
  std::string text = name_of(pair.person) + " " + std::string(goal_words(goal.kind));
  if (goal.months && goal.kind != GoalKind::stay_long) {
    text += " in about " + std::to_string(goal.months->value) + " months";
  }
  text += told(goal.said) + "; on record " + name_of(pair.household) + " " +
          std::string(horizon_words(horizon));
  add_sentence(answer, std::move(text));
  if (change == nullptr) return;
  answer.facts.push_back(fact(source_of(pair.household, "/horizon/known_changes"),
                              graph::to_text(*change->on), graph::Seen::officer, {}));
  add_sentence(answer,
               "A change is known there for " + spoken_day(*change->on) +
                   (change->what.empty() ? "" : " (" + spaced(change->what) + ")"),
               true);
}

}  // namespace

Fit goal_horizon(const Pair& pair, const Looker&) {
  Fit answer;
  const bool home_said = pair.household.horizon && pair.household.horizon->kind;
  if (!pair.person.goal || !home_said) {
    answer.missing = pair.person.goal ? missing_household(pair) : missing_person(pair);
    if (pair.in_full()) {
      add_sentence(answer, pair.person.goal
                               ? "We have not asked " + name_of(pair.household) +
                                     " whether they think of a stepping stone or of a long time"
                               : "We have not asked " + name_of(pair.person) +
                                     " what they hope for in the years to come");
    }
    return answer;
  }
  const graph::KnownChange* const change = change_within(pair);
  const std::int32_t fit = goal_fit(pair.person.goal->kind, *pair.household.horizon->kind);
  answer.fit = std::max(0, fit - (change == nullptr ? 0 : known_change_costs));
  if (pair.in_full()) describe(answer, pair, change);
  return answer;
}

}  // namespace kith::matcher
