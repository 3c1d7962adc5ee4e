// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/plan.h"
#include "matcher/scheme_options.h"

namespace kith::matcher {

// What a party has where everybody asks for themselves.
struct StableChoice {
  WaitingParty party;
  std::size_t options = 0;  // homes it might ask, banned ones left out
  std::optional<graph::HouseholdNumber> household;
  std::size_t choice = 0;  // 1: of its options the one that suits the party best; 0 without a home

  friend bool operator==(const StableChoice&, const StableChoice&) = default;
};

// Beside the plan, which does best for all together: here everybody asks for themselves, each party
// for the home that suits it best, each home for whom it suits best. It introduces nobody.
struct StablePlan {
  std::vector<StableChoice> choices;  // who waits longest first, then by number
  std::size_t under_way = 0;          // people left out, as something is under way for them
  std::size_t pairs = 0;              // looked at for the proof

  std::size_t people() const;            // in `choices`
  std::size_t people_with_home() const;  // of these

  friend bool operator==(const StablePlan&, const StablePlan&) = default;
};

// The stable matching that is best for the parties, over the real options, with as many to a home
// as the plan gives it less those under way. A party likes a home by how the home would suit its
// people, by their own ledgers (of several the least); a home likes a party by how it would suit
// those who live there, put together as the policy says. Pins do not count: nobody is made to ask.
// Before it is given every pair was looked at: none would both rather have each other.
//
// Errors: those of make_plan() about the question; check_failed (a pair like that was found: a
// fault in the program). The same for any order of records. Cost: the ledgers of every option.
// Safe from any thread.
graph::Result<StablePlan> make_stable_plan(const graph::View& view, const SchemeOptions& scheme,
                                           const PlanQuestion& question);

}  // namespace kith::matcher
