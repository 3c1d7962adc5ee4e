// SPDX-License-Identifier: Apache-2.0
// Private to the plan and to what is made from it: the plan as parties, homes and edges.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "matcher/plan.h"

namespace kith::matcher {

TieKey key_of(const graph::Number& number);

// Where somebody stands among the parties of a scheme.
class PartyPlaces {
 public:
  explicit PartyPlaces(const SchemeOptions& scheme);
  // Nothing for who is in no party.
  std::optional<std::size_t> of(const graph::PersonNumber& person) const;

 private:
  std::map<graph::PersonNumber, std::size_t> places_;
};

// What is behind an edge of the instance.
struct PlanEdge {
  Standing standing = Standing::suggested;
  std::optional<std::size_t> rank;  // in the party's options; none: kept, and no option
};

// Parties stand as in the scheme's options, homes ascending, edges by party, then home.
struct PlanInstance {
  AssignmentInstance assignment;
  std::vector<PlanEdge> edges;
  std::vector<graph::HouseholdNumber> homes;
};

// Errors: those of make_plan() that come before solving.
graph::Result<PlanInstance> plan_instance(const graph::View& view, const SchemeOptions& scheme,
                                          const PlanQuestion& question);

// Solves it and lets the checker go through the answer. Errors: check_failed, those of
// solve_assignment().
graph::Result<Assignment> solve_and_check(const AssignmentInstance& instance,
                                          std::uint64_t work_max,
                                          const AssignmentStart* start = nullptr);

}  // namespace kith::matcher
