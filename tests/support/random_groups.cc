// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_groups.h"

#include <array>

#include "graph/recurrence.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::tests {
namespace {

using graph::Date;
using graph::Group;
using graph::GroupSchedule;

std::string random_weekdays(Dice& dice, bool numbered) {
  constexpr std::array names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string text;
  for (int i = dice.between(1, 3); i > 0; --i) {
    if (!text.empty()) text += ",";
    constexpr std::array which{"1", "2", "3", "4", "-1", "-2"};
    if (numbered && dice.chance(70)) text += dice.pick(which);
    text += dice.pick(names);
  }
  return text;
}

std::string draw_pattern(Dice& dice) {
  constexpr std::array frequencies{"DAILY", "WEEKLY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"};
  const std::string frequency = dice.pick(frequencies);
  const bool by_month = frequency == "MONTHLY" || frequency == "YEARLY";
  std::string text = (dice.chance(20) ? "RRULE:FREQ=" : "FREQ=") + frequency;
  if (dice.chance(30)) text += ";INTERVAL=" + std::to_string(dice.between(1, 4));
  if (dice.chance(15)) {
    text += ";COUNT=" + std::to_string(dice.between(1, 400));
  } else if (dice.chance(15)) {
    text += ";UNTIL=2027" + std::string(dice.chance(50) ? "0328" : "1031T100000Z");
  }
  if (by_month && dice.chance(40)) {
    text += ";BYMONTHDAY=" + std::to_string(dice.chance(30) ? -1 : dice.between(1, 31));
  } else if (dice.chance(80)) {
    text += ";BYDAY=" + random_weekdays(dice, by_month);
  }
  if (dice.chance(10)) text += ";BYMONTH=" + std::to_string(dice.between(1, 12));
  if (by_month && dice.chance(10)) text += ";BYSETPOS=" + std::string(dice.chance(50) ? "1" : "-1");
  if (dice.chance(10)) text += std::string(";WKST=") + (dice.chance(50) ? "SU" : "WE");
  if (frequency == "YEARLY" && dice.chance(10)) text += ";BYWEEKNO=13,44";
  return text;
}

}  // namespace

std::string random_pattern(Dice& dice) {
  while (true) {
    const std::string drawn = draw_pattern(dice);
    if (graph::check_rrule(drawn)) return drawn;
  }
}

Date random_day(Dice& dice) {
  // Clock changes of London and New York, ends of months and years, a leap day.
  constexpr std::array days{"2026-10-25", "2027-03-28", "2027-10-31", "2026-11-01", "2027-03-14",
                            "2026-11-30", "2026-12-31", "2027-02-28", "2028-02-29", "2026-11-24"};
  if (dice.chance(30)) return day("2026-06-01").plus(dice.below(800));
  return day(dice.pick(days)).plus(dice.between(-2, 2));
}

graph::TimeOfDay random_time(Dice& dice) {
  const int minutes = dice.chance(30)   ? dice.between(0, 12) * 15
                      : dice.chance(70) ? dice.below(96) * 15
                                        : dice.below(24 * 60);
  return graph::TimeOfDay{static_cast<std::int16_t>(minutes)};
}

graph::LocalTime random_local_time(Dice& dice) {
  const Date drawn = random_day(dice);
  return {drawn, random_time(dice)};
}

GroupSchedule random_schedule(Dice& dice, const std::vector<graph::GroupPlace>& places) {
  constexpr std::array zones{"Europe/London", "America/New_York", "Asia/Kolkata",
                             "Australia/Lord_Howe", "Nowhere/Here"};
  GroupSchedule schedule;
  if (!places.empty() && dice.chance(50)) schedule.place = dice.pick(places).id;
  if (dice.chance(3)) schedule.place = "nowhere";
  if (dice.chance(90)) schedule.pattern = dice.chance(3) ? "now and then" : random_pattern(dice);
  if (dice.chance(90)) schedule.from = random_day(dice).plus(dice.chance(50) ? -700 : -40);
  if (dice.chance(15)) schedule.until = random_day(dice);
  for (int i = dice.chance(20) ? 3 : 0; i > 0; --i) schedule.except.push_back(random_day(dice));
  if (dice.chance(95)) schedule.opens = random_time(dice);
  if (dice.chance(95)) schedule.closes = random_time(dice);
  if (schedule.opens && dice.chance(5)) schedule.closes = schedule.opens;
  if (dice.chance(20)) schedule.zone = dice.pick(zones);
  if (dice.chance(10)) {
    // In the very hours that clock changes leave out or repeat.
    constexpr std::array times{"00:45", "01:00", "01:15", "01:30", "01:45", "02:00", "02:30"};
    schedule.pattern = "FREQ=WEEKLY;BYDAY=SU";
    schedule.until.reset();
    schedule.zone = dice.chance(50) ? "" : "Europe/London";
    schedule.opens = graph::time_from_text(dice.pick(times));
    schedule.closes = graph::time_from_text(dice.pick(times));
  }
  if (dice.chance(10)) schedule.by_appointment = dice.chance(80);
  return schedule;
}

