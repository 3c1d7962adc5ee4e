// SPDX-License-Identifier: Apache-2.0
#include "graph/warm_paths.h"

#include <algorithm>

#include "graph/check.h"
#include "graph/path_search.h"
#include "graph/vertex_marks.h"

namespace kith::graph {
namespace {

constexpr std::uint32_t ring_step = 8;
constexpr std::uint32_t quarters_counted_max = 24;

std::optional<Error> out_of_bounds(const PathFrame& frame, std::size_t most, std::size_t goals) {
  if (frame.on < social_day_min || frame.on > social_day_max) {
    return Error{ErrorCode::bad_input, "Paths are known for days from 2000-01-01 to 2089-09-16."};
  }
  if (most > limits::paths_max) {
    return Error{ErrorCode::too_large,
                 "At most " + std::to_string(limits::paths_max) + " paths can be asked for."};
  }
  if (goals > limits::path_goals_max) {
    return Error{ErrorCode::too_large, "Paths to at most " +
                                           std::to_string(limits::path_goals_max) +
                                           " people can be asked for at once."};
  }
  return std::nullopt;
}

// How a vertex stands to the two ends of a path.
struct BothEnds {
  HalfEdge from_start;
  HalfEdge from_goal;
  bool near_start = false;
  bool near_goal = false;
};

struct BetweenScratch {
  VertexMarks<BothEnds> ends;
  std::vector<HalfEdge> near_start;
  std::vector<HalfEdge> near_goal;
  std::vector<WarmPath> found;
};

BetweenScratch& between_scratch() {
  thread_local BetweenScratch scratch;
  return scratch;
}

// Every path of at most three hops between two people, found from both ends.
class PathsBetween {
 public:
  PathsBetween(PathSearch& search, Vertex from, Vertex goal, bool paid)
      : search_(search), from_(from), goal_(goal), usable_{search.day, paid} {
    scratch_.ends.start_anew();
    scratch_.near_start.clear();
    scratch_.near_goal.clear();
    scratch_.found.clear();
  }

  // Finds those of one and two hops.
  void look_near() {
    for (const HalfEdge edge : links_within_budget(from_)) {
      if (!usable_(edge)) continue;
      if (edge.target() == goal_) {
        add({from_, goal_}, 1, edge.is_paid(), search_.cost(edge));
        continue;
      }
      BothEnds& ends = scratch_.ends.at(edge.target());
      ends.from_start = edge;
      ends.near_start = true;
      scratch_.near_start.push_back(edge);
    }
    for (const HalfEdge edge : links_within_budget(goal_)) {
      if (!usable_(edge) || edge.target() == from_) continue;
      BothEnds& ends = scratch_.ends.at(edge.target());
      ends.from_goal = edge;
      ends.near_goal = true;
      scratch_.near_goal.push_back(edge);
      if (ends.near_start) add_over(edge.target(), ends.from_start, edge);
    }
  }

  // Finds those of three hops, from the side where fewer half-edges have to be looked at.
  void look_further() {
    if (scratch_.near_start.empty() || scratch_.near_goal.empty()) return;
    const bool from_start = half_edges_of(scratch_.near_start) <= half_edges_of(scratch_.near_goal);
    const std::vector<HalfEdge>& side = from_start ? scratch_.near_start : scratch_.near_goal;
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (i + 2 < side.size()) search_.graph.prefetch_links(side[i + 2].target());
      from_start ? look_behind_start(side[i]) : look_behind_goal(side[i]);
    }
  }

  bool has_unpaid() const {
    return std::any_of(scratch_.found.begin(), scratch_.found.end(),
                       [](const WarmPath& path) { return !path.paid; });
  }

  // The best of what was found, with no go-between in common; unpaid ones alone unless `paid`.
  std::vector<WarmPath> best(std::size_t most, bool paid) const {
    std::vector<WarmPath> heap;
    for (const WarmPath& path : scratch_.found) {
      if (paid || !path.paid) heap.push_back(path);
    }
    const auto worse = [this](const WarmPath& a, const WarmPath& b) {
      return is_better(search_.graph, b, a);
    };
    std::make_heap(heap.begin(), heap.end(), worse);
    std::vector<WarmPath> chosen;
    for (; !heap.empty() && chosen.size() < most; heap.pop_back()) {
      std::pop_heap(heap.begin(), heap.end(), worse);
      if (!shares_go_between(chosen, heap.back()) && all_may_meet(heap.back())) {
        chosen.push_back(heap.back());
      }
    }
    return chosen;
  }

 private:
  std::span<const HalfEdge> links_within_budget(Vertex vertex) {
    const auto links = search_.graph.links(vertex, search_.frame.reader);
    return search_.between.spend(links.size()) ? links : std::span<const HalfEdge>();
  }

  std::size_t half_edges_of(const std::vector<HalfEdge>& side) const {
    for (const HalfEdge edge : side) search_.graph.prefetch_place(edge.target());
    std::size_t sum = 0;
    for (const HalfEdge edge : side) {
      sum += search_.graph.links(edge.target(), search_.frame.reader).size();
    }
    return sum;
  }

