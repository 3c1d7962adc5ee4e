// SPDX-License-Identifier: Apache-2.0
#include "matcher/explanation_home.h"

#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

// "6 to 10"; "" where the band is no child's or is not recorded.
std::string_view age_words(const graph::Opt<graph::AgeBand>& band) {
  constexpr std::array<std::string_view, 4> words{"under 6", "6 to 10", "11 to 15", "16 to 17"};
  const auto at = band ? static_cast<std::size_t>(*band) : words.size();
  return at < words.size() ? words[at] : std::string_view{};
}

// Of a child nothing but the ages.
void add_children(std::vector<std::string>& lines, const graph::Household& home, graph::Date on) {
  std::size_t count = 0;
  std::vector<std::string> ages;
  for (const graph::OtherLiving& other : home.others_living) {
    const bool leaves = other.stays_until && *other.stays_until <= on;
    if (other.living != graph::LivingKind::child || leaves) continue;
    ++count;
    const std::string_view age = age_words(other.age_band);
    if (!age.empty() && std::find(ages.begin(), ages.end(), age) == ages.end()) {
      ages.emplace_back(age);
    }
  }
  if (count == 0) return;
  std::string text =
      count == 1 ? "A child lives there" : std::to_string(count) + " children live there";
  if (!ages.empty()) text += ", aged " + in_a_row(ages);
  lines.push_back(text + ".");
}

struct PetWords {
  std::string_view one;
  std::string_view many;
};

constexpr std::array<PetWords, 8> pet_words{{{"a dog", "dogs"},
                                             {"a cat", "cats"},
                                             {"a bird", "birds"},
                                             {"a rabbit", "rabbits"},
                                             {"fish", "fish"},
                                             {"a reptile", "reptiles"},
                                             {"a horse", "horses"},
                                             {"another pet", "other pets"}}};

void add_pets(std::vector<std::string>& lines, const graph::Household& home,
              std::string_view already) {
  if (!home.home) return;
  std::vector<std::string> named;
  for (std::size_t species = 0; species < pet_words.size(); ++species) {
    const auto count = std::count_if(
        home.home->pets.begin(), home.home->pets.end(),
        [&](const graph::Pet& pet) { return static_cast<std::size_t>(pet.species) == species; });
    const PetWords& words = pet_words[species];
    const std::string told = "There is " + std::string(words.one) + " at home with ";
    if (count == 0 || (count == 1 && already.find(told) != std::string_view::npos)) continue;
    named.push_back(count == 1 ? std::string(words.one)
                               : std::to_string(count) + " " + std::string(words.many));
  }
  if (!named.empty()) lines.push_back("Pets there: " + in_a_row(named) + ".");
}

void add_changes(std::vector<std::string>& lines, const graph::Household& home, graph::Date on,
                 std::string_view already) {
  if (!home.horizon) return;
  for (const graph::KnownChange& change : home.horizon->known_changes) {
    if (change.on && *change.on < on) continue;
    std::string text = "A change is known there";
    if (change.on) text += " for " + spoken_day(*change.on);
    if (already.find(text) != std::string_view::npos) continue;
    if (!change.what.empty()) text += " (" + spaced(change.what) + ")";
    lines.push_back(text + ".");
  }
}

bool is_elsewhere(const graph::Person& person, const graph::Household& home) {
  if (!home.area || home.area->name.empty()) return false;
  bool any_named = false;
  for (const graph::Place& place : person.area_wanted) {
    if (same_word(place.name, home.area->name)) return false;
    any_named = any_named || !place.name.empty();
  }
  return any_named;
}

}  // namespace

std::vector<std::string> of_the_home(const graph::Person& person, const graph::Household& home,
                                     graph::Date on, std::string_view already) {
  std::vector<std::string> lines;
  if (is_elsewhere(person, home)) {
    lines.push_back("Not in an area that " + name_of(person) + " asked for.");
  }
  add_children(lines, home, on);
  add_pets(lines, home, already);
  if (home.home && home.home->partner_stays == false) {
    lines.emplace_back("A partner cannot stay over there.");
  }
  if (home.home && home.home->visitors == graph::Often::no) {
    lines.emplace_back("Visitors are not welcome there.");
  }
  add_changes(lines, home, on, already);
  return lines;
}

}  // namespace kith::matcher
