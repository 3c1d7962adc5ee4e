// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "matcher/plan_words.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

std::string choice_in_words(const StableChoice& each) {
  if (each.options == 1) return "the only home that would suit";
  if (each.choice == 1) return "would suit them best of " + std::to_string(each.options);
  return "number " + std::to_string(each.choice) + " of " + std::to_string(each.options) +
         " by what suits them";
}

}  // namespace

std::string stable_in_words(const graph::View& view, const StablePlan& plan, PlanReader reader) {
  PlanNames names(view, reader);
  std::vector<graph::PersonNumber> people;
  std::vector<graph::HouseholdNumber> homes;
  for (const StableChoice& each : plan.choices) {
    people.insert(people.end(), each.party.people.begin(), each.party.people.end());
    if (each.household) homes.push_back(*each.household);
  }
  std::sort(homes.begin(), homes.end());
  homes.erase(std::unique(homes.begin(), homes.end()), homes.end());
  names.tell_apart(people, homes);
  std::string text =
      "If everybody asked for themselves, each for the home that suits them best, and each home "
      "for whom it suits best. This, too, introduces nobody.\n";
  if (plan.under_way > 0) {
    text +=
        "Left out, as something is under way for them: " + people_in_words(plan.under_way) + ".\n";
  }
  std::string without;
  for (const StableChoice& each : plan.choices) {
    const std::string who = names.of(each.party.people) + ", " + waited_in_words(each.party);
    if (each.household) {
      text += "  " + who + ": " + names.with_area(*each.household) + " (" + choice_in_words(each) +
              ").\n";
    } else {
      without += "  " + who +
                 (each.options == 0 ? ": no real option.\n" : ": all would rather have another.\n");
    }
  }
  if (!without.empty()) text += "Without a home in this way\n" + without;
  text += std::to_string(plan.people_with_home()) + " of " + people_in_words(plan.people()) +
          " would have somebody. Proved: no person and home would both rather have each other; "
          "all pairs that might were looked at, " +
          std::to_string(plan.pairs) + " in all.\n";
  return text;
}

}  // namespace kith::matcher
