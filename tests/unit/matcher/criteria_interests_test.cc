// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using graph::Stance;
using tests::a_home;
using tests::a_person;
using tests::PairOf;

graph::Interest interest(std::string activity, Stance stance,
                         graph::Opt<graph::Strength> strength = std::nullopt) {
  graph::Interest made;
  made.activity = std::move(activity);
  made.stance = stance;
  made.strength = strength;
  return made;
}

graph::Gift gift(std::string activity, graph::GiftKind kind) {
  graph::Gift made;
  made.activity = std::move(activity);
  made.kind = kind;
  return made;
}

graph::Person maya_with_interests() {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  return person;
}

graph::Household okafors_with_interests() {
  graph::Household home = a_home("okafors");
  home.called = "the Okafors";
  home.carers[0].called = "Grace";
  return home;
}

}  // namespace

TEST_CASE("a deep interest that meets a wish to learn") {
  graph::Person person = maya_with_interests();
  person.interests = {interest("angling", Stance::teach, graph::Strength::important)};
  graph::Household home = okafors_with_interests();
  home.carers[0].interests = {interest("angling", Stance::learn)};
  const PairOf both(person, home);
  const Fit fit = interests(both.pair(), tests::the_person);
  CHECK(fit.fit == 8'000);  // one match of 10,000: 5,000 + 6,000 / 2
  CHECK(fit.sentence() == "Maya could teach angling; Grace wants to learn angling.");
  // Grace did not say how much it matters: 5,000 + (6 · 5,000 / 10) / 2.
  CHECK(interests(both.pair(), tests::first_carer).fit == 6'500);
}

TEST_CASE("what is close in the tree counts less") {
  graph::Person person = maya_with_interests();
  person.interests = {interest("cakes", Stance::love, graph::Strength::important)};
  graph::Household home = okafors_with_interests();
  home.interests = {interest("baking", Stance::love)};
  const PairOf both(person, home);
  const Fit fit = interests(both.pair(), tests::the_person);
  CHECK(fit.fit == 7'400);  // one match of 8,000: 5,000 + 4,800 / 2
  CHECK(fit.sentence() == "Maya loves cakes; on record the Okafors love baking, which is close.");
}

TEST_CASE("naming something twice adds nothing") {
  graph::Person person = maya_with_interests();
  person.interests = {interest("bingo", Stance::love), interest("bingo", Stance::would_try)};
  graph::Household home = okafors_with_interests();
  home.interests = {interest("bingo", Stance::love)};
  home.enjoys = {interest("bingo", Stance::love)};
  const PairOf both(person, home);
  CHECK(interests(both.pair(), tests::the_person).fit == 6'500);
}

TEST_CASE("only a stated avoid goes below the middle") {
  graph::Person person = maya_with_interests();
  person.interests = {interest("football", Stance::avoid, graph::Strength::important)};
  graph::Household home = okafors_with_interests();
  home.interests = {interest("football_watching", Stance::love)};
  const PairOf both(person, home);
  CHECK(interests(both.pair(), tests::the_person).fit == 2'000);
  CHECK(interests(both.pair(), tests::first_carer).fit == 5'000);
  home.interests = {interest("cricket_watching", Stance::love)};
  const PairOf other(person, home);
  CHECK(interests(other.pair(), tests::the_person).fit == 5'000);
}

TEST_CASE("gifts are credited and never take away") {
  graph::Person person = maya_with_interests();
  person.gifts = {gift("tea_parties", graph::GiftKind::host)};
  graph::Household home = okafors_with_interests();
  home.gift_wanted = {gift("repair", graph::GiftKind::help)};
  CHECK(gifts(PairOf(person, home).pair(), tests::the_person).fit == 5'000);
  home.enjoys = {interest("tea_parties", Stance::love)};
  const Fit fit = gifts(PairOf(person, home).pair(), tests::the_person);
  CHECK(fit.fit == 7'400);  // 10,000 × 8,000 / 10,000 = 8,000; 5,000 + 4,800 / 2
  CHECK(fit.sentence() ==
        "Maya would host: tea parties; on record the Okafors would enjoy tea parties.");
  person.gifts[0].wants_to_be_asked = false;
  CHECK(gifts(PairOf(person, home).pair(), tests::the_person).fit == 5'000);
}

TEST_CASE("somebody who would rather receive is not asked to give, and loses nothing") {
  graph::Person person = maya_with_interests();
  person.rather_not_give = true;
  person.gifts = {gift("repair", graph::GiftKind::help)};
  graph::Household home = okafors_with_interests();
  home.gift_wanted = person.gifts;
  const Fit fit = gifts(PairOf(person, home).pair(), tests::the_person);
  CHECK(fit.fit == 5'000);
  CHECK_FALSE(fit.missing);
}

}  // namespace kith::matcher
