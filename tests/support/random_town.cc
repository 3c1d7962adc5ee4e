// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_town.h"

#include <array>

#include "tests/support/group_world.h"

namespace kith::tests {
namespace {

constexpr std::array town_activities{"angling", "angling",     "fly_fishing", "choir",
                                     "walking", "page turner", "Page turner", "outdoors"};

std::string name_of(const char* what, int index) { return what + std::to_string(index); }

graph::Opt<graph::Place> random_place(Dice& dice) {
  if (dice.chance(6)) return std::nullopt;
  graph::Place place;
  constexpr std::array names{"Leigh", "leigh", "Atherton", ""};
  place.name = dice.pick(names);
  if (dice.chance(85)) place.point = random_point(dice);
  return place;
}

graph::Interest random_interest(Dice& dice) {
  graph::Interest interest;
  interest.activity = dice.pick(town_activities);
  constexpr std::array stances{graph::Stance::love,  graph::Stance::love,  graph::Stance::would_try,
                               graph::Stance::learn, graph::Stance::learn, graph::Stance::teach,
                               graph::Stance::avoid};
  interest.stance = dice.pick(stances);
  if (dice.chance(50)) interest.strength = static_cast<graph::Strength>(dice.below(3));
  return interest;
}

void give_access(Dice& dice, graph::Person& person) {
  if (!dice.chance(40)) return;
  graph::AccessNeed need;
  need.feature = static_cast<graph::AccessFeature>(dice.below(6));
  need.needed = dice.chance(70) ? graph::HowNeeded::essential : graph::HowNeeded::helpful;
  person.access = {need};
}

void give_pool(Dice& dice, graph::Person& person) {
  for (int i = dice.chance(70) ? dice.between(1, 2) : 0; i > 0; --i) {
    graph::PoolWish wish;
    wish.activity = dice.pick(town_activities);
    const int least = dice.between(0, 10) * 100;
    if (dice.chance(85)) wish.share_min = graph::Pence{least};
    if (dice.chance(85)) wish.share_max = graph::Pence{least + dice.between(0, 1'000)};
    person.pool.push_back(wish);
  }
}

graph::Person town_person(Dice& dice, int index) {
  graph::Person person = a_person(name_of("person", index));
  if (dice.chance(92)) person.agreement.push_back(agreed(graph::AgreementFor::connect));
  if (dice.chance(80)) person.agreement.push_back(agreed(graph::AgreementFor::pool));
  if (dice.chance(6)) person.agreement.back().answer = graph::YesNo::no;
  if (dice.chance(6)) person.agreement.back().until = today.plus(dice.between(-2, 2));
  if (dice.chance(6)) person.no_contact_asked.reset();
  if (dice.chance(30)) person.born = graph::BirthDate{static_cast<std::int16_t>(1940), 0, 0};
  if (dice.chance(10)) person.born.reset();
  person.area_now = random_place(dice);
  for (int i = dice.between(0, 3); i > 0; --i) person.interests.push_back(random_interest(dice));
  if (dice.chance(25)) {
    graph::Gift gift;
    gift.activity = dice.pick(town_activities);
    gift.kind = static_cast<graph::GiftKind>(dice.below(6));
    person.gifts = {gift};
  }
  if (dice.chance(10)) person.rather_not_give = true;
  give_access(dice, person);
  give_pool(dice, person);
  person.free = random_free(dice);
  if (dice.chance(10)) {
    graph::AvoidArea area;
    area.place.name = dice.chance(50) ? "Leigh" : "";
    area.place.point = random_point(dice);
    area.radius_m.emplace().value = dice.between(1, 20) * 100;
    if (dice.chance(30)) area.until = today.plus(dice.between(-1, 1));
    person.avoid_areas = {area};
  }
  return person;
}

graph::Neighbour town_neighbour(Dice& dice, int index) {
  graph::Neighbour neighbour;
  const std::string name = name_of("neighbour", index);
  neighbour.identity = {number_of(name), name};
  neighbour.called = name;
  for (int i = dice.below(2); i > 0; --i) {
    neighbour.offers.push_back(
        {dice.pick(town_activities), static_cast<graph::GiftKind>(dice.below(6))});
  }
  for (int i = dice.below(3); i > 0; --i) {
    neighbour.wants.push_back(
        {dice.pick(town_activities), static_cast<graph::WantKind>(dice.below(5))});
  }
  neighbour.area = random_place(dice);
  neighbour.free = random_free(dice);
  if (dice.chance(90)) neighbour.agreed_to_be_found_until = today.plus(dice.between(-1, 9));
  if (dice.chance(90)) neighbour.over_18 = dice.chance(95);
  return neighbour;
}

graph::GroupSchedule town_schedule(Dice& dice) {
  constexpr std::array days{"MO", "TU", "WE", "SA,SU", "TU,TH"};
  constexpr std::array opens{"09:00", "10:15", "14:00", "18:30", "22:00"};
  constexpr std::array closes{"10:15", "12:00", "16:30", "20:00", "01:00"};
  const auto hours = static_cast<std::size_t>(dice.below(5));
  graph::GroupSchedule schedule = weekly(dice.pick(days), opens.at(hours), closes.at(hours));
  if (dice.chance(20)) schedule.place = dice.chance(80) ? "a" : "b";
  if (dice.chance(10)) schedule.until = today.plus(dice.between(-5, 20));
  if (dice.chance(10)) schedule.closes.reset();
  if (dice.chance(10)) schedule.by_appointment = true;
  return schedule;
}

graph::GroupPlace town_place(Dice& dice, const char* id) {
  graph::GroupPlace place;
  place.id = id;
  if (dice.chance(90)) place.point = random_point(dice);
  if (dice.chance(60)) place.town = dice.chance(50) ? "LEIGH" : "Atherton";
  if (dice.chance(5)) place.online = true;
  for (std::size_t i = 0; i < graph::words<graph::GroupAccess>.size(); ++i) {
    const auto access = static_cast<graph::GroupAccess>(i);
    if (dice.chance(40)) {
      place.access.push_back(access);
    } else if (dice.chance(50)) {
      place.access_missing.push_back(access);
    }
  }
  return place;
}

graph::Group town_group(Dice& dice, int index) {
  graph::Group group = a_group(name_of("group", index));
  group.name = name_of("group ", index);
  for (int i = dice.below(2); i > 0; --i) {
    graph::GroupActivity activity{dice.pick(town_activities), {}};
    if (dice.chance(20)) activity.wanted = static_cast<graph::Stance>(dice.below(6));
    group.activities.push_back(activity);
  }
  if (dice.chance(95)) group.places.push_back(town_place(dice, "a"));
  if (dice.chance(30)) group.places.push_back(town_place(dice, "b"));
  for (int i = dice.below(3); i > 0; --i) group.schedules.push_back(town_schedule(dice));
  if (dice.chance(15)) group.room = static_cast<graph::GroupRoom>(dice.below(3));
  if (dice.chance(10)) group.status = static_cast<graph::GroupStatus>(dice.below(4));
  if (dice.chance(10)) group.agreed_to_be_listed = dice.chance(30);
  if (dice.chance(20)) group.age_min.emplace().value = dice.between(18, 60);
  if (dice.chance(20)) group.age_max.emplace().value = dice.between(20, 90);
  if (dice.chance(20)) group.only_for_people_with_support = dice.chance(60);
  if (dice.chance(70)) group.group_kind = static_cast<graph::GroupKind>(dice.below(8));
  return group;
}

}  // namespace

graph::List<graph::FreeTime> random_free(Dice& dice) {
  graph::List<graph::FreeTime> free;
  for (int i = dice.chance(25) ? 0 : dice.between(1, 3); i > 0; --i) {
    graph::FreeTime time;
    for (int days = dice.below(3); days > 0; --days) {
      const auto day = static_cast<graph::Weekday>(dice.below(7));
      if (time.days.empty() || time.days.front() != day) time.days.push_back(day);
    }
    const int from = dice.between(24, 88) * 15;
    if (dice.chance(85)) time.from = graph::TimeOfDay{static_cast<std::int16_t>(from)};
    const int until = (from + dice.between(1, 24) * 15) % (24 * 60);
    if (dice.chance(85)) time.until = graph::TimeOfDay{static_cast<std::int16_t>(until)};
    free.push_back(time);
  }
  return free;
}

void add_mark(graph::Person& by, const graph::Number& with) {
  graph::NoContact mark;
  mark.with.number = with;
  by.no_contact.push_back(mark);
}

graph::View RandomTown::view() const {
  World world;
  for (const graph::Person& person : persons) world.put(person);
  for (const graph::Neighbour& neighbour : neighbours) world.put(neighbour);
  return world.view();
}

std::vector<matcher::ListedGroup> RandomTown::listed() const {
  std::vector<matcher::ListedGroup> listed;
  for (const graph::Group& group : groups) listed.push_back({&group, "leigh"});
  return listed;
}

namespace {

void bring_together(Dice& dice, graph::Person& person) {
  person.area_now = graph::Place{"Leigh", point(53'497'500 + dice.below(3'000), -2'519'000)};
  person.agreement = {agreed(), agreed(graph::AgreementFor::connect),
                      agreed(graph::AgreementFor::pool)};
  if (!dice.chance(60)) return;
  graph::FreeTime saturday;
  saturday.days = {graph::Weekday::saturday};
  saturday.from = graph::TimeOfDay{10 * 60};
  person.free = {saturday};
}

}  // namespace

RandomTown random_town(std::uint64_t seed, TownSize size) {
  Dice dice(seed);
  RandomTown town;
  for (int i = 0; i < size.persons; ++i) {
    town.persons.push_back(town_person(dice, i));
    if (size.close) bring_together(dice, town.persons.back());
  }
  for (int i = dice.below(size.neighbours + 1); i > 0; --i) {
    town.neighbours.push_back(town_neighbour(dice, i));
  }
  for (int i = dice.below(size.groups + 1); i > 0; --i) {
    town.groups.push_back(town_group(dice, i));
  }
  for (int i = size.persons > 0 ? dice.below(size.marks + 1) : 0; i > 0; --i) {
    graph::Person& by = town.persons[static_cast<std::size_t>(dice.below(size.persons))];
    const bool person = town.neighbours.empty() || dice.chance(80);
    const graph::Number with = person ? dice.pick(town.persons).identity.number
                                      : dice.pick(town.neighbours).identity.number;
    if (with == by.identity.number) continue;
    add_mark(by, with);
    if (dice.chance(20)) by.no_contact.back().until = today.plus(dice.between(-1, 1));
  }
  return town;
}

}  // namespace kith::tests
