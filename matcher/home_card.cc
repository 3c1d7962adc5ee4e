// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_card.h"

#include <algorithm>

#include "graph/limits.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Agreement;
using graph::Date;
using graph::Household;
using graph::HouseholdState;

constexpr std::uint8_t every_kind = 0xff;
constexpr unsigned emergency_kind = 1U << static_cast<unsigned>(graph::ArrangementKind::emergency);

const graph::ResidentStatement* statement_of(const Household& home,
                                             const graph::PersonNumber& person) {
  const auto found = std::find_if(home.residents.begin(), home.residents.end(),
                                  [&person](const auto& each) { return each.person == person; });
  return found == home.residents.end() ? nullptr : &*found;
}

bool lives_there_for_good(const graph::Arrangement& held) {
  return held.arrangement_kind == graph::ArrangementKind::live_in && held.start && !held.end &&
         !held.ended_by && held.pattern.empty();
}

// Notes residents where all who live there or come are plain ones.
bool note_residents(HomeCard& card, const graph::View& view, const Household& home,
                    const std::vector<graph::Index>& arrangements) {
  const bool as_many = arrangements.size() == home.residents.size();
  if (!as_many || arrangements.size() > card.resident.size()) return false;
  for (const graph::Index index : arrangements) {
    const graph::Arrangement* held = view.arrangement(index);
    if (held == nullptr || !lives_there_for_good(*held)) return false;
    const auto person = view.index_of(graph::Kind::person, held->person.number);
    const auto end = card.resident.begin() + card.residents;
    const bool twice = person && std::find(card.resident.begin(), end, *person) != end;
    if (!person || twice || statement_of(home, held->person) == nullptr) return false;
    card.resident[card.residents++] = *person;
    card.residents_from = std::max(card.residents_from, *held->start);
  }
  return true;
}

void note_occupancy(HomeCard& card, const graph::View& view, graph::Index index,
                    const Household& home) {
  const std::vector<graph::Index> arrangements = view.arrangements_of(index);
  const bool others = !home.bookings.empty() || !view.emergency_stays_of(index).empty();
  if (!others && arrangements.empty() && home.residents.empty()) {
    card.occupancy = Occupancy::nobody;
  } else if (!others && note_residents(card, view, home, arrangements)) {
    card.occupancy = Occupancy::residents;
  }
}

// An entry of must and must_not is a must unless it says less; one of wishes only where it says so.
void add_musts(MustBits& musts, const graph::Carer& carer) {
  using graph::Strength;
  const auto each = [](const graph::List<graph::Wish>& list, Strength unsaid, ThingBits& bits) {
    for (const graph::Wish& wish : list) {
      if (wish.strength.value_or(unsaid) == Strength::must) bits |= bit_of_person_thing(wish.thing);
    }
  };
  each(carer.must, Strength::must, musts.must);
  each(carer.must_not, Strength::must, musts.must_not);
  each(carer.wishes, Strength::nice, musts.must);
}

template <class Person>  // of somebody who lives there
bool states_a_must(const Person& living) {
  return !living.must.empty() || !living.must_not.empty();
}

bool wishes_a_must(const graph::ResidentStatement& resident) {
  return std::any_of(resident.wishes.begin(), resident.wishes.end(), [](const graph::Wish& wish) {
    return wish.strength == graph::Strength::must;
  });
}

// What only the home's record decides, and no day.
RuleBits fails_of(const Household& home, Occupancy occupancy) {
  RuleBits bits = 0;
  const auto any = [](const auto& list, auto holds) {
    return std::any_of(list.begin(), list.end(), holds);
  };
  const auto add = [&bits](Rule rule, bool may_fail) { bits |= may_fail ? bit(rule) : 0; };
  if (occupancy == Occupancy::others) {
    bits |= bit(Rule::household_agreement) | bit(Rule::capacity) | bit(Rule::resident_musts) |
            bit(Rule::resident_answers) | bit(Rule::no_contact) | bit(Rule::ended_for_safety);
  }
  const bool not_open = home.state && *home.state >= HouseholdState::approved &&
                        *home.state != HouseholdState::available;
  add(Rule::state, not_open);
  add(Rule::under_review, not_open);
  const auto musts = [](const auto& each) { return states_a_must(each); };
  add(Rule::resident_musts, any(home.others_living, musts) || any(home.residents, musts) ||
                                any(home.residents, wishes_a_must));
  const auto no = [](const auto& each) { return each.answer == graph::HouseholdAnswer::no; };
  const auto said_no = [&any](const auto& each) {
    return any(each.agreement, [](const Agreement& answer) {
      return answer.purpose == graph::AgreementFor::match && answer.answer == graph::YesNo::no;
    });
  };
  add(Rule::resident_answers, any(home.others_living, no) || any(home.residents, no) ||
                                  any(home.carers, said_no) || any(home.others_living, said_no) ||
                                  any(home.residents, said_no));
  return bits;
}

void narrow(Period& period, std::optional<Date> first, std::optional<Date> last) {
  if (first) period.first = std::max(period.first, *first);
  if (last) period.last = std::min(period.last, *last);
}

// Narrows to days on which these answers are a yes whichever of them counts: every one of them is,
// by somebody who may give it.
void narrow_to_agreed(Period& period, const graph::List<Agreement>& list) {
  std::optional<Date> first;
  for (const Agreement& each : list) {
    if (each.purpose != graph::AgreementFor::match) continue;
    const bool lacks = each.capacity == graph::Capacity::assessed_lacks;
    if (each.answer == graph::YesNo::no || lacks) return narrow(period, Date{1}, Date{0});
    const Date on = each.on.value_or(Period{}.first);
    first = first ? std::min(*first, on) : on;
    narrow(period, std::nullopt, each.until);
  }
  first ? narrow(period, first, std::nullopt) : narrow(period, Date{1}, Date{0});
}