  void look_behind_start(HalfEdge first) {
    for (const HalfEdge edge : links_within_budget(first.target())) {
      if (!usable_(edge)) continue;
      const BothEnds* ends = scratch_.ends.find(edge.target());
      if (ends && ends->near_goal) add_over(first, edge, edge.target(), ends->from_goal);
    }
  }
  void look_behind_goal(HalfEdge last) {
    for (const HalfEdge edge : links_within_budget(last.target())) {
      if (!usable_(edge)) continue;
      const BothEnds* ends = scratch_.ends.find(edge.target());
      if (ends && ends->near_start) add_over(ends->from_start, edge, last.target(), last);
    }
  }

  void add_over(Vertex middle, HalfEdge first, HalfEdge last) {
    add({from_, middle, goal_}, 2, first.is_paid() || last.is_paid(),
        search_.cost(first) + search_.cost(last));
  }
  void add_over(HalfEdge first, HalfEdge between, Vertex second, HalfEdge last) {
    add({from_, first.target(), second, goal_}, 3,
        first.is_paid() || between.is_paid() || last.is_paid(),
        search_.cost(first) + search_.cost(between) + search_.cost(last));
  }
  void add(std::array<Vertex, path_hops_max + 1> stops, std::uint8_t hops, bool paid,
           std::uint32_t cost) {
    scratch_.found.push_back(WarmPath{stops, hops, paid, static_cast<std::uint16_t>(cost)});
  }

  bool all_may_meet(const WarmPath& path) const {
    if (!search_.frame.may_meet) return true;
    for (std::size_t i = 0; i < path.hops; ++i) {
      for (std::size_t j = i + 1; j <= path.hops; ++j) {
        if (!search_.frame.may_meet(path.stops[i], path.stops[j])) return false;
      }
    }
    return true;
  }

  static bool shares_go_between(const std::vector<WarmPath>& chosen, const WarmPath& path) {
    for (const WarmPath& other : chosen) {
      const auto taken = other.go_betweens();
      const auto ours = path.go_betweens();
      // Two paths without go-betweens are the same path.
      if (std::find_first_of(ours.begin(), ours.end(), taken.begin(), taken.end()) != ours.end()) {
        return true;
      }
    }
    return false;
  }

  PathSearch& search_;
  Vertex from_;
  Vertex goal_;
  Usable usable_;
  BetweenScratch& scratch_ = between_scratch();
};

}  // namespace

std::uint32_t path_cost(HalfEdge edge, Quarter newest, Quarter on) {
  const std::uint32_t outwards = static_cast<std::uint32_t>(edge.ring()) * ring_step;
  const std::uint32_t quarters = edge.quarters();
  if (quarters == HalfEdge::quarters_max) return outwards + quarters_counted_max;
  const Quarter since = std::max<Quarter>(0, on - (newest - static_cast<Quarter>(quarters)));
  return outwards + std::min(static_cast<std::uint32_t>(since), quarters_counted_max);
}

bool is_better(const SocialGraph& graph, const WarmPath& a, const WarmPath& b) {
  if (a.paid != b.paid) return b.paid;
  if (a.hops != b.hops) return a.hops < b.hops;
  if (a.cost != b.cost) return a.cost < b.cost;
  for (std::size_t i = 1; i <= a.hops; ++i) {
    if (a.stops[i] != b.stops[i]) return graph.is_before(a.stops[i], b.stops[i]);
  }
  return false;
}

std::vector<WarmPath> best_paths(PathSearch& search, Vertex from, Vertex goal, std::size_t most,
                                 bool paid) {
  if (from == goal || most == 0) return {};
  PathsBetween between(search, from, goal, paid);
  between.look_near();
  if (between.has_unpaid()) {
    std::vector<WarmPath> near = between.best(most, false);
    if (near.size() == most) return near;
  }
  between.look_further();
  return between.best(most, true);
}

Result<WarmPaths> warm_paths(const SocialGraph& graph, Vertex from, Vertex goal, std::size_t most,
                             const PathFrame& frame) {
  KITH_CHECK(from < graph.size() && goal < graph.size());
  if (auto error = out_of_bounds(frame, most, 1)) return *std::move(error);
  PathSearch search(graph, frame);
  WarmPaths answer;
  answer.paths = best_paths(search, from, goal, most, true);
  answer.budget_spent = search.is_spent();
  return answer;
}

Result<WarmPaths> warm_paths_to_any(const SocialGraph& graph, Vertex from,
                                    std::span<const Vertex> goals, std::size_t most,
                                    const PathFrame& frame) {
  KITH_CHECK(from < graph.size());
  if (auto error = out_of_bounds(frame, most, goals.size())) return *std::move(error);
  for (const Vertex goal : goals) KITH_CHECK(goal < graph.size());
  PathSearch search(graph, frame);
  WarmPaths answer;
  if (most > 0) answer.paths = best_to_any(search, from, goals, most);
  answer.budget_spent = search.is_spent();
  return answer;
}

Result<Sphere> sphere_of(const SocialGraph& graph, Vertex from, const PathFrame& frame) {
  KITH_CHECK(from < graph.size());
  if (auto error = out_of_bounds(frame, 0, 0)) return *std::move(error);
  PathSearch search(graph, frame);
  Sphere sphere;
  sphere.reached = reached_from(search, from);
  sphere.budget_spent = search.is_spent();
  return sphere;
}

}  // namespace kith::graph
