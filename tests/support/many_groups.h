// SPDX-License-Identifier: Apache-2.0
// Very many community groups: each does one to three activities of the tree, is described in some
// fifty words out of a skewed vocabulary of the tree's labels and made-up words, and meets by week
// (six in eight), by month or without saying when.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_group.h"
#include "tests/support/town_dice.h"

namespace kith::tests {

struct ManyGroups {
  std::vector<std::string> words = group_vocabulary();
  std::vector<std::string_view> activities;
  // Two in three need somebody for something, too.
  bool with_roles = false;

  ManyGroups();

  // 20,000 words, the most common first.
  static std::vector<std::string> group_vocabulary();
  // Within a few kilometres of a town's middle; without a number yet.
  graph::Group group(TownDice& dice, const std::string& town, const graph::Point& middle) const;

 private:
  std::string text(TownDice& dice, std::size_t count) const;
};

// A few kilometres about a district's middle.
graph::Point group_point(TownDice& dice, const graph::Point& middle);

}  // namespace kith::tests
