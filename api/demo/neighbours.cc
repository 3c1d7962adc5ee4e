// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/demo/neighbourhood.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::GiftKind;
using graph::WantKind;

// What people of a street do for each other. Fishing is not among it: who would learn that, and who
// would not, is written by hand (angler.h).
struct Ordinary {
  std::string_view activity;
  GiftKind offer;
  WantKind want;
  std::uint8_t popularity;  // tickets in a draw
};

constexpr std::array ordinary = {
    Ordinary{"gardening", GiftKind::help, WantKind::help, 9},
    Ordinary{"gardening", GiftKind::teach, WantKind::learn, 4},
    Ordinary{"allotment", GiftKind::lead, WantKind::together, 4},
    Ordinary{"vegetables", GiftKind::teach, WantKind::learn, 4},
    Ordinary{"walking", GiftKind::company, WantKind::company, 10},
    Ordinary{"dog_walking", GiftKind::help, WantKind::help, 7},
    Ordinary{"dog_walking", GiftKind::company, WantKind::together, 4},
    Ordinary{"birdwatching", GiftKind::company, WantKind::together, 3},
    Ordinary{"canal_walks", GiftKind::company, WantKind::company, 4},
    Ordinary{"baking", GiftKind::teach, WantKind::learn, 7},
    Ordinary{"curry", GiftKind::teach, WantKind::learn, 4},
    Ordinary{"jam_making", GiftKind::teach, WantKind::learn, 2},
    Ordinary{"meals_for_neighbours", GiftKind::help, WantKind::help, 4},
    Ordinary{"tea_and_coffee", GiftKind::host, WantKind::company, 8},
    Ordinary{"chatting", GiftKind::company, WantKind::company, 8},
    Ordinary{"coffee_mornings", GiftKind::company, WantKind::company, 5},
    Ordinary{"knitting", GiftKind::teach, WantKind::learn, 5},
    Ordinary{"crochet", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"sewing", GiftKind::help, WantKind::help, 5},
    Ordinary{"card_making", GiftKind::lead, WantKind::together, 3},
    Ordinary{"painting", GiftKind::lead, WantKind::together, 3},
    Ordinary{"photography", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"woodwork", GiftKind::teach, WantKind::learn, 4},
    Ordinary{"home_improvement", GiftKind::lend, WantKind::borrow, 6},
    Ordinary{"repair", GiftKind::help, WantKind::help, 6},
    Ordinary{"bicycle_repair", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"car_repair", GiftKind::help, WantKind::help, 3},
    Ordinary{"smartphones", GiftKind::teach, WantKind::learn, 7},
    Ordinary{"computers", GiftKind::help, WantKind::help, 4},
    Ordinary{"reading", GiftKind::lend, WantKind::borrow, 5},
    Ordinary{"reading", GiftKind::company, WantKind::company, 3},
    Ordinary{"relaxing", GiftKind::company, WantKind::company, 3},
    Ordinary{"jigsaws", GiftKind::lend, WantKind::borrow, 5},
    Ordinary{"gaming", GiftKind::company, WantKind::together, 4},
    Ordinary{"cards", GiftKind::host, WantKind::together, 5},
    Ordinary{"dominoes", GiftKind::company, WantKind::together, 4},
    Ordinary{"chess", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"pub_quiz", GiftKind::company, WantKind::together, 4},
    Ordinary{"bingo", GiftKind::company, WantKind::company, 5},
    Ordinary{"football_watching", GiftKind::company, WantKind::together, 6},
    Ordinary{"rugby_league", GiftKind::company, WantKind::together, 6},
    Ordinary{"bowls", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"darts", GiftKind::company, WantKind::together, 3},
    Ordinary{"swimming", GiftKind::company, WantKind::together, 5},
    Ordinary{"cycling", GiftKind::lead, WantKind::together, 3},
    Ordinary{"guitar", GiftKind::teach, WantKind::learn, 4},
    Ordinary{"singing", GiftKind::lead, WantKind::together, 4},
    Ordinary{"music_listening", GiftKind::company, WantKind::together, 4},
    Ordinary{"line_dancing", GiftKind::lead, WantKind::together, 3},
    Ordinary{"films", GiftKind::company, WantKind::company, 5},
    Ordinary{"day_trips", GiftKind::company, WantKind::company, 4},
    Ordinary{"food_shopping", GiftKind::help, WantKind::help, 7},
    Ordinary{"errands", GiftKind::help, WantKind::help, 6},
    Ordinary{"markets", GiftKind::company, WantKind::company, 4},
    Ordinary{"church", GiftKind::company, WantKind::company, 3},
    Ordinary{"english_lessons", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"signing", GiftKind::teach, WantKind::learn, 3},
    Ordinary{"local_history", GiftKind::teach, WantKind::together, 3},
    Ordinary{"letter_writing", GiftKind::help, WantKind::help, 2},
};

const Ordinary& draw_ordinary(Draw& draw) {
  int tickets = 0;
  for (const Ordinary& one : ordinary) tickets += one.popularity;
  int ticket = draw.below(tickets);
  std::size_t at = 0;
  while (ticket >= ordinary[at].popularity) ticket -= ordinary[at++].popularity;
  return ordinary[at];
}

