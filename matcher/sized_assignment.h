// SPDX-License-Identifier: Apache-2.0
// Parties that take up more than one place each: a party goes whole into one home or into none. The
// capacity question, not introductions (there, matcher/assignment.h, an introduction takes one
// place whatever the party's size). It is hard in general (a generalised assignment), so that
// beside the best that was found stands what no plan can be above; where the two are the same, it
// is proven.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/result.h"
#include "matcher/assignment.h"

namespace kith::matcher {

struct SizedParty {
  TieKey key;                 // no two parties have the same
  std::int64_t priority = 0;  // >= 0
  std::int32_t size = 1;      // >= 1: places it takes
};

struct SizedHome {
  TieKey key;               // no two homes have the same
  std::int32_t places = 0;  // >= 0
};

struct SizedInstance {
  std::vector<SizedParty> parties;
  std::vector<SizedHome> homes;
  std::vector<AssignmentEdge> edges;  // a pair once at most
};

struct SizedAnswer {
  std::vector<std::uint32_t> chosen;  // indices of edges, rising
  AssignmentValue value;              // of `chosen`: parties placed, their priorities, weights
  AssignmentValue bound;              // no plan is above it, compared from the first number
  bool is_proven = false;             // value == bound: the best there is
  std::uint64_t work = 0;
};

// The best found with about `work_max` steps of search (a step looks at one edge; a million take
// some 20 ms); with the same instance in any order and the same `work_max`, the same plan. Small
// ones, up to about ten parties with a few homes each, are always solved to the end with the
// default. Bound: the assignment in which a home takes as many parties as the smallest that may go
// there would let it, solved exactly; so it is exact where sizes are alike. Refused as
// solve_assignment() refuses, and a size below 1. Thread safe.
graph::Result<SizedAnswer> solve_sized(const SizedInstance& instance,
                                       std::uint64_t work_max = 50'000'000);

}  // namespace kith::matcher
