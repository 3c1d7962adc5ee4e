// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/view.h"
#include "matcher/fact.h"

// The vocabulary of wishes. `thing` of a Wish is one of these words, or free words that nobody but
// people can answer: those are unknown, "check first".
//
// Of a home:   dog cat other_pets pets smoking smoking_inside vaping children young_children
//              other_residents woman_carer man_carer couple single_carer garden internet own_key
//              quiet_home rural town halal_kitchen kosher_kitchen vegetarian_kitchen
//              pork_free_kitchen alcohol partner_stays visitors loud_music late_nights pets_welcome
// Of a person: smoking (smoker) smoking_inside vaping dog cat other_pets pets night_support
//              waking_nights personal_care partner_stays visitors late_nights under_18 under_25
//              over_50 over_65 loud_music alcohol
// Spelling: lower case, "_" for a space or hyphen; "no_" is not read (the list says which way).
namespace kith::matcher {

enum class Presence : std::uint8_t { absent, present, unknown };
inline Presence presence(bool here) { return here ? Presence::present : Presence::absent; }

// What a record shows, and where. `list` + index + `member` is the JSON Pointer; all views point
// into literals or the record, so that seeing allocates nothing.
struct Sighting {
  Presence presence = Presence::unknown;
  graph::SubjectNumber about;
  graph::Kind kind = graph::Kind::household;
  std::string_view list;
  std::int32_t index = -1;  // of an item of the list; none: the list is a member itself
  std::string_view member;
  std::string_view value;

  std::string pointer() const;
};
Fact fact_of(const Sighting& sighting);

bool is_known_thing(std::string_view thing);
// "a dog", "smoking indoors": for sentences. Free words stay as they are.
std::string thing_in_words(std::string_view thing);

// A home as things are looked for in it, on the day somebody would come.
struct HomeSight {
  const graph::Household& home;
  graph::Date on;
  std::int32_t residents = 0;      // other people supported who live there, by arrangement or word
  bool includes_visitors = false;  // regular visitors count too
};
Sighting see_in_home(const HomeSight& sight, std::string_view thing);

Sighting see_in_person(const graph::Person& person, std::string_view thing, graph::Date on);

// Things as bits, by their place in the vocabulary: what is there, and what is known not to be.
using ThingBits = std::uint32_t;
struct ThingsSeen {
  ThingBits present = 0;
  ThingBits absent = 0;
};
// Everything of the vocabulary at once, as see_in_home() and see_in_person() see it.
ThingsSeen things_in_home(const HomeSight& sight);
ThingsSeen things_in_person(const graph::Person& person, graph::Date on);
// One word of the vocabulary of homes, and of people; 0 for free words.
ThingBits bit_of_home_thing(std::string_view thing);
ThingBits bit_of_person_thing(std::string_view thing);

// The ages a person may have on a day: from a birth date, a birth year (two possible) or a band.
struct AgeRange {
  std::int32_t low = 0;
  std::int32_t high = 0;
};
std::optional<AgeRange> age_range(const graph::Person& person, graph::Date on);

// People supported who live in the home: running arrangements of living in, and stated residents.
// `without` is not counted.
std::int32_t residents_of(const graph::View& view, graph::Index household, graph::Date on,
                          const graph::PersonNumber& without);

}  // namespace kith::matcher
