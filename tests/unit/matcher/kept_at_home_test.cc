// SPDX-License-Identifier: Apache-2.0
#include "matcher/kept_at_home.h"

#include <doctest/doctest.h>

#include "matcher/connection_card.h"
#include "tests/support/worked_example.h"
#include "tests/support/world.h"

namespace kith::tests::kept_at_home_of {

using graph::Often;
using matcher::Kept;
using matcher::kept_at_home;
using matcher::KeptAtHome;
using matcher::KeptThing;
using Told = std::vector<KeptAtHome>;

struct Lives {
  graph::Person person = a_person("maya");
  graph::Household home = a_home("elm");
  graph::Arrangement arrangement = living_in("maya", "elm");

  Lives() {
    home.home.emplace();
    arrangement.start = day("2026-03-01");
  }
  Told told(std::string_view on = "2026-08-01") const {
    World world;
    world.put(person);
    world.put(home);
    world.put(arrangement);
    return kept_at_home(world.view(), person, day(on));
  }
};

TEST_CASE("nothing is told of who said nothing, or lives elsewhere") {
  Lives lives;
  CHECK(lives.told().empty());
  lives.person.partner_stays = Often::no;
  lives.person.visitors = Often::no;
  lives.person.own_pets = {{graph::Species::cat, "Tib", {}}};  // stays behind
  CHECK(lives.told().empty());
  lives.person.partner_stays = Often::sometimes;
  CHECK(lives.told() == Told{{KeptThing::partner, Kept::not_known}});
  CHECK(lives.told("2026-02-28").empty());
  lives.arrangement.end = day("2026-07-01");
  CHECK(lives.told().empty());
  lives.arrangement.end.reset();
  lives.arrangement.arrangement_kind = graph::ArrangementKind::short_break;
  CHECK(lives.told().empty());
}

TEST_CASE("partner, visitors and pets by the rules of the home, and what is not said is no yes") {
  Lives lives;
  lives.person.partner_stays = Often::sometimes;
  lives.person.visitors = Often::often;
  lives.person.own_pets = {{graph::Species::cat, "Tib", graph::Strength::must}};
  CHECK(lives.told() == Told{{KeptThing::partner, Kept::not_known},
                             {KeptThing::visitors, Kept::not_known},
                             {KeptThing::pets, Kept::not_known}});
  lives.home.home->partner_stays = false;
  lives.home.home->visitors = Often::sometimes;
  lives.home.home->pets_known = true;
  CHECK(lives.told() == Told{{KeptThing::partner, Kept::lost},
                             {KeptThing::visitors, Kept::less},
                             {KeptThing::pets, Kept::lost}});
  lives.home.home->partner_stays = true;
  lives.home.home->visitors = Often::often;
  lives.home.home->pets = {{graph::Species::cat, "", ""}};
  CHECK(lives.told() == Told{{KeptThing::partner, Kept::kept},
                             {KeptThing::visitors, Kept::kept},
                             {KeptThing::pets, Kept::kept}});
  lives.home.home->visitors = Often::no;
  lives.person.own_pets.push_back({graph::Species::dog, "Rex", graph::Strength::must});
  CHECK(lives.told() == Told{{KeptThing::partner, Kept::kept},
                             {KeptThing::visitors, Kept::lost},
                             {KeptThing::pets, Kept::lost}});
}

TEST_CASE("on a card for others it is counts alone, and none of a few") {
  matcher::ConnectionCard card;
  const auto add = [&card](const std::string& name, std::int64_t value) {
    matcher::CardFigure figure;
    figure.name = name;
    figure.value = value;
    figure.items.resize(static_cast<std::size_t>(value));
    card.figures.push_back(std::move(figure));
  };
  add("made", 3);
  add("kept.partner.kept", 6);
  add("kept.partner.lost", 4);
  add("kept.visitors.kept", 9);
  add("kept.visitors.lost", 0);
  card.people.resize(1);
  card.people[0].kept = {{KeptThing::partner, Kept::lost}};
  matcher::keep_to_themselves(card);
  CHECK(card.people[0].kept.empty());
  CHECK(card.find("made")->items.size() == 3);
  REQUIRE(card.find("kept.partner.kept") != nullptr);
  CHECK(card.value("kept.partner.lost") == 4);
  CHECK(card.find("kept.partner.kept")->items.empty());
  CHECK(card.find("kept.visitors.kept") == nullptr);
  CHECK(card.find("kept.visitors.lost") == nullptr);
}

}  // namespace kith::tests::kept_at_home_of
