// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_sides.h"

namespace kith::matcher {
namespace {

template <class Part>
const Part* held(const graph::Opt<Part>& part) {
  return part ? &*part : nullptr;
}

bool is_home(const Looker& looker) {
  return looker.role == PartyRole::carer && looker.index == whole_home;
}

// Nobody is given words that the home said.
std::string name_in_full(const Pair& pair, const Looker& looker, bool as_home) {
  if (!pair.in_full()) return "";
  return as_home ? name_of(pair.household) : name_of(pair, looker);
}

Missing missing_from(const Pair& pair, const Looker& looker) {
  return is_home(looker) ? missing_household(pair) : missing_of(pair, looker);
}

// `own` is the part within the record of the one who said it.
Source source_in_full(const Pair& pair, const Looker& looker, bool from_home,
                      std::string_view part) {
  if (!pair.in_full()) return {};
  const std::string own = "/" + std::string(part);
  switch (looker.role) {
    case PartyRole::person: return source_of(pair.person, own);
    case PartyRole::carer:
      if (from_home) return source_of(pair.household, own);
      return source_of(pair.household.carers[looker.index],
                       pointer_to("carers", looker.index, own));
    case PartyRole::resident:
      return {subject_of(pair, looker), graph::Kind::person,
              pointer_to("residents", looker.index, own)};
  }
  return {};
}

// A scale's own answer where there is one.
void prefer(graph::Rhythm& merged, const graph::Rhythm& own) {
  if (own.busy) merged.busy = own.busy;
  if (own.early) merged.early = own.early;
  if (own.talk) merged.talk = own.talk;
  if (own.screens) merged.screens = own.screens;
  if (own.tidy) merged.tidy = own.tidy;
  if (own.strength) merged.strength = own.strength;
  if (own.said.provenance) merged.said = own.said;
}

const graph::Opt<graph::Rhythm>& own_rhythm(const Pair& pair, const Looker& looker) {
  switch (looker.role) {
    case PartyRole::person: return pair.person.rhythm;
    case PartyRole::carer:
      return is_home(looker) ? pair.household.rhythm : pair.household.carers[looker.index].rhythm;
    case PartyRole::resident: break;
  }
  return pair.household.residents[looker.index].rhythm;
}

const graph::Opt<graph::Personality>& own_personality(const Pair& pair, const Looker& looker) {
  switch (looker.role) {
    case PartyRole::person: return pair.person.personality;
    case PartyRole::carer:
      return is_home(looker) ? pair.household.personality
                             : pair.household.carers[looker.index].personality;
    case PartyRole::resident: break;
  }
  return pair.household.residents[looker.index].personality;
}

}  // namespace

DescribedPersonality personality_of(const Pair& pair, const Looker& looker) {
  const graph::Personality* about = held(own_personality(pair, looker));
  const bool from_home = looker.role == PartyRole::carer && about == nullptr;
  if (from_home) about = held(pair.household.personality);
  const bool as_home = is_home(looker) || (from_home && about != nullptr);
  return {name_in_full(pair, looker, as_home), about,
          source_in_full(pair, looker, from_home || is_home(looker), "personality"),
          missing_from(pair, looker), as_home};
}

DescribedRhythm rhythm_of(const Pair& pair, const Looker& looker) {
  const graph::Opt<graph::Rhythm>& own = own_rhythm(pair, looker);
  const bool from_home = looker.role == PartyRole::carer && (is_home(looker) || !own);
  graph::Rhythm about;
  if (looker.role == PartyRole::carer && pair.household.rhythm) about = *pair.household.rhythm;
  if (own) prefer(about, *own);
  const bool as_home = is_home(looker) || (from_home && pair.household.rhythm);
  return {name_in_full(pair, looker, as_home), about,
          source_in_full(pair, looker, from_home, "rhythm"), missing_from(pair, looker), as_home};
}

}  // namespace kith::matcher
