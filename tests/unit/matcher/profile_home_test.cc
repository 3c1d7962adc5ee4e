// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_text.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::Household;
using graph::Tier;
using tests::lines_hold;

Household the_khans() {
  Household home = tests::a_home("elm");
  home.called = "The Khans";
  home.carers[0].called = "Ruth Khan";
  home.carers[0].age_band = graph::AgeBand::from_50_to_64;
  home.area = graph::Place{"Leigh", {}};
  home.location = tests::point(53'500'359, -2'511'882);
  return home;
}

std::vector<graph::SharedLine> sheet_for_zoe(const Household& home, Tier tier,
                                             const graph::View& view = {}) {
  return profile_of_home(view, home, tests::a_person("zoe"), tier, tests::today);
}

}  // namespace

TEST_CASE("a home is shown by first names, ages and its area, and by its place from tier 3 on") {
  const std::string text = tests::text_of(sheet_for_zoe(the_khans(), Tier::second));
  CHECK(text.find("Where the home is: The home is in Leigh.\n"
                  "Who lives here: Ruth is a carer here. Their age is 50 to 64.\n") == 0);
  CHECK(text.find("Khan") == std::string::npos);
  CHECK(text.find("53.5") == std::string::npos);
  CHECK(lines_hold(sheet_for_zoe(the_khans(), Tier::third),
                   "On a map it is at 53.500359, -2.511882."));
  CHECK(sheet_for_zoe(the_khans(), Tier::officer).empty());
}

TEST_CASE("carers are spoken of by name as long as there are one or two who have one") {
  Household home = the_khans();
  home.interests = {{"angling", graph::Stance::love, {}, {}}};
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "Ruth loves angling."));
  home.carers.push_back(tests::a_carer("terry"));
  home.carers[1].called = "Terry";
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "Ruth and Terry love angling."));
  home.carers.push_back(tests::a_carer("third"));
  home.carers[2].called.clear();
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "The carers love angling."));
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "Who lives here: A carer lives here."));
  home.sharing.emplace().leaves_out = {"carers"};
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "The carers love angling."));
  CHECK_FALSE(lines_hold(sheet_for_zoe(home, Tier::first), "Ruth"));
}

TEST_CASE("who else lives there is told without names, and of children nothing but the ages") {
  Household home = the_khans();
  home.others_living = {tests::a_child("kit", graph::AgeBand::from_6_to_10),
                        tests::a_child("ben", graph::AgeBand::from_6_to_10),
                        tests::an_adult("gran"), tests::an_adult("lodger")};
  for (graph::OtherLiving& other : home.others_living) other.called = "Kit";
  home.others_living[2].age_band = graph::AgeBand::from_80;
  home.others_living[3].supported = true;
  home.residents = {tests::a_resident("sam"), tests::a_resident("zoe")};
  home.residents[0].interests = {{"angling", graph::Stance::love, {}, {}}};
  const auto lines = sheet_for_zoe(home, Tier::third);
  CHECK(lines_hold(lines,
                   "Who lives here: 2 other people who are supported live here.\n"
                   "Who lives here: 2 children of 6 to 10 live here.\n"
                   "Who lives here: An adult of 80 or over lives here.\n"));
  CHECK_FALSE(lines_hold(lines, "Kit"));
  CHECK_FALSE(lines_hold(lines, "angling"));
}

TEST_CASE("people who live there by an arrangement are counted, the reader is not") {
  tests::World world;
  world.put(tests::a_person("sam"));
  world.put(tests::a_person("zoe"));
  world.put(the_khans());
  world.put(tests::living_in("sam", "elm"));
  world.put(tests::living_in("zoe", "elm"));
  CHECK(lines_hold(sheet_for_zoe(the_khans(), Tier::first, world.view()),
                   "Another person who is supported lives here."));
}

TEST_CASE("that nobody else lives there is said only where it is known and nothing is left out") {
  Household home = the_khans();
  home.others_living_known = true;
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "Nobody else lives here."));
  Household left_out = home;
  left_out.residents = {tests::a_resident("sam")};
  left_out.sharing.emplace().leaves_out = {"residents"};
  CHECK_FALSE(lines_hold(sheet_for_zoe(left_out, Tier::first), "lives here."));
  home.others_living_known.reset();
  CHECK_FALSE(lines_hold(sheet_for_zoe(home, Tier::first), "Nobody else"));
}

TEST_CASE("what is over is not shown: who moved out, an offer, a skill") {
  Household home = the_khans();
  home.others_living = {tests::a_child("kit", graph::AgeBand::from_6_to_10)};
  home.others_living[0].stays_until = tests::today;
  home.available = {{}};
  home.available[0].kinds = {graph::ArrangementKind::day};
  home.available[0].until = tests::today;
  home.carers[0].competences = {{"insulin", tests::today, {}},
                                {"hoisting", tests::today.plus(-1), {}}};
  const auto lines = sheet_for_zoe(home, Tier::second);
  CHECK_FALSE(lines_hold(lines, "child"));
  CHECK_FALSE(lines_hold(lines, "You can come for the day."));
  CHECK(lines_hold(lines, "Ruth can support with insulin."));  // its last day
  CHECK_FALSE(lines_hold(lines, "hoisting"));
}

TEST_CASE("house rules and pets are told as rules, with a pet's temper") {
  Household home = the_khans();
  home.home.emplace();
  home.home->smoking = graph::Smoking::outside;
  home.home->own_key = true;
  home.home->pets = {{graph::Species::dog, "gentle with everybody", "the landing"}};
  CHECK(lines_hold(
      sheet_for_zoe(home, Tier::first),
      "Pets: There is a dog: gentle with everybody. It sleeps here: the landing.\n"
      "House rules: You can smoke outside only.\nHouse rules: You have your own key.\n"));
  home.home->pets.clear();
  CHECK_FALSE(lines_hold(sheet_for_zoe(home, Tier::first), "Pets:"));
  home.home->pets_known = true;
  CHECK(lines_hold(sheet_for_zoe(home, Tier::first), "Pets: There are no pets."));
}

TEST_CASE("the name of the stop, which tells where the home is, waits for the third tier") {
  Household home = the_khans();
  home.own_area_transport = graph::AreaTransport{"by the church", graph::Minutes{4},
                                                 graph::Minutes{15}, graph::TimeOfDay{1'290}};
  const std::string rest =
      "Getting about: The stop is less than 10 minutes on foot.\n"
      "Getting about: A bus comes every 15 minutes.\nGetting about: The last bus is at 21:30.\n";
  CHECK(lines_hold(sheet_for_zoe(home, Tier::second), rest));
  CHECK_FALSE(lines_hold(sheet_for_zoe(home, Tier::second), "church"));
  CHECK(lines_hold(sheet_for_zoe(home, Tier::third),
                   "Getting about: The bus stop: by the church.\n"));
}

}  // namespace kith::matcher