template <class List>
bool lists_activity(const List& list, std::string_view activity) {
  for (const auto& one : list) {
    if (one.activity == activity) return true;
  }
  return false;
}

void draw_offers_and_wants(graph::Neighbour& neighbour, Draw& draw) {
  const int offers = draw.between(0, 2);
  const int wants = draw.between(offers == 0 ? 1 : 0, 2);
  for (int i = 0; i < offers; ++i) {
    const Ordinary& one = draw_ordinary(draw);
    if (!lists_activity(neighbour.offers, one.activity)) {
      neighbour.offers.push_back({std::string(one.activity), one.offer});
    }
  }
  for (int i = 0; i < wants; ++i) {
    const Ordinary& one = draw_ordinary(draw);
    const bool gives_it = lists_activity(neighbour.offers, one.activity);
    if (!gives_it && !lists_activity(neighbour.wants, one.activity)) {
      neighbour.wants.push_back({std::string(one.activity), one.want});
    }
  }
  if (neighbour.offers.empty() && neighbour.wants.empty()) {
    neighbour.wants.push_back({"chatting", WantKind::company});
  }
}

void draw_found(graph::Neighbour& neighbour, graph::Date today, Draw& draw) {
  const int found = draw.below(100);
  const int days_left = draw.between(20, 700);
  const int days_past = draw.between(1, 300);
  if (found < 86) neighbour.agreed_to_be_found_until = today.plus(days_left);
  if (found >= 86 && found < 96) neighbour.agreed_to_be_found_until = today.plus(-days_past);
  const int adult = draw.below(100);
  if (adult < 94) neighbour.over_18 = adult < 90;
}

// The name in "Sheila next door".
std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

}  // namespace

std::uint32_t neighbour_count(const World& world) { return 3 * world.options.people; }

std::optional<std::uint32_t> tie_to_neighbour(const World& world, std::uint32_t person,
                                              const std::vector<TieFacts>& circle) {
  Draw draw = world.draw(Stream::introducing, person, 1'000'000);
  if (!draw.chance(600)) return {};
  for (const TieFacts& tie : circle) {
    if (tie.category == graph::TieCategory::neighbour && !tie.lost && !tie.known_as) {
      return tie.item;
    }
  }
  return {};
}

graph::Neighbour neighbour_record(const World& world, std::uint32_t neighbour) {
  Draw draw = world.draw(Stream::neighbour, neighbour);
  const PersonFacts beside = person_facts(world, neighbour / 3);
  graph::Neighbour record;
  record.identity.external_id = external_id(neighbour_ref(neighbour).number);
  const Heritage heritage = draw_heritage(draw);
  const graph::Gender gender = draw.chance(550) ? graph::Gender::woman : graph::Gender::man;
  record.called = std::string(given_name(heritage, gender, draw.chance(600), draw));
  draw_offers_and_wants(record, draw);
  const Town& town = world.towns[beside.town];
  const int north_m = draw.bell(-900, 900);
  const int east_m = draw.bell(-900, 900);
  const Town here{town.name, beside.point.latitude.millionths, beside.point.longitude.millionths};
  record.area = graph::Place{std::string(town.name), point_near(here, north_m, east_m)};
  if (draw.chance(850)) record.free = draw_free_times(draw);
  record.reach_via = "the coordinator for " + std::string(town.name);
  draw_found(record, world.options.reference, draw);
  if (neighbour % 3 != 0) return record;
  const auto circle = circle_of(world, beside);
  const auto tied = tie_to_neighbour(world, beside.index, circle);
  if (tied) record.called = first_word(circle[*tied].called);
  return record;
}

graph::List<graph::FreeTime> draw_free_times(Draw& draw) {
  using graph::Weekday;
  const auto hours = [](graph::List<Weekday> days, int from, int until) {
    graph::FreeTime free;
    free.days = std::move(days);
    if (from > 0) free.from = graph::TimeOfDay{static_cast<std::int16_t>(from)};
    if (until > 0) free.until = graph::TimeOfDay{static_cast<std::int16_t>(until)};
    return free;
  };
  const graph::List<Weekday> weekdays = {Weekday::monday, Weekday::tuesday, Weekday::wednesday,
                                         Weekday::thursday, Weekday::friday};
  graph::List<graph::FreeTime> free;
  const int first = draw.below(6);
  if (first == 0) free.push_back(hours(weekdays, 9 * 60 + 30, 12 * 60));
  if (first == 1) free.push_back(hours({Weekday::tuesday, Weekday::thursday}, 13 * 60, 16 * 60));
  if (first == 2) free.push_back(hours(weekdays, 18 * 60, 21 * 60));
  if (first == 3) free.push_back(hours({Weekday::monday, Weekday::wednesday}, 10 * 60, 15 * 60));
  if (first == 4) free.push_back(hours({}, 17 * 60, 0));
  if (first == 5) free.push_back(hours({Weekday::saturday, Weekday::sunday}, 0, 0));
  if (!draw.chance(450)) return free;
  if (draw.chance(600)) {
    free.push_back(hours({Weekday::saturday}, 9 * 60, 12 * 60 + 30));
  } else {
    free.push_back(hours({Weekday::sunday}, 14 * 60, 17 * 60));
  }
  return free;
}

}  // namespace kith::demo
