// SPDX-License-Identifier: Apache-2.0
#include "api/demo/households.h"

#include <algorithm>
#include <array>

#include "api/demo/concepts.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::Bathroom;
using graph::Floor;
using graph::HouseholdState;

bool is_approved(HouseholdState state) {
  return state == HouseholdState::approved || state == HouseholdState::available ||
         state == HouseholdState::paused || state == HouseholdState::under_review;
}

graph::Room room_of(const HomeFacts& facts, bool best, Telling& telling) {
  graph::Room room;
  const bool low = best ? facts.step_free || facts.level_shower : telling.chance(150);
  room.floor = low ? Floor::ground : Floor::upstairs;
  room.size = telling.chance(550) ? graph::RoomSize::double_ : graph::RoomSize::single;
  room.step_free = facts.step_free && low;
  if (facts.level_shower && best)
    room.bathroom = Bathroom::level_shower_shared;
  else
    room.bathroom = telling.chance(180) ? Bathroom::own : Bathroom::shared;
  if (is_sure(facts) || telling.chance(850)) room.lockable = is_sure(facts) || telling.chance(930);
  return room;
}

void tell_rooms(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  for (int i = 0; i < facts.people_max; ++i) {
    const bool taken = i < facts.seat.residents;
    graph::Room room = room_of(facts, !taken, telling);
    if (taken) {
      home.rooms.push_back(room);
      continue;
    }
    if (telling.chance(600)) room.free_from = telling.before(5, 200);
    if (!is_sure(facts) && telling.chance(120)) room.free_from = telling.after(20, 180);
    if (room.step_free == false && telling.chance(150)) {
      room.adaptable = true;
      if (telling.chance(500)) room.adapted_by = telling.after(60, 300);
      room.adaptation_funded = telling.chance(500);
    }
    home.rooms.push_back(room);
  }
}

// A six-week stay over the day that the person wants to start: good today, full then.
void book_the_date(graph::Household& home, const World& world, const HomeFacts& facts) {
  const graph::Date start = person_facts(world, facts.seat.target).start;
  graph::Booking booking;
  booking.kind = graph::ArrangementKind::home_from_hospital;
  booking.from = start.plus(-4);
  booking.until = start.plus(38);
  home.bookings.push_back(booking);
}

void tell_calendar(graph::Household& home, const World& world, const HomeFacts& facts) {
  Telling telling(world, world.draw(Stream::home_calendar, facts.index), 800);
  if (facts.seat.role == HomeRole::decoy_full) book_the_date(home, world, facts);
  const bool breaks = std::find(facts.kinds.begin(), facts.kinds.end(),
                                graph::ArrangementKind::short_break) != facts.kinds.end();
  const bool spare = facts.people_max > facts.seat.residents;
  if (!is_sure(facts) && spare && breaks && telling.chance(450)) {
    graph::Booking booking;
    booking.from = telling.after(3, 90);
    booking.until = booking.from->plus(telling.between(2, 9));
    if (telling.chance(250)) {
      booking.until = booking.from->plus(360);
      booking.pattern = "FREQ=MONTHLY;BYDAY=2FR,2SA";
    }
    home.bookings.push_back(booking);
  }
  if (!is_approved(facts.seat.state) || !(is_sure(facts) || telling.chance(spare ? 880 : 250)))
    return;
  graph::Availability available;
  available.kinds = facts.kinds;
  if (telling.chance(600)) available.from = telling.before(0, 200);
  if (!is_sure(facts) && telling.chance(150)) available.pattern = "FREQ=WEEKLY;BYDAY=FR,SA,SU";
  if (!is_sure(facts) && telling.chance(150)) {
    available.nights_a_year = graph::Range<0, 366>{telling.between(4, 20) * 7};
  }
  const bool emergency = std::find(facts.kinds.begin(), facts.kinds.end(),
                                   graph::ArrangementKind::emergency) != facts.kinds.end();
  if (emergency) {
    available.emergency_tonight = telling.chance(350);
    available.notice_hours = graph::Range<0, 720>{telling.between(1, 12) * 2};
  }
  home.available.push_back(available);
}

std::string home_name(const HomeFacts& facts) {
  const bool plural = facts.members.size() > 1;
  const bool hiss = facts.family.back() == 's' || facts.family.back() == 'z';
  if (!plural) return facts.members.front().called + " " + facts.family;
  return "The " + facts.family + (hiss ? "es" : "s");
}

