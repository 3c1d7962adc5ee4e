// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;

void get_dog(AskedPair& pair) {
  if (!pair.elm.home) pair.elm.home.emplace();
  pair.elm.home->pets = {graph::Pet{graph::Species::dog, "calm", "kitchen"}};
}

TEST_CASE("what must not be is said as the home that is needed") {
  AskedPair pair;
  pair.maya.called = "Nathan";
  pair.maya.must_not = {must("dog")};
  pair.maya.must_not[0].reason = "fear";
  CHECK(pair.words(Rule::person_musts) ==
        "Nathan needs a home without a dog (the reason: fear): ask the home. ");
  pair.elm.home.emplace();
  pair.elm.home->pets = {{graph::Species::dog, "", ""}};
  CHECK(pair.words(Rule::person_musts) ==
        "Nathan needs a home without a dog (the reason: fear); that is not how it is there. Would "
        "fit if that changed.");
}

TEST_CASE("a must excludes, a dislike only ranks, an unknown is asked") {
  AskedPair pair;
  pair.maya.must_not = {must("dog")};
  CHECK(pair(Rule::person_musts) == Answer::unknown);
  get_dog(pair);
  CHECK(pair(Rule::person_musts) == Answer::fail);
  CHECK(holds(pair.words(Rule::person_musts), "a dog"));
  pair.maya.must_not[0].strength = graph::Strength::important;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.must_not[0].strength.reset();  // the list itself says must
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.elm.home->pets = {graph::Pet{graph::Species::cat, "", ""}};
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.must_not.clear();
  pair.maya.wishes = {must("garden")};
  pair.elm.home->garden = false;
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.maya.wishes[0].strength.reset();
  CHECK(pair(Rule::person_musts) == Answer::pass);
}

TEST_CASE("visitors count where they are included, and are asked about where that is not said") {
  AskedPair pair;
  pair.elm.home.emplace();
  pair.elm.home->pets_known = true;
  graph::RegularVisitor visitor;
  visitor.visitor = graph::VisitorKind::pet;
  visitor.species = graph::Species::dog;
  pair.elm.regular_visitors = {visitor};
  pair.maya.must_not = {must("dog")};
  CHECK(pair(Rule::person_musts) == Answer::unknown);
  pair.maya.must_not[0].includes_visitors = false;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.must_not[0].includes_visitors = true;
  CHECK(pair(Rule::person_musts) == Answer::fail);
}

TEST_CASE("an allergy must be answered before anything is shared, and counts in an emergency") {
  AskedPair pair;
  pair.maya.must_not = {must("dog")};
  pair.maya.must_not[0].reason = "Allergy";
  const auto critical = [&] {
    for (const RuleAnswer& each : pair.answers().in_words) {
      if (each.rule == Rule::person_musts) return each.safety_critical;
    }
    return false;
  };
  CHECK(critical());
  pair.maya.must_not[0].reason = "habit";
  CHECK_FALSE(critical());
  get_dog(pair);
  pair.question.emergency_nights = 1;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.must_not[0].reason = "allergy to dogs";
  CHECK(pair(Rule::person_musts) == Answer::fail);
}

TEST_CASE("the household they want, where it is a must") {
  AskedPair pair;
  pair.elm.others_living = {a_child("kid", graph::AgeBand::from_11_to_15)};
  graph::HouseholdWish wish;
  wish.strength = graph::Strength::must;
  wish.children = graph::ChildrenWish::older_only;
  pair.maya.household_wish = wish;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.household_wish->children = graph::ChildrenWish::none;
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.maya.household_wish->strength = graph::Strength::important;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  wish.children.reset();
  wish.housemates = graph::Housemates::one;
  pair.maya.household_wish = wish;
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.world.put(a_person("ola"));
  pair.world.put(living_in("ola", "elm"));
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.household_wish->housemates = graph::Housemates::more;
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.maya.household_wish->housemates = graph::Housemates::none;
  CHECK(pair(Rule::person_musts) == Answer::fail);
}

TEST_CASE("faith and food stay with the person, also in the sentence") {
  AskedPair pair;
  graph::Matter matter;
  matter.aspect = graph::Aspect::food;
  matter.thing = "halal_kitchen";
  matter.strength = graph::Strength::must;
  pair.maya.matters = {matter};
  CHECK(pair(Rule::person_musts) == Answer::unknown);
  pair.elm.home.emplace();
  pair.elm.home->kitchen = {graph::Kitchen::vegetarian};
  CHECK(pair(Rule::person_musts) == Answer::fail);
  CHECK_FALSE(holds(pair.words(Rule::person_musts), "halal"));
  pair.elm.home->kitchen = {graph::Kitchen::halal};
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.elm.home->kitchen.clear();
  pair.maya.matters[0].strength.reset();
  CHECK(pair(Rule::person_musts) == Answer::pass);
}

