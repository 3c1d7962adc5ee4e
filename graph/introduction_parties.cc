// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_parties.h"

#include <algorithm>

namespace kith::graph {
namespace {

constexpr int adult_age = 18;

bool lives_there_on(const OtherLiving& other, Date on) {
  return !other.stays_until || on < *other.stays_until;
}

void add_once(std::vector<PartyNumber>& list, PartyNumber who) {
  if (std::find(list.begin(), list.end(), who) == list.end()) list.push_back(who);
}

// People who live there in an arrangement, and those who said something as residents.
void add_residents(const View& view, const Household& home, Index household,
                   const PersonNumber& person, Date on, std::vector<PartyNumber>& asked) {
  for (const Index each : view.arrangements_of(household)) {
    const Arrangement* arrangement = view.arrangement(each);
    if (arrangement->arrangement_kind != ArrangementKind::live_in) continue;
    if (!runs_on(*arrangement, on) || arrangement->person == person) continue;
    if (!view.find<Person>(arrangement->person.number)) continue;
    add_once(asked, {Party::resident, as_subject(arrangement->person)});
  }
  for (const ResidentStatement& each : home.residents) {
    if (each.person == person || !view.find<Person>(each.person.number)) continue;
    add_once(asked, {Party::resident, as_subject(each.person)});
  }
}

void add_children(const Household& home, StepQuestion question, Date on,
                  std::vector<PartyNumber>& asked) {
  if (question != StepQuestion::meet && question != StepQuestion::arrange) return;
  for (const OtherLiving& other : home.others_living) {
    if (other.living != LivingKind::child || !lives_there_on(other, on)) continue;
    if (question == StepQuestion::meet) asked.push_back({Party::child, other.subject()});
    if (other.foster == true) asked.push_back({Party::fostering_service, other.subject()});
  }
}

Standing of_answer(const PartyAnswer& said) {
  if (said.to_be_confirmed) return Standing::awaited;
  switch (said.answer) {
    case StepAnswer::yes:
    case StepAnswer::asked:
    case StepAnswer::wishes: return Standing::yes;
    case StepAnswer::no: return Standing::no;
    default: return Standing::awaited;
  }
}

}  // namespace

std::vector<PartyNumber> who_is_asked(const View& view, const PersonNumber& person,
                                      const HouseholdNumber& household, StepQuestion question,
                                      Date on) {
  std::vector<PartyNumber> asked{{Party::person, as_subject(person)}};
  const auto index = view.index_of(Kind::household, household.number);
  const Household* home = index ? view.household(*index) : nullptr;
  if (home) {
    for (const Carer& carer : home->carers) asked.push_back({Party::carer, carer.subject()});
    if (question != StepQuestion::emergency) {
      for (const OtherLiving& other : home->others_living) {
        if (other.living == LivingKind::child || !lives_there_on(other, on)) continue;
        asked.push_back({Party::resident, other.subject()});
      }
      add_residents(view, *home, *index, person, on, asked);
    }
    add_children(*home, question, on, asked);
  }
  const Person* who = view.find<Person>(person.number);
  if (who && is_minor(*who, on) && question != StepQuestion::go_on) {
    asked.push_back({Party::parental_responsibility, as_subject(person)});
    asked.push_back({Party::childrens_services, as_subject(person)});
  }
  return asked;
}

bool runs_on(const Arrangement& arrangement, Date on) {
  const bool begun = !arrangement.start || *arrangement.start <= on;
  return begun && (!arrangement.end || on < *arrangement.end);
}

bool decides(Party party) {
  return party == Party::person || party == Party::carer || party == Party::resident;
}

Standing standing_of(const IntroductionState& state, const PartyNumber& who) {
  Opt<Standing> own;
  Standing decided = Standing::awaited;
  for (const PartyAnswer& said : state.answers) {
    if (said.who != who) continue;
    if (said.own) own = of_answer(said);
    if (!said.own) decided = of_answer(said);
  }
  return own.value_or(decided);
}

Standing standing_of(const IntroductionState& state, const std::vector<PartyNumber>& asked) {
  Standing all = Standing::yes;
  for (const PartyNumber& who : asked) {
    const Standing one = standing_of(state, who);
    if (one == Standing::awaited) return Standing::awaited;
    if (one == Standing::no) all = Standing::no;
  }
  return all;
}

bool is_of_home(const View& view, const HouseholdNumber& household, const PartyNumber& who) {
  const auto index = view.index_of(Kind::household, household.number);
  const Household* home = index ? view.household(*index) : nullptr;
  if (!home) return true;
  const auto is_theirs = [&who](const auto& each) { return each.subject() == who.of; };
  if (who.party == Party::carer) {
    return std::any_of(home->carers.begin(), home->carers.end(), is_theirs);
  }
  const bool in_record = who.party == Party::resident || who.party == Party::child ||
                         who.party == Party::fostering_service;
  if (!in_record) return true;
  if (std::any_of(home->others_living.begin(), home->others_living.end(), is_theirs)) return true;
  if (std::any_of(home->residents.begin(), home->residents.end(), is_theirs)) return true;
  const auto& all = view.arrangements_of(*index);
  return std::any_of(all.begin(), all.end(), [&](Index each) {
    const Arrangement* arrangement = view.arrangement(each);
    return as_subject(arrangement->person) == who.of && !arrangement->end;
  });
}

bool is_minor(const Person& person, Date on) {
  if (person.born) return age_on(*person.born, on) < adult_age;
  return person.age_band && *person.age_band <= AgeBand::from_16_to_17;
}

}  // namespace kith::graph
