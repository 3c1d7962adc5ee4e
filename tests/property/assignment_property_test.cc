// SPDX-License-Identifier: Apache-2.0
// The plan's solver against trying everything: every small graph there is, and many random ones.
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
