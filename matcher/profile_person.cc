// SPDX-License-Identifier: Apache-2.0
// What of a person is shown to a carer household.
#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/profile_parts.h"
#include "matcher/profile_sheet.h"
#include "matcher/things.h"

namespace kith::matcher {
namespace profile {
namespace {

using graph::Person;

void add_about(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  const bool named = who.name != "This person";
  if (named) sheet.add(heading::about_me, "This is " + who.name + ".");
  if (sight.sees_anyway(person, person.area_now)) {
    const std::string area = area_name(person.area_now, sight);
    if (!area.empty()) sheet.add(heading::about_me, stopped(who.name + " lives in " + area));
  }
}

void add_stays_wanted(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  if (!sight.sees_anyway(person, person.looking_for)) return;
  constexpr std::array<std::string_view, 6> stays{
      " would like a home with carers.",     " would like short breaks.",
      " would like support by day.",         " would like support at home, like family.",
      " needs somewhere safe to stay soon.", " needs a home for a while after hospital."};
  std::vector<std::string> said;
  for (const graph::LookingFor& wish : person.looking_for) {
    if (!sight.sees_anyway(wish, wish.kind)) continue;
    std::string text = who.name + std::string(stays[static_cast<std::size_t>(wish.kind)]);
    if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(std::move(text));
  }
  sheet.add(heading::looking_for, joined(said));
}

void add_areas_wanted(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  if (!sight.sees_anyway(person, person.area_wanted)) return;
  std::vector<std::string> areas;
  for (const graph::Place& place : person.area_wanted) {
    const std::string area = area_name(place, sight);
    if (!area.empty()) areas.push_back(area);
  }
  sheet.add(heading::looking_for,
            in_sentences(who.name + " would like to be in ", areas, "", " or "));
}

void add_goal(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  const graph::Goal* goal = sight.value(person, person.goal);
  if (goal == nullptr || !sight.reaches(goal->said)) return;
  constexpr std::array<std::string_view, 5> goals{
      " would like a flat of their own one day.", " would like to stay for a long time.",
      " would like to try it out first.", " would like to go home again.", " would like a break."};
  std::vector<std::string> said;
  if (sight.sees(*goal, goal->kind)) {
    said.push_back(who.name + std::string(goals[static_cast<std::size_t>(goal->kind)]));
  }
  if (const auto* months = sight.value(*goal, goal->months); months && months->value > 0) {
    said.push_back(months->value == 1
                       ? "The time in mind is about a month."
                       : "The time in mind is about " + std::to_string(months->value) + " months.");
  }
  if (!said.empty()) said.push_back(matters_a_lot(who, sight.value(*goal, goal->strength)));
  sheet.add(heading::looking_for, joined(said));
}

std::vector<std::string> home_wishes(const Sight& sight, const Who& who,
                                     const graph::HouseholdWish& wish) {
  constexpr std::array<std::string_view, 4> housemates{
      " would like to be the only person supported there.",
      " would like one other person supported there.", " would like to share with several others.",
      " does not mind how many others live there."};
  constexpr std::array<std::string_view, 3> children{" would like a home without children.",
                                                     " does not mind children.",
                                                     " would be fine with older children."};
  constexpr std::array<std::string_view, 3> carers{" does not mind how many carers there are.",
                                                   " would like one main carer.",
                                                   " would like a couple as carers."};
  constexpr std::array<std::string_view, 3> settings{" does not mind town or country.",
                                                     " would like to live in the country.",
                                                     " would like to live in a town."};
  std::vector<std::string> said;
  const auto say = [&](const auto& words, const auto& member) {
    if (const auto* value = sight.value(wish, member)) {
      said.push_back(who.name + std::string(words[static_cast<std::size_t>(*value)]));
    }
  };
  say(housemates, wish.housemates);
  say(children, wish.children);
  say(carers, wish.carers);
  say(settings, wish.setting);
  return said;
}

void add_household_wish(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  const graph::HouseholdWish* wish = sight.value(person, person.household_wish);
  if (wish == nullptr || !sight.reaches(wish->said)) return;
  std::vector<std::string> said = home_wishes(sight, who, *wish);
  if (!said.empty()) said.push_back(matters_a_lot(who, sight.value(*wish, wish->strength)));
  sheet.add(heading::looking_for, joined(said));
}

void add_gifts(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  constexpr std::array<std::string_view, 6> ways{
      " could teach ",           " could lead ",          " could host ", " could help with ",
      " could lend things for ", " could be company for "};
  for (std::size_t way = 0; way < ways.size(); ++way) {
    std::vector<std::string> named;
    for (const graph::Gift* gift : sight.told(person, person.gifts)) {
      // Theirs to bring: nobody is told to count on it.
      if (static_cast<std::size_t>(gift->kind) != way || gift->wants_to_be_asked == false) continue;
      if (!sight.sees(*gift, gift->activity) || !sight.sees(*gift, gift->kind)) continue;
      const std::string words = activity_words(sight, gift->activity);
      if (!words.empty()) named.push_back(words);
    }
    sheet.add(heading::gifts, in_sentences(who.name + std::string(ways[way]), named));
  }
}

std::string access_text(const Sight& sight, const Who& who, const graph::AccessNeed& need) {
  if (!sight.sees(need, need.feature)) return "";
  constexpr std::array<std::string_view, 6> features{
      "a home without steps", "a bedroom on the ground floor", "a level shower", "a hoist",
      "wide doors",           "a calm and quiet home"};
  const bool essential =
      sight.sees(need, need.needed) && need.needed == graph::HowNeeded::essential;
  const std::string what(features[static_cast<std::size_t>(need.feature)]);
  std::string text = essential ? who.name + " needs " + what + "."
                               : sentence_case(what) + " would help " + who.within() + ".";
  if (const auto* width = sight.value(need, need.door_width_cm)) {
    text += " Doors must be " + std::to_string(width->value) + " cm wide.";
  }
  return text;
}

std::string support_text(const Sight& sight, const Who& who, const graph::Support& support) {
  if (!sight.sees(support, support.task)) return "";
  const std::string task = sight.words(spaced(support.task));
  if (task.empty()) return "";
  constexpr std::array<std::string_view, 4> levels{": no help is needed.",
                                                   ": a reminder is enough.", ": help is needed.",
                                                   ": full support is needed."};
  const auto* level = sight.value(support, support.level);
  std::vector<std::string> said;
  said.push_back(sentence_case(task) +
                 (level == nullptr ? std::string(": there is something to know.")
                                   : std::string(levels[static_cast<std::size_t>(*level)])));
  if (sight.sees(support, support.times)) {
    const std::string times = sight.words(support.times);
    if (!times.empty()) said.push_back(stopped("Times: " + times));
  }
  if (sight.is(support, support.critical, true))
    said.push_back("This keeps " + who.within() + " safe.");
  if (const auto* gender = sight.value(support, support.consenting_gender)) {
    said.push_back(*gender == graph::Gender::other ? "Ask " + who.within() + " who may do this."
                                                   : who.name + " wants this done by a " +
                                                         std::string(graph::word(*gender)) + ".");
  }
  return joined(said);
}

void add_support(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  for (const graph::Support* support : sight.told(person, person.support)) {
    sheet.add(heading::supports, support_text(sight, who, *support));
  }
  constexpr std::array<std::string_view, 5> nights{
      " needs no help at night.", " rarely needs help at night.", " sometimes needs help at night.",
      " needs help every night.", " needs somebody awake all night."};
  if (const auto* night = sight.value(person, person.night); night && sight.reaches(night->said)) {
    sheet.add(heading::supports,
              who.name + std::string(nights[static_cast<std::size_t>(night->value)]));
  }
  for (const graph::AccessNeed* need : sight.told(person, person.access)) {
    sheet.add(heading::supports, access_text(sight, who, *need));
  }
}

void add_skills(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  for (const graph::Communication* way : sight.told(person, person.communication)) {
    sheet.add(heading::skills, way_of_talking(sight, who, *way));
  }
  std::vector<std::string> tasks;
  for (const graph::Support* support : sight.told(person, person.support)) {
    if (!sight.is(*support, support->person_specific_signoff, true)) continue;
    if (!sight.sees(*support, support->task)) continue;
    const std::string task = sight.words(spaced(support->task));
    if (!task.empty()) tasks.push_back(task);
  }
  sheet.add(heading::skills, in_sentences("somebody must show carers this first: ", tasks));
}

std::string wish_text(const Sight& sight, const std::string& begin, const graph::Wish& wish) {
  if (!sight.sees(wish, wish.thing)) return "";
  const bool known = is_known_thing(wish.thing);
  const std::string thing = known ? thing_in_words(wish.thing) : sight.words(spaced(wish.thing));
  if (thing.empty()) return "";
  std::vector<std::string> said{stopped(begin + thing)};
  if (sight.sees(wish, wish.reason)) {
    const std::string reason = sight.words(wish.reason);
    if (!reason.empty()) said.push_back(stopped("Why: " + reason));
  }
  if (sight.is(wish, wish.includes_visitors, true))
    said.emplace_back("This is so for visitors too.");
  return joined(said);
}

struct WishWords {
  std::string_view strong;
  std::string_view soft;
};

void add_wishes(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  struct Asked {
    const std::vector<graph::Wish>& list;
    bool unsaid_is_must;
    WishWords words;
  };
  const std::array<Asked, 3> lists{{
      {person.must, true, {" must have: ", " would like: "}},
      {person.must_not, true, {" must not have: ", " would rather not have: "}},
      {person.wishes, false, {" must have: ", " would like: "}},
  }};
  for (const Asked& asked : lists) {
    for (const graph::Wish* wish : sight.told(person, asked.list)) {
      const graph::Strength* strength = sight.value(*wish, wish->strength);
      const bool strong =
          strength == nullptr ? asked.unsaid_is_must : *strength == graph::Strength::must;
      const std::string_view verb = strong ? asked.words.strong : asked.words.soft;
      std::string text = wish_text(sight, who.name + std::string(verb), *wish);
      if (!text.empty() && strength != nullptr && *strength == graph::Strength::important) {
        text += " " + matters_a_lot(who, strength);
      }
      sheet.add(heading::important, text);
    }
  }
}

std::string own_pet_text(const Sight& sight, const Who& who, const graph::OwnPet& pet) {
  if (!sight.sees(pet, pet.species)) return "";
  std::string text = who.name + " has " + std::string(pet_words(pet.species));
  const std::string name = sight.sees(pet, pet.called) ? sight.words(pet.called) : std::string{};
  if (!name.empty()) text += " called " + name;
  text = stopped(text);
  if (const auto* comes = sight.value(pet, pet.comes_along)) {
    text += *comes == graph::Strength::must ? " It must come along."
                                            : " It would be good if it came along.";
  }
  return text;
}

void add_at_home(Sheet& sheet, const Sight& sight, const Who& who, const Person& person) {
  for (const graph::OwnPet* pet : sight.told(person, person.own_pets)) {
    sheet.add(heading::at_home, own_pet_text(sight, who, *pet));
  }
  constexpr std::array<std::string_view, 4> smoking{" does not smoke.", " smokes outside.",
                                                    " smokes indoors.", " vapes."};
  if (const auto* smoke = sight.value(person, person.smoke); smoke && sight.reaches(smoke->said)) {
    sheet.add(heading::at_home,
              who.name + std::string(smoking[static_cast<std::size_t>(smoke->value)]));
  }
}

void add_risk_notes(Sheet& sheet, const Sight& sight, const Person& person) {
  for (const graph::RiskNote* note : sight.told(person, person.risk_notes)) {
    const auto add = [&](std::string_view what, const graph::Text& member) {
      if (!sight.sees(*note, member)) return;
      const std::string text = sight.words(member.value);
      if (!text.empty()) sheet.add(heading::staying_safe, stopped(std::string(what) + text));
    };
    add("What it is about: ", note->purpose);
    add("Who helps: ", note->people);
    add("How it is done: ", note->process);
    add("How it goes: ", note->progress);
    add("Without it: ", note->harm_of_not_doing);
    if (const graph::Date* review = sight.value(*note, note->review)) {
      sheet.add(heading::staying_safe, "We look at this again on " + spoken_day(*review) + ".");
    }
  }
}

}  // namespace
}  // namespace profile

std::vector<graph::SharedLine> profile_of_person(const graph::View&, const graph::Person& person,
                                                 graph::Tier tier, graph::Date) {
  using namespace profile;
  if (tier == graph::Tier::officer) return {};
  Sight sight(tier, person.sharing);
  sight.keep_back_surname(person.called);
  const Who who = who_is(person, sight);
  Sheet sheet;
  add_own_account(sheet, sight, person);
  add_about(sheet, sight, who, person);
  add_stays_wanted(sheet, sight, who, person);
  add_areas_wanted(sheet, sight, who, person);
  add_goal(sheet, sight, who, person);
  add_household_wish(sheet, sight, who, person);
  add_wishes(sheet, sight, who, person);
  const bool known = sight.sees(person, person.personality);
  if (known) add_personality(sheet, sight, who, person.personality);
  if (sight.sees(person, person.rhythm)) add_rhythm(sheet, sight, who, person.rhythm);
  if (known) add_good_day(sheet, sight, heading::good_day, person.personality);
  add_interests(sheet, sight, who, sight.told(person, person.interests));
  add_gifts(sheet, sight, who, person);
  add_skills(sheet, sight, who, person);
  add_support(sheet, sight, who, person);
  add_at_home(sheet, sight, who, person);
  add_risk_notes(sheet, sight, person);
  return std::move(sheet).lines();
}

}  // namespace kith::matcher
