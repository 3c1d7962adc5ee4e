// SPDX-License-Identifier: Apache-2.0
// The slow oracle of gaps: it looks at everybody, every minute and every place by itself.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "matcher/gaps.h"
#include "matcher/giving.h"
#include "tests/support/random_town.h"

namespace kith::matcher::gaps_oracle {

inline constexpr int day_minutes = 24 * 60;

// Somebody as the oracle sees them.
struct One {
  graph::Number number;
  const graph::Person* person = nullptr;
  const graph::Neighbour* neighbour = nullptr;
  Side side;
  std::optional<graph::Place> place;
  graph::List<graph::FreeTime> free;

  bool is_free(int weekday, int minute) const {
    return std::any_of(free.begin(), free.end(), [&](const graph::FreeTime& time) {
      const int from = time.from ? time.from->minutes : 0;
      const int until = time.until ? time.until->minutes : day_minutes;
      const auto named = static_cast<graph::Weekday>(weekday);
      const bool on = time.days.empty() ||
                      std::find(time.days.begin(), time.days.end(), named) != time.days.end();
      return on && from <= minute && minute < until;
    });
  }
  std::set<graph::GroupAccess> needs() const {
    std::set<graph::GroupAccess> needs;
    if (person == nullptr) return needs;
    for (const graph::AccessNeed& need : person->access) {
      if (need.needed != graph::HowNeeded::essential) continue;
      if (need.feature == graph::AccessFeature::step_free)
        needs.insert(graph::GroupAccess::step_free);
      if (need.feature == graph::AccessFeature::hoist)
        needs.insert(graph::GroupAccess::changing_place);
      if (need.feature == graph::AccessFeature::sensory_quiet)
        needs.insert(graph::GroupAccess::quiet);
    }
    return needs;
  }
  bool marks(const graph::Number& other) const {
    if (person == nullptr) return false;
    return std::any_of(
        person->no_contact.begin(), person->no_contact.end(), [&](const graph::NoContact& mark) {
          return mark.with.number == other && (!mark.until || *mark.until >= tests::today);
        });
  }
};

bool apart(const One& a, const One& b);
bool near(const std::optional<graph::Place>& a, const std::optional<graph::Place>& b,
          std::int64_t metres);
std::optional<graph::Place> place_of(const graph::GroupPlace& place);
bool is_banned_from(const One& one, const graph::Place& place);
// By number. They point into the town.
std::vector<One> all_in(const tests::RandomTown& town);
bool is_open_for(const graph::Group& group, const graph::GroupPlace& place, const One& one);
bool is_seen(const graph::Group& group);
bool lists(const std::vector<graph::GroupAccess>& list, graph::GroupAccess access);
bool is_answered(const tests::RandomTown& town, const std::vector<One>& all, const One& one,
                 const Liked& want, std::int64_t metres);
const One& find(const std::vector<One>& all, const graph::Number& number);

struct Expected {
  std::string activity;
  std::vector<graph::Number> who;
  std::vector<graph::Number> leaders;
  const One* middle = nullptr;
};

// In the order of Gaps::clusters.
std::vector<Expected> expected_clusters(const tests::RandomTown& town, const std::vector<One>& all,
                                        const GapQuestion& question);

std::vector<graph::Number> numbers_of(const std::vector<Someone>& people);
GapQuestion question_of(bool own_page, std::uint64_t seed = 0);
Gaps gaps_of(const tests::RandomTown& town, const GapQuestion& question);

}  // namespace kith::matcher::gaps_oracle
