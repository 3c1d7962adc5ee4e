// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/assignment.h"
#include "matcher/scheme_options.h"

// The plan for the whole scheme: whom to suggest to each other next, so that as many as can have
// somebody, and those who waited longest first. It introduces nobody: people decide.
namespace kith::matcher {

// Under way: it takes one of the home's introductions and is the party's first, whatever the rules
// say today.
struct KeptIntroduction {
  graph::PersonNumber person;
  graph::HouseholdNumber household;

  friend auto operator<=>(const KeptIntroduction&, const KeptIntroduction&) = default;
};
// Must be suggested: of a real option alone.
struct Pin {
  graph::PersonNumber person;
  graph::HouseholdNumber household;

  friend auto operator<=>(const Pin&, const Pin&) = default;
};
// Must not be suggested.
struct Ban {
  graph::PersonNumber person;
  graph::HouseholdNumber household;

  friend auto operator<=>(const Ban&, const Ban&) = default;
};

struct PlanQuestion {
  std::int32_t options_max = 3;  // homes suggested to a party, 1..limits::plan_options_max
  std::int32_t per_home = 2;     // introductions of a home at a time, 0..limits::plan_per_home_max
  std::vector<KeptIntroduction> kept;
  std::vector<Pin> pins;  // pins and bans: limits::plan_choices_max at most
  std::vector<Ban> bans;
  std::uint64_t work_max = 2'000'000'000;  // of AssignmentLimits; about ten seconds
};

enum class Standing : std::uint8_t { kept, pinned, suggested };

struct Suggestion {
  graph::HouseholdNumber household;
  Standing standing = Standing::suggested;
  bool is_option = true;         // false: kept, and no real option today
  std::int32_t together = 0;     // basis points; 0 where it is no real option
  std::size_t only_one_for = 0;  // other people who wait, whose only real option this home is
  std::size_t option_for = 0;    // other people who wait, for whom it is a real option

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct PlannedParty {
  WaitingParty party;
  std::size_t options = 0;                      // real options, banned ones left out
  std::vector<Suggestion> suggestions;          // kept first, then as in the party's own list
  WithoutOption without = WithoutOption::none;  // why it has no real option; the rest as there
  graph::PersonNumber about;
  std::vector<RuleAnswer> closed;
  std::vector<BlockingSet> blocking;

  friend bool operator==(const PlannedParty&, const PlannedParty&) = default;
};

struct PlannedHome {
  graph::HouseholdNumber household;
  std::int32_t places = 0;     // for introductions, those under way included
  std::int32_t taken = 0;      // by the plan
  std::size_t option_for = 0;  // people who wait, for whom it is a real option
  // What one more introduction there would add to the plan's value, exactly; all 0 unless the plan
  // is proved the best.
  AssignmentPrice price;

  friend bool operator==(const PlannedHome&, const PlannedHome&) = default;
};

struct Plan {
  std::uint64_t position = 0;  // of the view
  graph::Date on;
  std::string policy_version;
  std::int32_t options_max = 0;
  std::int32_t per_home = 0;
  std::vector<PlannedParty> parties;  // who waits longest first, then by number
  std::vector<PlannedHome> homes;     // ascending; every listed home
  AssignmentEnd end = AssignmentEnd::undecided;
  AssignmentValue value;  // parties with a suggestion, weeks they waited, sum of together
  AssignmentValue bound;  // no plan is worth more; equal to `value` where it is the best
  std::uint64_t work = 0;

  std::size_t people() const;            // who wait
  std::size_t people_suggested() const;  // who have a suggestion

  friend bool operator==(const Plan&, const Plan&) = default;
};

// The best plan: most parties with a suggestion; among such plans the greatest sum of weeks that
// those waited; then the greatest sum of together. A separate checker has gone through the answer
// before it is given (matcher/assignment_check.h).
//
// Errors: bad_input (a number out of its range; pins and bans that cannot all be kept, with the
// smallest set of them that cannot, each as a fault at "/pin/0" …), not_found (somebody or a home
// in a pin or ban that is not there), too_large, check_failed (the answer did not pass the checker:
// a fault in the program). A pin of anything but a real option is refused in the same words
// whatever the reason. Of introductions under way, those of people or homes no longer there count
// nothing. The same for any order of records, pins and bans. Cost: that of solve_assignment(). Safe
// from any thread.
graph::Result<Plan> make_plan(const graph::View& view, const SchemeOptions& scheme,
                              const PlanQuestion& question);

}  // namespace kith::matcher
