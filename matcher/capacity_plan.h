// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/assignment.h"
#include "matcher/scheme_options.h"

// How many of those who look for a home to live in could live somewhere all at once: parties of
// their own size against the places that homes have. Another question than the plan, in which one
// introduction takes one place whatever the party's size. A count for planning: it asks nobody.
namespace kith::matcher {

struct CapacityParty {
  WaitingParty party;
  std::size_t options = 0;                          // homes that are a real option for living in
  std::optional<graph::HouseholdNumber> household;  // in the one way that was found

  friend bool operator==(const CapacityParty&, const CapacityParty&) = default;
};

struct CapacityHome {
  graph::HouseholdNumber household;
  std::int32_t places = 0;     // people who may still come to live there
  std::int32_t taken = 0;      // in the one way that was found
  std::size_t option_for = 0;  // people who wait, for whom it is a real option for living in

  friend bool operator==(const CapacityHome&, const CapacityHome&) = default;
};

struct CapacityPlan {
  std::uint64_t position = 0;  // of the view
  graph::Date on;
  std::string policy_version;
  std::vector<CapacityParty> parties;       // who waits longest first, then by number
  std::vector<CapacityHome> homes;          // ascending; those that are an option for somebody
  std::size_t looking_for_other_kinds = 0;  // people who wait, not all for living in: not counted
  AssignmentValue value;  // parties with a place, weeks they waited, sum of together
  AssignmentValue bound;  // nothing is worth more, compared from the first number
  bool is_proven = false;
  std::uint64_t work = 0;

  std::size_t people() const;             // in `parties`
  std::size_t people_with_place() const;  // of these

  friend bool operator==(const CapacityPlan&, const CapacityPlan&) = default;
};

// The best way found with about `work_max` steps of search (matcher/sized_assignment.h), and what
// none can be above. Counted are parties of whom each looks for living in; a home is an option if
// it is a real option and every rule holds for living in.
//
// A home's places: as many people as it may have, less the most who may be there on a day of the
// year after the earliest start among those whose option it is; and no more than it has rooms of
// one's own by then, where rooms are on record. Two who asked for one room need one. Whether those
// who would come to one home may live together, and suit each other, is not asked, of anybody: what
// keeps two apart is confidential, and would show in what is left over. The rules ask about a home
// as it is today, so whoever comes second is asked about with the first there.
//
// Errors: those of solve_sized(). The same for any order of records. Cost: the rules for every real
// option, and the search. Safe from any thread.
graph::Result<CapacityPlan> make_capacity_plan(const graph::View& view, const SchemeOptions& scheme,
                                               std::uint64_t work_max = 50'000'000);

}  // namespace kith::matcher
