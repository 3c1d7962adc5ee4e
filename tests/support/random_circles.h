// SPDX-License-Identifier: Apache-2.0
// Circles that live: people, ties of every kind of agreement, withdrawals, endings, erasures. The
// same seed gives the same life on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "graph/draft.h"
#include "tests/support/world.h"

namespace kith::tests {

class RandomCircles {
 public:
  RandomCircles(std::uint64_t seed, std::uint32_t persons, std::uint32_t others);

  // Everybody, and `ties` ties; most of them agreed to.
  void begin(std::uint32_t ties);
  // One event, mostly about a tie.
  void step();
  bool put(const graph::Record& record);
  bool end_tie(const graph::Tie& tie);
  bool erase(const graph::Number& subject);

  graph::View view() { return draft_.view(); }
  std::uint64_t position() const { return position_; }
  // Everybody a path could lead to: persons, then who is only named in circles.
  const std::vector<graph::Number>& people() const { return people_; }
  graph::Tie random_tie();
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  bool one_in(std::uint32_t count) { return below(count) == 0; }

 private:
  graph::Person random_person(std::uint32_t which);
  graph::Date random_day();
  bool apply(graph::Event event);

  std::mt19937_64 engine_;
  graph::Draft draft_{graph::View{}};
  std::uint64_t position_ = 0;
  std::uint32_t persons_;
  std::uint32_t ties_known_;
  std::vector<graph::Number> people_;
};

// A tie between two that says nothing but that it may be used: friends, unpaid, for officers too.
graph::Tie agreed_tie(std::string_view name, const graph::Number& of, const graph::Number& other);

}  // namespace kith::tests
