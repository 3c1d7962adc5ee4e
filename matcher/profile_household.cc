// SPDX-License-Identifier: Apache-2.0
// Who lives in a home, and what the home is like.
#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/profile_parts.h"

namespace kith::matcher::profile {
namespace {

using graph::Household;

// "6 to 10": of children, carers and others alike.
std::string_view band_words(graph::AgeBand band) {
  constexpr std::array<std::string_view, 10> bands{"0 to 5",   "6 to 10",   "11 to 15", "16 to 17",
                                                   "18 to 24", "25 to 34",  "35 to 49", "50 to 64",
                                                   "65 to 79", "80 or over"};
  return bands[static_cast<std::size_t>(band)];
}

struct Living {
  std::string one;   // "a child of 6 to 10", "another person who is supported"
  std::string many;  // " children of 6 to 10", " other people who are supported"
  std::size_t count = 1;
};

void count_in(std::vector<Living>& living, Living one) {
  const auto same = std::find_if(living.begin(), living.end(),
                                 [&](const Living& each) { return each.one == one.one; });
  if (same == living.end()) {
    living.push_back(std::move(one));
  } else {
    same->count += one.count;
  }
}

constexpr std::string_view one_supported = "another person who is supported";
constexpr std::string_view many_supported = " other people who are supported";

Living living_words(const Sight& sight, const graph::OtherLiving& other) {
  if (other.supported == true && sight.sees_anyway(other, other.supported)) {
    return {std::string(one_supported), std::string(many_supported)};
  }
  const bool child = other.living == graph::LivingKind::child;
  if (!sight.sees(other, other.living)) return {"somebody else", " other people"};
  Living words{child ? "a child" : "an adult", child ? " children" : " adults"};
  if (const graph::AgeBand* band = sight.value(other, other.age_band)) {
    const std::string of = " of " + std::string(band_words(*band));
    words.one += of;
    words.many += of;
  }
  return words;
}

std::string here(const Living& living) {
  if (living.count == 1) return sentence_case(living.one) + " lives here.";
  return std::to_string(living.count) + living.many + " live here.";
}

void add_carers(Sheet& sheet, const Sight& sight, const Household& home) {
  if (!sight.sees_anyway(home, home.carers)) return;
  for (const graph::Carer& carer : home.carers) {
    const Who who = who_is(carer, sight);
    std::string text = who.name + " is a carer here.";
    if (who.name == unnamed_carer) text = "A carer lives here.";
    if (carer.age_band && sight.sees_anyway(carer, carer.age_band)) {
      text += " Their age is " + std::string(band_words(*carer.age_band)) + ".";
    }
    sheet.add(heading::who_lives_here, text);
  }
}

std::string visitor_text(const Sight& sight, const graph::RegularVisitor& visitor) {
  if (!sight.sees(visitor, visitor.visitor)) return "";
  const graph::Species* species = sight.value(visitor, visitor.species);
  std::string text = visitor.visitor == graph::VisitorKind::adult   ? "An adult visits"
                     : visitor.visitor == graph::VisitorKind::child ? "A child visits"
                     : species != nullptr
                         ? sentence_case(std::string(pet_words(*species))) + " visits"
                         : "A pet visits";
  const std::string often =
      sight.sees(visitor, visitor.how_often) ? sight.words(visitor.how_often) : std::string{};
  if (!often.empty()) text += ": " + often;
  text = stopped(text);
  if (const bool* overnight = sight.value(visitor, visitor.overnight)) {
    text += *overnight ? " They stay the night." : " They do not stay the night.";
  }
  return text;
}

void add_pets(Sheet& sheet, const Sight& sight, const graph::Home& home) {
  for (const graph::Pet* pet : sight.told(home, home.pets)) {
    if (!sight.sees(*pet, pet->species)) continue;
    const auto free = [&](const std::string& member, std::string_view before) {
      const std::string words = sight.sees(*pet, member) ? sight.words(member) : std::string{};
      return words.empty() ? std::string{} : std::string(before) + words;
    };
    std::string text =
        stopped("There is " + std::string(pet_words(pet->species)) + free(pet->temperament, ": "));
    const std::string sleeps = free(pet->sleeps_where, "It sleeps here: ");
    sheet.add(heading::pets, sleeps.empty() ? text : text + " " + stopped(sleeps));
  }
  if (home.pets.empty() && sight.sees(home, home.pets) && sight.is(home, home.pets_known, true)) {
    sheet.add(heading::pets, "There are no pets.");
  }
}

std::string room_text(const Sight& sight, const graph::Room& room) {
  const graph::RoomSize* size = sight.value(room, room.size);
  const graph::Floor* floor = sight.value(room, room.floor);
  std::string what = size == nullptr                    ? "There is a bedroom"
                     : *size == graph::RoomSize::single ? "There is a single bedroom"
                                                        : "There is a double bedroom";
  if (floor != nullptr) {
    what += *floor == graph::Floor::ground ? " on the ground floor" : " upstairs";
  }
  std::vector<std::string> said{what + "."};
  if (const bool* free = sight.value(room, room.step_free)) {
    said.emplace_back(*free ? "You can get there without steps." : "There are steps on the way.");
  }
  constexpr std::array<std::string_view, 4> bathrooms{
      "The bathroom is shared.", "It has its own bathroom.", "A level shower is shared.",
      "It has its own level shower."};
  if (const auto* bathroom = sight.value(room, room.bathroom)) {
    said.emplace_back(bathrooms[static_cast<std::size_t>(*bathroom)]);
  }
  if (const bool* lockable = sight.value(room, room.lockable)) {
    said.emplace_back(*lockable ? "You can lock the door." : "The door has no lock.");
  }
  return joined(said);
}

void add_rooms(Sheet& sheet, const Sight& sight, const Household& home) {
  std::vector<std::pair<std::string, std::size_t>> rooms;
  for (const graph::Room* room : sight.told(home, home.rooms)) {
    const std::string text = room_text(sight, *room);
    const auto same = std::find_if(rooms.begin(), rooms.end(),
                                   [&](const auto& each) { return each.first == text; });
    if (same == rooms.end()) {
      rooms.emplace_back(text, 1);
    } else {
      ++same->second;
    }
  }
  for (const auto& [text, count] : rooms) {
    const std::string more =
        count > 1 ? " There are " + std::to_string(count) + " rooms like this." : std::string{};
    sheet.add(heading::rooms, text + more);
  }
}

struct YesNoWords {
  graph::Opt<bool> graph::Home::*member;
  std::string_view yes;
  std::string_view no;
};

void add_yes_or_no(Sheet& sheet, const Sight& sight, const graph::Home& home,
                   std::string_view heading, const YesNoWords& words) {
  const bool* known = sight.value(home, home.*words.member);
  if (known != nullptr) sheet.add(heading, std::string(*known ? words.yes : words.no));
}

void add_house(Sheet& sheet, const Sight& sight, const graph::Home& home) {
  constexpr std::array<std::string_view, 3> settings{
      "The home is in a town.", "The home is in a village.", "The home is in the country."};
  if (const auto* setting = sight.value(home, home.setting)) {
    sheet.add(heading::the_home, std::string(settings[static_cast<std::size_t>(*setting)]));
  }
  constexpr std::array<std::string_view, 5> quiet{"The home is very lively.", "The home is lively.",
                                                  "The home is neither quiet nor lively.",
                                                  "The home is quiet.", "The home is very quiet."};
  if (const auto* scale = sight.value(home, home.quiet)) {
    sheet.add(heading::the_home, std::string(quiet[static_cast<std::size_t>(scale->value - 1)]));
  }
  constexpr std::array<YesNoWords, 6> facts{{
      {&graph::Home::garden, "There is a garden.", "There is no garden."},
      {&graph::Home::step_free, "You can get in without steps.", "There are steps."},
      {&graph::Home::level_shower, "There is a level shower.", "There is no level shower."},
      {&graph::Home::hoist, "There is a hoist.", "There is no hoist."},
      {&graph::Home::sensory_quiet, "The home is kept calm for the senses.", ""},
      {&graph::Home::internet, "There is internet.", "There is no internet."},
  }};
  for (const YesNoWords& fact : facts) add_yes_or_no(sheet, sight, home, heading::the_home, fact);
  if (const auto* width = sight.value(home, home.door_width_cm)) {
    sheet.add(heading::the_home, "Doors are " + std::to_string(width->value) + " cm wide.");
  }
}

void add_kitchen(Sheet& sheet, const Sight& sight, const graph::Home& home) {
  constexpr std::array<std::string_view, 5> kitchens{
      "The kitchen is halal.", "The kitchen is kosher.", "The kitchen is vegetarian.",
      "There is no pork in the kitchen.", "The carers would cook the way you need."};
  for (const graph::Kitchen* kitchen : sight.told(home, home.kitchen)) {
    sheet.add(heading::house_rules, std::string(kitchens[static_cast<std::size_t>(*kitchen)]));
  }
}

void add_house_rules(Sheet& sheet, const Sight& sight, const graph::Home& home) {
  constexpr std::array<std::string_view, 4> smoking{"Nobody smokes here.",
                                                    "You can smoke outside only.",
                                                    "You can smoke indoors.", "You can vape here."};
  if (const auto* rule = sight.value(home, home.smoking)) {
    sheet.add(heading::house_rules, std::string(smoking[static_cast<std::size_t>(*rule)]));
  }
  add_yes_or_no(sheet, sight, home, heading::house_rules,
                {&graph::Home::own_key, "You have your own key.", "You have no key of your own."});
  add_yes_or_no(sheet, sight, home, heading::house_rules,
                {&graph::Home::partner_stays, "A partner can stay the night.",
                 "A partner cannot stay the night."});
  constexpr std::array<std::string_view, 3> visitors{
      "Visitors cannot come.", "Visitors can come sometimes.", "Visitors can come often."};
  if (const auto* often = sight.value(home, home.visitors)) {
    sheet.add(heading::house_rules, std::string(visitors[static_cast<std::size_t>(*often)]));
  }
  add_kitchen(sheet, sight, home);
}

}  // namespace

Who who_is(const graph::Carer& carer, const Sight& sight) {
  const std::string name =
      sight.sees_anyway(carer, carer.called) ? first_name(carer.called) : std::string{};
  return {name.empty() ? std::string(unnamed_carer) : name, false};
}

void add_who_lives_here(Sheet& sheet, const Sight& sight, const Household& home,
                        std::size_t supported, graph::Date on) {
  add_carers(sheet, sight, home);
  std::vector<Living> living;
  const bool others_seen = sight.sees(home, home.others_living);
  const bool residents_seen = sight.sees_anyway(home, home.residents);
  if (residents_seen && supported > 0) {
    count_in(living, {std::string(one_supported), std::string(many_supported), supported});
  }
  bool any_other = supported > 0;
  for (const graph::OtherLiving& other : home.others_living) {
    if (other.stays_until && *other.stays_until <= on) continue;  // has moved out
    any_other = true;
    if (others_seen) count_in(living, living_words(sight, other));
  }
  for (const Living& each : living) sheet.add(heading::who_lives_here, here(each));
  if (!any_other && others_seen && residents_seen &&
      sight.is(home, home.others_living_known, true)) {
    sheet.add(heading::who_lives_here, "Nobody else lives here.");
  }
  for (const graph::RegularVisitor* visitor : sight.told(home, home.regular_visitors)) {
    sheet.add(heading::who_lives_here, visitor_text(sight, *visitor));
  }
}

void add_the_home(Sheet& sheet, const Sight& sight, const Household& home) {
  add_rooms(sheet, sight, home);
  if (!home.home || !sight.sees(home, home.home) || !sight.reaches(home.home->said)) return;
  add_pets(sheet, sight, *home.home);
  add_house(sheet, sight, *home.home);
  add_house_rules(sheet, sight, *home.home);
}

}  // namespace kith::matcher::profile
