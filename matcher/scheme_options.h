// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/candidate_index.h"
#include "matcher/policy.h"
#include "matcher/proposals.h"
#include "matcher/waiting_parties.h"

// Everybody who waits, with the homes that are real options for them today: what the plan for the
// whole scheme, its exposure and recruitment are made of.
namespace kith::matcher {

// Why a party has no real option.
enum class WithoutOption : std::uint8_t {
  none,            // it has one
  closed,          // nothing may be proposed to one of them at all
  no_home_fits,    // for one of them every home is kept out by a rule
  none_suits,      // homes fit, and none of them would suit all sides well enough
  none_in_common,  // each has real options, and all of them together have none
};

// Ordered as propose() orders a person's list. Of people who go together each number is the least
// among them, and the spread that of the first.
struct PartyOptions {
  WaitingParty party;
  std::vector<OrderKey> options;  // best first
  WithoutOption without = WithoutOption::none;
  graph::PersonNumber about;          // with closed, no_home_fits, none_suits: whom of them
  std::vector<RuleAnswer> closed;     // with closed
  std::vector<BlockingSet> blocking;  // with no_home_fits: open rules alone

  friend bool operator==(const PartyOptions&, const PartyOptions&) = default;
};

struct SchemeOptions {
  std::uint64_t position = 0;  // of the view
  graph::Date on;
  Policy policy;
  std::vector<PartyOptions> parties;          // by the lowest number in each
  std::vector<graph::HouseholdNumber> homes;  // every home that is listed, ascending
  // Homes in which more people have a say than can be weighed; they are nobody's option. Ascending.
  std::vector<graph::HouseholdNumber> too_many_parties;
};

// A pair kept out by any rule, open or not, is no option, and leaves no other trace: the answer is
// that of a world without the pair. The same for every reader and every order of records. `index`
// must be at the view's position. Errors: those of check(policy); too_large for more than
// limits::plan_edges_max options. Cost: real_options() of each person who waits. Safe from any
// thread.
graph::Result<SchemeOptions> scheme_options(const graph::View& view, const CandidateIndex& index,
                                            graph::Date on, const Policy& policy);

// What one home more would be to everybody: of each party (in their order) its option there, or
// nothing. `view` must hold the home and everybody. Errors: not_found (no such home). Cost: every
// rule for each person who waits.
graph::Result<std::vector<std::optional<OrderKey>>> options_at(const graph::View& view,
                                                               const SchemeOptions& scheme,
                                                               graph::HouseholdNumber home);

}  // namespace kith::matcher