Period agreed_in(const Household& home) {
  Period period;
  if (home.carers.empty()) return {Date{1}, Date{0}};
  for (const graph::Carer& carer : home.carers) narrow_to_agreed(period, carer.agreement);
  for (const graph::OtherLiving& other : home.others_living) {
    if (other.living == graph::LivingKind::adult) narrow_to_agreed(period, other.agreement);
  }
  for (const graph::ResidentStatement& resident : home.residents) {
    narrow_to_agreed(period, resident.agreement);
  }
  return period;
}

std::uint8_t bits_of(const graph::List<graph::ArrangementKind>& kinds) {
  std::uint8_t bits = 0;
  for (const graph::ArrangementKind kind : kinds) {
    bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(kind));
  }
  return bits;
}

void note_approval(HomeCard& card, const Household& home) {
  const bool reached = !home.state || (*home.state >= HouseholdState::approved &&
                                       *home.state <= HouseholdState::under_review);
  if (!home.approval || !reached) return;
  const graph::Approval& approval = *home.approval;
  card.approved = Period{};
  narrow(card.approved, approval.from, approval.until);
  card.kinds_approved = approval.kinds.empty() ? every_kind : bits_of(approval.kinds);
  card.people_max = static_cast<std::uint8_t>(
      approval.people_max ? approval.people_max->value : graph::limits::people_a_home_max);
  card.age_min = static_cast<std::int16_t>(approval.age_min ? approval.age_min->value : 0);
  card.age_max = static_cast<std::int16_t>(approval.age_max ? approval.age_max->value : 1'000);
}

std::uint8_t kinds_offered_by(const Household& home) {
  if (home.available.empty()) return every_kind;
  unsigned bits = 0;
  for (const graph::Availability& entry : home.available) {
    const bool every_day =
        !entry.from && !entry.until && entry.pattern.empty() && !entry.nights_a_year;
    if (!every_day) continue;
    const unsigned kinds = entry.kinds.empty() ? every_kind : bits_of(entry.kinds);
    bits |= entry.emergency_tonight == false ? kinds & ~emergency_kind : kinds;
  }
  return static_cast<std::uint8_t>(bits);
}

// From when on there is a room that nobody has and that is not known to have no lock. A home of
// whose rooms nothing is known is asked.
Date room_from(const Household& home) {
  constexpr Date ever = Period{}.first;
  if (home.rooms.empty()) return ever;
  Date from = Period{}.last;
  for (const graph::Room& room : home.rooms) {
    if (room.lockable != false) from = std::min(from, room.free_from.value_or(ever));
  }
  return from;
}

void note_nights(HomeCard& card, const Household& home) {
  const graph::Nights nights = home.nights.value_or(graph::Nights{});
  card.nights_may_fail = nights.adult_in_every_night == false || nights.can_be_woken == false;
  card.waking_may_fail = !home.carers.empty() && std::all_of(home.carers.begin(), home.carers.end(),
                                                             [](const graph::Carer& carer) {
                                                               return carer.works_nights == false;
                                                             });
}

void note_things(HomeCard& card, const Household& home) {
  card.things_may_change =
      card.occupancy != Occupancy::nobody ||
      std::any_of(home.others_living.begin(), home.others_living.end(),
                  [](const graph::OtherLiving& other) { return other.stays_until.has_value(); });
  if (!card.things_may_change) card.things = things_in_home(HomeSight{home, {}, 0, false});
}

void note_skills(HomeCard& card, const Household& home) {
  card.skills_may_lack =
      !home.carers.empty() &&
      std::none_of(home.carers.begin(), home.carers.end(),
                   [](const graph::Carer& carer) { return carer.competences.empty(); });
  for (const graph::Carer& carer : home.carers) {
    for (const auto& each : carer.competences) card.skills.add(lower_case(each.task));
    for (const std::string& task : carer.willing_to_train) card.skills.add(lower_case(task));
    for (const graph::Course& course : carer.courses) card.skills.add(lower_case(course.task));
  }
}

}  // namespace

std::optional<graph::Stop> stop_of(const Household& home) {
  const auto& transport = home.own_area_transport;
  if (!transport || !transport->walk_to_stop || !transport->every) return std::nullopt;
  return graph::Stop{transport->walk_to_stop->value, transport->every->value};
}

HomeCard card_of(const graph::View& view, graph::Index household) {
  HomeCard card;
  const Household* home = view.household(household);
  if (home == nullptr) return card;
  card.location = home->location;
  card.stop = stop_of(*home);
  card.area_has_point = home->area && home->area->point;
  card.is_listed = is_listed(*home, ReaderRights{false});
  card.is_listed_to_managers = is_listed(*home, ReaderRights{true});
  note_occupancy(card, view, household, *home);
  card.may_fail = fails_of(*home, card.occupancy);
  card.agreed = agreed_in(*home);
  note_approval(card, *home);
  card.kinds_offered = kinds_offered_by(*home);
  card.room_from = room_from(*home);
  note_nights(card, *home);
  note_things(card, *home);
  note_skills(card, *home);
  for (const graph::Carer& carer : home->carers) add_musts(card.carers_musts, carer);
  return card;
}

}  // namespace kith::matcher
