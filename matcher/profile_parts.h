// SPDX-License-Identifier: Apache-2.0
// Private to the profile sheets: what people and households say alike, and the headings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/profile_sight.h"
#include "matcher/profile_words.h"

namespace kith::matcher::profile {

// Those of one page profiles (domain §1), of matching support with people (the four of Helen
// Sanderson Associates), and plain ones where neither has any.
namespace heading {
inline constexpr std::string_view appreciated = "What people appreciate about me";
inline constexpr std::string_view important = "What's important to me";
inline constexpr std::string_view support_me = "How best to support me";
inline constexpr std::string_view about_me = "About me";
inline constexpr std::string_view looking_for = "What I am looking for";
inline constexpr std::string_view personality = "Personality";
inline constexpr std::string_view good_day = "A good day";
inline constexpr std::string_view interests = "Interests";
inline constexpr std::string_view gifts = "What I could give";
inline constexpr std::string_view skills = "Skills needed";
inline constexpr std::string_view supports = "Supports wanted and needed";
inline constexpr std::string_view at_home = "At home";
inline constexpr std::string_view staying_safe = "Staying safe";
inline constexpr std::string_view who_lives_here = "Who lives here";
inline constexpr std::string_view where = "Where the home is";
inline constexpr std::string_view pets = "Pets";
inline constexpr std::string_view rooms = "Rooms";
inline constexpr std::string_view the_home = "The home";
inline constexpr std::string_view house_rules = "House rules";
inline constexpr std::string_view stays = "Stays here";
inline constexpr std::string_view to_share = "What we could share";
inline constexpr std::string_view skills_here = "Skills here";
inline constexpr std::string_view getting_about = "Getting about";
inline constexpr std::string_view journeys = "How far it is from your people and places";
}  // namespace heading

// "Maya" or "This person".
Who who_is(const graph::Person& person, const Sight& sight);

// "Ruth" or unnamed_carer.
Who who_is(const graph::Carer& carer, const Sight& sight);
inline constexpr std::string_view unnamed_carer = "The carer";

// "Leigh"; "" where it is left out or may be an address.
std::string area_name(const graph::Opt<graph::Place>& place, const Sight& sight);

// "This matters a lot to Maya."; "" for what is only nice.
std::string matters_a_lot(const Who& who, const graph::Strength* strength);
void add_personality(Sheet& sheet, const Sight& sight, const Who& who,
                     const graph::Opt<graph::Personality>& personality);
void add_good_day(Sheet& sheet, const Sight& sight, std::string_view heading,
                  const graph::Opt<graph::Personality>& personality);
void add_rhythm(Sheet& sheet, const Sight& sight, const Who& who,
                const graph::Opt<graph::Rhythm>& rhythm);
// What matters most first.
void add_interests(Sheet& sheet, const Sight& sight, const Who& who,
                   const std::vector<const graph::Interest*>& interests);
// "baking" as people say it; "" where the words may not be shown.
std::string activity_words(const Sight& sight, const std::string& activity);
// One way of talking, with what they do of it.
std::string way_of_talking(const Sight& sight, const Who& who, const graph::Communication& way);
// "a dog"; "another pet".
std::string_view pet_words(graph::Species species);

// The sections of a sheet, in their order.
void add_own_account(Sheet& sheet, const Sight& sight, const graph::Person& person);
void add_who_lives_here(Sheet& sheet, const Sight& sight, const graph::Household& home,
                        std::size_t supported, graph::Date on);
void add_the_home(Sheet& sheet, const Sight& sight, const graph::Household& home);
void add_journeys(Sheet& sheet, const Sight& sight, const graph::Household& household,
                  const graph::Person& reader);

}  // namespace kith::matcher::profile
