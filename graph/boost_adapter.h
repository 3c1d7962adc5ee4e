// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>

#include "graph/path_search.h"
#include "graph/social_graph.h"

// The one place where Boost.Graph meets a social graph. Private to the sources of graph/.
namespace kith::graph {

// What one reader may use of a social graph on one day. Holds references: graph and budget outlive
// it. Models VertexListGraph, IncidenceGraph and AdjacencyGraph.
struct PathGraph {
  const SocialGraph* graph = nullptr;
  Reader reader = Reader::coordinator;
  Usable usable;
  PathBudget* budget = nullptr;

  // The links that the budget allows to look at, usable or not.
  std::span<const HalfEdge> links(Vertex vertex) const {
    const std::span<const HalfEdge> links = graph->links(vertex, reader);
    return budget->spend(links.size()) ? links : std::span<const HalfEdge>();
  }
};

struct PathEdge {
  Vertex from = 0;
  HalfEdge half;

  friend bool operator==(const PathEdge&, const PathEdge&) = default;
};

// Over a vertex's usable half-edges.
class OutEdges
    : public boost::iterator_facade<OutEdges, PathEdge, boost::forward_traversal_tag, PathEdge> {
 public:
  OutEdges() = default;
  OutEdges(Vertex from, const HalfEdge* at, const HalfEdge* end, Usable usable)
      : from_(from), at_(at), end_(end), usable_(usable) {
    skip();
  }

 private:
  friend class boost::iterator_core_access;
  PathEdge dereference() const { return {from_, *at_}; }
  bool equal(const OutEdges& other) const { return at_ == other.at_; }
  void increment() {
    ++at_;
    skip();
  }
  void skip() {
    while (at_ != end_ && !usable_(*at_)) ++at_;
  }

  Vertex from_ = 0;
  const HalfEdge* at_ = nullptr;
  const HalfEdge* end_ = nullptr;
  Usable usable_;
};

}  // namespace kith::graph

template <>
struct boost::graph_traits<kith::graph::PathGraph> {
  using vertex_descriptor = kith::graph::Vertex;
  using edge_descriptor = kith::graph::PathEdge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  struct traversal_category : boost::incidence_graph_tag,  // NOLINT: Boost's name
                              boost::adjacency_graph_tag,
                              boost::vertex_list_graph_tag {};
  using out_edge_iterator = kith::graph::OutEdges;
  using adjacency_iterator =
      boost::adjacency_iterator_generator<kith::graph::PathGraph, vertex_descriptor,
                                          out_edge_iterator>::type;
  using vertex_iterator = boost::counting_iterator<vertex_descriptor>;
  using degree_size_type = std::size_t;
  using vertices_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return ~vertex_descriptor{0}; }
};

namespace kith::graph {

using PathTraits = boost::graph_traits<PathGraph>;

inline Vertex source(const PathEdge& edge, const PathGraph&) { return edge.from; }
inline Vertex target(const PathEdge& edge, const PathGraph&) { return edge.half.target(); }

inline std::pair<OutEdges, OutEdges> out_edges(Vertex vertex, const PathGraph& graph) {
  const std::span<const HalfEdge> links = graph.links(vertex);
  const HalfEdge* const end = links.data() + links.size();
  return {OutEdges(vertex, links.data(), end, graph.usable),
          OutEdges(vertex, end, end, graph.usable)};
}

inline std::size_t out_degree(Vertex vertex, const PathGraph& graph) {
  const auto [begin, end] = out_edges(vertex, graph);
  return static_cast<std::size_t>(std::distance(begin, end));
}

inline std::pair<PathTraits::adjacency_iterator, PathTraits::adjacency_iterator> adjacent_vertices(
    Vertex vertex, const PathGraph& graph) {
  const auto [begin, end] = out_edges(vertex, graph);
  return {PathTraits::adjacency_iterator(begin, &graph),
          PathTraits::adjacency_iterator(end, &graph)};
}

inline std::size_t num_vertices(const PathGraph& graph) { return graph.graph->size(); }
inline std::pair<PathTraits::vertex_iterator, PathTraits::vertex_iterator> vertices(
    const PathGraph& graph) {
  return {PathTraits::vertex_iterator(0), PathTraits::vertex_iterator(graph.graph->size())};
}

}  // namespace kith::graph
