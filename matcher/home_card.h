// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>

#include "graph/limits.h"
#include "graph/travel.h"
#include "graph/view.h"
#include "matcher/rules.h"
#include "matcher/things.h"
#include "matcher/word_bits.h"

namespace kith::matcher {

// Rules as bits, by Rule.
using RuleBits = std::uint32_t;
constexpr RuleBits bit(Rule rule) { return RuleBits{1} << static_cast<unsigned>(rule); }
inline constexpr RuleBits every_rule = (RuleBits{1} << rule_count) - 1;

// Days from the first to the last, both within; none where the last comes first.
struct Period {
  graph::Date first{std::numeric_limits<std::int32_t>::min()};
  graph::Date last{std::numeric_limits<std::int32_t>::max()};

  bool holds(graph::Date day) const { return first <= day && day <= last; }
};

// Who lives in a home or comes there besides its own people.
enum class Occupancy : std::uint8_t {
  nobody,
  residents,  // only people who live there for good, from days on record, each with a statement
  others,
};

// What people state as musts, in a vocabulary of things.
struct MustBits {
  ThingBits must = 0;
  ThingBits must_not = 0;

  bool fails(const ThingsSeen& seen) const {
    return ((must & seen.absent) | (must_not & seen.present)) != 0;
  }
};

// What sifting wants of every home, in one flat piece, so that most homes are answered without
// their record. It says where a rule cannot fail and, for some rules, where one does; of anything
// else it says less than the record.
struct HomeCard {
  std::optional<graph::Point> location;
  std::optional<graph::Stop> stop;
  bool area_has_point = false;
  bool is_listed = false;  // is_listed() for readers without the right, and with it
  bool is_listed_to_managers = false;
  Occupancy occupancy = Occupancy::others;
  std::uint8_t residents = 0;
  std::array<graph::Index, graph::limits::people_a_home_max> resident{};  // indexes of people
  graph::Date residents_from;       // the day from which all of them live there
  RuleBits may_fail = every_rule;   // of the rules that only the home's own record decides
  Period agreed{{1}, {0}};          // household_agreement passes on these days but for others
  Period approved{{1}, {0}};        // a stay may begin, as far as the approval's dates go
  std::uint8_t kinds_approved = 0;  // bits by ArrangementKind; every one where none is stated
  std::uint8_t kinds_offered = 0;   // on every day; every one where nobody was asked
  std::uint8_t people_max = 0;      // what the panel said
  std::int16_t age_min = 0;
  std::int16_t age_max = 0;
  graph::Date room_from{std::numeric_limits<std::int32_t>::max()};  // one that may be one's own
  bool nights_may_fail = true;                                      // for who is up at night
  bool waking_may_fail = true;                                      // for who is awake all night
  bool things_may_change = true;  // somebody there leaves, or may be a resident
  ThingsSeen things;              // without visitors; where nothing changes
  MustBits carers_musts;          // about the person
  bool skills_may_lack = true;    // each carer there said what they are competent in
  WordBits skills;                // in lower case: held by anybody, or to be learned
};

// What is known of the stop by a home.
std::optional<graph::Stop> stop_of(const graph::Household& home);

// Of a home that was ended: a card that is not listed. Cost: the home's record once.
HomeCard card_of(const graph::View& view, graph::Index household);

}  // namespace kith::matcher
