// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "api/demo/draw.h"
#include "api/demo/options.h"
#include "api/demo/places.h"
#include "graph/model_household.h"

// Who lives where, and what part each home plays. People from 0 look for a home; those after them
// live in one, in the order of the homes.
namespace kith::demo {

// A planted home is made to suit its person; a decoy likewise, and then one thing is wrong with it.
enum class HomeRole : std::uint8_t { ordinary, planted, decoy_must, decoy_resident, decoy_full };

struct Seat {
  HomeRole role = HomeRole::ordinary;
  std::uint32_t target = 0;  // the person, where the role is not ordinary
  graph::HouseholdState state = graph::HouseholdState::available;
  int approval_days_left = 0;  // below zero: expired
  int residents = 0;
};

struct World {
  explicit World(const Options& from);

  Draw draw(Stream stream, std::uint64_t index, std::uint64_t part = 0) const {
    return {options.seed, stream, index, part};
  }
  bool is_looking(std::uint32_t person) const { return person < looking; }
  bool has_neighbourhood() const { return options.generator == neighbourhood_generator_name; }
  std::uint32_t home_of(std::uint32_t resident) const;  // of somebody who does not look
  // How often in a thousand a record shows a trait wrongly, and the reach of a whim.
  int wrong_permille() const;
  int whim_reach() const;

  Options options;
  std::uint32_t looking = 0;
  std::uint32_t homes = 0;
  std::span<const Town> towns;
  int tickets = 0;
  std::vector<Seat> seats;
  std::vector<std::size_t> town_of_home;
  std::vector<std::uint32_t> first_resident;  // by home; one more at the end
};

// What a planted home or decoy asks of its person: to have agreed, and for the decoys besides to
// have an allergy, to smoke or bring a pet, to start on a date.
enum class Asked : std::uint8_t { nothing, consent, aversion, habit, date };
Asked asked_of(std::uint32_t person);

// Two who look for one home together: the first of them, or `person` where there is no pair.
std::uint32_t leader_of(const World& world, std::uint32_t person);

// Of those who look, drawn; of a resident, the home's.
std::size_t town_of_person(const World& world, std::uint32_t person);

}  // namespace kith::demo
