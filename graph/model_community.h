// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_free_time.h"
#include "graph/model_group_parts.h"
#include "graph/model_shared.h"

// What a local area coordinator keeps: neighbours who may be found, a person's connections on their
// way, what a place was like, and a count of short conversations. Data only.
namespace kith::graph {

// Something a neighbour would give.
struct NeighbourOffer {
  std::string activity;  // a word of graph/activity_tree.h, or free words
  GiftKind kind = GiftKind::company;

  friend bool operator==(const NeighbourOffer&, const NeighbourOffer&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::essential, Seen::officer);
    visit(2, "kind", self.kind, Need::essential, Seen::officer);
  }
};

// Something they would like: to learn it, to do it together with somebody, to have company, help,
// or the loan of something.
enum class WantKind : std::uint8_t { learn, together, company, help, borrow };
template <>
inline constexpr auto words<WantKind> = detail::list("learn", "together", "company", "help",
                                                     "borrow");

struct NeighbourWant {
  std::string activity;
  WantKind kind = WantKind::together;

  friend bool operator==(const NeighbourWant&, const NeighbourWant&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::essential, Seen::officer);
    visit(2, "kind", self.kind, Need::essential, Seen::officer);
  }
};

// A citizen who agreed to be found through the coordinator. There is room for nothing else about
// them, on purpose (matching §3): neighbours are not supported, assessed or checked here.
struct Neighbour {
  Identity identity;
  std::string called;  // first name
  List<NeighbourOffer> offers;
  List<NeighbourWant> wants;
  Opt<Place> area;
  List<FreeTime> free;
  std::string reach_via;               // the coordinator to ask, never an address or a number
  Opt<Date> agreed_to_be_found_until;  // the last day; without it they are never found
  Opt<bool> over_18;                   // not said: never one to one

  static constexpr Kind kind = Kind::neighbour;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Neighbour&, const Neighbour&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "offers", self.offers, Need::essential, Seen::officer);
    visit(3, "wants", self.wants, Need::essential, Seen::officer);
    visit(4, "area", self.area, Need::essential, Seen::officer);
    visit(5, "free", self.free, Need::essential, Seen::officer);
    visit(6, "reach_via", self.reach_via, Need::essential, Seen::officer);
    visit(7, "agreed_to_be_found_until", self.agreed_to_be_found_until, Need::essential,
          Seen::officer);
    visit(8, "over_18", self.over_18, Need::essential, Seen::officer);
  }
};

// A community group of a directory that the scheme reads. `called` keeps its name for the day when
// the directory is no longer read.
struct GroupReference {
  std::string directory;
  std::string number;
  std::string called;

  friend bool operator==(const GroupReference&, const GroupReference&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "directory", self.directory, Need::essential, Seen::officer);
    visit(2, "number", self.number, Need::essential, Seen::officer);
    visit(3, "called", self.called, Need::essential, Seen::officer);
  }
};

// How far a connection has come (domain §4). A signpost (a leaflet, a telephone number) is told
// apart and counts as nothing; `expected` is "they'd miss me".
enum class ConnectionState : std::uint8_t { signposted, offered, invited, tried, expected, ended };
template <>
inline constexpr auto words<ConnectionState> = detail::list("signposted", "offered", "invited",
                                                            "tried", "expected", "ended");

enum class WentAlong : std::uint8_t { nobody, go_between, coordinator, family, other };
template <>
inline constexpr auto words<WentAlong> = detail::list("nobody", "go_between", "coordinator",
                                                      "family", "other");

struct ConnectionStep {
  ConnectionState state = ConnectionState::offered;
  Opt<Date> on;
  Opt<WentAlong> went_along;
  Opt<SaidBy> said_by;
  Text words_of;  // "they kept my chair"

  friend bool operator==(const ConnectionStep&, const ConnectionStep&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "state", self.state, Need::essential, Seen::officer);
    visit(2, "on", self.on, Need::essential, Seen::officer);
    visit(3, "went_along", self.went_along, Need::sharing, Seen::officer);
    visit(4, "said_by", self.said_by, Need::sharing, Seen::officer);
    visit(5, "text", self.words_of, Need::later, Seen::officer);
  }
};

// When the coordinator means to step back, and the look a while after (at least four weeks).
struct FadingPlan {
  Opt<Date> until;
  Opt<Date> check_on;
  Opt<Date> checked_on;
  Opt<bool> still_going;
  Text words_of;

