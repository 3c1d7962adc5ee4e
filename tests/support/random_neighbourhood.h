// SPDX-License-Identifier: Apache-2.0
// A few streets in code: people, neighbours, circles, visits and groups that have something for
// each other more often than not. The same seed gives the same streets on every machine.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/record.h"
#include "matcher/connections.h"

namespace kith::tests {

struct Streets {
  std::vector<graph::Person> people;  // the first is the one who is asked about
  std::vector<graph::Neighbour> neighbours;
  std::vector<graph::Tie> ties;
  std::vector<graph::Connection> connections;
  std::vector<graph::GroupVisit> visits;
  std::vector<graph::Group> groups;  // of a directory
};

Streets random_streets(std::uint64_t seed, int size);
graph::View view_of(const Streets& streets);  // groups left out
// Point into the streets, which must outlive them.
std::vector<matcher::GroupCandidate> candidates_of(const Streets& streets);
// About the first person, on tests::today; the reader knows every tie that is not hidden.
matcher::ConnectionQuestion question_about(const Streets& streets, std::uint64_t seed);

}  // namespace kith::tests
