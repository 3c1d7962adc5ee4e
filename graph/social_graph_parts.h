// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/number_table.h"
#include "graph/persistent_trie.h"
#include "graph/persistent_vector.h"
#include "graph/social_graph.h"

// What a social graph points to. Private to its sources.
namespace kith::graph {

// Compressed sparse rows. Vertices stand in order of their numbers.
struct SocialRows {
  NumberTable numbers;
  std::vector<std::uint32_t> starts{0};  // one more than there are vertices
  std::vector<HalfEdge> edges;
};

using ChangedRow = std::shared_ptr<const std::vector<HalfEdge>>;
struct VertexHash {
  std::size_t operator()(Vertex vertex) const { return vertex * 0x9e3779b97f4a7c15ULL; }
};

struct SocialGraphParts {
  std::shared_ptr<const SocialRows> base;
  std::uint64_t position = 0;
  Quarter newest = 0;
  Index ties = 0;  // records seen so far: ties from here on came later
  std::size_t half_edges = 0;
  // Over the base: rows that changed, and who came since, in order of appearance.
  PersistentTrie<Vertex, ChangedRow, VertexHash> rows;
  std::size_t row_count = 0;
  PersistentTrie<Number, Vertex, NumberHash> added;
  PersistentVector<Number> added_numbers;
  std::array<std::uint64_t, SocialGraph::changed_bits / 64> changed{};

  Vertex size() const { return static_cast<Vertex>(base->numbers.size() + added_numbers.size()); }
};

// Everybody who is a vertex, and every linked pair once.
struct SocialEdgeList {
  std::vector<Number> numbers;
  std::vector<LinkBetween> links;
};
// What links_of says of everybody, from one look at each tie.
SocialEdgeList social_edge_list(const View& view);

// Rows from an edge list of at most limits::subjects_a_scheme_max numbers.
Result<std::shared_ptr<const SocialRows>> social_rows(const std::vector<Number>& numbers,
                                                      const std::vector<LinkBetween>& links,
                                                      Quarter newest);

}  // namespace kith::graph
