// SPDX-License-Identifier: Apache-2.0
// The exact assignment of parties to places in homes: any sparse bipartite instance, solved to a
// proven optimum. It knows nothing of people, homes or scores; matcher/plan.h builds instances.
//
// A plan is a set of edges: a party has at most `options_max` of them and at least `options_min`, a
// home at most `places` and at least `places_min`, every pinned edge is in it. Among the plans the
// best is sought by three whole numbers, compared one after the other, never as one scaled sum:
//   1. how many parties have an edge,
//   2. the sum of `priority` over those parties,
//   3. the sum of `weight` over the edges.
// How it is found is in matcher/README.md, "The plan's solver"; why an answer is right can be seen
// from its certificate alone (matcher/assignment_check.h).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "graph/result.h"

namespace kith::matcher {

// Sums of 64-bit numbers over every edge.
__extension__ typedef __int128 WideSum;

// Whom two equally good plans are told apart by. The same keys give the same plan, edge for edge,
// in whatever order parties, homes and edges are listed.
struct TieKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const TieKey&, const TieKey&) = default;
};

struct AssignmentParty {
  TieKey key;                    // no two parties have the same
  std::int64_t priority = 0;     // >= 0
  std::int32_t options_max = 1;  // >= 0; each at another home
  std::int32_t options_min = 0;  // 0..options_max
};

struct AssignmentHome {
  TieKey key;                   // no two homes have the same
  std::int32_t places = 0;      // >= 0
  std::int32_t places_min = 0;  // 0..places
};

struct AssignmentEdge {
  std::uint32_t party = 0;  // index into parties
  std::uint32_t home = 0;   // index into homes
  std::int64_t weight = 0;  // any

  friend bool operator==(const AssignmentEdge&, const AssignmentEdge&) = default;
};

enum class AssignmentGoal : std::uint8_t {
  parties_first,  // all three numbers
  weight_only,    // the third alone: an edge below zero is taken only where a minimum asks for it
};

// In any order. A pair of party and home has one edge at most; what must not be is left out.
struct AssignmentInstance {
  std::vector<AssignmentParty> parties;
  std::vector<AssignmentHome> homes;
  std::vector<AssignmentEdge> edges;
  std::vector<std::uint32_t> pins;  // indices of edges that must be in the plan, each once
  AssignmentGoal goal = AssignmentGoal::parties_first;
};

// Limits of an instance. Answer: too_large.
inline constexpr std::size_t assignment_nodes_max = (std::size_t{1} << 24U) - 1;  // on each side
inline constexpr std::size_t assignment_edges_max = (std::size_t{1} << 30U) - 1;

// What a plan is worth. With AssignmentGoal::weight_only the first two are 0.
struct AssignmentValue {
  std::int64_t parties_met = 0;
  WideSum priority = 0;
  WideSum weight = 0;

  friend auto operator<=>(const AssignmentValue&, const AssignmentValue&) = default;
};

// A value, and before it how much of what must be (pins, minima) it stands for. Prices are such:
// what one more place at a home would add, compared from the first number to the last.
struct AssignmentPrice {
  std::int64_t required = 0;
  std::int64_t parties_met = 0;
  WideSum priority = 0;
  WideSum weight = 0;

  friend auto operator<=>(const AssignmentPrice&, const AssignmentPrice&) = default;
};

// Why no plan keeps everything that must be: these cannot all be kept, and leaving out any one of
// them leaves a set that can (there may be other such sets).
struct AssignmentConflict {
  std::vector<std::uint32_t> pins;     // indices of edges
  std::vector<std::uint32_t> parties;  // whose options_min
  std::vector<std::uint32_t> homes;    // whose places_min

  bool is_empty() const { return pins.empty() && parties.empty() && homes.empty(); }
  friend bool operator==(const AssignmentConflict&, const AssignmentConflict&) = default;
};

enum class AssignmentEnd : std::uint8_t {
  optimal,    // `value` is the optimum; `prices` prove it
  stopped,    // the work ran out: `chosen` is a plan, and no plan is worth more than `bound`
  undecided,  // the work ran out before any plan was found; nothing but `work` and `bound` is set
  blocked,    // there is no plan; `conflict` says why
};

struct Assignment {
  AssignmentEnd end = AssignmentEnd::undecided;
  std::vector<std::uint32_t> chosen;    // indices of edges, rising
  AssignmentValue value;                // of `chosen`
  AssignmentValue bound;                // no plan is worth more; equal to `value` when optimal
  std::vector<AssignmentPrice> prices;  // of each home; when optimal, the least that prove it
  AssignmentConflict conflict;
  std::uint64_t work = 0;  // edges looked at, the unit of AssignmentLimits::work_max
  bool is_warm = false;    // found from a start; the answer is the same as without
};

// How much may be done. Work is counted, not timed, so that the same limit stops at the same place
// on every machine; a hundred million take about half a second.
struct AssignmentLimits {
  std::uint64_t work_max = UINT64_MAX;
  // Asked now and then (about every million of work); true ends the search as running out does.
  std::function<bool()> stop = {};
};

// An earlier answer as a value, by keys: it fits an instance with other edges, weights, homes and
// parties. Any content is safe: it changes how long solving takes, never the answer.
struct AssignmentStart {
  struct HomePrice {
    TieKey home;
    AssignmentPrice price;
  };
  struct Pair {
    TieKey party;
    TieKey home;
  };
  std::vector<HomePrice> prices;  // by key of home, rising
  std::vector<Pair> pairs;        // by party, then home, rising
};

AssignmentStart start_from(const AssignmentInstance& instance, const Assignment& answer);

// The best plan. The same instance gives the same answer; where `end` is optimal, also from any
// start. Refused: an index out of range, a pair or a key twice, a pin twice, a negative priority or
// number, a minimum above its maximum (bad_input); more than the limits above (too_large).
// Time: about a second for 100,000 parties with 30 edges each where weights lie within 2^26 and
// nothing but pins and options_min of 1 must be; minima beyond that or wider weights take a general
// way, about (options) × (edges near one) × log. Memory beside the instance: 16 bytes an edge, the
// general way 120. Thread safe.
graph::Result<Assignment> solve_assignment(const AssignmentInstance& instance,
                                           const AssignmentLimits& limits = {},
                                           const AssignmentStart* start = nullptr);

// What a set of edges is worth, without asking whether it is a plan. Indices must exist.
AssignmentValue value_of(const AssignmentInstance& instance,
                         const std::vector<std::uint32_t>& chosen);

}  // namespace kith::matcher
