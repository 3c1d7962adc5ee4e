// SPDX-License-Identifier: Apache-2.0
#include "graph/social_graph.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "graph/social_graph_parts.h"

namespace kith::graph {
namespace {

// Few changed rows cost little however small the graph is.
constexpr std::size_t changed_rows_free = 256;
constexpr std::size_t changed_rows_share = 16;

Edit next_social_edit() {
  static std::atomic<Edit> last{0};
  return ++last;
}

std::shared_ptr<SocialGraphParts> parts_of(std::shared_ptr<const SocialRows> base,
                                           std::uint64_t position, Quarter newest) {
  auto parts = std::make_shared<SocialGraphParts>();
  parts->half_edges = base->edges.size();
  parts->base = std::move(base);
  parts->position = position;
  parts->newest = newest;
  return parts;
}

const std::shared_ptr<const SocialGraphParts>& empty_parts() {
  static const std::shared_ptr<const SocialGraphParts> empty =
      parts_of(std::make_shared<const SocialRows>(), 0, 0);
  return empty;
}

// Whether a person's own record is there as it was. (Erasing moves no position, and leaves none.)
bool is_unchanged_since(std::uint64_t position, const View& later, Index index) {
  const Person* person = later.person(index);
  return person != nullptr && *later.changed_at(person->identity.number) < position;
}

}  // namespace

// A graph's parts on their way to a later view.
class SocialGraphAdvance {
 public:
  SocialGraphAdvance(const SocialGraphParts& before, const View& later)
      : parts_(std::make_shared<SocialGraphParts>(before)),
        view_(later),
        graph_(parts_),
        edit_(next_social_edit()) {}

  // Whether so many changed rows are worth keeping apart.
  bool has_room() const {
    const std::size_t size = parts_->size();
    return parts_->row_count <= changed_rows_free + size / changed_rows_share &&
           size < limits::subjects_a_scheme_max;
  }

  void look_at(const Number& whose) {
    const std::vector<Link> links = links_of(view_, whose);
    const bool counts = !links.empty() || view_.find<Person>(whose) != nullptr;
    if (!counts && !graph_.vertex_of(whose)) return;
    const Vertex vertex = vertex_for(whose);
    std::vector<HalfEdge> now;
    for (const Link& link : links) {
      const auto edge = HalfEdge::of(0, link.terms, parts_->newest);
      if (edge) now.push_back(edge->with_target(vertex_for(link.to)));
    }
    std::sort(now.begin(), now.end());
    replace(vertex, std::move(now));
  }

  // The same of one pair alone, both of whom are looked at where anything else about them changed.
  void look_at(const Tie& tie) {
    const Number& one = tie.of.number;
    const Number& other = tie.other.number.number;
    if (other.is_zero() || one == other) return;
    const auto terms = link_between(view_, one, other);
    const auto edge = terms ? HalfEdge::of(0, *terms, parts_->newest) : std::nullopt;
    if (!edge && (!graph_.vertex_of(one) || !graph_.vertex_of(other))) return;
    const Vertex from = vertex_for(one);
    const Vertex to = vertex_for(other);
    link(from, to, edge);
    link(to, from, edge);
  }

  SocialGraph finished() {
    parts_->position = view_.position();
    parts_->ties = view_.count(Kind::tie);
    return graph_;
  }

 private:
  Vertex vertex_for(const Number& number) {
    if (const auto known = graph_.vertex_of(number)) return *known;
    const Vertex made = parts_->size();
    parts_->added.at(number, edit_).first = made;
    parts_->added_numbers.push_back(number, edit_);
    return made;
  }

  // Makes the row `now`, which is in order of bits, and mirrors every difference.
  void replace(Vertex vertex, std::vector<HalfEdge> now) {
    const std::span<const HalfEdge> row = graph_.row(vertex);
    std::vector<HalfEdge> before(row.begin(), row.end());
    std::sort(before.begin(), before.end());
    std::vector<HalfEdge> gone, come;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(),
                        std::back_inserter(gone));
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(),
                        std::back_inserter(come));
    if (gone.empty() && come.empty()) return;
    for (const HalfEdge edge : gone) patch(edge.target(), edge.with_target(vertex), false);
    for (const HalfEdge edge : come) patch(edge.target(), edge.with_target(vertex), true);
    std::sort(now.begin(), now.end(), in_row_order());
    parts_->half_edges += now.size();
    parts_->half_edges -= before.size();
    set_row(vertex, std::move(now));
  }

  void patch(Vertex vertex, HalfEdge edge, bool add) {
    const std::span<const HalfEdge> row = graph_.row(vertex);
    std::vector<HalfEdge> changed(row.begin(), row.end());
    const auto at = std::lower_bound(changed.begin(), changed.end(), edge, in_row_order());
    if (add) {
      changed.insert(at, edge);
      ++parts_->half_edges;
    } else {
      KITH_CHECK(at != changed.end() && *at == edge);
      changed.erase(at);
      --parts_->half_edges;
    }
    set_row(vertex, std::move(changed));
  }

  // Makes the half-edge from one to another so, or none.
  void link(Vertex from, Vertex to, std::optional<HalfEdge> edge) {
    if (edge) edge = edge->with_target(to);
    const std::span<const HalfEdge> row = graph_.row(from);
    const auto before =
        std::find_if(row.begin(), row.end(), [&](HalfEdge each) { return each.target() == to; });
    if (before == row.end() ? !edge : edge == *before) return;
    if (before != row.end()) patch(from, *before, false);
    if (edge) patch(from, *edge, true);
  }

  struct RowOrder {
    const SocialGraph& graph;
    bool operator()(HalfEdge a, HalfEdge b) const {
      if (a.coordinators_only() != b.coordinators_only()) return b.coordinators_only();
      return graph.is_before(a.target(), b.target());
    }
  };
  RowOrder in_row_order() const { return RowOrder{graph_}; }

  void set_row(Vertex vertex, std::vector<HalfEdge> row) {
    const auto [place, is_new] = parts_->rows.at(vertex, edit_);
    place = std::make_shared<const std::vector<HalfEdge>>(std::move(row));
    parts_->row_count += is_new ? 1 : 0;
    parts_->changed[vertex % SocialGraph::changed_bits / 64] |= std::uint64_t{1} << (vertex % 64);
  }

  std::shared_ptr<SocialGraphParts> parts_;
  const View& view_;
  SocialGraph graph_;  // of parts_, as they grow
  Edit edit_;
};

