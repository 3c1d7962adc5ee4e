// SPDX-License-Identifier: Apache-2.0
#include "graph/located_list.h"

#include <doctest/doctest.h>

#include <vector>

using namespace kith::graph;

namespace {

std::vector<Index> indexes(const LocatedList& list) {
  std::vector<Index> found;
  for (const Located& place : list.places()) found.push_back(place.index);
  return found;
}

Located tie(Index index) { return Located{Kind::tie, index}; }

}  // namespace

TEST_CASE("a list of places keeps their order, and a place that is last is not put in twice") {
  LocatedList list;
  CHECK(list.size() == 0);
  for (const Index index : {4U, 4U, 2U, 2U, 7U, 7U}) list.add(tie(index), 1);
  CHECK(indexes(list) == std::vector<Index>{4, 2, 7});
  list.remove(tie(2), 1);
  list.remove(tie(9), 1);
  CHECK(indexes(list) == std::vector<Index>{4, 7});
  list.remove(tie(4), 1);
  list.remove(tie(7), 1);
  CHECK(list.size() == 0);
  list.add(tie(3), 1);
  CHECK(indexes(list) == std::vector<Index>{3});
  list.remove(tie(5), 1);
  list.remove(tie(3), 1);
  CHECK(list.size() == 0);
}

TEST_CASE("what another edit does to a list does not show in its copies") {
  LocatedList list;
  for (const Index index : {1U, 2U, 3U}) list.add(tie(index), 1);
  const LocatedList kept = list;
  list.add(tie(4), 2);
  const LocatedList later = list;
  list.remove(tie(1), 3);
  list.add(tie(5), 3);
  CHECK(indexes(kept) == std::vector<Index>{1, 2, 3});
  CHECK(indexes(later) == std::vector<Index>{1, 2, 3, 4});
  CHECK(indexes(list) == std::vector<Index>{2, 3, 4, 5});
}
