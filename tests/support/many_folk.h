// SPDX-License-Identifier: Apache-2.0
// Very many people and neighbours who may be found, and the ties between them, each from its place
// in a list: nothing is held, and the first towns of a large scheme are a small one.
//
// Towns of 2,000 lie on a grid of 0.15 by 0.25 degrees (some 17 km) that begins in the south of
// Great Britain, most of their folk within 4 km of their middle. People and neighbours are mixed
// evenly over the towns. Each does two to five activities of the tree, drawn so that the n-th most
// common is done 1/n as often as the most common.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model_circle.h"
#include "graph/record.h"
#include "tests/support/town_dice.h"

namespace kith::tests {

inline constexpr std::size_t town_folk = 2'000;

graph::Point middle_of_town(std::size_t town);
std::string name_of_town(std::size_t town);
// Most within 4 km.
graph::Point about(TownDice& dice, const graph::Point& middle);
// Drawn, as real numbers are; tables count on that. No two are the same.
graph::Number drawn_number(std::uint64_t seed, std::uint64_t kind, std::size_t index);
// Of the tree, the most common first: in an order of no meaning, so that near ones in the tree are
// not alike common.
std::vector<std::string> activities_by_use(std::uint64_t seed);

struct ManyFolk {
  std::uint64_t seed = 1;
  std::size_t people = 0;  // of all; the others are neighbours
  std::size_t all = 0;
  // Also a name and a town's name for each, ages, free times, and no-contact marks of one in fifty.
  bool with_lives = false;
  std::vector<std::string> activities = activities_by_use(seed);

  bool is_person(std::size_t index) const {
    return index * people / all != (index + 1) * people / all;
  }
  graph::Number number(std::size_t index) const;
  // Whoever is the index-th of all. `again`: as they are after so many changes.
  graph::Record record(std::size_t index, std::uint64_t again = 0) const;

 private:
  const std::string& activity(TownDice& dice) const {
    return activities[dice.skewed(activities.size())];
  }
  graph::Record person(TownDice& dice, const graph::Place& place, std::size_t index) const;
  graph::Record neighbour(TownDice& dice, const graph::Place& place, std::size_t index) const;
};

// Ties of people with people and neighbours: four in five within their own town, a tenth of these
// to one of its twenty best-known, the others anywhere in the district, never beyond. Three in five
// may introduce, one in five says nothing of it, one in five says no; 15 % are paid, 30 % end some
// day, one in fifty was lost and is wanted back; officers know of four in five.
struct ManyTies {
  const ManyFolk& folk;
  std::size_t folk_a_district = 0;  // of whole towns; so many of `folk.all` fill each
  std::size_t ties_a_district = 0;

  graph::Tie tie(std::size_t index) const;

 private:
  std::size_t other_end(TownDice& dice, std::size_t district, std::size_t owner) const;
};

}  // namespace kith::tests
