// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/words.h"

// What a community group says of itself, piece by piece. Groups are public (system: a directory is
// a tenant of its own kind); nothing here is about somebody who is supported. Data only.
namespace kith::graph {

// One activity, and what the group would like newcomers to bring to it.
struct GroupActivity {
  std::string activity;  // a word of graph/activity_tree.h, or free words
  Opt<Stance> wanted;

  friend bool operator==(const GroupActivity&, const GroupActivity&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::essential, Seen::officer);
    visit(2, "wanted", self.wanted, Need::essential, Seen::officer);
  }
};

enum class GroupAccess : std::uint8_t {
  step_free,
  accessible_toilet,
  hearing_loop,
  quiet,
  parking,
  lift,
  changing_place
};
template <>
inline constexpr auto words<GroupAccess> = detail::list("step_free", "accessible_toilet",
                                                        "hearing_loop", "quiet", "parking", "lift",
                                                        "changing_place");

// Where it meets. `id` is the publisher's; schedules name it. What `access` does not list is not
// known; `access_missing` is what somebody looked for and did not find.
struct GroupPlace {
  std::string id;
  std::string name;
  Text description;
  Opt<bool> online;  // no place at all
  List<std::string> address;
  std::string town;
  std::string county;
  std::string postcode;  // "WN7 4AJ"
  Opt<Point> point;
  List<GroupAccess> access;
  List<GroupAccess> access_missing;
  Text access_words;
  Text getting_there;

  friend bool operator==(const GroupPlace&, const GroupPlace&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "id", self.id, Need::later, Seen::officer);
    visit(2, "name", self.name, Need::essential, Seen::officer);
    visit(3, "description", self.description, Need::later, Seen::officer);
    visit(4, "online", self.online, Need::later, Seen::officer);
    visit(5, "address", self.address, Need::essential, Seen::officer);
    visit(6, "town", self.town, Need::essential, Seen::officer);
    visit(7, "county", self.county, Need::later, Seen::officer);
    visit(8, "postcode", self.postcode, Need::essential, Seen::officer);
    visit(9, "point", self.point, Need::essential, Seen::officer);
    visit(10, "access", self.access, Need::essential, Seen::officer);
    visit(11, "access_missing", self.access_missing, Need::essential, Seen::officer);
    visit(12, "access_words", self.access_words, Need::essential, Seen::officer);
    visit(13, "getting_there", self.getting_there, Need::later, Seen::officer);
  }
};

// When it meets: days by pattern from `from` on, the hours of each in local time. Where `closes` is
// not after `opens`, it closes on the next day (00:00 is midnight). No pattern: `from` alone, or,
// where that is not given either, `description` says it in words.
struct GroupSchedule {
  std::string place;    // id of one of the places; "" for all
  std::string pattern;  // RRULE
  Opt<Date> from;
  Opt<Date> until;  // the last day
  List<Date> except;
  Opt<TimeOfDay> opens;
  Opt<TimeOfDay> closes;
  std::string zone;  // of the IANA database; "" for Europe/London
  Opt<bool> by_appointment;
  std::string attending;  // in person, online, by phone …, as the publisher says it
  Text description;
  Text notes;
  Text link;

  friend bool operator==(const GroupSchedule&, const GroupSchedule&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "place", self.place, Need::essential, Seen::officer);
    visit(2, "pattern", self.pattern, Need::essential, Seen::officer);
    visit(3, "from", self.from, Need::essential, Seen::officer);
    visit(4, "until", self.until, Need::essential, Seen::officer);
    visit(5, "except", self.except, Need::essential, Seen::officer);
    visit(6, "opens", self.opens, Need::essential, Seen::officer);
    visit(7, "closes", self.closes, Need::essential, Seen::officer);
    visit(8, "zone", self.zone, Need::essential, Seen::officer);
    visit(9, "by_appointment", self.by_appointment, Need::later, Seen::officer);
    visit(10, "attending", self.attending, Need::later, Seen::officer);
    visit(11, "description", self.description, Need::later, Seen::officer);
    visit(12, "notes", self.notes, Need::later, Seen::officer);
    visit(13, "link", self.link, Need::later, Seen::officer);
  }
};

enum class CostPer : std::uint8_t { session, week, month, year, once };
template <>
inline constexpr auto words<CostPer> = detail::list("session", "week", "month", "year", "once");

// What it costs. Free is `pence` 0, said; no entry is not known.
struct GroupCost {
  Opt<Pence> pence;
  Opt<CostPer> per;
  std::string for_whom;  // "under 18s"
  Text description;
  Opt<bool> hardship;  // whoever cannot pay need not
  Opt<Date> from;
  Opt<Date> until;

  friend bool operator==(const GroupCost&, const GroupCost&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "pence", self.pence, Need::essential, Seen::officer);
    visit(2, "per", self.per, Need::essential, Seen::officer);
    visit(3, "for_whom", self.for_whom, Need::later, Seen::officer);
    visit(4, "description", self.description, Need::later, Seen::officer);
    visit(5, "hardship", self.hardship, Need::essential, Seen::officer);
    visit(6, "from", self.from, Need::later, Seen::officer);
    visit(7, "until", self.until, Need::later, Seen::officer);
  }
};

// What the group needs somebody for.
struct GroupRole {
  std::string role;
  std::string activity;
  Opt<Date> by;
  Opt<bool> paid;

  friend bool operator==(const GroupRole&, const GroupRole&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "role", self.role, Need::essential, Seen::officer);
    visit(2, "concept", self.activity, Need::essential, Seen::officer);
    visit(3, "by", self.by, Need::essential, Seen::officer);
    visit(4, "paid", self.paid, Need::essential, Seen::officer);
  }
};

// Whom to ask there, as the group publishes it.
struct GroupContact {
  std::string called;
  std::string role;
  std::string phone;
  std::string email;
  Text description;
  Opt<bool> takes_newcomers;

  friend bool operator==(const GroupContact&, const GroupContact&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "role", self.role, Need::later, Seen::officer);
    visit(3, "phone", self.phone, Need::essential, Seen::officer);
    visit(4, "email", self.email, Need::essential, Seen::officer);
    visit(5, "description", self.description, Need::later, Seen::officer);
    visit(6, "takes_newcomers", self.takes_newcomers, Need::sharing, Seen::officer);
  }
};

}  // namespace kith::graph
