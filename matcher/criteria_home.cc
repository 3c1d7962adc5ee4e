// SPDX-License-Identifier: Apache-2.0
// The house and its ways: wishes, quiet, garden, pets as a plus or minus, smoking, helpful access.
#include <algorithm>
#include <array>

#include "graph/activity_tree.h"
#include "matcher/criteria_wishes.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::Smoking;
using graph::Strength;

Fact own_fact(const Pair& pair, std::string pointer, std::string value, graph::Seen seen,
              const graph::Said& said) {
  if (!pair.in_full()) return {};
  return fact(source_of(pair.person, std::move(pointer)), std::move(value), seen, said);
}

void add_list(Parts& parts, const Pair& pair, const graph::List<graph::Wish>& list,
              std::string_view name, Wanted wanted, bool musts) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    graph::Wish wish = list[i];
    if (musts) wish.strength = Strength::must;
    add_wish_of_home(
        parts, pair, wish, wanted,
        own_fact(pair, pointer_to(name, i, "/thing"), wish.thing, graph::Seen::tier_2, wish.said));
  }
}

// A wish about the household in the words of the vocabulary of things.
void add_household_thing(Parts& parts, const Pair& pair, std::string_view thing, Wanted wanted,
                         std::string_view member) {
  graph::Wish wish;
  wish.thing = thing;
  wish.strength = pair.person.household_wish->strength;
  wish.said = pair.person.household_wish->said;
  add_wish_of_home(parts, pair, wish, wanted,
                   own_fact(pair, "/household_wish/" + std::string(member), std::string(thing),
                            graph::Seen::tier_1, wish.said));
}

// Company of other people supported: none, one, more, as wished.
std::int32_t housemates_fit(graph::Housemates wish, std::int32_t residents) {
  if (wish == graph::Housemates::none) return residents == 0 ? fit_max : 0;
  if (wish == graph::Housemates::one) return residents == 1 ? fit_max : 4'000;
  return residents > 1 ? fit_max : residents == 1 ? 6'000 : 0;
}

void add_housemates(Parts& parts, const Pair& pair) {
  const graph::HouseholdWish& wish = *pair.person.household_wish;
  if (!wish.housemates || *wish.housemates == graph::Housemates::any) return;
  const std::int32_t residents = residents_of(pair.view, pair.home, pair.question.on,
                                              graph::PersonNumber{pair.person.identity.number});
  const std::int32_t fit = housemates_fit(*wish.housemates, residents);
  parts.mean.add(fit, importance(pair.question.policy, wish.strength));
  if (!pair.in_full()) return;
  parts.answer.facts.push_back(own_fact(pair, "/household_wish/housemates",
                                        std::string(graph::word(*wish.housemates)),
                                        graph::Seen::tier_1, wish.said));
  constexpr std::array<std::string_view, 3> wishes{"to be the only person supported there",
                                                   "one other person supported there",
                                                   "several others to share with"};
  constexpr std::array<std::string_view, 4> homes{"nobody else", "one other person",
                                                  "two other people", "three or more other people"};
  say(parts,
      stated({name_of(pair.person), graph::Kind::person}, wish.said, {"would like ", "would like "},
             std::string(wishes[static_cast<std::size_t>(*wish.housemates)])) +
          "; " + std::string(homes[static_cast<std::size_t>(std::min(residents, 3))]) +
          " would share the home",
      fit < worth_talking_about);
}

void add_household_wish(Parts& parts, const Pair& pair) {
  if (!pair.person.household_wish) return;
  const graph::HouseholdWish& wish = *pair.person.household_wish;
  add_housemates(parts, pair);
  if (wish.children == graph::ChildrenWish::none) {
    add_household_thing(parts, pair, "children", Wanted::no, "children");
  } else if (wish.children == graph::ChildrenWish::older_only) {
    add_household_thing(parts, pair, "young_children", Wanted::no, "children");
  }
  if (wish.carers && *wish.carers != graph::CarersWish::any) {
    const bool couple = *wish.carers == graph::CarersWish::couple;
    add_household_thing(parts, pair, couple ? "couple" : "single_carer", Wanted::yes, "carers");
  }
  if (wish.setting && *wish.setting != graph::Setting::any) {
    add_household_thing(parts, pair, graph::word(*wish.setting), Wanted::yes, "setting");
  }
}

// What the home says of its house, or what is only known of it: "on record it is calm with the
// Okafors".
std::string of_home(const Pair& pair, std::string_view own, std::string_view plain,
                    std::string_view what) {
  const graph::Said& said = pair.household.home->said;
  const std::string name = name_of(pair.household);
  if (is_own_account(said, graph::Kind::household)) {
    return name + " " + std::string(own) + std::string(what) + told(said);
  }
  return (has_teller(said) ? "" : "on record ") + std::string(plain) + std::string(what) +
         " with " + name + told(said);
}

