// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/limits.h"
#include "graph/social_graph.h"

// Who could introduce whom: chains of people who agreed to introduce. Definition: matching §3,
// "Warm path"; the figures of strength are our proposal.
namespace kith::graph {

inline constexpr std::size_t path_hops_max = 3;

// How far a tie is from the strongest, 0 to 48: 0, 8, 16 or 24 from intimacy to exchange, and one
// for each quarter since the last contact, at most 24 (which also stands for "not known"). A ring
// outwards weighs as much as two years without contact.
std::uint32_t path_cost(HalfEdge edge, Quarter newest, Quarter on);

// A chain from somebody to a goal on which nobody stands twice.
struct WarmPath {
  std::array<Vertex, path_hops_max + 1> stops{};  // from, go-betweens, goal; the rest 0
  std::uint8_t hops = 1;                          // 1 to path_hops_max; 1: they know each other
  bool paid = false;                              // somebody is paid for one of its ties
  std::uint16_t cost = 0;                         // sum of path_cost

  Vertex goal() const { return stops[hops]; }
  std::span<const Vertex> go_betweens() const {
    return std::span(stops).subspan(1, static_cast<std::size_t>(hops - 1));
  }
  friend bool operator==(const WarmPath&, const WarmPath&) = default;
};

struct PathFrame {
  Date on;
  Reader reader = Reader::coordinator;
  // Whether two people may be brought together, the same either way; empty: everybody may. Asked
  // about any two on a path. Must not ask for paths itself.
  std::function<bool(Vertex, Vertex)> may_meet = {};
  // That may be looked at. To reach people outwards, and to find paths between two: half each.
  std::size_t half_edges_max = limits::path_half_edges_max;
};

struct WarmPaths {
  std::vector<WarmPath> paths;  // best first
  // The half-edges that may be looked at came to an end: what there was so far, which may miss
  // better ones. A row of links is looked at whole or not at all.
  bool budget_spent = false;

  friend bool operator==(const WarmPaths&, const WarmPaths&) = default;
};

// A path is better than another where, in this order: it is unpaid and the other is not; it has
// fewer hops; it costs less; its go-betweens' numbers, from the start on, are lower; its goal's
// number is lower. Only ties are used that hold on the day and that the reader may know of, and no
// path on which any two may not meet. A path of one hop is an answer too: they know each other.
//
// All of these: safe from any thread; the same for the same links, however the graph came about.
// Memory and time follow the half-edges looked at, never the size of the graph. A vertex that the
// graph does not have is a programmer's mistake. Errors: bad_input for a day before social_day_min
// or after social_day_max; too_large over limits::paths_max, or over limits::path_goals_max goals.

// Up to `most` paths to one goal with no go-between in common: the best, then the best without its
// go-betweens, and so on. From somebody to themselves there is none. Cost: the links of both, and
// of everybody linked with one of them where a chain of two hops or fewer is not enough.
Result<WarmPaths> warm_paths(const SocialGraph& graph, Vertex from, Vertex goal, std::size_t most,
                             const PathFrame& frame);

// The best path to each of the `most` goals that are reached best. Goals given twice count once,
// `from` itself is none. Cost: the links of everybody within fewer hops than it takes, and the
// search above for those goals that may be among the best.
Result<WarmPaths> warm_paths_to_any(const SocialGraph& graph, Vertex from,
                                    std::span<const Vertex> goals, std::size_t most,
                                    const PathFrame& frame);

struct Reached {
  Vertex vertex = 0;
  std::uint8_t hops = 0;

  friend bool operator==(const Reached&, const Reached&) = default;
};
struct Sphere {
  std::vector<Reached> reached;  // nearest first, who asks left out
  bool budget_spent = false;
};

// Everybody within path_hops_max hops over unpaid ties. frame.may_meet is not asked: this is for
// counting, and says nothing of who may introduce whom.
Result<Sphere> sphere_of(const SocialGraph& graph, Vertex from, const PathFrame& frame);

}  // namespace kith::graph
