// SPDX-License-Identifier: Apache-2.0
#include "matcher/kept_at_home.h"

#include <algorithm>
#include <array>

#include "graph/introduction_parties.h"

namespace kith::matcher {
namespace {

using graph::Household;
using graph::Often;
using graph::Person;

constexpr std::array<std::string_view, kept_thing_count> thing_words{"partner", "visitors", "pets"};
constexpr std::array<std::string_view, kept_count> kept_words{"kept", "less", "lost", "not_known"};

const Household* lives_in(const graph::View& view, const Person& person, graph::Date on) {
  const auto index = view.index_of(graph::Kind::person, person.identity.number);
  if (!index) return nullptr;
  for (const graph::Index place : view.arrangements_of_person(*index)) {
    const graph::Arrangement* each = view.arrangement(place);
    if (!each || each->arrangement_kind != graph::ArrangementKind::live_in) continue;
    if (graph::runs_on(*each, on)) return view.find<Household>(each->household.number);
  }
  return nullptr;
}

bool comes(const graph::Opt<Often>& often) { return often && *often != Often::no; }

Kept kept_partner(const graph::Home& home) {
  if (!home.partner_stays) return Kept::not_known;
  return *home.partner_stays ? Kept::kept : Kept::lost;
}

Kept kept_visitors(const graph::Home& home, Often wanted) {
  if (!home.visitors) return Kept::not_known;
  if (*home.visitors == Often::no) return Kept::lost;
  return *home.visitors < wanted ? Kept::less : Kept::kept;
}

Kept kept_pets(const graph::Home& home, const Person& person) {
  for (const graph::OwnPet& pet : person.own_pets) {
    if (!pet.comes_along) continue;
    const bool is_there =
        std::any_of(home.pets.begin(), home.pets.end(),
                    [&pet](const graph::Pet& other) { return other.species == pet.species; });
    if (!is_there) return home.pets_known == true ? Kept::lost : Kept::not_known;
  }
  return Kept::kept;
}

}  // namespace

std::string_view word(KeptThing thing) { return thing_words[static_cast<std::size_t>(thing)]; }
std::string_view word(Kept kept) { return kept_words[static_cast<std::size_t>(kept)]; }

std::vector<KeptAtHome> kept_at_home(const graph::View& view, const Person& person,
                                     graph::Date on) {
  std::vector<KeptAtHome> told;
  const Household* household = lives_in(view, person, on);
  if (household == nullptr) return told;
  const graph::Home home = household->home.value_or(graph::Home{});
  if (comes(person.partner_stays)) told.push_back({KeptThing::partner, kept_partner(home)});
  if (comes(person.visitors)) {
    told.push_back({KeptThing::visitors, kept_visitors(home, *person.visitors)});
  }
  const bool brings = std::any_of(person.own_pets.begin(), person.own_pets.end(),
                                  [](const graph::OwnPet& pet) { return bool{pet.comes_along}; });
  if (brings) told.push_back({KeptThing::pets, kept_pets(home, person)});
  return told;
}

}  // namespace kith::matcher
