// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/warm_paths.h"

// What the searches for warm paths share. Private to their sources.
namespace kith::graph {

// How many half-edges a search may still look at. A row is looked at whole or not at all; once one
// was too long, none is.
class PathBudget {
 public:
  explicit PathBudget(std::size_t half_edges) : left_(half_edges) {}
  bool spend(std::size_t half_edges) {
    spent_ = spent_ || half_edges > left_;
    if (!spent_) left_ -= half_edges;
    return !spent_;
  }
  bool is_spent() const { return spent_; }

 private:
  std::size_t left_;
  bool spent_ = false;
};

// A question on its way: what it may use, and what it has spent.
struct PathSearch {
  PathSearch(const SocialGraph& searched, const PathFrame& asked)
      : graph(searched),
        frame(asked),
        day(static_cast<std::uint32_t>(asked.on.days - social_day_min.days)),
        quarter(quarter_of(asked.on)),
        outward(asked.half_edges_max / 2),
        between(asked.half_edges_max - asked.half_edges_max / 2) {}

  const SocialGraph& graph;
  const PathFrame& frame;
  std::uint32_t day;
  Quarter quarter;
  // Searching outwards leaves a half to what finds a path's best form, so that there is an answer.
  PathBudget outward;
  PathBudget between;

  bool is_spent() const { return outward.is_spent() || between.is_spent(); }
  std::uint32_t cost(HalfEdge edge) const { return path_cost(edge, graph.newest(), quarter); }
};

// The order that warm_paths.h states. Both start at the same vertex.
bool is_better(const SocialGraph& graph, const WarmPath& a, const WarmPath& b);

// Up to `most` paths with no go-between in common, over unpaid ties alone unless `paid`.
std::vector<WarmPath> best_paths(PathSearch& search, Vertex from, Vertex goal, std::size_t most,
                                 bool paid);

// The best path to each of the `most` goals that are reached best.
std::vector<WarmPath> best_to_any(PathSearch& search, Vertex from, std::span<const Vertex> goals,
                                  std::size_t most);

// Everybody within path_hops_max hops over unpaid ties.
std::vector<Reached> reached_from(PathSearch& search, Vertex from);

}  // namespace kith::graph
