// SPDX-License-Identifier: Apache-2.0
#include "matcher/explanation_home.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using Lines = std::vector<std::string>;
using tests::a_child;
using tests::a_home;
using tests::a_person;
using tests::day;
using tests::today;

graph::Place place(std::string name) { return {std::move(name), std::nullopt}; }

}  // namespace

TEST_CASE("children who live there are told by their ages alone, pets by their kind") {
  graph::Household home = a_home("elm");
  CHECK(of_the_home(a_person("maya"), home, today, "").empty());
  home.others_living = {a_child("kit", graph::AgeBand::from_6_to_10),
                        a_child("ben", graph::AgeBand::from_11_to_15), tests::an_adult("gran")};
  home.others_living[0].called = "Kit";
  home.home.emplace();
  home.home->pets = {{graph::Species::cat, "shy", ""},
                     {graph::Species::dog, "", ""},
                     {graph::Species::cat, "", ""}};
  CHECK(
      of_the_home(a_person("maya"), home, today, "") ==
      Lines{"2 children live there, aged 6 to 10 and 11 to 15.", "Pets there: a dog and 2 cats."});
  home.others_living[0].age_band = graph::AgeBand::from_11_to_15;
  CHECK(of_the_home(a_person("maya"), home, today, "")[0] ==
        "2 children live there, aged 11 to 15.");
  home.others_living[0].stays_until = today;  // has moved out
  home.others_living[1].age_band.reset();
  CHECK(of_the_home(a_person("maya"), home, today, "There is a dog at home with elm") ==
        Lines{"A child lives there.", "Pets there: 2 cats."});
}

TEST_CASE("a change that is known is told with its day, unless it was told or is over") {
  graph::Household home = a_home("elm");
  home.horizon.emplace();
  home.horizon->known_changes = {{"moving_house", day("2027-06-01")},
                                 {"new job", day("2020-01-01")}};
  const std::string line = "A change is known there for 1 Jun 2027 (moving house).";
  CHECK(of_the_home(a_person("maya"), home, today, "") == Lines{line});
  CHECK(of_the_home(a_person("maya"), home, today, line).empty());
}

TEST_CASE("a home elsewhere than asked for says so, by name and only where both are known") {
  graph::Person george = a_person("george");
  george.called = "George";
  graph::Household home = a_home("elm");
  home.area = place("Atherton");
  CHECK(of_the_home(george, home, today, "").empty());
  george.area_wanted = {place("Leigh"), place("")};
  CHECK(of_the_home(george, home, today, "") == Lines{"Not in an area that George asked for."});
  george.area_wanted[1] = place("atherton");
  CHECK(of_the_home(george, home, today, "").empty());
}

TEST_CASE("that a partner cannot stay is said of the home, whoever asks") {
  graph::Person maya = a_person("maya");
  graph::Household home = a_home("elm");
  home.home.emplace();
  home.home->partner_stays = false;
  const Lines without = of_the_home(maya, home, today, "");
  CHECK(without == Lines{"A partner cannot stay over there."});
  maya.partner_stays = graph::Often::sometimes;  // theirs to tell: it changes nothing
  CHECK(of_the_home(maya, home, today, "") == without);
  home.home->visitors = graph::Often::no;
  CHECK(of_the_home(maya, home, today, "") ==
        Lines{"A partner cannot stay over there.", "Visitors are not welcome there."});
  home.home->visitors = graph::Often::sometimes;
  CHECK(of_the_home(maya, home, today, "") == without);
}

}  // namespace kith::matcher
