// SPDX-License-Identifier: Apache-2.0
#include "matcher/possible_fails.h"

#include <algorithm>

namespace kith::matcher {

using graph::Agreed;
namespace {

using graph::Person;
using graph::Strength;

template <class List, class Holds>
bool any(const List& list, Holds holds) {
  return std::any_of(list.begin(), list.end(), holds);
}

bool with_visitors(const graph::Wish& wish) { return wish.includes_visitors == true; }

// An entry of must and must_not is a must unless it says less; one of wishes only where it says so.
void add_musts(const graph::List<graph::Wish>& list, Strength unsaid, ThingBits& bits) {
  for (const graph::Wish& wish : list) {
    const bool is_must = wish.strength.value_or(unsaid) == Strength::must;
    if (is_must && !with_visitors(wish)) bits |= bit_of_home_thing(wish.thing);
  }
}

// Musts that no card answers.
bool states_other_musts(const Person& person) {
  const auto strong = [](const auto& said) { return said.strength == Strength::must; };
  return any(person.must, with_visitors) || any(person.must_not, with_visitors) ||
         any(person.wishes, with_visitors) || any(person.matters, strong) ||
         (person.household_wish && strong(*person.household_wish)) ||
         any(person.support, [](const auto& each) { return each.consenting_gender.has_value(); });
}

// What one person's record lets fail in any home, but for what homes' cards answer.
RuleBits always_for(const graph::View& view, const Person& person, const Question& question) {
  RuleBits bits = 0;
  const auto add = [&bits](Rule rule, bool may_fail) { bits |= may_fail ? bit(rule) : 0; };
  add(Rule::person_agreement,
      agreed_to(person.agreement, graph::AgreementFor::match, question.on, false) != Agreed::yes);
  add(Rule::no_contact_asked, !person.no_contact_asked);
  add(Rule::access, any(person.access, [](const auto& each) {
        return each.needed == graph::HowNeeded::essential;
      }));
  add(Rule::person_musts, states_other_musts(person));
  add(Rule::communication,
      any(person.communication, [](const auto& way) { return way.everyday_need == true; }));
  add(Rule::no_contact, !person.no_contact.empty());
  add(Rule::avoid_area, !person.avoid_areas.empty());
  add(Rule::ended_for_safety, !person.history.empty());
  add(Rule::protected_ground, !person.declines.empty());
  add(Rule::declined, !person.declines.empty() || view.has_steps(person.identity.number));
  return bits;
}

// A home offers at most so many days a year, also where it says nothing of that.
constexpr std::size_t days_offered_max = 366;
constexpr std::int32_t days_looked_at_a_year = 365;

bool has(std::uint8_t kinds, graph::ArrangementKind kind) {
  return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
}

}  // namespace

PossibleFails::PossibleFails(const PersonFrame& asker) : asker_(asker) {
  for (const Member& member : asker.party) {
    if (member.person != nullptr) add(*member.person);
    const auto index = asker.view.index_of(graph::Kind::person, member.number.number);
    if (!index) continue;
    for (const graph::Index held : asker.view.arrangements_of_person(*index)) {
      const auto home = asker.view.index_of(graph::Kind::household,
                                            asker.view.arrangement(held)->household.number);
      if (home) own_homes_.push_back(*home);
    }
  }
  if (asker.party.size() > 1) always_ |= bit(Rule::together_party) | bit(Rule::own_room);
  // In an emergency other days and other answers count than a card holds.
  if (asker.is_emergency()) always_ = every_rule;
  for (const Stay& stay : asker.stays) wishes_.push_back(wish_of(stay));
}

void PossibleFails::add(const Person& member) {
  always_ |= always_for(asker_.view, member, asker_.question);
  if (member.night) {
    is_waking_ = is_waking_ || member.night->value == graph::Night::waking;
    is_up_ = is_up_ || (member.night->value != graph::Night::waking &&
                        member.night->value != graph::Night::none);
  }
  must_be_near_ = must_be_near_ || any(member.anchors, [](const graph::Anchor& anchor) {
                    return anchor.minutes_max && anchor.minutes_max_strength == Strength::must;
                  });
  add_musts(member.must, Strength::must, musts_.must);
  add_musts(member.must_not, Strength::must, musts_.must_not);
  add_musts(member.wishes, Strength::nice, musts_.must);
  for (const graph::Support& support : member.support) {
    const bool needed = support.level != graph::SupportLevel::none;
    if (support.critical == true && needed) tasks_.emplace_back(lower_case(support.task));
  }
}

PossibleFails::Wish PossibleFails::wish_of(const Stay& stay) const {
  Wish wish;
  wish.stay = &stay;
  wish.is_full_year =
      stay.nights.size() > days_offered_max || stay.nights_a_year > days_looked_at_a_year;
  bool first = true;
  for (const Member& member : asker_.party) {
    if (member.person == nullptr) continue;
    const ThingsSeen things = things_in_person(*member.person, stay.start);
    wish.things.present |= things.present;
    wish.things.absent |= things.absent;
    const std::optional<AgeRange> age = age_range(*member.person, stay.start);
    if (!age) continue;  // to be checked
    wish.age_low = first ? age->low : std::min(wish.age_low, age->low);
    wish.age_high = first ? age->high : std::max(wish.age_high, age->high);
    first = false;
  }
  return wish;
}

Fails PossibleFails::in(graph::Index home, const HomeCard& card) const {
  Fails fails{0, always_, card.occupancy != Occupancy::nobody};
  const bool own = std::find(own_homes_.begin(), own_homes_.end(), home) != own_homes_.end();
  if (own) fails.possible = every_rule;
  if (fails.possible == every_rule) return fails;
  RuleBits of_home = card.may_fail;
  if (!card.agreed.holds(asker_.question.on)) of_home |= bit(Rule::household_agreement);
  if (!asker_.question.rights.confidential) of_home &= ~bit(Rule::under_review);
  fails.possible |= of_home;
  judge_nights(card, fails);
  judge_tasks(card, fails);
  judge_musts(card, fails);
  judge_travel(card, fails);
  judge_residents(card, fails);
  for (const Wish& wish : wishes_) judge_wish(card, wish, fails);
  fails.possible &= ~fails.sure;
  return fails;
}

// Where several things are looked for, which one is meant is not known yet: what fails for one only
// may fail.
void PossibleFails::judge_wish(const HomeCard& card, const Wish& wish, Fails& fails) const {
  const Stay& stay = *wish.stay;
  Fails here;
  judge_stay(card, wish, here);
  if (card.carers_musts.fails(wish.things)) here.sure |= bit(Rule::carer_musts);
  const std::int32_t places =
      std::min<std::int32_t>(card.people_max, asker_.question.policy.people_a_home_max);
  const std::int32_t people = static_cast<std::int32_t>(asker_.party.size()) + card.residents;
  if (people > places || wish.is_full_year) here.possible |= bit(Rule::capacity);
  if (!has(card.kinds_offered, stay.kind) || wish.is_full_year) {
    here.possible |= bit(Rule::availability);
  }
  fails.possible |= here.possible | here.sure;
  if (wishes_.size() == 1) fails.sure |= here.sure;
}

// Approval and room, as far as the start of the stay and the ages go.
void PossibleFails::judge_stay(const HomeCard& card, const Wish& wish, Fails& fails) const {
  const Stay& stay = *wish.stay;
  const bool right_kind = !stay.kind_stated || has(card.kinds_approved, stay.kind);
  if (card.approved.last < stay.start || !right_kind) fails.sure |= bit(Rule::approval);
  if (!card.approved.holds(stay.start) || wish.age_low < card.age_min ||
      wish.age_high > card.age_max) {
    fails.possible |= bit(Rule::approval);
  }
  if (card.room_from <= stay.start) return;
  const bool lives_in = stay.kind_stated && stay.kind == graph::ArrangementKind::live_in;
  fails.possible |= bit(Rule::own_room);
  if (lives_in && stay.start_stated && asker_.party.size() == 1) fails.sure |= bit(Rule::own_room);
}

void PossibleFails::judge_nights(const HomeCard& card, Fails& fails) const {
  if ((is_up_ && card.nights_may_fail) || (is_waking_ && card.waking_may_fail)) {
    fails.possible |= bit(Rule::night_support);
  }
}

// A task that no carer named, though each named some, nobody there can do or would learn.
void PossibleFails::judge_tasks(const HomeCard& card, Fails& fails) const {
  if (tasks_.empty() || !card.skills_may_lack) return;
  const bool all_held = std::all_of(tasks_.begin(), tasks_.end(), [&card](const WordBits& task) {
    return card.skills.may_hold_one_of(task);
  });
  (all_held ? fails.possible : fails.sure) |= bit(Rule::critical_tasks);
}

void PossibleFails::judge_musts(const HomeCard& card, Fails& fails) const {
  if ((musts_.must | musts_.must_not) == 0) return;
  if (card.things_may_change) fails.possible |= bit(Rule::person_musts);
  if (!card.things_may_change && musts_.fails(card.things)) fails.sure |= bit(Rule::person_musts);
}

void PossibleFails::judge_travel(const HomeCard& card, Fails& fails) const {
  if (!must_be_near_) return;
  const RuleBits travel = bit(Rule::travel_maximum);
  if (!card.location) {
    if (!card.area_has_point) return;  // to be checked
    fails.possible |= travel;
  } else if (any(asker_.party, [&card](const Member& member) {
               return member.person != nullptr &&
                      is_too_far(*member.person, *card.location, card.stop);
             })) {
    fails.sure |= travel;
  }
}

// What residents said in their own records is not on the card.
void PossibleFails::judge_residents(const HomeCard& card, Fails& fails) const {
  for (std::size_t i = 0; i < card.residents; ++i) {
    const Person* resident = asker_.view.person(card.resident[i]);
    if (resident == nullptr) continue;
    if (!resident->no_contact.empty()) fails.possible |= bit(Rule::no_contact);
    const bool alone =
        resident->household_wish && resident->household_wish->strength == Strength::must;
    if (alone || !resident->must_not.empty()) fails.possible |= bit(Rule::resident_musts);
  }
}

}  // namespace kith::matcher
