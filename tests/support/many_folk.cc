// SPDX-License-Identifier: Apache-2.0
#include "tests/support/many_folk.h"

#include <utility>

#include "graph/activity_tree.h"
#include "tests/support/world.h"

namespace kith::tests {
namespace {

constexpr std::size_t towns_a_row = 20;
constexpr std::size_t well_known = 20;  // of a town

// Kinds of thing that are drawn apart from each other.
constexpr std::uint64_t of_folk = 1;
constexpr std::uint64_t of_ties = 2;
constexpr std::uint64_t of_changes = 3;

graph::List<graph::FreeTime> free_times(TownDice& dice) {
  graph::List<graph::FreeTime> free;
  for (std::size_t i = dice.chance(25) ? 0 : 1 + dice.below(2); i > 0; --i) {
    graph::FreeTime time;
    time.days = {static_cast<graph::Weekday>(dice.below(7))};
    const auto from = 8 * 60 + 60 * static_cast<int>(dice.below(8));
    const auto until = from + 60 * static_cast<int>(2 + dice.below(5));
    time.from = graph::TimeOfDay{static_cast<std::int16_t>(from)};
    time.until = graph::TimeOfDay{static_cast<std::int16_t>(until)};
    free.push_back(time);
  }
  return free;
}

}  // namespace

graph::Point middle_of_town(std::size_t town) {
  const auto row = static_cast<std::int32_t>(town / towns_a_row);
  const auto column = static_cast<std::int32_t>(town % towns_a_row);
  return {{50'800'000 + 150'000 * row}, {-4'500'000 + 250'000 * column}};
}

std::string name_of_town(std::size_t town) { return "Town " + std::to_string(town); }

graph::Point about(TownDice& dice, const graph::Point& middle) {
  const auto off = [&](double wide) {
    return static_cast<std::int32_t>((dice.share() + dice.share() + dice.share() - 1.5) * wide);
  };
  const std::int32_t north = off(36'000);
  return {{middle.latitude.millionths + north}, {middle.longitude.millionths + off(57'000)}};
}

graph::Number drawn_number(std::uint64_t seed, std::uint64_t kind, std::size_t index) {
  const std::uint64_t drawn = TownDice(seed, kind, index).next();
  graph::Number number;
  for (std::size_t i = 0; i < 8; ++i) {
    number.bytes[i] = static_cast<std::uint8_t>(drawn >> (8 * i));
    number.bytes[8 + i] = static_cast<std::uint8_t>(index >> (8 * i));
  }
  number.bytes[15] = static_cast<std::uint8_t>(kind);
  return number;
}

std::vector<std::string> activities_by_use(std::uint64_t seed) {
  std::vector<std::string> all;
  for (const std::string_view each : graph::activities()) all.emplace_back(each);
  TownDice dice(seed);
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[dice.below(i)]);
  return all;
}

graph::Number ManyFolk::number(std::size_t index) const {
  return drawn_number(seed, of_folk, index);
}

graph::Record ManyFolk::record(std::size_t index, std::uint64_t again) const {
  TownDice dice(seed + again, again == 0 ? of_folk : of_changes, index);
  const std::size_t town = index / town_folk;
  const graph::Point point = about(dice, middle_of_town(town));
  const graph::Place place{with_lives ? name_of_town(town) : "town", point};
  if (is_person(index)) return person(dice, place, index);
  return neighbour(dice, place, index);
}

graph::Record ManyFolk::person(TownDice& dice, const graph::Place& place, std::size_t index) const {
  graph::Person made;
  made.identity.number = number(index);
  made.called = "Sam";
  made.area_now = place;
  made.agreement.resize(1);
  made.agreement[0].purpose = graph::AgreementFor::connect;
  made.agreement[0].answer = graph::YesNo::yes;
  made.no_contact_asked.emplace();
  made.travel.emplace().means = {graph::Means::walk, graph::Means::bus};
  for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
    made.interests.push_back({activity(dice), static_cast<graph::Stance>(dice.below(5)), {}, {}});
  }
  for (std::size_t i = 1 + dice.below(2); i > 0; --i) {
    made.gifts.push_back({activity(dice), static_cast<graph::GiftKind>(dice.below(6)), {}, {}});
  }
  if (!with_lives) return made;
  made.called += " " + std::to_string(index);
  made.born = graph::BirthDate{static_cast<std::int16_t>(1930 + dice.below(75)), 0, 0};
  made.free = free_times(dice);
  if (dice.chance(2)) {
    const std::size_t other = index / town_folk * town_folk + dice.below(town_folk);
    if (other != index) made.no_contact.emplace_back().with.number = number(other);
  }
  return made;
}

graph::Record ManyFolk::neighbour(TownDice& dice, const graph::Place& place,
                                  std::size_t index) const {
  graph::Neighbour made;
  made.identity.number = number(index);
  made.called = "Jo";
  made.area = place;
  made.agreed_to_be_found_until = today.plus(365);
  made.over_18 = true;
  for (std::size_t i = 1 + dice.below(2); i > 0; --i) {
    made.offers.push_back({activity(dice), static_cast<graph::GiftKind>(dice.below(6))});
  }
  for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
    made.wants.push_back({activity(dice), static_cast<graph::WantKind>(dice.below(5))});
  }
  if (!with_lives) return made;
  made.called += " " + std::to_string(index);
  made.free = free_times(dice);
  return made;
}

std::size_t ManyTies::other_end(TownDice& dice, std::size_t district, std::size_t owner) const {
  if (!dice.chance(80)) return district * folk_a_district + dice.below(folk_a_district);
  const std::size_t town_begin = owner / town_folk * town_folk;
  return town_begin + dice.below(dice.chance(10) ? well_known : town_folk);
}

graph::Tie ManyTies::tie(std::size_t index) const {
  TownDice dice(folk.seed, of_ties, index);
  const std::size_t district = index / ties_a_district;
  std::size_t owner = 0;
  do {
    owner = district * folk_a_district + dice.below(folk_a_district);
  } while (!folk.is_person(owner));
  std::size_t other = owner;
  while (other == owner) other = other_end(dice, district, owner);
  graph::Tie tie;
  tie.identity.number = drawn_number(folk.seed, of_ties, index);
  tie.of = graph::PersonNumber{folk.number(owner)};
  tie.other.number = graph::SubjectNumber{folk.number(other)};
  tie.ring = static_cast<graph::Ring>(dice.below(4));
  tie.paid = dice.chance(15) ? graph::Paid::by_service : graph::Paid::no;
  tie.seen_by = dice.chance(80) ? graph::SeenBy::officer : graph::SeenBy::circle;
  const std::size_t said = dice.below(5);
  if (said > 0) tie.may_introduce = graph::MayIntroduce{true, said > 1, {}};
  if (tie.may_introduce && dice.chance(30)) {
    tie.may_introduce->until = today.plus(static_cast<std::int32_t>(dice.below(1'000)) - 200);
  }
  if (dice.chance(80)) {
    tie.last_contact = today.plus(-static_cast<std::int32_t>(dice.below(3'650)));
  }
  if (dice.chance(2)) {
    tie.state = graph::TieState::lost;
    tie.wanted = graph::Wanted::yes;
  }
  return tie;
}

}  // namespace kith::tests
