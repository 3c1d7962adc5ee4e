// SPDX-License-Identifier: Apache-2.0
// Community groups drawn at random, for comparing what is quick with what is plain. The same seed
// gives the same groups on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_group.h"
#include "graph/time_zone.h"

namespace kith::tests {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  int below(int count) { return static_cast<int>(random_() % static_cast<std::uint64_t>(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <class List>
  const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

 private:
  std::mt19937_64 random_;
};

// A pattern that Kith reads, of any kind of part.
std::string random_pattern(Dice& dice);

// A day in 2026 to 2028, more often than not about a clock change or the end of a month.
graph::Date random_day(Dice& dice);
graph::TimeOfDay random_time(Dice& dice);
graph::LocalTime random_local_time(Dice& dice);

// Now and then without a day, without an hour, in another zone or in none that there is.
graph::GroupSchedule random_schedule(Dice& dice, const std::vector<graph::GroupPlace>& places);

// A word of the small vocabulary that random groups are written in, and what Porter's algorithm
// makes of it (written down by hand).
struct StemmedWord {
  std::string_view word;
  std::string_view stem;
};
const std::vector<StemmedWord>& vocabulary();
std::string random_words(Dice& dice, int count);
// Concepts of the activity tree whose words are all in the vocabulary, and a word that is none.
const std::vector<std::string_view>& random_activities();

// About the middle of Leigh, up to some three kilometres away.
graph::Point random_point(Dice& dice);

// With the number of "group <index>".
graph::Group random_group(Dice& dice, int index);

}  // namespace kith::tests
