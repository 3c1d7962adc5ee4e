// SPDX-License-Identifier: Apache-2.0
// Worlds from a seed: persons, homes, residents, arrangements, unknowns, musts, full homes, and
// homes that tie. The same seed gives the same records on every machine. persons[0] is the one to
// ask about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "matcher/proposals.h"
#include "tests/support/world.h"

namespace kith::tests {

struct RandomWorld {
  std::vector<graph::Person> persons;
  std::vector<graph::Household> homes;
  std::vector<graph::Arrangement> arrangements;
};

struct RandomSize {
  std::size_t persons = 4;
  std::size_t homes = 10;
};

RandomWorld random_world(std::uint64_t seed, RandomSize size = {});

// The records put in an order that the seed gives; 0: as they stand.
graph::View view_of(const RandomWorld& world, std::uint64_t shuffle = 0);

// About persons[0], today, up to `top` homes.
matcher::Question question_about(const RandomWorld& world, std::size_t top = 20);

// Which kinds of answer a run reached: "proposals", "tie", "near miss", "blocking", "closed",
// "unknown rule", "resident party" …, one more for each time. A test can then demand that all were
// reached.
void count_classes(const matcher::Proposals& proposals, std::map<std::string, std::size_t>& counts);

}  // namespace kith::tests
