// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_person_parts.h"
#include "graph/model_shared.h"

// The home of a carer household and its terms: approval, rooms, capacity, days. Data only.
namespace kith::graph {

struct Approval {
  List<ArrangementKind> kinds;
  Opt<Date> from;
  Opt<Date> until;  // the last day it holds
  Opt<Range<0, 20>> people_max;
  Opt<Range<0, 120>> age_min;
  Opt<Range<0, 120>> age_max;
  List<std::string> needs_covered;
  Text conditions;
  Opt<Date> panel_next;

  friend bool operator==(const Approval&, const Approval&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kinds", self.kinds, Need::essential, Seen::officer);
    visit(2, "from", self.from, Need::essential, Seen::officer);
    visit(3, "until", self.until, Need::essential, Seen::officer);
    visit(4, "people_max", self.people_max, Need::essential, Seen::officer);
    visit(5, "age_min", self.age_min, Need::essential, Seen::officer);
    visit(6, "age_max", self.age_max, Need::essential, Seen::officer);
    visit(7, "needs_covered", self.needs_covered, Need::essential, Seen::officer);
    visit(8, "conditions", self.conditions, Need::essential, Seen::officer);
    visit(9, "panel_next", self.panel_next, Need::essential, Seen::officer);
  }
};

enum class VisitorKind : std::uint8_t { adult, child, pet };
template <>
inline constexpr auto words<VisitorKind> = detail::list("adult", "child", "pet");

struct RegularVisitor {
  VisitorKind visitor = VisitorKind::adult;
  Opt<Species> species;
  std::string how_often;
  Opt<bool> overnight;

  friend bool operator==(const RegularVisitor&, const RegularVisitor&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "visitor", self.visitor, Need::essential, Seen::tier_1);
    visit(2, "species", self.species, Need::essential, Seen::tier_1);
    visit(3, "how_often", self.how_often, Need::essential, Seen::tier_1);
    visit(4, "overnight", self.overnight, Need::essential, Seen::tier_1);
  }
};

enum class Bathroom : std::uint8_t { shared, own, level_shower_shared, level_shower_own };
template <>
inline constexpr auto words<Bathroom> = detail::list("shared", "own", "level_shower_shared",
                                                     "level_shower_own");
enum class Floor : std::uint8_t { ground, upstairs };
template <>
inline constexpr auto words<Floor> = detail::list("ground", "upstairs");
enum class RoomSize : std::uint8_t { single, double_ };
template <>
inline constexpr auto words<RoomSize> = detail::list("single", "double");

struct Room {
  Opt<Floor> floor;
  Opt<RoomSize> size;
  Opt<bool> step_free;
  Opt<Bathroom> bathroom;
  Opt<bool> lockable;
  Opt<Date> free_from;
  Opt<bool> adaptable;
  Opt<Date> adapted_by;
  Opt<bool> adaptation_funded;

  friend bool operator==(const Room&, const Room&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "floor", self.floor, Need::essential, Seen::tier_1);
    visit(2, "size", self.size, Need::essential, Seen::tier_1);
    visit(3, "step_free", self.step_free, Need::essential, Seen::tier_1);
    visit(4, "bathroom", self.bathroom, Need::essential, Seen::tier_1);
    visit(5, "lockable", self.lockable, Need::essential, Seen::tier_1);
    visit(6, "free_from", self.free_from, Need::essential, Seen::officer);
    visit(7, "adaptable", self.adaptable, Need::essential, Seen::officer);
    visit(8, "adapted_by", self.adapted_by, Need::essential, Seen::officer);
    visit(9, "adaptation_funded", self.adaptation_funded, Need::essential, Seen::officer);
  }
};

struct Pet {
  Species species = Species::dog;
  std::string temperament;
  std::string sleeps_where;

  friend bool operator==(const Pet&, const Pet&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "species", self.species, Need::essential, Seen::tier_1);
    visit(2, "temperament", self.temperament, Need::essential, Seen::tier_1);
    visit(3, "sleeps_where", self.sleeps_where, Need::essential, Seen::tier_1);
  }
};

