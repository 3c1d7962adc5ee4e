// SPDX-License-Identifier: Apache-2.0
// The house and its ways, residents' wishes, and what people said matters to them.
#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using graph::Strength;
using tests::a_home;
using tests::a_person;
using tests::PairOf;

graph::Wish wish(std::string thing, graph::Opt<Strength> strength = std::nullopt) {
  graph::Wish made;
  made.thing = std::move(thing);
  made.strength = strength;
  return made;
}

graph::Person maya_at_home() {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  return person;
}

graph::Household okafors_at_home() {
  graph::Household home = a_home("okafors");
  home.called = "the Okafors";
  home.home.emplace();
  return home;
}

graph::Matter matter(graph::Aspect aspect, std::string thing, graph::Opt<Strength> strength) {
  graph::Matter made;
  made.aspect = aspect;
  made.thing = std::move(thing);
  made.strength = strength;
  return made;
}

graph::Said let_out() {
  graph::Provenance provenance;
  provenance.tier = graph::Tier::first;
  return {std::make_shared<const graph::Provenance>(provenance)};
}

}  // namespace

TEST_CASE("a quiet house, in the words of both sides") {
  graph::Person person = maya_at_home();
  person.rhythm.emplace();
  person.rhythm->busy = graph::Scale{2};
  person.rhythm->said = tests::told_by(graph::SaidBy::person);
  graph::Household home = okafors_at_home();
  home.home->quiet = graph::Scale{4};
  const PairOf both(person, home);
  const Fit fit = kith::matcher::home(both.pair(), tests::the_person);
  CHECK(fit.fit == 10'000);
  CHECK(fit.sentence() ==
        "Maya likes a quiet house (told us, 2 Oct 2026); on record it is calm with the Okafors.");
}

TEST_CASE("wishes weigh by their strength, and what nobody knows weighs nothing") {
  graph::Person person = maya_at_home();
  person.wishes = {wish("garden", Strength::important), wish("internet"), wish("a piano")};
  graph::Household home = okafors_at_home();
  home.home->garden = true;
  home.home->internet = false;
  const PairOf both(person, home);
  CHECK(kith::matcher::home(both.pair(), tests::the_person).fit == 7'500);  // 3·10,000 of 4
}

TEST_CASE("a dog is a plus to who loves dogs, a minus to who avoids them, and nothing to others") {
  graph::Person person = maya_at_home();
  graph::Household home = okafors_at_home();
  home.home->pets_known = true;
  home.home->pets = {{graph::Species::dog, "", ""}};
  const auto fit = [&] {
    return kith::matcher::home(PairOf(person, home).pair(), tests::the_person).fit;
  };
  CHECK_FALSE(fit());
  graph::Interest dogs;
  dogs.activity = "dogs";
  person.interests = {dogs};
  CHECK(fit() == 10'000);
  person.interests[0].stance = graph::Stance::would_try;
  CHECK(kith::matcher::home(PairOf(person, home).pair(), tests::the_person).sentence() ==
        "There is a dog at home with the Okafors; Maya would try dogs.");
  person.interests[0].stance = graph::Stance::avoid;
  CHECK(fit() == 0);
  home.home->pets.clear();
  CHECK_FALSE(fit());
}

TEST_CASE("a resident's wishes are about the person, and free words are to be talked about") {
  graph::Person person = maya_at_home();
  person.smoke = graph::Stated<graph::Smoking>{graph::Smoking::outside, {}};
  graph::Household home = okafors_at_home();
  graph::ResidentStatement resident = tests::a_resident("femi");
  resident.wishes = {wish("likes a joke")};
  home.residents = {resident};
  CHECK_FALSE(residents_wishes(PairOf(person, home).pair(), tests::first_resident).fit);
  home.residents[0].wishes.push_back(wish("smoking", Strength::important));
  // (5,000 + 3·10,000) / 4: somebody to smoke with is met, the joke is unknown.
  CHECK(residents_wishes(PairOf(person, home).pair(), tests::first_resident).fit == 8'750);
}

TEST_CASE("what matters weighs nothing until the party said so") {
  graph::Person person = maya_at_home();
  person.matters = {matter(graph::Aspect::food, "halal", std::nullopt)};
  graph::Household home = okafors_at_home();
  home.home->kitchen = {graph::Kitchen::vegetarian, graph::Kitchen::willing};
  const auto weigh = [&] {
    return weight(PairOf(person, home).pair(), tests::the_person, Criterion::matters);
  };
  CHECK(weigh() == 0);
  CHECK_FALSE(matters(PairOf(person, home).pair(), tests::the_person).fit);
  person.matters[0].strength = Strength::important;
  CHECK(weigh() == 9);
  CHECK(matters(PairOf(person, home).pair(), tests::the_person).fit == 7'000);
  home.home->kitchen = {graph::Kitchen::halal};
  CHECK(matters(PairOf(person, home).pair(), tests::the_person).fit == 10'000);
  home.home->kitchen = {graph::Kitchen::vegetarian};
  CHECK(matters(PairOf(person, home).pair(), tests::the_person).fit == 0);
  person.matters[0].does_not_matter = true;
  CHECK(weigh() == 0);
}

TEST_CASE("what a carer keeps to themselves is neither used nor said") {
  graph::Person person = maya_at_home();
  person.matters = {matter(graph::Aspect::faith, "methodist", Strength::must)};
  graph::Household home = okafors_at_home();
  home.carers[0].matters = {matter(graph::Aspect::faith, "Methodist", std::nullopt)};
  const Fit hidden = matters(PairOf(person, home).pair(), tests::the_person);
  CHECK_FALSE(hidden.fit);
  CHECK(hidden.sentence().find("ethodist") == std::string::npos);
  CHECK(hidden.facts.empty());
  home.carers[0].matters[0].said = let_out();
  person.matters[0].said = let_out();
  const Fit open = matters(PairOf(person, home).pair(), tests::the_person);
  CHECK(open.fit == 10'000);
  CHECK(open.sentence() == "Methodist matters to Maya; okafors-carer shares it.");
}

TEST_CASE("what the person keeps to themselves is told in one sentence, without what or how many") {
  graph::Person person = maya_at_home();
  person.matters = {matter(graph::Aspect::food, "halal", Strength::must),
                    matter(graph::Aspect::food, "kosher", Strength::must)};
  graph::Household home = okafors_at_home();
  home.home->kitchen = {graph::Kitchen::halal};
  const auto said = [&] {
    return matters(PairOf(person, home).pair(), tests::the_person).sentence();
  };
  CHECK(said() ==
        "Of what matters to Maya, and is theirs to tell, some looks possible there and some may "
        "not be met there.");
  person.matters.resize(1);
  CHECK(said() == "What matters to Maya, and is theirs to tell, looks possible there.");
}

}  // namespace kith::matcher
