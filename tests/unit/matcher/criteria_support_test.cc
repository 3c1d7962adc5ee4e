// SPDX-License-Identifier: Apache-2.0
// Support beyond the rules, communication and how long both think of.
#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using tests::a_home;
using tests::a_person;
using tests::PairOf;

graph::Support support(std::string task, graph::SupportLevel level) {
  graph::Support made;
  made.task = std::move(task);
  made.level = level;
  return made;
}

graph::Competence competent_in(std::string task) {
  graph::Competence made;
  made.task = std::move(task);
  return made;
}

graph::Communication way(std::string language, graph::CommunicationMode mode) {
  graph::Communication made;
  made.language = std::move(language);
  made.mode = mode;
  return made;
}

}  // namespace

TEST_CASE("support is weighed by how much help it is") {
  graph::Person person = a_person("maya");
  person.support = {support("washing", graph::SupportLevel::full),
                    support("money", graph::SupportLevel::prompt)};
  graph::Household home = a_home("elm");
  home.carers[0].competences = {competent_in("washing")};
  const PairOf both(person, home);
  CHECK(support_fit(both.pair(), tests::the_person).fit == 8'750);  // (3·10,000 + 5,000) / 4
  home.carers[0].willing_to_train = {"money"};
  CHECK(support_fit(PairOf(person, home).pair(), tests::the_person).fit == 9'000);
}

TEST_CASE("a competence that has run out is none, and safety-critical tasks are for the rules") {
  graph::Person person = a_person("maya");
  person.support = {support("washing", graph::SupportLevel::full)};
  graph::Household home = a_home("elm");
  home.carers[0].competences = {competent_in("washing")};
  home.carers[0].competences[0].until = tests::day("2026-11-20");
  CHECK(support_fit(PairOf(person, home).pair(), tests::the_person).fit == 0);
  home.carers[0].competences[0].until = tests::today;
  CHECK(support_fit(PairOf(person, home).pair(), tests::the_person).fit == 10'000);
  person.support[0].critical = true;
  CHECK_FALSE(support_fit(PairOf(person, home).pair(), tests::the_person).fit);
}

TEST_CASE("help that is taken from one gender only is credited to nobody else") {
  graph::Person person = a_person("maya");
  person.support = {support("personal_care", graph::SupportLevel::full)};
  person.support[0].consenting_gender = graph::Gender::woman;
  graph::Household home = a_home("elm");
  home.carers[0].called = "Tom";
  home.carers[0].competences = {competent_in("personal_care")};
  const auto look = [&] { return support_fit(PairOf(person, home).pair(), tests::the_person); };
  CHECK(look().fit == 0);  // gender not known
  home.carers[0].gender = graph::Gender::man;
  CHECK(look().fit == 0);
  CHECK(look().sentence().find("Tom") == std::string::npos);
  home.carers.push_back(tests::a_carer("holly"));
  home.carers[1].called = "Holly";
  home.carers[1].gender = graph::Gender::woman;
  home.carers[1].willing_to_train = {"personal_care"};
  CHECK(look().fit == 6'000);
  CHECK(look().sentence().find("Holly is willing to learn it") != std::string::npos);
}

TEST_CASE("nights weigh on the carer") {
  graph::Person person = a_person("maya");
  person.night = graph::Stated<graph::Night>{graph::Night::sleeping_every, {}};
  graph::Household home = a_home("elm");
  CHECK(support_fit(PairOf(person, home).pair(), tests::first_carer).fit == 4'000);
  home.carers[0].works_nights = true;
  CHECK(support_fit(PairOf(person, home).pair(), tests::first_carer).fit == 7'000);
  CHECK(support_fit(PairOf(person, home).pair(), tests::first_carer).sentence() ==
        "With maya every night is disturbed; elm-carer works nights.");
}

TEST_CASE("somebody who only comes for the day weighs on nobody's night") {
  graph::Person person = a_person("maya");
  person.night = graph::Stated<graph::Night>{graph::Night::sleeping_every, {}};
  person.looking_for.resize(1);
  person.looking_for[0].kind = graph::ArrangementKind::day;
  const graph::Household home = a_home("elm");
  CHECK_FALSE(support_fit(PairOf(person, home).pair(), tests::first_carer).fit);
  person.looking_for.resize(2);  // and to live in
  CHECK(support_fit(PairOf(person, home).pair(), tests::first_carer).fit == 4'000);
}

TEST_CASE("carers of whom the same is true are named together") {
  using graph::CommunicationMode;
  graph::Person person = a_person("maya");
  person.called = "Maya";
  person.communication = {way("en", CommunicationMode::speech)};
  graph::Household home = a_home("elm");
  home.carers.push_back(tests::a_carer("tom"));
  home.carers[0].called = "Holly";
  home.carers[1].called = "Tom";
  for (graph::Carer& carer : home.carers)
    carer.languages = {way("en-GB", CommunicationMode::speech)};
  CHECK(communication(PairOf(person, home).pair(), tests::the_person).sentence() ==
        "English suits Maya best; Holly and Tom use it too.");
}

TEST_CASE("a task that is a prompt is not prompted twice") {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  person.support = {support("medication_prompt", graph::SupportLevel::prompt)};
  graph::Household home = a_home("elm");
  home.carers[0].called = "Holly";
  home.carers[0].competences = {competent_in("medication_prompt")};
  CHECK(support_fit(PairOf(person, home).pair(), tests::the_person).sentence() ==
        "Maya would like a medication prompt; Holly knows how.");
}

TEST_CASE("communication: the way the person chooses first, with everybody or with one") {
  using graph::CommunicationMode;
  graph::Person person = a_person("maya");
  person.communication = {way("bfi", CommunicationMode::sign),
                          way("en-GB", CommunicationMode::speech)};
  person.communication[0].first = true;
  graph::Household home = a_home("elm");
  const auto fit = [&] {
    return communication(PairOf(person, home).pair(), tests::the_person).fit;
  };
  CHECK_FALSE(fit());
  home.carers[0].languages = {way("bfi", CommunicationMode::sign)};
  CHECK(fit() == 10'000);
  home.carers.push_back(tests::a_carer("tom"));
  home.carers[1].languages = {way("en", CommunicationMode::speech)};
  CHECK(fit() == 8'000);  // Tom speaks English: the second way
  home.carers[0].languages = {way("en", CommunicationMode::speech)};
  CHECK(fit() == 6'000);
  home.carers[0].languages[0].express = false;
  home.carers[1].languages = {way("pl", CommunicationMode::speech)};
  CHECK(fit() == 4'000);
  home.carers[0].languages = {way("pl", CommunicationMode::speech)};
  CHECK(fit() == 0);
  home.carers[0].willing_to_train = {"bfi"};
  CHECK(fit() == 2'000);
}

TEST_CASE("how long both think of, and a change that is known") {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  person.goal.emplace();
  person.goal->kind = graph::GoalKind::stay_long;
  graph::Household home = a_home("elm");
  home.called = "the Okafors";
  home.horizon.emplace();
  CHECK(goal_horizon(PairOf(person, home).pair(), tests::the_person).missing->kind ==
        graph::Kind::household);
  home.horizon->kind = graph::HorizonKind::long_;
  CHECK(goal_horizon(PairOf(person, home).pair(), tests::the_person).fit == 10'000);
  home.horizon->known_changes = {{"moving_house", tests::day("2027-06-01")}};
  const Fit fit = goal_horizon(PairOf(person, home).pair(), tests::the_person);
  CHECK(fit.fit == 8'000);
  CHECK(fit.sentence() ==
        "Maya hopes to stay for good; on record the Okafors would hope for somebody who stays. A "
        "change is "
        "known there for 1 Jun 2027 (moving house).");
  home.horizon->known_changes[0].on = tests::day("2027-11-17");  // 361 days on: beyond 12 × 30
  CHECK(goal_horizon(PairOf(person, home).pair(), tests::the_person).fit == 10'000);
}

}  // namespace kith::matcher