enum class HomeSetting : std::uint8_t { town, village, rural };
template <>
inline constexpr auto words<HomeSetting> = detail::list("town", "village", "rural");
enum class Kitchen : std::uint8_t { halal, kosher, vegetarian, pork_free, willing };
template <>
inline constexpr auto words<Kitchen> = detail::list("halal", "kosher", "vegetarian", "pork_free",
                                                    "willing");

// What the home itself is like. `pets_known` tells "no pets" from "not asked".
struct Home {
  Opt<bool> step_free;
  Opt<bool> level_shower;
  Opt<bool> hoist;
  Opt<bool> sensory_quiet;
  Opt<Range<40, 200>> door_width_cm;
  Opt<bool> garden;
  Opt<Scale> quiet;
  Opt<Smoking> smoking;
  Opt<bool> pets_known;
  List<Pet> pets;
  Opt<bool> internet;
  Opt<bool> own_key;
  Opt<bool> partner_stays;
  Opt<Often> visitors;
  List<Kitchen> kitchen;
  Opt<HomeSetting> setting;
  Said said;

  friend bool operator==(const Home&, const Home&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "step_free", self.step_free, Need::essential, Seen::tier_1);
    visit(2, "level_shower", self.level_shower, Need::essential, Seen::tier_1);
    visit(3, "hoist", self.hoist, Need::essential, Seen::tier_1);
    visit(4, "sensory_quiet", self.sensory_quiet, Need::essential, Seen::tier_1);
    visit(5, "door_width_cm", self.door_width_cm, Need::essential, Seen::tier_1);
    visit(6, "garden", self.garden, Need::essential, Seen::tier_1);
    visit(7, "quiet", self.quiet, Need::essential, Seen::tier_1);
    visit(8, "smoking", self.smoking, Need::essential, Seen::tier_1);
    visit(9, "pets_known", self.pets_known, Need::essential, Seen::tier_1);
    visit(10, "pets", self.pets, Need::essential, Seen::tier_1);
    visit(11, "internet", self.internet, Need::essential, Seen::tier_1);
    visit(12, "own_key", self.own_key, Need::essential, Seen::tier_1);
    visit(13, "partner_stays", self.partner_stays, Need::essential, Seen::tier_1);
    visit(14, "visitors", self.visitors, Need::essential, Seen::tier_1);
    visit(15, "kitchen", self.kitchen, Need::essential, Seen::tier_1);
    visit(16, "setting", self.setting, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

// Nights or sessions of the home that are taken, beside its arrangements. Half-open: from the first
// night to the day after the last.
struct Booking {
  Opt<PersonNumber> person;
  ArrangementKind kind = ArrangementKind::short_break;
  Opt<Date> from;
  Opt<Date> until;
  std::string pattern;  // RRULE from `from` on

  friend bool operator==(const Booking&, const Booking&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "kind", self.kind, Need::essential, Seen::officer);
    visit(3, "from", self.from, Need::essential, Seen::officer);
    visit(4, "until", self.until, Need::essential, Seen::officer);
    visit(5, "pattern", self.pattern, Need::essential, Seen::officer);
  }
};

// When the home offers what. No entry at all: not asked.
struct Availability {
  List<ArrangementKind> kinds;
  Opt<Date> from;
  Opt<Date> until;      // first day after
  std::string pattern;  // RRULE; none: every day
  Opt<Range<0, 366>> nights_a_year;
  Opt<bool> emergency_tonight;
  Opt<Range<0, 720>> notice_hours;

  friend bool operator==(const Availability&, const Availability&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kinds", self.kinds, Need::essential, Seen::officer);
    visit(2, "from", self.from, Need::essential, Seen::officer);
    visit(3, "until", self.until, Need::essential, Seen::officer);
    visit(4, "pattern", self.pattern, Need::essential, Seen::officer);
    visit(5, "nights_a_year", self.nights_a_year, Need::essential, Seen::officer);
    visit(6, "emergency_tonight", self.emergency_tonight, Need::essential, Seen::officer);
    visit(7, "notice_hours", self.notice_hours, Need::essential, Seen::officer);
  }
};

}  // namespace kith::graph
