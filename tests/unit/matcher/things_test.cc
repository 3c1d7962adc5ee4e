// SPDX-License-Identifier: Apache-2.0
#include "matcher/things.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using namespace tests;

Presence seen(const graph::Household& home, std::string_view thing, std::int32_t residents = 0) {
  return see_in_home(HomeSight{home, first_day, residents, false}, thing).presence;
}

graph::Household known_home() {
  graph::Household home = a_home("elm");
  home.home.emplace();
  return home;
}

TEST_CASE("pets: listed ones are all there are, none listed may mean not asked") {
  graph::Household home = known_home();
  for (const std::string_view thing : {"dog", "cat", "other_pets", "pets"}) {
    CHECK(seen(home, thing) == Presence::unknown);
  }
  home.home->pets_known = true;
  CHECK(seen(home, "pets") == Presence::absent);
  home.home->pets_known.reset();
  home.home->pets = {graph::Pet{graph::Species::rabbit, "", ""}};
  CHECK(seen(home, "other_pets") == Presence::present);
  CHECK(seen(home, "pets") == Presence::present);
  CHECK(seen(home, "dog") == Presence::absent);
}

TEST_CASE("smoking, smoking inside and vaping are three things") {
  graph::Household home = known_home();
  CHECK(seen(home, "smoking") == Presence::unknown);
  home.home->smoking = graph::Smoking::outside;
  CHECK(seen(home, "smoking") == Presence::present);
  CHECK(seen(home, "smoking_inside") == Presence::absent);
  CHECK(seen(home, "vaping") == Presence::unknown);
  home.home->smoking = graph::Smoking::vape;
  CHECK(seen(home, "smoking") == Presence::absent);
  CHECK(seen(home, "vaping") == Presence::present);
}

TEST_CASE("children: ages, moving out, and not asked") {
  graph::Household home = known_home();
  CHECK(seen(home, "children") == Presence::absent);
  home.others_living_known.reset();
  CHECK(seen(home, "children") == Presence::unknown);
  home.others_living = {a_child("kid", graph::AgeBand::from_6_to_10)};
  CHECK(seen(home, "children") == Presence::present);
  CHECK(seen(home, "young_children") == Presence::present);
  home.others_living[0].age_band = graph::AgeBand::from_11_to_15;
  CHECK(seen(home, "young_children") == Presence::absent);
  home.others_living[0].age_band.reset();
  CHECK(seen(home, "young_children") == Presence::unknown);
  home.others_living[0].stays_until = first_day;
  CHECK(seen(home, "children") == Presence::absent);
}

TEST_CASE("carers and company") {
  graph::Household home = known_home();
  CHECK(seen(home, "woman_carer") == Presence::unknown);
  home.carers[0].gender = graph::Gender::man;
  CHECK(seen(home, "woman_carer") == Presence::absent);
  CHECK(seen(home, "man_carer") == Presence::present);
  CHECK(seen(home, "single_carer") == Presence::present);
  home.carers.push_back(a_carer("second"));
  CHECK(seen(home, "couple") == Presence::present);
  CHECK(seen(home, "single_carer") == Presence::absent);
  CHECK(seen(home, "other_residents") == Presence::absent);
  CHECK(seen(home, "other_residents", 1) == Presence::present);
  home.others_living_known.reset();
  CHECK(seen(home, "other_residents") == Presence::unknown);
}