void tell_as_people(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  home.rhythm = telling.rhythm(facts.traits.rhythm);
  home.personality = telling.personality(facts.traits);
  home.interests = telling.interests(facts.members.front().traits);
  for (const Held& held : facts.members.front().traits.held) {
    const bool curious =
        held.stance == graph::Stance::learn || held.stance == graph::Stance::would_try;
    if (!curious || !telling.shows()) continue;
    graph::Interest enjoy;
    enjoy.activity = text(pastimes()[held.pastime].word);
    enjoy.stance = held.stance;
    home.enjoys.push_back(enjoy);
    if (!telling.chance(450)) continue;
    graph::Gift gift;
    gift.activity = enjoy.activity;
    gift.kind =
        held.stance == graph::Stance::learn ? graph::GiftKind::teach : graph::GiftKind::company;
    home.gift_wanted.push_back(gift);
  }
}

}  // namespace

void tell_terms(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  home.state = facts.seat.state;
  graph::Approval approval;
  if (!is_approved(facts.seat.state)) {
    if (facts.seat.state == HouseholdState::to_panel) {
      approval.kinds = facts.kinds;
      approval.panel_next = telling.after(5, 45);
      home.approval = approval;
    }
    return;
  }
  approval.kinds = facts.kinds;
  approval.until = telling.today().plus(facts.seat.approval_days_left);
  approval.from = approval.until->plus(-telling.between(365, 1095));
  if (approval.from->days > telling.today().days) approval.from = telling.before(10, 300);
  approval.people_max = graph::Range<0, 20>{facts.people_max};
  if (telling.chance(850)) approval.age_min = graph::Range<0, 120>{16};
  if (is_sure(facts) || !telling.chance(150)) {
    home.approval = approval;
    return;
  }
  approval.age_min = graph::Range<0, 120>{18};
  if (telling.chance(300)) approval.age_max = graph::Range<0, 120>{65};
  if (telling.chance(400))
    approval.conditions.value = "One new person at a time, three months apart";
  home.approval = approval;
}

void tell_building(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  const bool sure = is_sure(facts);
  const auto told = [&]() { return sure || telling.shows(); };
  graph::Home house;
  if (told()) house.step_free = facts.step_free;
  if (told()) house.level_shower = facts.level_shower;
  if (told()) house.hoist = facts.hoist;
  if (told()) house.sensory_quiet = facts.sensory_quiet;
  if (facts.step_free && told())
    house.door_width_cm = graph::Range<40, 200>{sure ? 90 : telling.between(70, 92)};
  if (told()) house.garden = facts.garden;
  if (told()) house.quiet = graph::Scale{std::clamp(5 - facts.traits.rhythm[0] / 21, 1, 5)};
  if (told()) house.smoking = facts.smoking;
  if (told()) {
    house.pets_known = true;
    for (const PetFacts& pet : facts.pets) {
      house.pets.push_back({pet.species, text(pet.temperament), text(pet.sleeps_where)});
    }
  }
  if (told()) house.internet = telling.chance(930);
  if (told()) house.own_key = telling.chance(820);
  if (told()) house.partner_stays = telling.chance(450);
  if (told()) house.visitors = telling.chance(350) ? graph::Often::often : graph::Often::sometimes;
  if (facts.halal)
    house.kitchen = {graph::Kitchen::halal, graph::Kitchen::pork_free};
  else if (telling.chance(300))
    house.kitchen = {graph::Kitchen::willing};
  else if (telling.chance(60))
    house.kitchen = {graph::Kitchen::vegetarian};
  house.setting = telling.chance(100) ? graph::HomeSetting::village : graph::HomeSetting::town;
  if (telling.chance(60)) house.setting = graph::HomeSetting::rural;
  home.home = house;
  tell_rooms(home, facts, telling);
}

graph::Household household_record(const World& world, const HomeFacts& facts) {
  const int fullness = fullness_of(world, graph::Kind::household, facts.index);
  Telling telling(world, world.draw(Stream::home_record, facts.index),
                  std::max(fullness, is_sure(facts) ? 700 : 300), Voice::home);
  if (facts.index < fixed_homes) telling.be_exact();
  graph::Household home;
  home.identity.external_id = external_id(home_ref(facts.index).number);
  home.called = home_name(facts);
  home.area = graph::Place{text(world.towns[facts.town].name), {}};
  if (is_sure(facts) || telling.chance(930)) home.location = facts.point;
  tell_terms(home, facts, telling);
  tell_members(home, world, facts);
  tell_building(home, facts, telling);
  tell_calendar(home, world, facts);
  tell_as_people(home, facts, telling);
  tell_around(home, world, facts, telling);
  return home;
}

}  // namespace kith::demo
