// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria.h"

#include <algorithm>

#include "matcher/criteria_numbers.h"

namespace kith::matcher {
namespace {

using graph::Opt;
using graph::Strength;

template <class Items>
Opt<Strength> strongest(const Items& items) {
  Opt<Strength> found;
  for (const auto& item : items) found = stronger(found, item.strength);
  return found;
}

template <class Part>
Opt<Strength> strength_of(const Opt<Part>& part) {
  return part ? part->strength : std::nullopt;
}

bool is_stated_matter(const graph::Matter& matter) {
  return matter.strength.has_value() && !matter.does_not_matter.value_or(false);
}

// Whether the party stated that anything of this kind matters, and how much.
Opt<Strength> stated_strength(const graph::List<graph::Matter>& matters) {
  Opt<Strength> found;
  for (const graph::Matter& matter : matters) {
    if (is_stated_matter(matter)) found = stronger(found, matter.strength);
  }
  return found;
}

Opt<Strength> stated_by_person(const graph::Person& person, Criterion criterion) {
  Opt<Strength> found;
  switch (criterion) {
    case Criterion::people_and_places_kept:
      for (const auto& anchor : person.anchors) {
        found = stronger(found, anchor.minutes_max_strength);
      }
      return found;
    case Criterion::personality: return strength_of(person.personality);
    case Criterion::rhythm: return strength_of(person.rhythm);
    case Criterion::goal_horizon: return strength_of(person.goal);
    case Criterion::home:
      found = stronger(strength_of(person.household_wish), strongest(person.wishes));
      return person.must.empty() && person.must_not.empty() ? found : Opt<Strength>(Strength::must);
    case Criterion::matters: return stated_strength(person.matters);
    default: return std::nullopt;
  }
}

Opt<Strength> stated_by_carer(const graph::Household& household, const graph::Carer& carer,
                              Criterion criterion) {
  switch (criterion) {
    case Criterion::personality:
      return strength_of(carer.personality ? carer.personality : household.personality);
    case Criterion::rhythm: return strength_of(carer.rhythm ? carer.rhythm : household.rhythm);
    case Criterion::home: return strongest(carer.wishes);
    case Criterion::matters: return stated_strength(carer.matters);
    default: return std::nullopt;
  }
}

Opt<Strength> stated_by_resident(const graph::ResidentStatement& resident, Criterion criterion) {
  switch (criterion) {
    case Criterion::personality: return strength_of(resident.personality);
    case Criterion::rhythm: return strength_of(resident.rhythm);
    case Criterion::residents_wishes: return strongest(resident.wishes);
    default: return std::nullopt;
  }
}

Opt<Strength> stated_strength(const Pair& pair, const Looker& looker, Criterion criterion) {
  switch (looker.role) {
    case PartyRole::person: return stated_by_person(pair.person, criterion);
    case PartyRole::carer:
      return stated_by_carer(pair.household, pair.household.carers[looker.index], criterion);
    case PartyRole::resident:
      return stated_by_resident(pair.household.residents[looker.index], criterion);
  }
  return std::nullopt;
}

bool says_something(const graph::Rhythm& rhythm) {
  return rhythm.busy || rhythm.early || rhythm.talk || rhythm.screens || rhythm.tidy;
}

bool says_something(const graph::Personality& personality) {
  return !personality.like_me.empty() || !personality.gets_on_with.empty() ||
         !personality.winds_me_up.empty();
}

}  // namespace

bool declared(PartyRole role, Criterion criterion) {
  switch (criterion) {
    case Criterion::personality:
    case Criterion::rhythm:
    case Criterion::interests: return true;
    case Criterion::people_and_places_kept: return role == PartyRole::person;
    case Criterion::residents_wishes: return role == PartyRole::resident;
    default: return role != PartyRole::resident;
  }
}

bool needs_stated_wish(Criterion criterion) {
  return criterion == Criterion::matters || criterion == Criterion::residents_wishes;
}

bool has_stated_something(const graph::ResidentStatement& resident) {
  return !resident.wishes.empty() || !resident.interests.empty() ||
         (resident.rhythm && says_something(*resident.rhythm)) ||
         (resident.personality && says_something(*resident.personality));
}

std::int32_t weight(const Pair& pair, const Looker& looker, Criterion criterion) {
  const Policy& policy = pair.question.policy;
  const Opt<Strength> strength = stated_strength(pair, looker, criterion);
  std::int32_t base = policy.weights[static_cast<std::size_t>(criterion)];
  if (criterion == Criterion::matters && strength) base = policy.matters_weight_when_stated;
  return base * importance(policy, strength);
}

bool is_called_important(const Pair& pair, const Looker& looker, Criterion criterion) {
  const Opt<Strength> strength = stated_strength(pair, looker, criterion);
  return strength == Strength::important || strength == Strength::must;
}

std::int32_t fit_limit(const Pair& pair, const Looker& looker, Criterion criterion) {
  if (criterion == Criterion::interests) return interests_limit(pair, looker);
  return criterion == Criterion::gifts ? gifts_limit(pair) : fit_max;
}

Fit look(const Pair& pair, const Looker& looker, Criterion criterion) {
  KITH_CHECK(declared(looker.role, criterion));
  switch (criterion) {
    case Criterion::people_and_places_kept: return people_and_places_kept(pair);
    case Criterion::personality: return personality(pair, looker);
    case Criterion::rhythm: return rhythm(pair, looker);
    case Criterion::communication: return communication(pair, looker);
    case Criterion::interests: return interests(pair, looker);
    case Criterion::support_fit: return support_fit(pair, looker);
    case Criterion::residents_wishes: return residents_wishes(pair, looker);
    case Criterion::gifts: return gifts(pair, looker);
    case Criterion::goal_horizon: return goal_horizon(pair, looker);
    case Criterion::home: return home(pair, looker);
    case Criterion::matters: return matters(pair, looker);
  }
  return {};
}

}  // namespace kith::matcher
