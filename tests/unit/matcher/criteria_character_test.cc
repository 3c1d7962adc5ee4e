// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using graph::Scale;
using graph::Trait;
using tests::a_home;
using tests::a_person;
using tests::PairOf;

graph::Household calm_okafors() {
  graph::Household home = a_home("okafors");
  home.called = "the Okafors";
  home.carers[0].called = "Grace";
  return home;
}

graph::Person calm_maya() {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  return person;
}

}  // namespace

TEST_CASE("rhythm names both sides and where they are furthest apart") {
  graph::Person person = calm_maya();
  person.rhythm.emplace();
  person.rhythm->busy = Scale{1};
  person.rhythm->talk = Scale{5};
  person.rhythm->said = tests::told_by(graph::SaidBy::person);
  graph::Household home = calm_okafors();
  home.rhythm.emplace();
  home.rhythm->busy = Scale{2};
  home.rhythm->talk = Scale{2};
  const PairOf both(person, home);
  const Fit fit = rhythm(both.pair(), tests::the_person);
  CHECK(fit.fit == 3'400);  // (6,700 + 100) / 2
  REQUIRE(fit.sayings.size() == 3);
  CHECK(fit.sayings[0].text ==
        "Maya likes a quiet house (told us, 2 Oct 2026); on record the Okafors like the same.");
  CHECK(fit.sayings[1].text ==
        "Maya likes plenty of talk (told us, 2 Oct 2026); on record the Okafors like not much "
        "talk.");
  CHECK(fit.sayings[1].aside);
  CHECK(fit.sayings[2].text == "Furthest apart on how much talk there is.");
  CHECK(fit.sayings[2].against);
  CHECK(fit.facts.size() == 4);
  CHECK(fit.facts[0].pointer == "/rhythm/busy");
}

TEST_CASE("a carer who differs from the home counts beside it") {
  graph::Person person = calm_maya();
  person.rhythm.emplace();
  person.rhythm->early = Scale{5};
  graph::Household home = calm_okafors();
  home.carers.push_back(tests::a_carer("tom"));
  home.rhythm.emplace();
  home.rhythm->early = Scale{5};
  home.carers[1].rhythm.emplace();
  home.carers[1].rhythm->early = Scale{1};
  const PairOf both(person, home);
  CHECK(rhythm(both.pair(), tests::the_person).fit == 5'000);  // (10,000 + 0) / 2
  CHECK(rhythm(both.pair(), {PartyRole::carer, 0}).fit == 10'000);
  CHECK(rhythm(both.pair(), {PartyRole::carer, 1}).fit == 0);
}

TEST_CASE("what was not said is unknown, and says whom to ask") {
  const PairOf nobody(calm_maya(), calm_okafors());
  const Fit fit = personality(nobody.pair(), tests::the_person);
  CHECK_FALSE(fit.fit);
  CHECK(fit.missing == Missing{tests::subject_number("maya"), graph::Kind::person});
}

TEST_CASE("personality speaks of people, not of scores") {
  graph::Person person = calm_maya();
  person.personality.emplace();
  person.personality->gets_on_with = {Trait::calm, Trait::dry_humour};
  person.personality->winds_me_up = {Trait::hurried};
  graph::Household home = calm_okafors();
  home.carers[0].personality.emplace();
  home.carers[0].personality->like_me = {Trait::dry_humour, Trait::hurried};
  const PairOf both(person, home);
  const Fit fit = personality(both.pair(), tests::the_person);
  CHECK(fit.fit == 5'000);
  CHECK(fit.sentence() ==
        "Maya gets on with people who are dry-humoured; on record Grace is dry-humoured. "
        "What winds Maya up is people who are hurried; on record Grace is hurried.");
  REQUIRE(fit.sayings.size() == 2);
  CHECK_FALSE(fit.sayings[0].against);
  CHECK(fit.sayings[1].against);
  CHECK(fit.sayings[1].text ==
        "What winds Maya up is people who are hurried; on record Grace is hurried.");
}

TEST_CASE("who described somebody is named, and nobody is given words without a speaker") {
  graph::Person person = calm_maya();
  person.personality.emplace();
  person.personality->like_me = {Trait::calm};
  graph::Household home = calm_okafors();
  home.personality.emplace();
  home.personality->like_me = {Trait::calm};
  const auto words = [&] {
    const PairOf both(person, home);
    return personality(both.pair(), tests::the_person).sentence();
  };
  CHECK(words() == "On record Maya is calm; on record the Okafors are calm.");
  person.personality->said = tests::told_by(graph::SaidBy::staff);
  home.personality->said = tests::told_by(graph::SaidBy::carer);
  CHECK(words() ==
        "Staff describe Maya as calm (2 Oct 2026); the Okafors described themselves as calm (carer "
        "told us, 2 Oct 2026).");
  person.personality->said = tests::told_by(graph::SaidBy::person);
  CHECK(words() == "Both Maya and the Okafors described themselves as calm.");
}

TEST_CASE("numbers alone are the same numbers") {
  graph::Person person = calm_maya();
  person.rhythm.emplace();
  person.rhythm->busy = Scale{1};
  graph::Household home = calm_okafors();
  home.rhythm.emplace();
  home.rhythm->busy = Scale{4};
  const PairOf both(person, home);
  const Fit numbers = rhythm(both.pair(Detail::numbers), tests::the_person);
  CHECK(numbers.fit == rhythm(both.pair(), tests::the_person).fit);
  CHECK(numbers.sentence().empty());
  CHECK(numbers.facts.empty());
}

}  // namespace kith::matcher
