// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/check.h"
#include "graph/limits.h"
#include "graph/social_graph_parts.h"

namespace kith::graph {
namespace {

// Places of an unsorted list of numbers in the order of numbers.
std::vector<Vertex> ranks_of(const std::vector<Number>& numbers) {
  std::vector<Vertex> order(numbers.size());
  std::iota(order.begin(), order.end(), Vertex{0});
  std::sort(order.begin(), order.end(),
            [&numbers](Vertex a, Vertex b) { return numbers[a] < numbers[b]; });
  std::vector<Vertex> ranks(numbers.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<Vertex>(i);
  return ranks;
}

NumberTable table_of(const std::vector<Number>& numbers, const std::vector<Vertex>& ranks) {
  std::vector<Number> sorted(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) sorted[ranks[i]] = numbers[i];
  return NumberTable(std::move(sorted));
}

void sort_rows(SocialRows& rows) {
  for (std::size_t i = 0; i + 1 < rows.starts.size(); ++i) {
    const auto begin = rows.edges.begin() + rows.starts[i];
    const auto end = rows.edges.begin() + rows.starts[i + 1];
    std::sort(begin, end);
    const auto same_target = [](HalfEdge a, HalfEdge b) { return a.target() == b.target(); };
    KITH_CHECK(std::adjacent_find(begin, end, same_target) == end);
  }
}

}  // namespace

Result<std::shared_ptr<const SocialRows>> social_rows(const std::vector<Number>& numbers,
                                                      const std::vector<LinkBetween>& links,
                                                      Quarter newest) {
  if (numbers.size() > limits::subjects_a_scheme_max) {
    return Error{ErrorCode::too_large, "More people are linked than one scheme can hold."};
  }
  if (links.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
    return Error{ErrorCode::too_large, "There are more ties than one scheme can hold."};
  }
  const std::vector<Vertex> ranks = ranks_of(numbers);
  auto rows = std::make_shared<SocialRows>();
  rows->numbers = table_of(numbers, ranks);
  rows->starts.assign(numbers.size() + 1, 0);
  for (const LinkBetween& link : links) {
    KITH_CHECK(link.a != link.b && link.a < numbers.size() && link.b < numbers.size());
    if (!HalfEdge::of(0, link.terms, newest)) continue;
    ++rows->starts[ranks[link.a]];
    ++rows->starts[ranks[link.b]];
  }
  // Each start is first the end of its row, and moves down as the row is filled.
  std::partial_sum(rows->starts.begin(), rows->starts.end(), rows->starts.begin());
  rows->edges.resize(rows->starts.back());
  for (const LinkBetween& link : links) {
    const auto edge = HalfEdge::of(ranks[link.b], link.terms, newest);
    if (!edge) continue;
    rows->edges[--rows->starts[ranks[link.a]]] = *edge;
    rows->edges[--rows->starts[ranks[link.b]]] = edge->with_target(ranks[link.a]);
  }
  sort_rows(*rows);
  return std::shared_ptr<const SocialRows>(std::move(rows));
}

}  // namespace kith::graph