  friend bool operator==(const FadingPlan&, const FadingPlan&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "until", self.until, Need::essential, Seen::officer);
    visit(2, "check_on", self.check_on, Need::essential, Seen::officer);
    visit(3, "checked_on", self.checked_on, Need::sharing, Seen::officer);
    visit(4, "still_going", self.still_going, Need::sharing, Seen::officer);
    visit(5, "text", self.words_of, Need::later, Seen::officer);
  }
};

// Whether the person would take somebody along whom they do not know yet.
struct TakesAlong {
  bool agreed = false;
  Opt<Date> until;  // the last day

  friend bool operator==(const TakesAlong&, const TakesAlong&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "agreed", self.agreed, Need::essential, Seen::officer);
    visit(2, "until", self.until, Need::essential, Seen::officer);
  }
};

// A connection of a person who agreed to be walked alongside (level 2), with somebody or with a
// group, from the first offer on.
struct Connection {
  Identity identity;
  PersonNumber of;
  Opt<SubjectNumber> with;  // a person, a neighbour, somebody of the circle
  Opt<GroupReference> group;
  std::string activity;
  std::string role;  // what the person does there: "makes the tea"
  Opt<SubjectNumber> introduced_by;
  std::string where;
  List<ConnectionStep> steps;  // in order of time
  Opt<FadingPlan> fading;
  Opt<TakesAlong> takes_along;

  static constexpr Kind kind = Kind::connection;
  SubjectNumber subject() const { return as_subject(of); }
  friend bool operator==(const Connection&, const Connection&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "of", self.of, Need::essential, Seen::officer);
    visit(2, "with", self.with, Need::essential, Seen::officer);
    visit(3, "group", self.group, Need::essential, Seen::officer);
    visit(4, "concept", self.activity, Need::essential, Seen::officer);
    visit(5, "role", self.role, Need::essential, Seen::officer);
    visit(6, "introduced_by", self.introduced_by, Need::sharing, Seen::officer);
    visit(7, "where", self.where, Need::sharing, Seen::officer);
    visit(8, "steps", self.steps, Need::essential, Seen::officer);
    visit(9, "fading", self.fading, Need::essential, Seen::officer);
    visit(10, "takes_along", self.takes_along, Need::sharing, Seen::officer);
  }
};

// What a place or group was like, once, for whoever went: -2 unwelcoming … +2 warm.
struct GroupVisit {
  Identity identity;
  GroupReference group;
  Opt<Date> on;
  std::string by;  // in which role: a coordinator, a person, a neighbour. No name.
  Opt<Range<-2, 2>> how_it_was;
  Text words_of;
  List<GroupAccess> access;
  List<GroupAccess> access_missing;

  static constexpr Kind kind = Kind::group_visit;
  // The group's number, so that what is said about a group is found, and goes, with it.
  SubjectNumber subject() const {
    return SubjectNumber{number_from_text(group.number).value_or(identity.number)};
  }
  friend bool operator==(const GroupVisit&, const GroupVisit&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "group", self.group, Need::essential, Seen::officer);
    visit(2, "on", self.on, Need::essential, Seen::officer);
    visit(3, "by", self.by, Need::essential, Seen::officer);
    visit(4, "how_it_was", self.how_it_was, Need::essential, Seen::officer);
    visit(5, "text", self.words_of, Need::essential, Seen::officer);
    visit(6, "access", self.access, Need::essential, Seen::officer);
    visit(7, "access_missing", self.access_missing, Need::essential, Seen::officer);
  }
};

// Short conversations of a day (level 1): how many, and nothing about anybody.
struct LevelOneCount {
  Identity identity;
  Opt<Date> on;
  std::string area;
  Range<1, 1'000> conversations;
  Opt<Range<0, 1'000>> signposts;  // counted apart, and as no connection

  static constexpr Kind kind = Kind::level_one_count;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const LevelOneCount&, const LevelOneCount&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "on", self.on, Need::essential, Seen::officer);
    visit(2, "area", self.area, Need::essential, Seen::officer);
    visit(3, "conversations", self.conversations, Need::essential, Seen::officer);
    visit(4, "signposts", self.signposts, Need::essential, Seen::officer);
  }
};

}  // namespace kith::graph
