// SPDX-License-Identifier: Apache-2.0
// The plan's solver against trying everything: every small graph there is, and many random ones.
#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

#include <doctest/doctest.h>

#include "matcher/assignment_check.h"
#include "tests/support/assignment_oracle.h"
#include "tests/support/first_seed.h"
#include "tests/support/sanitized.h"

namespace {

using namespace kith;
using matcher::Assignment;
using matcher::AssignmentConflict;
using matcher::AssignmentEnd;
using matcher::AssignmentInstance;
using matcher::AssignmentValue;
using tests::SmallAssignments;

std::size_t cases(std::size_t all) { return tests::is_sanitized ? all / 20 : all; }

Assignment solved(const AssignmentInstance& instance,
                  const matcher::AssignmentStart* start = nullptr) {
  auto answer = matcher::solve_assignment(instance, {}, start);
  REQUIRE(answer.ok());
  return *std::move(answer);
}

template <class T>
AssignmentConflict without(AssignmentConflict conflict, std::vector<T> AssignmentConflict::*list,
                           std::size_t at) {
  auto& items = conflict.*list;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  return conflict;
}

bool is_minimal_conflict(const AssignmentInstance& instance, const AssignmentConflict& conflict) {
  if (conflict.is_empty() || tests::can_keep(instance, conflict)) return false;
  for (const auto list :
       {&AssignmentConflict::pins, &AssignmentConflict::parties, &AssignmentConflict::homes}) {
    for (std::size_t i = 0; i < (conflict.*list).size(); ++i) {
      if (!tests::can_keep(instance, without(conflict, list, i))) return false;
    }
  }
  return true;
}

// One instance: the value of trying everything, a certificate that holds, or what blocks.
void hold_against_oracle(const AssignmentInstance& instance, const Assignment& answer) {
  const auto best = tests::best_by_trying(instance);
  if (!best) {
    REQUIRE(answer.end == AssignmentEnd::blocked);
    REQUIRE(is_minimal_conflict(instance, answer.conflict));
    return;
  }
  REQUIRE(answer.end == AssignmentEnd::optimal);
  REQUIRE((answer.value == *best));
  const auto faults = matcher::faults_of(instance, answer);
  REQUIRE_MESSAGE(faults.empty(), faults.front());
}

void hold_many(const SmallAssignments& kind, std::size_t count, std::uint64_t salt) {
  const std::uint64_t seed = tests::first_seed();
  CAPTURE(seed);
  std::mt19937_64 engine(seed + salt);
  std::size_t blocked = 0;
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const AssignmentInstance instance = tests::draw_assignment(kind, engine);
    const Assignment answer = solved(instance);
    hold_against_oracle(instance, answer);
    blocked += answer.end == AssignmentEnd::blocked ? 1 : 0;
    if (i % 8 != 0 || answer.end != AssignmentEnd::optimal) continue;
    const AssignmentInstance other = tests::shuffled(instance, engine);
    const Assignment again = solved(other);
    REQUIRE((tests::pairs_of(instance, answer.chosen) == tests::pairs_of(other, again.chosen)));
  }
  std::printf("%zu assignments of up to %u parties and %u homes, %zu of them blocked\n", count,
              kind.parties_max, kind.homes_max, blocked);
  CHECK(blocked < count / 2);
}

}  // namespace

TEST_CASE("a plan is the best of all there are, in a hundred thousand small assignments") {
  hold_many({}, cases(100'000), 1);
}

TEST_CASE(
    "a plan that must keep minima and pins is the best of all, or what blocks it is minimal") {
  SmallAssignments kind;
  kind.parties_max = 5;
  kind.homes_max = 4;
  kind.minima = true;
  hold_many(kind, cases(20'000), 2);
}

TEST_CASE("weights and priorities at the limits of 64 bits are added and compared exactly") {
  SmallAssignments kind;
  kind.parties_max = 5;
  kind.homes_max = 4;
  kind.wide = true;
  hold_many(kind, cases(20'000), 3);
}

namespace {

// A graph of three parties and three homes. A home is its places, 1 or 2 (none is a home without
// edges), and for each party no edge or one of weight 0, 1 or 2: a number below 128.
struct Tiny {
  std::array<std::uint32_t, 3> homes{};
  std::uint32_t two_options = 0;  // a bit a party: 2 options instead of 1 (none is no edges)

  friend auto operator<=>(const Tiny&, const Tiny&) = default;
};

std::uint32_t edge_of(std::uint32_t home, std::uint32_t party) { return home >> (2 * party) & 3U; }

// The same graph with its parties listed in another order, and its homes by number.
Tiny reordered(const Tiny& tiny, const std::array<std::uint32_t, 3>& order) {
  Tiny other;
  for (std::uint32_t at = 0; at < 3; ++at) {
    other.two_options |= (tiny.two_options >> order[at] & 1U) << at;
    for (std::size_t home = 0; home < 3; ++home) {
      other.homes[home] |= edge_of(tiny.homes[home], order[at]) << (2 * at);
    }
  }
  for (std::size_t home = 0; home < 3; ++home) other.homes[home] |= tiny.homes[home] & 64U;
  std::sort(other.homes.begin(), other.homes.end());
  return other;
}

// Of all that differ in the order of parties and homes alone, one stands for all: the least.
bool stands_for_all(const Tiny& tiny) {
  std::array<std::uint32_t, 3> order{0, 1, 2};
  while (std::next_permutation(order.begin(), order.end())) {
    if (reordered(tiny, order) < tiny) return false;
  }
  return true;
}

void set_instance(const Tiny& tiny, AssignmentInstance& instance) {
  instance.edges.clear();
  for (std::uint32_t party = 0; party < 3; ++party) {
    instance.parties[party].options_max = (tiny.two_options >> party & 1U) != 0 ? 2 : 1;
    for (std::uint32_t home = 0; home < 3; ++home) {
      const std::uint32_t edge = edge_of(tiny.homes[home], party);
      if (edge > 0) instance.edges.push_back({party, home, std::int64_t{edge} - 1});
    }
  }
  for (std::uint32_t home = 0; home < 3; ++home) {
    instance.homes[home].places = (tiny.homes[home] & 64U) != 0 ? 2 : 1;
  }
}

}  // namespace

// Parties have the same priority, so that reordering changes nothing but which of equally good
// plans is taken.
TEST_CASE("a plan is the best of all in every graph of three parties and three homes") {
  AssignmentInstance instance;
  for (std::uint64_t i = 0; i < 3; ++i) {
    instance.parties.push_back({{0, i}, 1, 1, 0});
    instance.homes.push_back({{0, i}, 1, 0});
  }
  std::size_t graphs = 0;
  std::size_t looked_at = 0;
  Tiny tiny;
  auto& [a, b, c] = tiny.homes;
  for (a = 0; a < 128; ++a) {
    for (b = a; b < 128; ++b) {
      for (c = b; c < 128; ++c) {
        for (tiny.two_options = 0; tiny.two_options < 8; ++tiny.two_options) {
          if (!stands_for_all(tiny)) continue;
          ++graphs;
          if (tests::is_sanitized && graphs % 40 != 0) continue;
          ++looked_at;
          set_instance(tiny, instance);
          const Assignment answer = solved(instance);
          if (answer.value == *tests::best_by_trying(instance) &&
              matcher::faults_of(instance, answer).empty()) {
            continue;
          }
          FAIL("graph " << a << " " << b << " " << c << " " << tiny.two_options);
        }
      }
    }
  }
  std::printf("%zu graphs stand for all 16,777,216 of three parties and three homes, %zu solved\n",
              graphs, looked_at);
  CHECK(graphs > 450'000);
}
