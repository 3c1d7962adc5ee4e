// SPDX-License-Identifier: Apache-2.0
// Private to the plan: pins, bans and introductions under way, held against each other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "matcher/plan.h"
#include "matcher/plan_instance.h"

namespace kith::matcher {

// A party by its place in the scheme's options, and a home.
using PartyAndHome = std::pair<std::size_t, graph::HouseholdNumber>;

struct PlanChoices {
  std::set<PartyAndHome> kept;
  std::map<std::size_t, std::int32_t> kept_by_party;  // how many of them
  std::map<graph::HouseholdNumber, std::int32_t> kept_by_home;
  std::set<PartyAndHome> pinned;  // what is kept as well left out
  std::set<PartyAndHome> banned;
  // Introductions under way of people who wait no longer, by home.
  std::map<graph::HouseholdNumber, std::int32_t> taken_by_others;

  std::int32_t kept_of(std::size_t party) const { return at(kept_by_party, party); }
  std::int32_t kept_at(const graph::HouseholdNumber& home) const { return at(kept_by_home, home); }
  // Of a home: never below what is under way there.
  std::int32_t places_at(const graph::HouseholdNumber& home, std::int32_t per_home) const {
    return std::max(per_home - at(taken_by_others, home), kept_at(home));
  }

 private:
  template <class Counts, class Key>
  static std::int32_t at(const Counts& counts, const Key& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  }
};

// Errors: those of make_plan() about the question.
graph::Result<PlanChoices> plan_choices(const graph::View& view, const SchemeOptions& scheme,
                                        const PartyPlaces& places, const PlanQuestion& question);

}  // namespace kith::matcher
