// SPDX-License-Identifier: Apache-2.0
#include "api/demo/world.h"

#include <algorithm>
#include <array>

#include "api/demo/reference.h"
#include "graph/check.h"

namespace kith::demo {

namespace {

using graph::HouseholdState;

// Homes come in blocks of sixteen, and each block's planted homes and decoys are for four people of
// a stretch of nineteen, so that planted pairs run all through the scheme.
constexpr std::uint32_t block_homes = 16;
constexpr std::uint32_t stretch_people = 19;
constexpr std::array<std::uint32_t, 4> stretch_targets = {0, 5, 10, 15};
constexpr std::uint32_t country_from = 2'001;  // more people than this are not one scheme

struct FixedSeat {
  HomeRole role;
  std::uint32_t target;
  int residents;
};
constexpr std::array<FixedSeat, fixed_homes> fixed_seats = {{{HomeRole::planted, maya, 0},
                                                             {HomeRole::planted, george, 1},
                                                             {HomeRole::ordinary, 0, 1},
                                                             {HomeRole::decoy_must, maya, 0},
                                                             {HomeRole::decoy_resident, george, 1},
                                                             {HomeRole::decoy_full, george, 1}}};

HomeRole role_at(std::uint32_t position) {
  if (position < 4) return HomeRole::planted;
  if (position == 4) return HomeRole::decoy_must;
  if (position == 5) return HomeRole::decoy_resident;
  return position == 6 ? HomeRole::decoy_full : HomeRole::ordinary;
}

std::uint32_t target_of(std::uint32_t block, std::uint32_t position) {
  const std::uint32_t which = position < 4 ? position : position - 4;
  return characters + stretch_people * block + stretch_targets[which];
}

HouseholdState draw_state(Draw& draw) {
  const int ticket = draw.below(1000);
  if (ticket < 800) return HouseholdState::available;
  if (ticket < 860) return HouseholdState::paused;
  if (ticket < 880) return HouseholdState::under_review;
  if (ticket < 910) return HouseholdState::approved;
  if (ticket < 950) return HouseholdState::to_panel;
  return ticket < 985 ? HouseholdState::assessing : HouseholdState::applied;
}

bool is_approved(HouseholdState state) {
  return state == HouseholdState::approved || state == HouseholdState::available ||
         state == HouseholdState::paused || state == HouseholdState::under_review;
}

// Each state that an officer meets is there in the smallest scheme too.
void shape_ordinary(Seat& seat, std::uint32_t block, std::uint32_t position, Draw& draw) {
  seat.state = draw_state(draw);
  if (position == 10) seat.state = HouseholdState::paused;
  if (position == 11) seat.state = HouseholdState::to_panel;
  if (position == 13 && block % 2 == 0) seat.state = HouseholdState::under_review;
  if (position == 12) {
    seat.state = HouseholdState::available;
    seat.approval_days_left = draw.between(8, 59);
  }
  if (position == 9 && block % 8 == 0) {
    seat.state = HouseholdState::available;
    seat.approval_days_left = -draw.between(3, 40);
  }
}

int draw_residents(const Seat& seat, Draw& draw) {
  if (!is_approved(seat.state) || seat.state == HouseholdState::approved) return 0;
  if (seat.role == HomeRole::decoy_resident || seat.role == HomeRole::decoy_full) return 1;
  const int ticket = draw.below(100);
  if (seat.role != HomeRole::ordinary) return ticket < 55 ? 1 : 0;
  if (ticket < 14) return 0;
  if (ticket < 54) return 1;
  return ticket < 93 ? 2 : 3;
}

Seat draw_seat(const World& world, std::uint32_t home) {
  Draw draw = world.draw(Stream::home_seat, home);
  Seat seat;
  seat.approval_days_left = draw.between(90, 1000);
  const int days_left = draw.between(300, 1000);  // of a home that is there for somebody
  if (home < fixed_homes) {
    seat.approval_days_left = days_left;
    seat.role = fixed_seats[home].role;
    seat.target = fixed_seats[home].target;
    seat.residents = fixed_seats[home].residents;
    return seat;
  }
  const std::uint32_t block = (home - fixed_homes) / block_homes;
  const std::uint32_t position = (home - fixed_homes) % block_homes;
  if (role_at(position) != HomeRole::ordinary && target_of(block, position) < world.looking) {
    seat.role = role_at(position);
    seat.target = target_of(block, position);
    seat.approval_days_left = days_left;
  } else {
    shape_ordinary(seat, block, position, draw);
  }
  seat.residents = draw_residents(seat, draw);
  return seat;
}

std::size_t draw_town(const World& world, std::uint32_t home) {
  const Seat& seat = world.seats[home];
  if (seat.role != HomeRole::ordinary) return town_of_person(world, seat.target);
  if (home < fixed_homes) return 2;
  return town_of_ticket(world.towns, world.draw(Stream::home_facts, home, 1).below(world.tickets));
}

// Whether one more or one fewer may live there, the less willingly the later the round: ordinary
// homes, then planted ones, which keep room for their person, then, in very small schemes, others.
bool may_settle(const Seat& seat, std::size_t home, int step, int round) {
  if (seat.state != HouseholdState::available && seat.state != HouseholdState::paused) return false;
  const int residents = seat.residents + step;
  const bool written = home < fixed_homes;
  if (seat.role == HomeRole::ordinary && !written) return residents >= 0 && residents <= 3;
  const bool last = round >= 6 && (seat.role == HomeRole::decoy_must || home == akhtar);
  const bool planted = round >= 3 && seat.role == HomeRole::planted && !written;
  return (last || planted) && residents >= 0 && residents <= 2;
}

// Brings the sum of residents to `wanted`, one at a time, from the last home on.
void settle_residents(std::vector<Seat>& seats, int wanted) {
  int sum = 0;
  for (const Seat& seat : seats) sum += seat.residents;
  for (int round = 0; round < 9 && sum != wanted; ++round) {
    for (std::size_t home = seats.size(); home > 0 && sum != wanted; --home) {
      const int step = sum < wanted ? 1 : -1;
      if (!may_settle(seats[home - 1], home - 1, step, round)) continue;
      seats[home - 1].residents += step;
      sum += step;
    }
  }
  KITH_CHECK(sum == wanted);
}

}  // namespace

World::World(const Options& from) : options(from) {
  looking = options.people * 5 / 9;
  homes = std::max(fixed_homes, options.people * 9 / 20);
  towns = options.people < country_from ? leigh_towns() : britain_towns();
  tickets = town_tickets(towns);
  for (std::uint32_t home = 0; home < homes; ++home) seats.push_back(draw_seat(*this, home));
  settle_residents(seats, static_cast<int>(options.people - looking));
  std::uint32_t next = looking;
  for (const Seat& seat : seats) {
    first_resident.push_back(next);
    next += static_cast<std::uint32_t>(seat.residents);
  }
  first_resident.push_back(next);
  for (std::uint32_t home = 0; home < homes; ++home) town_of_home.push_back(draw_town(*this, home));
}

std::uint32_t World::home_of(std::uint32_t resident) const {
  const auto after = std::upper_bound(first_resident.begin(), first_resident.end(), resident);
  return static_cast<std::uint32_t>(after - first_resident.begin()) - 1;
}

int World::wrong_permille() const {
  constexpr std::array<int, 3> wrong = {40, 90, 160};
  return wrong[static_cast<std::size_t>(options.noise)];
}

int World::whim_reach() const {
  constexpr std::array<int, 3> reach = {1'000, 2'400, 4'500};
  return reach[static_cast<std::size_t>(options.noise)];
}

Asked asked_of(std::uint32_t person) {
  if (person < characters) return Asked::nothing;
  const std::uint32_t place = (person - characters) % stretch_people;
  if (place == stretch_targets[0]) return Asked::aversion;
  if (place == stretch_targets[1]) return Asked::habit;
  if (place == stretch_targets[2]) return Asked::date;
  return place == stretch_targets[3] ? Asked::consent : Asked::nothing;
}

std::size_t town_of_person(const World& world, std::uint32_t person) {
  if (!world.is_looking(person)) return world.town_of_home[world.home_of(person)];
  if (person < characters) return 0;
  Draw draw = world.draw(Stream::place, leader_of(world, person));
  return town_of_ticket(world.towns, draw.below(world.tickets));
}

std::uint32_t leader_of(const World& world, std::uint32_t person) {
  const bool second = person > characters && person % 17 == 10 && world.is_looking(person);
  if (!second || asked_of(person) != Asked::nothing) return person;
  return asked_of(person - 1) == Asked::nothing ? person - 1 : person;
}

}  // namespace kith::demo
