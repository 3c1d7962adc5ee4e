// SPDX-License-Identifier: Apache-2.0
#include "graph/circle.h"

#include <algorithm>

namespace kith::graph {
namespace {

constexpr std::int32_t days_always = 42;

bool said_ended(const Tie& tie) {
  return tie.state == TieState::ended_by_person || tie.state == TieState::ended_safe ||
         tie.state == TieState::died;
}

bool holds(const Tie& tie, Date on) {
  if (tie.valid_from && *tie.valid_from > on) return false;
  return !tie.valid_to || on < *tie.valid_to;
}

void count(const Tie& tie, const Rhythmic& rhythm, Circle& circle) {
  if (rhythm.live) {
    ++circle.live;
    if (is_freely_given(tie)) ++circle.live_freely_given;
    if (tie.paid == Paid::shared_lives_carer) ++circle.live_shared_lives_carer;
  } else if (tie.wanted != Wanted::no && !said_ended(tie)) {
    ++circle.lost;
  }
}

}  // namespace

Rhythmic rhythm_of(const Tie& tie, Date on) {
  Rhythmic rhythm;
  rhythm.days_max = days_always;
  if (tie.typical) {
    const std::int32_t twice_the_gap =
        2 * tie.typical->per_days.value / tie.typical->contacts.value;
    rhythm.days_max = std::max(days_always, twice_the_gap);
  }
  if (!tie.last_contact || *tie.last_contact > on) return rhythm;
  rhythm.days_since_contact = on.days - tie.last_contact->days;
  rhythm.live = *rhythm.days_since_contact <= rhythm.days_max && !said_ended(tie);
  return rhythm;
}

bool is_freely_given(const Tie& tie) {
  if (tie.paid) return *tie.paid == Paid::no;
  return tie.category && *tie.category != TieCategory::paid && tie.ring != Ring::exchange;
}

Circle circle_of(const View& view, Index person, Date on, bool with_hidden) {
  Circle circle;
  for (const Index index : view.ties_of(person)) {
    const Tie& tie = *view.tie(index);
    if (!holds(tie, on) || (tie.hidden.value_or(false) && !with_hidden)) continue;
    const Rhythmic rhythm = rhythm_of(tie, on);
    const std::size_t ring =
        tie.ring ? static_cast<std::size_t>(*tie.ring) : Circle::ring_count - 1;
    circle.rings[ring].push_back(CircleTie{index, rhythm});
    count(tie, rhythm, circle);
  }
  return circle;
}

}  // namespace kith::graph
