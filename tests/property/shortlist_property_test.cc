// SPDX-License-Identifier: Apache-2.0
// The fast path gives the answer of scoring everybody, always. Ten thousand worlds from a printed
// seed; a class of case that was never reached is a failure of the test.
#include <map>
#include <string>

#include "matcher/candidate_index.h"
#include "tests/support/first_seed.h"
#include "tests/support/property.h"
#include "tests/support/random_world.h"
#include "tests/support/sanitized.h"

namespace kith::matcher {
namespace {

constexpr std::uint64_t cases = tests::is_sanitized ? 1'000 : 10'000;

Proposals without_counts(Proposals answer) {
  answer.counts.bounded = 0;
  answer.counts.scored = 0;
  return answer;
}

Question question_of(std::uint64_t seed, const tests::RandomWorld& world) {
  Question question = tests::question_about(world, seed % 3 == 0 ? 3 : 20);
  question.rights.confidential = seed % 5 == 0;
  if (seed % 11 == 0) question.emergency_nights = 2;
  if (seed % 7 == 0) question.policy.combination = Combination::minimum;
  if (seed % 13 == 0) question.policy.combination = Combination::geometric;
  return question;
}

// The person agrees on the very day, and homes take people in that night.
void make_emergency(tests::RandomWorld& world, graph::Date today) {
  for (graph::Agreement& agreement : world.persons.front().agreement) agreement.on = today;
  for (graph::Household& home : world.homes) {
    if (home.approval) home.approval->kinds.push_back(graph::ArrangementKind::emergency);
    for (graph::Availability& offer : home.available) {
      offer.emergency_tonight = true;
      if (!offer.kinds.empty()) offer.kinds.push_back(graph::ArrangementKind::emergency);
    }
  }
}

// Somebody who must stay near a place that some of the homes are far from.
void make_far(tests::RandomWorld& world, std::uint64_t seed) {
  graph::Person& person = world.persons.front();
  person.travel.emplace().means = {graph::Means::walk, graph::Means::bus};
  graph::Anchor mum;
  mum.called = "Mum";
  mum.place.emplace().point = graph::Point{{53'500'000}, {-2'500'000}};
  mum.minutes_max.emplace().value = 20;
  mum.minutes_max_strength = graph::Strength::must;
  person.anchors.push_back(mum);
  std::int32_t step = 0;
  for (graph::Household& home : world.homes) {
    home.location = graph::Point{{53'500'000 + step * 20'000}, {-2'500'000}};
    if (++step % 6 == 0) home.location.reset();
    if (seed % 4 == 0) step += 3;
  }
}

void compare(std::uint64_t seed, std::map<std::string, std::size_t>& reached) {
  tests::RandomWorld world = tests::random_world(seed, {4, 4 + seed % 20});
  const Question question = question_of(seed, world);
  if (question.emergency_nights) make_emergency(world, question.on);
  if (seed % 2 == 0) make_far(world, seed);
  const graph::View view = tests::view_of(world);
  const auto slow = propose_exhaustively(view, question);
  const auto fast = propose(view, CandidateIndex().advanced_to(view), question);
  CAPTURE(seed);
  REQUIRE(slow.ok() == fast.ok());
  if (!slow) return;
  REQUIRE(without_counts(*slow) == without_counts(*fast));
  tests::count_classes(*slow, reached);
  if (fast->counts.scored < fast->counts.bounded) ++reached["pruned"];
  if (question.emergency_nights && !fast->proposals.empty()) ++reached["emergency"];
  const graph::Index homes = view.count(graph::Kind::household);
  if (fast->counts.considered < homes) ++reached["kept out"];
  const auto reaches = reaches_of(world.persons.front());
  for (const graph::Household& home : world.homes) {
    if (is_out_of_reach(reaches, home)) ++reached["out of reach"];
  }
  for (const NearMiss& miss : slow->near_misses) {
    if (miss.rule.rule == Rule::capacity) ++reached["capacity"];
  }
}

}  // namespace

TEST_CASE("fast equals exhaustive in ten thousand worlds, and every class of case was reached") {
  std::map<std::string, std::size_t> reached;
  const std::uint64_t first = tests::first_seed(20'261'121);
  for (std::uint64_t i = 0; i < cases; ++i) compare(first + i, reached);
  std::string report = "seed " + std::to_string(first) + ", " + std::to_string(cases) + " worlds:";
  for (const auto& [name, count] : reached)
    report += " " + name + " " + std::to_string(count) + ";";
  MESSAGE(report);
  for (const char* name :
       {"pruned", "tie", "unknown rule", "capacity", "resident party", "near miss", "blocking",
        "closed", "emergency", "kept out", "out of reach"}) {
    CHECK_MESSAGE(reached[name] > 0, name);
  }
}

}  // namespace kith::matcher