void add_quiet(Parts& parts, const Pair& pair) {
  const auto& rhythm = pair.person.rhythm;
  const auto& home = pair.household.home;
  if (!rhythm || !rhythm->busy || !home || !home->quiet) return;
  const std::int32_t fit = quiet_fit(*rhythm->busy, *home->quiet);
  parts.mean.add(fit, importance(pair.question.policy, rhythm->strength));
  if (!pair.in_full()) return;
  constexpr std::array<std::string_view, 5> person_words{"a very quiet house", "a quiet house",
                                                         "a house neither quiet nor busy",
                                                         "a busy house", "a very busy house"};
  constexpr std::array<std::string_view, 5> home_words{
      "very lively", "lively", "neither quiet nor lively", "calm", "very calm"};
  parts.answer.facts.push_back(own_fact(pair, "/rhythm/busy", std::to_string(rhythm->busy->value),
                                        graph::Seen::tier_1, rhythm->said));
  parts.answer.facts.push_back(fact(source_of(pair.household, "/home/quiet"),
                                    std::to_string(home->quiet->value), graph::Seen::tier_1,
                                    home->said));
  std::string text =
      stated({name_of(pair.person), graph::Kind::person}, rhythm->said, {"likes ", "likes "},
             std::string(person_words[static_cast<std::size_t>(rhythm->busy->value - 1)])) +
      "; " +
      of_home(pair, "described theirs as ", "it is ",
              home_words[static_cast<std::size_t>(home->quiet->value - 1)]);
  // Neither quiet nor busy is no reason beside either of them.
  const bool between = (rhythm->busy->value == 3) != (home->quiet->value == 3);
  if (between && fit >= worth_talking_about) return add_aside(parts.answer, std::move(text));
  say(parts, std::move(text), fit < worth_talking_about);
}

// Something of the house that is a plus to who loves it and a minus to who would rather avoid it;
// to everybody else it is neither, and its absence takes nothing away.
struct Pleasure {
  std::string_view thing;
  std::string_view activity;
};

constexpr std::array<Pleasure, 3> pleasures{
    {{"dog", "dogs"}, {"cat", "cats"}, {"garden", "gardening"}}};

void add_pleasure(Parts& parts, const Pair& pair, const Pleasure& pleasure) {
  const auto& interests = pair.person.interests;
  const graph::Interest* loved = nullptr;
  for (const graph::Interest& interest : interests) {
    if (!graph::is_within(interest.activity, pleasure.activity)) continue;
    if (loved == nullptr || interest.stance == graph::Stance::avoid) loved = &interest;
  }
  if (loved == nullptr) return;
  const Sighting seen = see_at_home(pair, pleasure.thing, false);
  if (seen.presence != Presence::present) return;
  const bool plus = loved->stance != graph::Stance::avoid;
  parts.mean.add(plus ? fit_max : 0, 1);
  if (!pair.in_full()) return;
  const auto index = static_cast<std::size_t>(loved - interests.data());
  parts.answer.facts.push_back(own_fact(pair, pointer_to("interests", index, "/concept"),
                                        loved->activity, graph::Seen::tier_1, loved->said));
  parts.answer.facts.push_back(fact_of(seen));
  say(parts,
      "there is " + thing_in_words(pleasure.thing) + " at home with " + name_of(pair.household) +
          "; " +
          stated({name_of(pair.person), graph::Kind::person}, loved->said,
                 {stance_verb(loved->stance), stance_verb(loved->stance)},
                 graph::spoken(loved->activity)),
      !plus);
}

void add_smoking(Parts& parts, const Pair& pair) {
  const auto& smoke = pair.person.smoke;
  const auto& home = pair.household.home;
  if (!smoke || smoke->value == Smoking::no || !home || !home->smoking) return;
  const std::int32_t fit = smoking_fit(smoke->value, *home->smoking);
  parts.mean.add(fit, 1);
  if (!pair.in_full()) return;
  constexpr std::array<std::string_view, 4> person_words{"", "smokes outside", "smokes indoors",
                                                         "vapes"};
  constexpr std::array<std::string_view, 4> home_words{"nobody smokes", "smoking outside is fine",
                                                       "smoking indoors is fine", "vaping is fine"};
  parts.answer.facts.push_back(own_fact(pair, "/smoke", std::string(graph::word(smoke->value)),
                                        graph::Seen::tier_1, smoke->said));
  parts.answer.facts.push_back(fact(source_of(pair.household, "/home/smoking"),
                                    std::string(graph::word(*home->smoking)), graph::Seen::tier_1,
                                    home->said));
  say(parts,
      name_of(pair.person) + " " +
          std::string(person_words[static_cast<std::size_t>(smoke->value)]) + told(smoke->said) +
          "; " +
          of_home(pair, "said that at theirs ", "",
                  home_words[static_cast<std::size_t>(*home->smoking)]),
      fit < worth_talking_about);
}

