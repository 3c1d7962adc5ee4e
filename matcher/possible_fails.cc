// SPDX-License-Identifier: Apache-2.0
#include "matcher/possible_fails.h"

#include <algorithm>

#include "matcher/things.h"

namespace kith::matcher {
namespace {

using graph::Person;
using graph::Strength;

template <class List, class Holds>
bool any(const List& list, Holds holds) {
  return std::any_of(list.begin(), list.end(), holds);
}

bool states_a_must(const Person& person) {
  const auto is_must = [](const auto& said) { return said.strength == Strength::must; };
  return !person.must.empty() || !person.must_not.empty() || any(person.wishes, is_must) ||
         (person.household_wish && is_must(*person.household_wish)) ||
         any(person.matters, is_must) ||
         any(person.support, [](const auto& each) { return each.consenting_gender.has_value(); });
}

bool needs_nights(const Person& person) {
  return person.night && person.night->value != graph::Night::none;
}

// What one person's record alone lets fail, in any home.
RuleBits fails_for(const Person& person, const Question& question) {
  RuleBits bits = 0;
  const auto add = [&bits](Rule rule, bool may_fail) { bits |= may_fail ? bit(rule) : 0; };
  add(Rule::person_agreement, agreed_to(person.agreement, graph::AgreementFor::match, question.on,
                                        question.emergency_nights.has_value()) != Agreed::yes);
  add(Rule::no_contact_asked, !person.no_contact_asked);
  add(Rule::critical_tasks,
      any(person.support, [](const auto& each) { return each.critical == true; }));
  add(Rule::night_support, needs_nights(person));
  add(Rule::access, any(person.access, [](const auto& each) {
        return each.needed == graph::HowNeeded::essential;
      }));
  add(Rule::person_musts, states_a_must(person));
  add(Rule::communication,
      any(person.communication, [](const auto& way) { return way.everyday_need == true; }));
  add(Rule::travel_maximum, any(person.anchors, [](const auto& anchor) {
        return anchor.minutes_max && anchor.minutes_max_strength == Strength::must;
      }));
  add(Rule::no_contact, !person.no_contact.empty());
  add(Rule::avoid_area, !person.avoid_areas.empty());
  add(Rule::ended_for_safety, !person.history.empty());
  add(Rule::protected_ground, !person.declines.empty());
  add(Rule::declined, !person.declines.empty());
  return bits;
}

constexpr RuleBits decided_by_home =
    bit(Rule::household_agreement) | bit(Rule::approval) | bit(Rule::state) | bit(Rule::capacity) |
    bit(Rule::availability) | bit(Rule::own_room) | bit(Rule::carer_musts) |
    bit(Rule::resident_musts) | bit(Rule::resident_answers) | bit(Rule::no_contact) |
    bit(Rule::ended_for_safety);

// A home offers at most so many days a year, also where it says nothing of that.
constexpr std::size_t days_offered_max = 366;
constexpr std::int32_t days_looked_at_a_year = 365;

bool has(std::uint8_t kinds, graph::ArrangementKind kind) {
  return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
}

}  // namespace

PossibleFails::PossibleFails(const PersonFrame& asker) : asker_(asker) {
  // In an emergency other days and other answers count than a card holds.
  if (asker.is_emergency()) {
    anywhere_ = every_rule;
    return;
  }
  for (const Member& member : asker.party) {
    if (member.person != nullptr) anywhere_ |= fails_for(*member.person, asker.question);
  }
  if (asker.party.size() > 1) anywhere_ |= bit(Rule::together_party) | bit(Rule::own_room);
  somewhere_ = decided_by_home;
  if (asker.question.rights.confidential) somewhere_ |= bit(Rule::under_review);
  for (const Stay& stay : asker.stays) wishes_.push_back(wish_of(stay));
}

PossibleFails::Wish PossibleFails::wish_of(const Stay& stay) const {
  Wish wish;
  wish.stay = &stay;
  wish.is_full_year =
      stay.nights.size() > days_offered_max || stay.nights_a_year > days_looked_at_a_year;
  bool first = true;
  for (const Member& member : asker_.party) {
    if (member.person == nullptr) continue;
    const std::optional<AgeRange> age = age_range(*member.person, stay.start);
    if (!age) continue;
    wish.age_low = first ? age->low : std::min(wish.age_low, age->low);
    wish.age_high = first ? age->high : std::max(wish.age_high, age->high);
    first = false;
  }
  return wish;
}

bool PossibleFails::is_too_far_for_any(const HomeCard& card) const {
  return any(asker_.party, [&card](const Member& member) {
    return member.person != nullptr && is_too_far(*member.person, *card.location, card.stop);
  });
}

Fails PossibleFails::in(const HomeCard& card) const {
  RuleBits bits = card.may_fail;
  if (!card.agreed.holds(asker_.question.on)) bits |= bit(Rule::household_agreement);
  for (const Wish& wish : wishes_) bits |= possible_in(card, wish);
  Fails fails{0, anywhere_ | (somewhere_ & bits)};
  const RuleBits travel = bit(Rule::travel_maximum);
  if ((fails.possible & travel) != 0 && card.location && !card.is_occupied &&
      !asker_.is_emergency()) {
    fails.possible &= ~travel;
    if (is_too_far_for_any(card)) fails.sure |= travel;
  }
  return fails;
}

RuleBits PossibleFails::possible_in(const HomeCard& card, const Wish& wish) const {
  const Stay& stay = *wish.stay;
  RuleBits bits = 0;
  const bool right_age = wish.age_low >= card.age_min && wish.age_high <= card.age_max;
  if (!card.approved.holds(stay.start) || !right_age ||
      (stay.kind_stated && !has(card.kinds_approved, stay.kind))) {
    bits |= bit(Rule::approval);
  }
  const std::int32_t places =
      std::min<std::int32_t>(card.people_max, asker_.question.policy.people_a_home_max);
  if (static_cast<std::int32_t>(asker_.party.size()) > places || wish.is_full_year) {
    bits |= bit(Rule::capacity);
  }
  if (!has(card.kinds_offered, stay.kind) || wish.is_full_year) bits |= bit(Rule::availability);
  if (card.room_from > stay.start) bits |= bit(Rule::own_room);
  return bits;
}

}  // namespace kith::matcher
