// SPDX-License-Identifier: Apache-2.0
// What the fast path takes from cards and sketches is never wrong: a rule that fails was possible,
// one that was sure fails, together is at most its bound, and an index that grew with a scheme says
// what a new one says. A class of case that was never reached is a failure of the test.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "graph/limits.h"
#include "matcher/candidate_index.h"
#include "matcher/possible_fails.h"
#include "matcher/together_bound.h"
#include "tests/support/demo_view.h"
#include "tests/support/many_homes.h"
#include "tests/support/random_world.h"
#include "tests/support/sanitized.h"

namespace kith::matcher {
namespace {

constexpr std::uint64_t cases = tests::is_sanitized ? 300 : 3'000;
using Reached = std::map<std::string, std::size_t>;

void check_rules(const Fails& known, const PairAnswers& answers, Reached& reached) {
  ++reached[known.possible == 0 ? "no rule asked" : "rules asked"];
  for (std::size_t i = 0; i < rule_count; ++i) {
    const RuleBits one = bit(static_cast<Rule>(i));
    const bool fails = answers.answers[i] == Answer::fail;
    const bool sure = (known.sure & one) != 0;
    CAPTURE(word(static_cast<Rule>(i)));
    if (fails) REQUIRE(((known.sure | known.possible) & one) != 0);
    if (sure) REQUIRE(fails);
    if (sure) ++reached["sure " + std::string(word(static_cast<Rule>(i)))];
  }
}

void check_bound(const graph::View& view, const Question& question, graph::Index person,
                 graph::Index home, std::int32_t bound, Reached& reached) {
  const auto ledgers = ledgers_without_lines(view, question, person, home);
  if (!ledgers) return;
  std::vector<std::int32_t> sides;
  for (const Ledger& ledger : *ledgers) sides.push_back(ledger.suitability);
  const std::int32_t found = together(sides, question.policy.combination);
  REQUIRE(found <= bound);
  if (found == bound) ++reached["exact bound"];
  if (bound < fit_max) ++reached["bound below the most"];
}

void check_homes(const graph::View& view, const Question& question, Reached& reached) {
  const CandidateIndex index = CandidateIndex().advanced_to(view);
  const graph::Index person = *view.index_of(graph::Kind::person, question.person.number);
  const PersonFrame asker(view, question, person);
  const PossibleFails possible(asker);
  TogetherBound bound(view, question, *view.person(person));
  for (graph::Index home = 0; home < view.count(graph::Kind::household); ++home) {
    const HomeCard& card = index.card(home);
    if (view.household(home) == nullptr) continue;
    CAPTURE(home);
    const Fails known = possible.in(home, card);
    check_rules(known, answer_rules(asker, home, Detail::numbers), reached);
    check_bound(view, question, person, home, bound.of(card, index.sketch(home)), reached);
  }
}

Question question_of(std::uint64_t seed, const tests::RandomWorld& world) {
  Question question = tests::question_about(world);
  question.rights.confidential = seed % 5 == 0;
  if (seed % 7 == 0) question.policy.combination = Combination::minimum;
  if (seed % 13 == 0) question.policy.combination = Combination::geometric;
  return question;
}

tests::World world_of(const tests::RandomWorld& records) {
  tests::World world;
  for (const graph::Person& person : records.persons) world.put(person);
  for (const graph::Household& home : records.homes) world.put(home);
  return world;
}

}  // namespace

TEST_CASE("no card rules out a fail, none claims one, and no home does better than its bound") {
  Reached reached;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    CAPTURE(seed);
    const tests::RandomWorld world = tests::random_world(seed);
    check_homes(tests::view_of(world), question_of(seed, world), reached);
  }
  std::string report;
  for (const auto& [name, count] : reached) report += name + " " + std::to_string(count) + "; ";
  MESSAGE(report);
  for (const char* name :
       {"no rule asked", "rules asked", "exact bound", "bound below the most", "sure approval"}) {
    CHECK_MESSAGE(reached[name] > 0, name);
  }
}

TEST_CASE("likewise among many homes over a country") {
  Reached reached;
  tests::ManyHomes settings;
  settings.homes = 200;
  settings.people = 40;
  const graph::View view = tests::many_homes(settings);
  for (std::size_t i = 0; i < settings.people; ++i) {
    CAPTURE(i);
    Question question;
    question.person = tests::person_number(tests::asker(i));
    question.on = tests::today;
    check_homes(view, question, reached);
  }
  for (const char* name : {"no rule asked", "sure approval", "sure travel_maximum",
                           "sure person_musts", "sure critical_tasks", "sure carer_musts"}) {
    CHECK_MESSAGE(reached[name] > 0, name);
  }
}

TEST_CASE("likewise among the people of a synthetic scheme, whose records say far more") {
  Reached reached;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const auto options = tests::options_of(seed, static_cast<demo::NoiseLevel>(seed % 3), 60);
    const auto scheme = demo::make_scheme(options);
    REQUIRE(scheme.ok());
    const graph::View view = tests::view_of(*scheme, seed);
    for (const graph::Number& number : view.numbers(graph::Kind::person)) {
      CAPTURE(graph::to_text(number));
      Question question;
      question.person = graph::PersonNumber{number};
      question.on = options.reference;
      question.rights.confidential = seed > 3;
      check_homes(view, question, reached);
    }
  }
  for (const char* name : {"no rule asked", "rules asked", "bound below the most"}) {
    CHECK_MESSAGE(reached[name] > 0, name);
  }
}

TEST_CASE("an index that a scheme's log of changes no longer reaches is built anew") {
  tests::World world = world_of(tests::random_world(1, {4, 6}));
  const CandidateIndex early = CandidateIndex().advanced_to(world.view());
  const tests::RandomWorld after = tests::random_world(2, {4, 12});
  for (const graph::Household& home : after.homes) world.put(home);
  constexpr std::size_t enough = 2 * graph::limits::changes_kept_min + 8;
  const std::vector<graph::Person> people{tests::a_person("a"), tests::a_person("b"),
                                          tests::a_person("c"), tests::a_person("d"),
                                          tests::a_person("e")};
  for (std::size_t i = 0; i < enough; ++i) world.put(people[i % people.size()]);
  const graph::View view = world.view();
  REQUIRE(!view.changed_since(early.position()));
  const Question question = tests::question_about(after);
  const auto grown = propose(view, early.advanced_to(view), question);
  const auto fresh = propose(view, CandidateIndex().advanced_to(view), question);
  REQUIRE(grown.ok());
  REQUIRE(*grown == *fresh);
}

TEST_CASE("an index that grew with a scheme answers as a new one does") {
  for (std::uint64_t seed = 1; seed <= cases / 10; ++seed) {
    CAPTURE(seed);
    const tests::RandomWorld before = tests::random_world(seed, {4, 6});
    const tests::RandomWorld after = tests::random_world(seed + cases, {4, 12});
    tests::World world = world_of(before);
    const CandidateIndex early = CandidateIndex().advanced_to(world.view());
    for (const graph::Household& home : after.homes) world.put(home);
    for (const graph::Arrangement& held : after.arrangements) world.put(held);
    const graph::View view = world.view();
    const Question question = tests::question_about(before);
    const auto grown = propose(view, early.advanced_to(view), question);
    const auto fresh = propose(view, CandidateIndex().advanced_to(view), question);
    REQUIRE(grown.ok());
    REQUIRE(*grown == *fresh);
    REQUIRE(fresh->proposals == propose_exhaustively(view, question)->proposals);
  }
}

}  // namespace kith::matcher