TEST_CASE("house, setting, kitchen and rhythm") {
  graph::Household home = known_home();
  for (const std::string_view thing :
       {"garden", "internet", "own_key", "quiet_home", "rural", "town", "halal_kitchen",
        "kosher_kitchen", "vegetarian_kitchen", "pork_free_kitchen", "alcohol", "partner_stays",
        "visitors", "loud_music", "late_nights", "pets_welcome"}) {
    CAPTURE(thing);
    CHECK(is_known_thing(thing));
    CHECK(seen(home, thing) == Presence::unknown);
  }
  home.home->garden = true;
  home.home->own_key = false;
  home.home->setting = graph::HomeSetting::village;
  home.home->kitchen = {graph::Kitchen::halal};
  home.home->quiet = graph::Scale{5};
  home.home->visitors = graph::Often::sometimes;
  home.rhythm.emplace();
  home.rhythm->early = graph::Scale{1};
  CHECK(seen(home, "garden") == Presence::present);
  CHECK(seen(home, "own_key") == Presence::absent);
  CHECK(seen(home, "rural") == Presence::present);
  CHECK(seen(home, "town") == Presence::absent);
  CHECK(seen(home, "pork_free_kitchen") == Presence::present);
  CHECK(seen(home, "kosher_kitchen") == Presence::absent);
  CHECK(seen(home, "quiet_home") == Presence::present);
  CHECK(seen(home, "loud_music") == Presence::absent);
  CHECK(seen(home, "visitors") == Presence::present);
  CHECK(seen(home, "late_nights") == Presence::present);
  home.home->kitchen.push_back(graph::Kitchen::willing);
  CHECK(seen(home, "kosher_kitchen") == Presence::unknown);
}

TEST_CASE("free words are unknown, and a sighting says where") {
  graph::Household home = known_home();
  CHECK_FALSE(is_known_thing("a friendly parrot"));
  CHECK(seen(home, "a friendly parrot") == Presence::unknown);
  CHECK(thing_in_words("smoking_inside") == "smoking indoors");
  CHECK(thing_in_words("a friendly parrot") == "a friendly parrot");
  home.home->pets = {graph::Pet{graph::Species::cat, "", ""},
                     graph::Pet{graph::Species::dog, "", ""}};
  const Sighting dog = see_in_home(HomeSight{home, first_day, 0, false}, "dog");
  CHECK(dog.pointer() == "/home/pets/1/species");
  CHECK(fact_of(dog).value == "dog");
}

TEST_CASE("things of a person") {
  graph::Person maya = a_person("maya");
  maya.support.clear();
  const auto of = [&](std::string_view thing) {
    return see_in_person(maya, thing, first_day).presence;
  };
  for (const std::string_view thing : {"smoking", "dog", "night_support", "personal_care",
                                       "partner_stays", "visitors", "late_nights", "loud_music"}) {
    CAPTURE(thing);
    CHECK(of(thing) == Presence::unknown);
  }
  maya.own_pets = {graph::OwnPet{graph::Species::dog, "Rex", graph::Strength::nice}};
  CHECK(of("dog") == Presence::unknown);
  CHECK(of("cat") == Presence::absent);
  maya.own_pets[0].comes_along = graph::Strength::must;
  CHECK(of("dog") == Presence::present);
  maya.night = graph::Stated<graph::Night>{graph::Night::sleeping_some, {}};
  CHECK(of("night_support") == Presence::present);
  CHECK(of("waking_nights") == Presence::absent);
  CHECK(of("under_25") == Presence::absent);  // 28
  maya.born.reset();
  CHECK(of("under_25") == Presence::unknown);
  maya.age_band = graph::AgeBand::from_18_to_24;
  CHECK(of("under_25") == Presence::present);
  CHECK(of("over_50") == Presence::absent);
}

TEST_CASE("ages of which only the year or month is known are two") {
  graph::Person maya = a_person("maya");
  const graph::Date on = day("2026-12-05");
  maya.born = graph::BirthDate{1998, 12, 6};
  CHECK(age_range(maya, on)->low == 27);
  CHECK(age_range(maya, on)->high == 27);
  maya.born = graph::BirthDate{1998, 0, 0};
  CHECK(age_range(maya, on)->low == 27);
  CHECK(age_range(maya, on)->high == 28);
  maya.born = graph::BirthDate{1998, 12, 0};
  CHECK(age_range(maya, on)->low == 27);
  CHECK(age_range(maya, on)->high == 28);
}

}  // namespace
}  // namespace kith::matcher