// Whether the home has what helps; unknown where nobody said.
graph::Opt<bool> has_feature(const graph::Household& household, const graph::AccessNeed& need) {
  if (need.feature == graph::AccessFeature::ground_floor_bedroom) {
    graph::Opt<bool> found;
    for (const graph::Room& room : household.rooms) {
      if (room.floor) found = found.value_or(false) || *room.floor == graph::Floor::ground;
    }
    return found;
  }
  if (!household.home) return std::nullopt;
  const graph::Home& home = *household.home;
  switch (need.feature) {
    case graph::AccessFeature::step_free: return home.step_free;
    case graph::AccessFeature::level_shower: return home.level_shower;
    case graph::AccessFeature::hoist: return home.hoist;
    case graph::AccessFeature::sensory_quiet: return home.sensory_quiet;
    case graph::AccessFeature::door_width:
      if (!home.door_width_cm || !need.door_width_cm) return std::nullopt;
      return home.door_width_cm->value >= need.door_width_cm->value;
    default: return std::nullopt;
  }
}

void add_access(Parts& parts, const Pair& pair) {
  for (std::size_t i = 0; i < pair.person.access.size(); ++i) {
    const graph::AccessNeed& need = pair.person.access[i];
    const graph::Opt<bool> has = has_feature(pair.household, need);
    if (need.needed != graph::HowNeeded::helpful || !has) continue;
    parts.mean.add(*has ? fit_max : 0, 1);
    if (!pair.in_full()) continue;
    const std::string feature = spaced(graph::word(need.feature));
    parts.answer.facts.push_back(own_fact(pair, pointer_to("access", i, "/feature"), feature,
                                          graph::Seen::tier_1, need.said));
    parts.answer.facts.push_back(
        fact(source_of(pair.household, "/home"), *has ? "true" : "false", graph::Seen::tier_1, {}));
    say(parts,
        feature + " would help " + name_of(pair.person) + told(need.said) +
            so_it_is(*has, name_of(pair.household)),
        !*has);
  }
}

Fit unknown_home(const Pair& pair, Parts& parts) {
  const bool person_said = pair.person.household_wish || !pair.person.wishes.empty() ||
                           (pair.person.rhythm && pair.person.rhythm->busy);
  parts.answer.missing = person_said ? missing_household(pair) : missing_person(pair);
  if (!pair.in_full()) return std::move(parts.answer);
  say(parts, person_said
                 ? "we have not asked " + name_of(pair.household) +
                       " about the parts of home life that " + name_of(pair.person) + " spoke of"
                 : "we have not asked " + name_of(pair.person) + " what they would like in a home");
  return std::move(parts.answer);
}

Fit home_for_person(const Pair& pair) {
  Parts parts;
  add_list(parts, pair, pair.person.must, "must", Wanted::yes, true);
  add_list(parts, pair, pair.person.must_not, "must_not", Wanted::no, true);
  add_list(parts, pair, pair.person.wishes, "wishes", Wanted::yes, false);
  add_household_wish(parts, pair);
  add_quiet(parts, pair);
  for (const Pleasure& pleasure : pleasures) add_pleasure(parts, pair, pleasure);
  add_smoking(parts, pair);
  add_access(parts, pair);
  return parts.mean.value() ? parts.done() : unknown_home(pair, parts);
}

Fit home_for_carer(const Pair& pair, const Looker& looker) {
  Parts parts;
  const graph::Carer& carer = pair.household.carers[looker.index];
  for (std::size_t i = 0; i < carer.wishes.size(); ++i) {
    Fact own;
    if (pair.in_full()) {
      const std::string rest = pointer_to("wishes", i, "/thing");
      own = fact(source_of(carer, pointer_to("carers", looker.index, rest)), carer.wishes[i].thing,
                 graph::Seen::tier_2, carer.wishes[i].said);
    }
    add_wish_of_person(parts, pair, looker, carer.wishes[i], own);
  }
  add_smoking(parts, pair);
  if (parts.mean.value()) return parts.done();
  parts.answer.missing = carer.wishes.empty() ? missing_of(pair, looker) : missing_person(pair);
  if (pair.in_full()) {
    say(parts, carer.wishes.empty()
                   ? "we have not asked " + name_of(carer) + " what they would like at home"
                   : "whether " + name_of(pair.person) + " is what " + name_of(carer) +
                         " wished for is something to talk about");
  }
  return std::move(parts.answer);
}

}  // namespace

bool wishes_of_homes(const graph::Person& person) {
  const auto pleased = [&person](const Pleasure& pleasure) {
    return std::any_of(person.interests.begin(), person.interests.end(),
                       [&pleasure](const graph::Interest& interest) {
                         return graph::is_within(interest.activity, pleasure.activity);
                       });
  };
  return !person.must.empty() || !person.must_not.empty() || !person.wishes.empty() ||
         person.household_wish || !person.access.empty() ||
         std::any_of(pleasures.begin(), pleasures.end(), pleased);
}

Fit home(const Pair& pair, const Looker& looker) {
  return looker.role == PartyRole::person ? home_for_person(pair) : home_for_carer(pair, looker);
}

}  // namespace kith::matcher
