// SPDX-License-Identifier: Apache-2.0
// Searching outwards from one person, level by level.
#include <algorithm>
#include <array>

#include "graph/boost_adapter.h"
#include "graph/path_search.h"
#include "graph/vertex_marks.h"

namespace kith::graph {
namespace {

struct SpreadMark {
  boost::default_color_type colour = boost::white_color;
  std::uint8_t hops = 0;
  std::uint16_t cost = 0;  // the least over ways of so many hops
};

struct GoalMark {
  bool is_goal = false;
  bool is_answered = false;
};

// A goal that was reached, and a path than which it has no better one.
struct Bound {
  std::uint8_t hops = 0;
  std::uint16_t cost = 0;
  Vertex goal = 0;
};

// Whom a question looks for. Nearly everybody else is told apart by one bit.
class Goals {
 public:
  void start_anew() {
    marks_.start_anew();
    bits_.fill(0);
  }
  void add(Vertex vertex) {
    marks_.at(vertex).is_goal = true;
    bits_[vertex % bit_count / 64] |= std::uint64_t{1} << (vertex % 64);
  }
  void answer(Vertex vertex) { marks_.at(vertex).is_answered = true; }
  bool has_open(Vertex vertex) {
    if ((bits_[vertex % bit_count / 64] >> (vertex % 64) & 1U) == 0) return false;
    const GoalMark* mark = marks_.find(vertex);
    return mark && mark->is_goal && !mark->is_answered;
  }

 private:
  static constexpr std::size_t bit_count = 16 * 1'024;
  VertexMarks<GoalMark> marks_;
  std::array<std::uint64_t, bit_count / 64> bits_{};
};

struct SpreadScratch {
  VertexMarks<SpreadMark> marks;
  Goals goals;
  std::vector<Reached> order;  // who was reached, nearest first; also the queue of the search
};

SpreadScratch& spread_scratch() {
  thread_local SpreadScratch scratch;
  return scratch;
}

// One search outwards: Boost's breadth_first_visit, told by this when to stop. As Boost's Buffer it
// refuses to hand out vertices that are `hops_limit` away.
class Spread {
 public:
  enum class Wants : std::uint8_t { goals, everybody };
  // Ends with the level on which the `enough`th goal not answered before is reached; 0: with the
  // last.
  Spread(PathSearch& search, bool paid, Wants wants, std::size_t enough)
      : search_(search),
        graph_{&search.graph, search.frame.reader, Usable{search.day, paid}, &search.outward},
        wants_(wants),
        enough_(enough) {}

  void run(Vertex from);

  std::size_t hops_limit() const { return hops_limit_; }
  std::vector<Bound> goals_reached() const {
    std::vector<Bound> bounds;
    for (const Reached& reached : scratch_.order) {
      if (!is_open_goal(reached.vertex)) continue;
      const SpreadMark& mark = *scratch_.marks.find(reached.vertex);
      bounds.push_back({mark.hops, mark.cost, reached.vertex});
    }
    return bounds;
  }

  // What Boost asks of a queue.
  bool empty() const {
    return head_ == scratch_.order.size() || scratch_.order[head_].hops >= hops_limit_ ||
           search_.outward.is_spent();
  }
  Vertex top() const { return scratch_.order[head_].vertex; }
  void pop() {
    ++head_;
    if (head_ + 8 < scratch_.order.size()) {
      search_.graph.prefetch_place(scratch_.order[head_ + 8].vertex);
    }
    if (head_ + 4 < scratch_.order.size()) {
      search_.graph.prefetch_links(scratch_.order[head_ + 4].vertex);
    }
  }
  void push(Vertex vertex) {
    const std::uint8_t hops = scratch_.marks.at(vertex).hops;
    scratch_.order.push_back({vertex, hops});
    if (enough_ == 0 || hops == 0 || !is_open_goal(vertex)) return;
    if (++goals_found_ == enough_) hops_limit_ = std::min<std::size_t>(hops_limit_, hops);
  }

  // What Boost's visitor and colour map pass on.
  void begin_links_of(Vertex vertex) { at_ = scratch_.marks.at(vertex); }
  void reach(const PathEdge& edge) {
    SpreadMark& mark = scratch_.marks.at(edge.half.target());
    mark.hops = static_cast<std::uint8_t>(at_.hops + 1);
    mark.cost = cost_over(edge);
  }
  void reach_again(const PathEdge& edge) {
    SpreadMark& mark = scratch_.marks.at(edge.half.target());
    if (mark.hops == at_.hops + 1) mark.cost = std::min(mark.cost, cost_over(edge));
  }
  // On the last level only goals matter: others pass for looked at already.
  boost::default_color_type colour(Vertex vertex) const {
    const bool last = at_.hops + std::size_t{1} >= hops_limit_;
    if (last && wants_ == Wants::goals && !is_open_goal(vertex)) return boost::black_color;
    const SpreadMark* mark = scratch_.marks.find(vertex);
    return mark ? mark->colour : boost::white_color;
  }
  void paint(Vertex vertex, boost::default_color_type colour) {
    scratch_.marks.at(vertex).colour = colour;
  }

