// SPDX-License-Identifier: Apache-2.0
// Small towns from a seed: people, neighbours and groups with few activities within a few
// kilometres, so that wants meet, miss and cluster. The same seed gives the same town everywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model_group.h"
#include "graph/view.h"
#include "matcher/gaps.h"
#include "tests/support/random_groups.h"
#include "tests/support/world.h"

namespace kith::tests {

struct RandomTown {
  std::vector<graph::Person> persons;
  std::vector<graph::Neighbour> neighbours;
  std::vector<graph::Group> groups;

  graph::View view() const;
  std::vector<matcher::ListedGroup> listed() const;  // keeps references to the groups
};

struct TownSize {
  int persons = 12;
  int neighbours = 4;
  int groups = 4;
  int marks = 3;  // no-contact marks between persons, at most
  // Everybody lives next to each other, mostly agreed, and many have time on Saturdays.
  bool close = false;
};

RandomTown random_town(std::uint64_t seed, TownSize size = {});

// Some quarters of an hour on some days; now and then such as end before they begin, or none.
graph::List<graph::FreeTime> random_free(Dice& dice);
void add_mark(graph::Person& by, const graph::Number& with);

}  // namespace kith::tests
