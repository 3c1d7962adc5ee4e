// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_home.h"
#include "graph/model_household_parts.h"
#include "graph/model_sharing.h"

namespace kith::graph {

// domain §2a. Only `available` is proposed; `under_review` reads as `paused` to those without the
// right.
enum class HouseholdState : std::uint8_t {
  enquiry,
  pre_assessment_visit,
  applied,
  assessing,
  to_panel,
  approved,
  available,
  paused,
  under_review,
  deapproved,
  resigned
};
template <>
inline constexpr auto words<HouseholdState> = detail::list("enquiry", "pre_assessment_visit",
                                                           "applied", "assessing", "to_panel",
                                                           "approved", "available", "paused",
                                                           "under_review", "deapproved",
                                                           "resigned");

struct Nights {
  Opt<bool> adult_in_every_night;
  Opt<bool> can_be_woken;

  friend bool operator==(const Nights&, const Nights&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "adult_in_every_night", self.adult_in_every_night, Need::essential, Seen::tier_2);
    visit(2, "can_be_woken", self.can_be_woken, Need::essential, Seen::tier_2);
  }
};

struct NetworkItem {  // people and places the home brings
  std::string called;
  std::string activity;
  Opt<Place> place;

  friend bool operator==(const NetworkItem&, const NetworkItem&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::tier_1);
    visit(2, "concept", self.activity, Need::essential, Seen::tier_1);
    visit(3, "place", self.place, Need::essential, Seen::tier_1);
  }
};

enum class HorizonKind : std::uint8_t { stepping_stone, long_, either };
template <>
inline constexpr auto words<HorizonKind> = detail::list("stepping_stone", "long", "either");

struct KnownChange {
  std::string what;
  Opt<Date> on;

  friend bool operator==(const KnownChange&, const KnownChange&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "what", self.what, Need::essential, Seen::officer);
    visit(2, "on", self.on, Need::essential, Seen::officer);
  }
};

struct Horizon {
  Opt<HorizonKind> kind;
  List<KnownChange> known_changes;

  friend bool operator==(const Horizon&, const Horizon&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::tier_1);
    visit(2, "known_changes", self.known_changes, Need::essential, Seen::officer);
  }
};

struct WillDrive {
  std::string to;
  Opt<Range<0, 50>> a_week;
  Opt<Minutes> minutes_max;

  friend bool operator==(const WillDrive&, const WillDrive&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "to", self.to, Need::essential, Seen::tier_1);
    visit(2, "times_a_week", self.a_week, Need::essential, Seen::tier_1);
    visit(3, "minutes_max", self.minutes_max, Need::essential, Seen::tier_1);
  }
};

struct AreaTransport {
  std::string stop;
  Opt<Minutes> walk_to_stop;
  Opt<Minutes> every;
  Opt<TimeOfDay> last;

  friend bool operator==(const AreaTransport&, const AreaTransport&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "stop", self.stop, Need::essential, Seen::tier_1);
    visit(2, "walk_to_stop_minutes", self.walk_to_stop, Need::essential, Seen::tier_1);
    visit(3, "every_minutes", self.every, Need::essential, Seen::tier_1);
    visit(4, "last", self.last, Need::essential, Seen::tier_1);
  }
};

// That a check was made and what was decided; never what it said.
struct Check {
  std::string type;
  std::string outcome;
  Opt<Date> on;
  Opt<Date> until;

  friend bool operator==(const Check&, const Check&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "type", self.type, Need::essential, Seen::officer);
    visit(2, "outcome", self.outcome, Need::essential, Seen::officer);
    visit(3, "on", self.on, Need::essential, Seen::officer);
    visit(4, "until", self.until, Need::essential, Seen::officer);
  }
};

struct BackUp {
  Opt<HouseholdNumber> household;
  std::string called;
  Opt<bool> met;

  friend bool operator==(const BackUp&, const BackUp&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "household", self.household, Need::sharing, Seen::officer);
    visit(2, "called", self.called, Need::sharing, Seen::officer);
    visit(3, "met", self.met, Need::sharing, Seen::officer);
  }
};