const std::vector<StemmedWord>& vocabulary() {
  static const std::vector<StemmedWord> words{
      {"fishing", "fish"},    {"fishes", "fish"},       {"fish", "fish"},
      {"angling", "angl"},    {"club", "club"},         {"clubs", "club"},
      {"walking", "walk"},    {"walks", "walk"},        {"walk", "walk"},
      {"choir", "choir"},     {"choirs", "choir"},      {"gardening", "garden"},
      {"garden", "garden"},   {"gardens", "garden"},    {"canal", "canal"},
      {"canals", "canal"},    {"library", "librari"},   {"libraries", "librari"},
      {"knitting", "knit"},   {"knits", "knit"},        {"cooking", "cook"},
      {"cooks", "cook"},      {"pottery", "potteri"},   {"painting", "paint"},
      {"paints", "paint"},    {"caf\xC3\xA9", "cafe"},  {"cafe", "cafe"},
      {"leigh", "leigh"},     {"atherton", "atherton"}, {"tyldesley", "tyldeslei"},
      {"music", "music"},     {"sport", "sport"},       {"wool", "wool"},
      {"crochet", "crochet"}, {"outdoors", "outdoor"},  {"whittling", "whittl"}};
  return words;
}

std::string random_words(Dice& dice, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    constexpr std::array joints{" ", ", ", ". ", " - ", "\n"};
    if (i > 0) text += dice.pick(joints);
    std::string word(dice.pick(vocabulary()).word);
    if (dice.chance(20) && word.front() != '\xC3') word.front() = static_cast<char>(word[0] - 32);
    text += word;
  }
  return text;
}

const std::vector<std::string_view>& random_activities() {
  static const std::vector<std::string_view> all{"angling",  "choir",   "walking", "gardening",
                                                 "knitting", "cooking", "crochet", "whittling"};
  return all;
}

graph::Point random_point(Dice& dice) {
  return {{53'497'500 + dice.between(-30, 30) * 1'000},
          {-2'519'000 + dice.between(-30, 30) * 1'500}};
}

namespace {

void add_places(Dice& dice, Group& group) {
  for (int i = dice.chance(10) ? 0 : dice.between(1, 3); i > 0; --i) {
    graph::GroupPlace place;
    place.id = "place " + std::to_string(i);
    if (dice.chance(90)) place.point = random_point(dice);
    if (dice.chance(10)) place.online = dice.chance(70);
    place.town = dice.chance(50) ? random_words(dice, 1) : "";
    for (std::size_t bit = 0; bit < graph::words<graph::GroupAccess>.size(); ++bit) {
      const auto access = static_cast<graph::GroupAccess>(bit);
      if (dice.chance(60)) place.access.push_back(access);
      if (dice.chance(20)) place.access_missing.push_back(access);
    }
    group.places.push_back(std::move(place));
  }
}

void add_costs(Dice& dice, Group& group) {
  for (int i = dice.chance(25) ? 0 : dice.between(1, 2); i > 0; --i) {
    graph::GroupCost cost;
    if (dice.chance(90))
      cost.pence.emplace().value = dice.chance(40) ? 0 : dice.between(1, 12) * 100;
    if (dice.chance(60)) cost.per = static_cast<graph::CostPer>(dice.below(5));
    if (dice.chance(20)) cost.for_whom = "somebody";
    if (dice.chance(20)) cost.from = random_day(dice);
    if (dice.chance(20)) cost.until = random_day(dice);
    group.costs.push_back(cost);
  }
}

}  // namespace

Group random_group(Dice& dice, int index) {
  constexpr std::array languages{"en", "en-GB", "pl", "PL-pl", "ur"};
  Group group = a_group("group " + std::to_string(index));
  group.name = random_words(dice, dice.between(1, 3));
  if (dice.chance(70)) group.description.value = random_words(dice, dice.between(1, 12));
  for (int i = dice.between(0, 2); i > 0; --i) {
    group.activities.push_back({std::string(dice.pick(random_activities())), {}});
  }
  add_places(dice, group);
  for (int i = dice.between(0, 3); i > 0; --i) {
    group.schedules.push_back(random_schedule(dice, group.places));
  }
  add_costs(dice, group);
  if (dice.chance(10)) group.status = static_cast<graph::GroupStatus>(dice.below(4));
  if (dice.chance(5)) group.agreed_to_be_listed.reset();
  if (dice.chance(5)) group.agreed_to_be_listed = false;
  if (dice.chance(50)) group.group_kind = static_cast<graph::GroupKind>(dice.below(8));
  if (dice.chance(30)) group.age_min.emplace().value = dice.between(0, 60);
  if (dice.chance(30)) group.age_max.emplace().value = dice.between(20, 120);
  for (int i = dice.between(0, 2); i > 0; --i) group.languages.emplace_back(dice.pick(languages));
  for (int i = dice.between(0, 2); i > 0; --i) {
    group.terms.push_back({"t" + std::to_string(dice.below(4)), random_words(dice, 1), "", ""});
  }
  // Of dice of their own, which leave every other throw as it was.
  std::uint64_t name = static_cast<std::uint64_t>(index);
  for (const char c : group.name) name = name * 31 + static_cast<unsigned char>(c);
  Dice role(name);
  if (role.chance(25)) {
    group.roles.push_back({random_words(role, 1), "", {}, {}});
    if (role.chance(60)) group.roles.back().activity = role.pick(random_activities());
  }
  if (dice.chance(30)) group.organisation.emplace().name = random_words(dice, 2);
  return group;
}

}  // namespace kith::tests
