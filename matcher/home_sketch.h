// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "graph/view.h"
#include "matcher/criteria_numbers.h"
#include "matcher/word_bits.h"

namespace kith::matcher {

// Two ways of communicating that meet have the same word.
std::string word_of_way(const graph::Communication& way);

// Somebody's interest: where its activity stands among graph::activities(), and how it counts.
struct InterestSketch {
  std::uint16_t activity = 0;  // unknown_activity: a word that is none
  std::uint8_t owner = 0;      // a carer by place, or the_home, or the_network
  graph::Stance stance = graph::Stance::love;
  bool is_deep = false;
};
inline constexpr std::uint16_t unknown_activity = 0xffff;
inline constexpr std::uint8_t the_home = 0xfe;
inline constexpr std::uint8_t the_network = 0xfd;  // people and places it brings

InterestSketch sketch_of(const graph::Interest& interest, std::uint8_t owner);

// A carer as criteria see them: their own answers where there are any, the home's otherwise.
struct CarerSketch {
  Scales rhythm{};
  Traits traits;
  bool has_own_rhythm = false;
  bool has_own_traits = false;
  graph::Opt<graph::Strength> personality_matters;
  graph::Opt<graph::Strength> rhythm_matters;
  graph::Opt<graph::Strength> wishes_matter;
  graph::Opt<graph::Strength> matters_matter;  // only those that stand
  bool has_wishes = false;
  bool works_nights = false;
  bool said_ways = false;    // something of how they communicate or would learn to
  bool said_skills = false;  // something of what they know or would learn
  WordBits ways;
  WordBits would_learn;  // languages
  WordBits competent;
  WordBits willing;
};

// What the numbers of most criteria are made of, in one flat piece, so that a home that cannot come
// in is left without its record. What it leaves out can only make a fit smaller.
struct HomeSketch {
  static constexpr std::size_t carers_max = 3;
  static constexpr std::size_t interests_max = 20;

  bool is_whole = false;  // there is room in here for all that bounds the home
  std::uint8_t carers = 0;
  std::uint8_t residents = 0;  // who have a say
  std::uint8_t interests = 0;
  bool enjoys_something = false;
  std::array<CarerSketch, carers_max> carer;
  std::array<InterestSketch, interests_max> interest;
  Scales rhythm{};
  Traits traits;
  graph::Opt<graph::HorizonKind> horizon;
  graph::Opt<graph::Scale> quiet;
  graph::Opt<graph::Smoking> smoking;
};

HomeSketch sketch_of(const graph::Household& home);

}  // namespace kith::matcher