 private:
  std::uint16_t cost_over(const PathEdge& edge) const {
    return static_cast<std::uint16_t>(at_.cost + search_.cost(edge.half));
  }
  bool is_open_goal(Vertex vertex) const { return scratch_.goals.has_open(vertex); }

  PathSearch& search_;
  PathGraph graph_;
  Wants wants_;
  std::size_t enough_;
  std::size_t goals_found_ = 0;
  std::size_t hops_limit_ = path_hops_max;
  std::size_t head_ = 0;
  SpreadMark at_;  // of the vertex whose links are being looked at
  SpreadScratch& scratch_ = spread_scratch();
};

struct SpreadVisitor : boost::default_bfs_visitor {
  Spread* spread = nullptr;

  void examine_vertex(Vertex vertex, const PathGraph&) const { spread->begin_links_of(vertex); }
  void tree_edge(const PathEdge& edge, const PathGraph&) const { spread->reach(edge); }
  void gray_target(const PathEdge& edge, const PathGraph&) const { spread->reach_again(edge); }
};

struct SpreadColours {
  using key_type = Vertex;
  using value_type = boost::default_color_type;
  using reference = value_type;
  using category = boost::read_write_property_map_tag;  // NOLINT: Boost's name
  Spread* spread = nullptr;
};
boost::default_color_type get(const SpreadColours& colours, Vertex vertex) {
  return colours.spread->colour(vertex);
}
void put(const SpreadColours& colours, Vertex vertex, boost::default_color_type colour) {
  colours.spread->paint(vertex, colour);
}

void Spread::run(Vertex from) {
  scratch_.marks.start_anew();
  scratch_.order.clear();
  SpreadVisitor visitor;
  visitor.spread = this;
  boost::breadth_first_visit(graph_, from, *this, visitor, SpreadColours{this});
}

// The best paths to goals, so far.
class BestToAny {
 public:
  BestToAny(PathSearch& search, Vertex from, std::size_t most)
      : search_(search), from_(from), most_(most) {}

  bool is_full() const { return best_.size() >= most_; }
  const std::vector<WarmPath>& paths() const { return best_; }

  // Over unpaid ties alone, or over all for goals that have no unpaid path.
  void look(bool paid) {
    const std::vector<WarmPath> before = best_;
    Spread near(search_, paid, Spread::Wants::goals, most_ - best_.size());
    near.run(from_);
    check(near.goals_reached(), paid);
    const bool is_certain = is_full() && best_.back().hops <= near.hops_limit();
    if (is_certain || near.hops_limit() == path_hops_max || search_.is_spent()) return;
    // Somebody on the way may not meet somebody else: the next best may be further away.
    best_ = before;
    Spread all(search_, paid, Spread::Wants::goals, 0);
    all.run(from_);
    check(all.goals_reached(), paid);
  }

  void leave_out_answered() const {
    for (const WarmPath& path : best_) spread_scratch().goals.answer(path.goal());
  }

 private:
  void check(std::vector<Bound> bounds, bool paid) {
    std::sort(bounds.begin(), bounds.end(), [this](const Bound& a, const Bound& b) {
      if (a.hops != b.hops) return a.hops < b.hops;
      if (a.cost != b.cost) return a.cost < b.cost;
      return search_.graph.is_before(a.goal, b.goal);
    });
    for (const Bound& bound : bounds) {
      if (search_.between.is_spent() || (is_full() && cannot_enter(bound))) return;
      for (const WarmPath& path : best_paths(search_, from_, bound.goal, 1, paid)) insert(path);
    }
  }
  bool cannot_enter(const Bound& bound) const {
    const WarmPath& last = best_.back();
    return bound.hops > last.hops || (bound.hops == last.hops && bound.cost > last.cost);
  }
  void insert(const WarmPath& path) {
    const auto better = [this](const WarmPath& a, const WarmPath& b) {
      return is_better(search_.graph, a, b);
    };
    best_.insert(std::upper_bound(best_.begin(), best_.end(), path, better), path);
    if (best_.size() > most_) best_.pop_back();
  }

  PathSearch& search_;
  Vertex from_;
  std::size_t most_;
  std::vector<WarmPath> best_;
};

}  // namespace

std::vector<WarmPath> best_to_any(PathSearch& search, Vertex from, std::span<const Vertex> goals,
                                  std::size_t most) {
  spread_scratch().goals.start_anew();
  for (const Vertex goal : goals) {
    if (goal != from) spread_scratch().goals.add(goal);
  }
  BestToAny best(search, from, most);
  best.look(false);
  if (best.is_full() || search.is_spent()) return best.paths();
  best.leave_out_answered();
  best.look(true);
  return best.paths();
}

std::vector<Reached> reached_from(PathSearch& search, Vertex from) {
  spread_scratch().goals.start_anew();
  Spread spread(search, false, Spread::Wants::everybody, 0);
  spread.run(from);
  const std::vector<Reached>& order = spread_scratch().order;
  return {order.begin() + 1, order.end()};
}

}  // namespace kith::graph
