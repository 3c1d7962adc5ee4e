// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/half_edge.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::graph {

struct SocialGraphParts;

// A link of an edge list: places of both ends in a list of numbers.
struct LinkBetween {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  LinkTerms terms;
};

// Who may introduce whom. A pair that links_of (social_link.h) does not list is not in here at all,
// so that no mistake of a filter can reveal it. Vertices are the persons on record and everybody at
// the other end of a linked pair; the same number in several circles is one vertex. (Somebody who
// has lost every link may stay, without links, until the graph is next built anew.)
//
// Immutable; copying costs one reference count; safe from any thread. Rows of 8 bytes a half-edge
// for what it was built from, and over them the rows that changed since.
class SocialGraph {
 public:
  SocialGraph();  // of the empty graph

  // From an edge list, for what has no view. `numbers`: each once. Each pair at most once, in any
  // direction, never an end with itself, ends below numbers.size() (anything else is a programmer's
  // mistake). `today` says up to which quarter contacts are known. Errors: too_large over
  // limits::subjects_a_scheme_max numbers or 2^32 half-edges. Cost: O(n log n).
  static Result<SocialGraph> of_links(const std::vector<Number>& numbers,
                                      const std::vector<LinkBetween>& links, Date today);

  // The graph of a later view of the same scheme. Cost: the ties about people who changed between
  // the two. Built anew, O(ties), where the view's log of changes does not reach back to this
  // graph, a sixteenth of the rows has changed, or a new quarter has begun since (quarter_of).
  // Answers never depend on which of the two happened. `today`: contacts of later quarters are
  // taken for mistakes and not known. Errors: too_large as above.
  Result<SocialGraph> advanced_to(const View& later, Date today) const;

  std::uint64_t position() const;
  // Vertices are [0, size()). One keeps its place until the graph is built anew.
  Vertex size() const;
  std::size_t half_edges() const;
  // The quarter that HalfEdge::quarters counts from.
  Quarter newest() const;
  // What the rows take in memory, and what finding numbers takes. For measuring.
  std::size_t row_bytes() const;
  std::size_t number_bytes() const;

  std::optional<Vertex> vertex_of(const Number& number) const;
  const Number& number_of(Vertex vertex) const;
  // Whether a's number is lower than b's.
  bool is_before(Vertex a, Vertex b) const {
    return a < base_size_ && b < base_size_ ? a < b : number_of(a) < number_of(b);
  }

  // The half-edges that a reader may know of, first those that officers know, each part in order of
  // the targets' numbers; good as long as this graph.
  std::span<const HalfEdge> links(Vertex vertex, Reader reader) const {
    const std::span<const HalfEdge> all = row(vertex);
    if (reader == Reader::coordinator || all.empty() || !all.back().coordinators_only()) {
      return all;
    }
    const auto end = std::partition_point(all.begin(), all.end(),
                                          [](HalfEdge edge) { return !edge.coordinators_only(); });
    return all.first(static_cast<std::size_t>(end - all.begin()));
  }

  // Brings into the processor's cache what links(vertex) will touch: first where it stands, then,
  // some time later, the links.
  void prefetch_place(Vertex vertex) const {
    if (vertex < base_size_) __builtin_prefetch(starts_ + vertex);
  }
  void prefetch_links(Vertex vertex) const {
    if (vertex < base_size_) __builtin_prefetch(edges_ + starts_[vertex]);
  }

 private:
  friend class SocialGraphAdvance;
  explicit SocialGraph(std::shared_ptr<const SocialGraphParts> parts);
  static Result<SocialGraph> of_view(const View& view, Date today);

  std::span<const HalfEdge> row(Vertex vertex) const {
    const bool is_changed = changed_[vertex % changed_bits / 64] >> (vertex % 64) & 1U;
    if (vertex >= base_size_ || is_changed) return changed_row(vertex);
    return {edges_ + starts_[vertex], edges_ + starts_[vertex + 1]};
  }
  std::span<const HalfEdge> changed_row(Vertex vertex) const;

  // A bit set: a vertex of that remainder has a row over the base.
  static constexpr std::size_t changed_bits = 65'536;
  friend struct SocialGraphParts;

  std::shared_ptr<const SocialGraphParts> parts_;
  // Out of parts_, so that a search does not go through it.
  Vertex base_size_ = 0;
  const std::uint32_t* starts_ = nullptr;
  const HalfEdge* edges_ = nullptr;
  const std::uint64_t* changed_ = nullptr;
};

}  // namespace kith::graph
