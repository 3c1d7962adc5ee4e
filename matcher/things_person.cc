// SPDX-License-Identifier: Apache-2.0
// The things that carers and residents look for in a person.
#include <algorithm>
#include <array>

#include "matcher/things.h"

namespace kith::matcher {
namespace {

using graph::Person;
using graph::Species;

struct PersonThing {
  std::string_view word;
  Sighting (*see)(const Person&, graph::Date);
};

Sighting at(const Person& person, Presence seen, std::string_view pointer,
            std::string_view value = {}) {
  return Sighting{seen, person.subject(), graph::Kind::person, pointer, -1, {}, value};
}

Sighting see_smoke_that(const Person& person, bool (*holds)(graph::Smoking)) {
  if (!person.smoke) return at(person, Presence::unknown, "/smoke");
  return at(person, presence(holds(person.smoke->value)), "/smoke",
            graph::word(person.smoke->value));
}
Sighting see_smoker(const Person& person, graph::Date) {
  return see_smoke_that(person, [](graph::Smoking how) {
    return how == graph::Smoking::outside || how == graph::Smoking::inside;
  });
}
Sighting see_smoking_inside(const Person& person, graph::Date) {
  return see_smoke_that(person, [](graph::Smoking how) { return how == graph::Smoking::inside; });
}
Sighting see_vaping(const Person& person, graph::Date) {
  return see_smoke_that(person, [](graph::Smoking how) { return how == graph::Smoking::vape; });
}

// Only a pet that must come along is sure to come; whether there is none was never asked where none
// is listed.
template <class Wanted>
Sighting see_own_pets(const Person& person, Wanted wanted) {
  bool open = person.own_pets.empty();
  for (std::size_t i = 0; i < person.own_pets.size(); ++i) {
    const graph::OwnPet& pet = person.own_pets[i];
    if (!wanted(pet.species)) continue;
    if (pet.comes_along == graph::Strength::must) {
      return Sighting{Presence::present,
                      person.subject(),
                      graph::Kind::person,
                      "/own_pets",
                      static_cast<std::int32_t>(i),
                      "species",
                      graph::word(pet.species)};
    }
    open = true;
  }
  return at(person, open ? Presence::unknown : Presence::absent, "/own_pets");
}
Sighting see_dog(const Person& person, graph::Date) {
  return see_own_pets(person, [](Species each) { return each == Species::dog; });
}
Sighting see_cat(const Person& person, graph::Date) {
  return see_own_pets(person, [](Species each) { return each == Species::cat; });
}
Sighting see_other_pets(const Person& person, graph::Date) {
  return see_own_pets(person,
                      [](Species each) { return each != Species::dog && each != Species::cat; });
}
Sighting see_pets(const Person& person, graph::Date) {
  return see_own_pets(person, [](Species) { return true; });
}

Sighting see_night(const Person& person, graph::Date) {
  if (!person.night) return at(person, Presence::unknown, "/night");
  return at(person, presence(person.night->value != graph::Night::none), "/night",
            graph::word(person.night->value));
}
Sighting see_waking(const Person& person, graph::Date) {
  if (!person.night) return at(person, Presence::unknown, "/night");
  return at(person, presence(person.night->value == graph::Night::waking), "/night",
            graph::word(person.night->value));
}

Sighting see_personal_care(const Person& person, graph::Date) {
  if (person.support.empty()) return at(person, Presence::unknown, "/support");
  for (const graph::Support& support : person.support) {
    if (support.task != "personal_care") continue;
    if (!support.level) return at(person, Presence::unknown, "/support");
    return at(person, presence(*support.level >= graph::SupportLevel::help), "/support",
              graph::word(*support.level));
  }
  return at(person, Presence::absent, "/support");
}

Sighting see_often(const Person& person, const std::optional<graph::Often>& often,
                   std::string_view pointer) {
  if (!often) return at(person, Presence::unknown, pointer);
  return at(person, presence(*often != graph::Often::no), pointer, graph::word(*often));
}
Sighting see_partner(const Person& person, graph::Date) {
  return see_often(person, person.partner_stays, "/partner_stays");
}
Sighting see_visitors(const Person& person, graph::Date) {
  return see_often(person, person.visitors, "/visitors");
}
Sighting see_late_nights(const Person& person, graph::Date) {
  const auto early = person.rhythm ? person.rhythm->early : std::nullopt;
  if (!early || early->value == 3) return at(person, Presence::unknown, "/rhythm/early");
  return at(person, presence(early->value < 3), "/rhythm/early");
}

// Whether they are of an age of at least `from` and below `below` on the day.
Sighting see_age(const Person& person, graph::Date on, std::int32_t from, std::int32_t below) {
  const std::string_view pointer = person.born ? "/born" : "/age_band";
  const std::optional<AgeRange> age = age_range(person, on);
  if (!age) return at(person, Presence::unknown, pointer);
  if (age->low >= from && age->high < below) return at(person, Presence::present, pointer);
  const bool outside = age->high < from || age->low >= below;
  return at(person, outside ? Presence::absent : Presence::unknown, pointer);
}
constexpr std::int32_t no_limit = 1'000;
Sighting see_under_18(const Person& person, graph::Date on) { return see_age(person, on, 0, 18); }
Sighting see_under_25(const Person& person, graph::Date on) { return see_age(person, on, 0, 25); }
Sighting see_over_50(const Person& person, graph::Date on) {
  return see_age(person, on, 50, no_limit);
}
Sighting see_over_65(const Person& person, graph::Date on) {
  return see_age(person, on, 65, no_limit);
}

constexpr std::array person_things{
    PersonThing{"smoking", see_smoker},
    PersonThing{"smoker", see_smoker},
    PersonThing{"smoking_inside", see_smoking_inside},
    PersonThing{"vaping", see_vaping},
    PersonThing{"dog", see_dog},
    PersonThing{"cat", see_cat},
    PersonThing{"other_pets", see_other_pets},
    PersonThing{"pets", see_pets},
    PersonThing{"night_support", see_night},
    PersonThing{"waking_nights", see_waking},
    PersonThing{"personal_care", see_personal_care},
    PersonThing{"partner_stays", see_partner},
    PersonThing{"visitors", see_visitors},
    PersonThing{"late_nights", see_late_nights},
    PersonThing{"under_18", see_under_18},
    PersonThing{"under_25", see_under_25},
    PersonThing{"over_50", see_over_50},
    PersonThing{"over_65", see_over_65},
};

// What a band says: from the first number to the second, both included.
constexpr std::array<AgeRange, 10> bands{
    AgeRange{0, 5},   AgeRange{6, 10},  AgeRange{11, 15}, AgeRange{16, 17}, AgeRange{18, 24},
    AgeRange{25, 34}, AgeRange{35, 49}, AgeRange{50, 64}, AgeRange{65, 79}, AgeRange{80, 130}};

const PersonThing* person_thing(std::string_view thing) {
  const auto* found = std::find_if(person_things.begin(), person_things.end(),
                                   [&](const PersonThing& each) { return each.word == thing; });
  return found == person_things.end() ? nullptr : found;
}

}  // namespace

Sighting see_in_person(const Person& person, std::string_view thing, graph::Date on) {
  const PersonThing* found = person_thing(thing);
  return found == nullptr ? at(person, Presence::unknown, "") : found->see(person, on);
}

ThingsSeen things_in_person(const Person& person, graph::Date on) {
  static_assert(person_things.size() <= 32);
  ThingsSeen seen;
  for (std::size_t i = 0; i < person_things.size(); ++i) {
    const Presence presence = person_things[i].see(person, on).presence;
    if (presence == Presence::present) seen.present |= ThingBits{1} << i;
    if (presence == Presence::absent) seen.absent |= ThingBits{1} << i;
  }
  return seen;
}

ThingBits bit_of_person_thing(std::string_view thing) {
  const PersonThing* known = person_thing(thing);
  return known == nullptr ? 0 : ThingBits{1} << (known - person_things.data());
}

std::optional<AgeRange> age_range(const Person& person, graph::Date on) {
  if (person.born) {
    const std::int32_t age = graph::age_on(*person.born, on);
    if (person.born->month == 0) return AgeRange{age, age + 1};
    return AgeRange{person.born->day == 0 ? age - 1 : age, age};
  }
  if (person.age_band) return bands[static_cast<std::size_t>(*person.age_band)];
  return std::nullopt;
}

}  // namespace kith::matcher