SocialGraph::SocialGraph() : SocialGraph(empty_parts()) {}

SocialGraph::SocialGraph(std::shared_ptr<const SocialGraphParts> parts)
    : parts_(std::move(parts)),
      base_size_(static_cast<Vertex>(parts_->base->numbers.size())),
      starts_(parts_->base->starts.data()),
      edges_(parts_->base->edges.data()),
      changed_(parts_->changed.data()) {}

Result<SocialGraph> SocialGraph::of_links(const std::vector<Number>& numbers,
                                          const std::vector<LinkBetween>& links, Date today) {
  const Quarter newest = quarter_of(today);
  auto rows = social_rows(numbers, links, newest);
  if (!rows) return std::move(rows).error();
  return SocialGraph(parts_of(std::move(rows).value(), 0, newest));
}

Result<SocialGraph> SocialGraph::of_view(const View& view, Date today) {
  const Quarter newest = quarter_of(today);
  const SocialEdgeList list = social_edge_list(view);
  auto rows = social_rows(list.numbers, list.links, newest);
  if (!rows) return std::move(rows).error();
  auto parts = parts_of(std::move(rows).value(), view.position(), newest);
  parts->ties = view.count(Kind::tie);
  return SocialGraph(std::move(parts));
}

Result<SocialGraph> SocialGraph::advanced_to(const View& later, Date today) const {
  if (quarter_of(today) != parts_->newest) return of_view(later, today);
  if (later.position() == parts_->position) return *this;
  const bool is_later = later.position() > parts_->position;
  const auto changed = is_later ? later.changed_since(parts_->position) : std::nullopt;
  if (!changed || parts_->size() == 0) return of_view(later, today);
  // A tie that came since says which pair it is about; one that was there before does not say about
  // whom it was then, but these are among the people who changed.
  const bool only_new_ties = std::all_of(
      changed->begin(), changed->end(),
      [&](const Changed& each) { return each.kind != Kind::tie || each.index >= parts_->ties; });
  SocialGraphAdvance advance(*parts_, later);
  for (const Changed& each : *changed) {
    if (each.kind == Kind::person) {
      if (only_new_ties && is_unchanged_since(parts_->position, later, each.index)) continue;
      advance.look_at(later.number_at(each.kind, each.index));
    } else if (each.kind == Kind::tie && only_new_ties) {
      if (const Tie* tie = later.tie(each.index)) advance.look_at(*tie);
    } else if (each.kind == Kind::neighbour || each.kind == Kind::household) {
      advance.look_at(later.number_at(each.kind, each.index));  // who left is at no tie's end
    }
    if (!advance.has_room()) return of_view(later, today);
  }
  return advance.finished();
}

std::uint64_t SocialGraph::position() const { return parts_->position; }
Vertex SocialGraph::size() const { return parts_->size(); }
std::size_t SocialGraph::half_edges() const { return parts_->half_edges; }
Quarter SocialGraph::newest() const { return parts_->newest; }

std::size_t SocialGraph::row_bytes() const {
  const SocialRows& base = *parts_->base;
  return base.starts.size() * sizeof(std::uint32_t) + base.edges.size() * sizeof(HalfEdge) +
         sizeof(SocialGraphParts);
}
std::size_t SocialGraph::number_bytes() const { return parts_->base->numbers.bytes(); }

std::optional<Vertex> SocialGraph::vertex_of(const Number& number) const {
  if (const auto found = parts_->base->numbers.find(number)) return *found;
  const Vertex* added = parts_->added.find(number);
  if (!added) return std::nullopt;
  return *added;
}

const Number& SocialGraph::number_of(Vertex vertex) const {
  if (vertex < base_size_) return parts_->base->numbers.at(vertex);
  return parts_->added_numbers.at(vertex - base_size_);
}

std::span<const HalfEdge> SocialGraph::changed_row(Vertex vertex) const {
  if (const ChangedRow* row = parts_->rows.find(vertex)) return **row;
  if (vertex >= base_size_) return {};
  return {edges_ + starts_[vertex], edges_ + starts_[vertex + 1]};
}

}  // namespace kith::graph