TEST_CASE("who may help with personal care, and a pet that must come along") {
  AskedPair pair;
  graph::Support care;
  care.task = "personal_care";
  care.consenting_gender = graph::Gender::woman;
  pair.maya.support = {care};
  CHECK(pair(Rule::person_musts) == Answer::unknown);
  pair.elm.carers[0].gender = graph::Gender::man;
  CHECK(pair(Rule::person_musts) == Answer::fail);
  pair.elm.carers[0].gender = graph::Gender::woman;
  CHECK(pair(Rule::person_musts) == Answer::pass);
  pair.maya.own_pets = {graph::OwnPet{graph::Species::cat, "Tom", graph::Strength::must}};
  CHECK(pair(Rule::person_musts) == Answer::unknown);
}

TEST_CASE("a carer's must is private: that somebody said no, never who or why") {
  AskedPair pair;
  pair.elm.carers[0].must_not = {must("smoking")};
  CHECK(pair(Rule::carer_musts) == Answer::unknown);
  pair.maya.smoke = graph::Stated<graph::Smoking>{graph::Smoking::vape, {}};
  CHECK(pair(Rule::carer_musts) == Answer::pass);
  pair.maya.smoke->value = graph::Smoking::outside;
  pair.question.rights.confidential = true;
  CHECK(pair(Rule::carer_musts) == Answer::fail);
  CHECK(pair.words(Rule::carer_musts) == "Somebody there said no. ");
  for (const RuleAnswer& each : pair.answers().in_words) {
    if (each.rule == Rule::carer_musts) CHECK(each.facts.empty());
  }
  pair.question.emergency_nights = 1;
  CHECK(pair(Rule::carer_musts) == Answer::pass);
}

TEST_CASE("residents' musts count, by statement, by their own record, and in an emergency") {
  AskedPair pair;
  graph::Person ola = a_person("ola");
  pair.world.put(ola);
  pair.elm.residents = {a_resident("ola")};
  pair.maya.smoke = graph::Stated<graph::Smoking>{graph::Smoking::inside, {}};
  CHECK(pair(Rule::resident_musts) == Answer::pass);
  pair.elm.residents[0].must_not = {must("smoking_inside")};
  CHECK(pair(Rule::resident_musts) == Answer::fail);
  pair.question.emergency_nights = 1;
  CHECK(pair(Rule::resident_musts) == Answer::fail);
  pair.elm.residents[0].must_not = {must("not too loud")};
  CHECK(pair(Rule::resident_musts) == Answer::unknown);
  pair.elm.residents[0].must_not.clear();
  ola.must_not = {must("smoking_inside")};
  pair.world.put(ola);
  CHECK(pair(Rule::resident_musts) == Answer::fail);
}

graph::Anchor mum(std::int32_t minutes) {
  graph::Anchor anchor;
  anchor.called = "Mum";
  anchor.minutes_max = graph::Minutes{minutes};
  anchor.minutes_max_strength = graph::Strength::must;
  anchor.place = graph::Place{"Leigh", point(53'497'500, -2'519'600)};
  return anchor;
}

TEST_CASE("a stated maximum excludes only where the lower end of the estimate exceeds it") {
  AskedPair pair;
  const auto within = [&](std::int32_t minutes) {
    pair.maya.anchors = {mum(minutes)};
    return pair(Rule::travel_maximum);
  };
  CHECK(within(30) == Answer::unknown);  // how they travel is not known
  pair.maya.travel.emplace();
  pair.maya.travel->means = {graph::Means::walk};
  CHECK(within(30) == Answer::unknown);               // nor where the home is
  pair.elm.location = point(53'523'600, -2'493'800);  // 3.37 km: 50 to 79 minutes
  CHECK(within(49) == Answer::fail);
  CHECK(holds(pair.words(Rule::travel_maximum), "about 50–80 min on foot"));
  CHECK(within(60) == Answer::unknown);
  CHECK(within(79) == Answer::pass);
  pair.maya.travel->means.push_back(graph::Means::bicycle);
  CHECK(within(49) == Answer::pass);
  pair.maya.travel->means.pop_back();
  pair.elm.area = graph::Place{"Atherton", pair.elm.location};
  pair.elm.location.reset();
  CHECK(within(20) == Answer::unknown);  // the district's centre alone excludes nobody
  pair.elm.location = pair.elm.area->point;
  pair.maya.anchors[0].minutes_max_strength = graph::Strength::important;
  CHECK(pair(Rule::travel_maximum) == Answer::pass);
}

}  // namespace
}  // namespace kith::matcher