// One carer home: its people, its terms and its one cap. Absent means unknown.
struct Household {
  Identity identity;
  std::string called;
  Opt<Place> area;      // what may be said early: a district or town
  Opt<Point> location;  // never below tier 3
  Opt<HouseholdState> state;
  Opt<Approval> approval;
  List<Carer> carers;
  List<OtherLiving> others_living;
  Opt<bool> others_living_known;  // tells "nobody else" from "not asked"
  List<RegularVisitor> regular_visitors;
  List<ResidentStatement> residents;
  List<Room> rooms;
  Opt<Home> home;
  List<Booking> bookings;
  List<Availability> available;
  Opt<Nights> nights;
  Opt<Rhythm> rhythm;
  Opt<Personality> personality;
  List<Interest> interests;
  List<Interest> enjoys;  // what they would enjoy somebody bringing
  List<Gift> gift_wanted;
  List<NetworkItem> network;
  Opt<Horizon> horizon;
  List<WillDrive> will_drive;
  Opt<AreaTransport> own_area_transport;
  Text carer_circumstances;
  List<Check> checks;
  List<BackUp> back_up;
  List<StateTaken> states;  // in the order in which they were come to
  Opt<SharingTerms> sharing;

  // Each of these is long, and compiled once: in record.cc.
  Household() noexcept;
  Household(const Household& other);
  Household(Household&& other) noexcept;
  Household& operator=(const Household& other);
  Household& operator=(Household&& other) noexcept;
  ~Household();

  static constexpr Kind kind = Kind::household;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Household&, const Household&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "area", self.area, Need::essential, Seen::officer);
    visit(3, "location", self.location, Need::essential, Seen::tier_3);
    visit(4, "state", self.state, Need::essential, Seen::officer);
    visit(5, "approval", self.approval, Need::essential, Seen::officer);
    visit(6, "carers", self.carers, Need::essential, Seen::officer);
    visit(7, "others_living", self.others_living, Need::essential, Seen::tier_1);
    visit(8, "others_living_known", self.others_living_known, Need::essential, Seen::tier_1);
    visit(9, "regular_visitors", self.regular_visitors, Need::essential, Seen::tier_1);
    visit(10, "residents", self.residents, Need::essential, Seen::officer);
    visit(11, "rooms", self.rooms, Need::essential, Seen::tier_1);
    visit(12, "home", self.home, Need::essential, Seen::tier_1);
    visit(13, "bookings", self.bookings, Need::essential, Seen::officer);
    visit(14, "available", self.available, Need::essential, Seen::officer);
    visit(15, "nights", self.nights, Need::essential, Seen::tier_2);
    visit(16, "rhythm", self.rhythm, Need::essential, Seen::tier_1);
    visit(17, "personality", self.personality, Need::essential, Seen::tier_1);
    visit(18, "interests", self.interests, Need::essential, Seen::tier_1);
    visit(19, "enjoys", self.enjoys, Need::essential, Seen::tier_1);
    visit(20, "gift_wanted", self.gift_wanted, Need::essential, Seen::tier_1);
    visit(21, "network", self.network, Need::essential, Seen::tier_1);
    visit(22, "horizon", self.horizon, Need::essential, Seen::tier_1);
    visit(23, "will_drive", self.will_drive, Need::essential, Seen::tier_1);
    visit(24, "own_area_transport", self.own_area_transport, Need::essential, Seen::tier_1);
    visit(25, "carer_circumstances", self.carer_circumstances, Need::later, Seen::own);
    visit(26, "checks", self.checks, Need::essential, Seen::officer);
    visit(27, "back_up", self.back_up, Need::sharing, Seen::officer);
    visit(28, "states", self.states, Need::later, Seen::confidential);
    visit(29, "sharing", self.sharing, Need::sharing, Seen::officer);
  }
};

}  // namespace kith::graph
