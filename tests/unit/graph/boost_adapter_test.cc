// SPDX-License-Identifier: Apache-2.0
#include "graph/boost_adapter.h"

#include <doctest/doctest.h>
#include <boost/graph/graph_concepts.hpp>

#include "tests/support/random_circles.h"

using namespace kith::graph;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<PathGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<PathGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<PathGraph>));

TEST_CASE("Boost sees the usable links of a social graph, as long as the budget lasts") {
  std::vector<Number> numbers;
  for (const char* name : {"a", "b", "c", "d"}) numbers.push_back(kith::tests::number_of(name));
  LinkTerms paid;
  paid.paid = true;
  LinkTerms over;
  over.until = kith::tests::today.plus(-1);
  const auto made =
      SocialGraph::of_links(numbers, {{0, 1, {}}, {0, 2, paid}, {0, 3, over}}, kith::tests::today);
  REQUIRE(made.ok());
  PathBudget budget(10);
  const std::uint32_t day =
      static_cast<std::uint32_t>(kith::tests::today.days - social_day_min.days);
  PathGraph graph{&*made, Reader::coordinator, Usable{day, false}, &budget};
  const Vertex a = *made->vertex_of(numbers[0]);
  const Vertex b = *made->vertex_of(numbers[1]);
  CHECK(num_vertices(graph) == 4);
  CHECK(std::distance(vertices(graph).first, vertices(graph).second) == 4);
  CHECK(out_degree(a, graph) == 1);
  const auto edge = *out_edges(a, graph).first;
  CHECK(source(edge, graph) == a);
  CHECK(target(edge, graph) == b);
  CHECK(*adjacent_vertices(a, graph).first == b);
  CHECK(!budget.is_spent());
  CHECK(out_degree(a, graph) == 0);
  CHECK(budget.is_spent());
  CHECK(out_degree(b, graph) == 0);
  PathBudget more(10);
  graph.budget = &more;
  graph.usable.paid = true;
  CHECK(out_degree(a, graph) == 2);
}
