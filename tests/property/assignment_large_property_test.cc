// SPDX-License-Identifier: Apache-2.0
// The plan's solver on assignments too large to try everything: against LEMON's network simplex,
// from an earlier answer, with too little work, and with certificates that are not right.
#include <algorithm>
#include <cstdio>
#include <random>

#include <doctest/doctest.h>

#include "matcher/assignment_check.h"
#include "tests/support/assignment_lemon.h"
#include "tests/support/assignment_oracle.h"
#include "tests/support/assignment_world.h"
#include "tests/support/first_seed.h"
#include "tests/support/sanitized.h"

namespace {

using namespace kith;
using matcher::Assignment;
using matcher::AssignmentEnd;
using matcher::AssignmentInstance;
using tests::AssignmentKind;

Assignment solved(const AssignmentInstance& instance,
                  const matcher::AssignmentStart* start = nullptr) {
  auto answer = matcher::solve_assignment(instance, {}, start);
  REQUIRE(answer.ok());
  return *std::move(answer);
}

// One more home, at which everybody in its neighbourhood may be.
void add_home(AssignmentInstance& instance, std::mt19937_64& engine) {
  const auto home = static_cast<std::uint32_t>(instance.homes.size());
  instance.homes.push_back({{1, engine()}, 2, 0});
  const auto first = static_cast<std::uint32_t>(engine() % instance.parties.size());
  for (std::uint32_t i = 0; i < 20 && first + i < instance.parties.size(); ++i) {
    instance.edges.push_back({first + i, home, static_cast<std::int64_t>(engine() % 10'000)});
  }
}

void same_answer(const Assignment& a, const Assignment& b) {
  CHECK((a.value == b.value));
  CHECK(a.chosen == b.chosen);
  CHECK(a.prices == b.prices);
}

}  // namespace

TEST_CASE("plans of up to ten thousand parties are LEMON's optima") {
  const std::uint64_t seed = tests::first_seed();
  CAPTURE(seed);
  for (const AssignmentKind kind : tests::assignment_kinds) {
    CAPTURE(tests::name_of(kind));
    for (const std::uint32_t parties : {40U, 300U, 1'000U, 10'000U}) {
      if (parties > (tests::is_sanitized ? 300U : 1'000U) && kind != AssignmentKind::mixed)
        continue;
      if (tests::is_sanitized && parties > 1'000) continue;
      CAPTURE(parties);
      const std::uint64_t draws = parties <= 300 ? 5 : 1;
      for (std::uint64_t draw = 0; draw < draws; ++draw) {
        const AssignmentInstance instance = tests::assignment_world(kind, parties, seed + draw);
        const Assignment answer = solved(instance);
        CHECK((answer.value == tests::network_simplex_optimum(instance)));
        CHECK(matcher::faults_of(instance, answer).empty());
      }
    }
  }
}

TEST_CASE("an answer from an earlier one is the answer without it, edge for edge") {
  const std::uint64_t seed = tests::first_seed();
  CAPTURE(seed);
  std::mt19937_64 engine(seed);
  std::size_t warm = 0;
  for (const AssignmentKind kind : tests::assignment_kinds) {
    CAPTURE(tests::name_of(kind));
    AssignmentInstance instance =
        tests::assignment_world(kind, tests::is_sanitized ? 300 : 2'000, seed);
    Assignment last = solved(instance);
    for (int round = 0; round < 10; ++round) {
      CAPTURE(round);
      const auto start = matcher::start_from(instance, last);
      tests::change_weights(instance, round % 3 == 2 ? instance.edges.size() / 50 : 10, engine());
      if (round % 2 == 0) add_home(instance, engine);
      last = solved(instance, &start);
      warm += last.is_warm ? 1 : 0;
      same_answer(last, solved(instance));
    }
  }
  std::printf("%zu of 60 answers came from an earlier one\n", warm);
  CHECK(warm > 30);
}

TEST_CASE("a start from another world changes nothing in the answer") {
  const AssignmentInstance instance = tests::assignment_world(AssignmentKind::mixed, 500, 1);
  const AssignmentInstance other = tests::assignment_world(AssignmentKind::coarse, 700, 2);
  auto start = matcher::start_from(other, solved(other));
  same_answer(solved(instance, &start), solved(instance));
  for (auto& price : start.prices) price.price.weight = (matcher::WideSum{1} << 100U);
  std::reverse(start.prices.begin(), start.prices.end());
  std::reverse(start.pairs.begin(), start.pairs.end());
  same_answer(solved(instance, &start), solved(instance));
}

TEST_CASE("the order in which an assignment is listed changes nothing") {
  std::mt19937_64 engine(tests::first_seed());
  for (const AssignmentKind kind : tests::assignment_kinds) {
    CAPTURE(tests::name_of(kind));
    const AssignmentInstance instance = tests::assignment_world(kind, 400, 7);
    const auto pairs = tests::pairs_of(instance, solved(instance).chosen);
    for (int i = 0; i < 3; ++i) {
      const AssignmentInstance other = tests::shuffled(instance, engine);
      CHECK((tests::pairs_of(other, solved(other).chosen) == pairs));
    }
  }
}

TEST_CASE("with too little work there is a plan and a bound that the optimum keeps") {
  for (const AssignmentKind kind : tests::assignment_kinds) {
    CAPTURE(tests::name_of(kind));
    const AssignmentInstance instance = tests::assignment_world(kind, 1'000, 3);
    const Assignment best = solved(instance);
    std::size_t stopped = 0;
    for (std::uint64_t work = 1; work < best.work; work = work * 2 + best.work / 20) {
      CAPTURE(work);
      const auto answer = matcher::solve_assignment(instance, {work, {}});
      REQUIRE(answer.ok());
      REQUIRE(answer->end != AssignmentEnd::blocked);
      if (answer->end != AssignmentEnd::stopped) continue;
      ++stopped;
      CHECK(matcher::faults_of(instance, *answer).empty());
      CHECK((answer->value <= best.value));
      CHECK((answer->bound >= best.value));
      CHECK((matcher::solve_assignment(instance, {work, {}})->chosen == answer->chosen));
    }
    CHECK(stopped > 3);
  }
}

TEST_CASE("a caller's word stops the search") {
  const AssignmentInstance instance = tests::assignment_world(AssignmentKind::mixed, 1'000, 3);
  const auto answer = matcher::solve_assignment(instance, {UINT64_MAX, [] { return true; }});
  REQUIRE(answer.ok());
  CHECK(answer->end == AssignmentEnd::stopped);
}

TEST_CASE("a certificate with one thing changed is refused") {
  const AssignmentInstance instance = tests::assignment_world(AssignmentKind::mixed, 600, 5);
  const Assignment right = solved(instance);
  REQUIRE(matcher::faults_of(instance, right).empty());
  std::mt19937_64 engine(tests::first_seed());
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    Assignment wrong = right;
    const std::size_t at = engine() % wrong.chosen.size();
    switch (i % 5) {
      case 0: wrong.chosen.erase(wrong.chosen.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: {  // another home for the same party
        const auto edge = static_cast<std::uint32_t>(wrong.chosen[at] + 1) %
                          static_cast<std::uint32_t>(instance.edges.size());
        if (std::find(wrong.chosen.begin(), wrong.chosen.end(), edge) != wrong.chosen.end()) {
          continue;
        }
        wrong.chosen[at] = edge;
        std::sort(wrong.chosen.begin(), wrong.chosen.end());
        wrong.value = wrong.bound = matcher::value_of(instance, wrong.chosen);
        break;
      }
      case 2: wrong.value.weight += 1; break;
      case 3: wrong.bound.weight -= 1; break;
      // Prices are the least there are: any lower one no longer keeps somebody away.
      default: {
        auto& price = wrong.prices[engine() % wrong.prices.size()];
        if (price == matcher::AssignmentPrice{}) continue;
        price.weight -= 1;
      }
    }
    CHECK_FALSE(matcher::faults_of(instance, wrong).empty());
  }
}
