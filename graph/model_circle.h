// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"

// A person's relationship circle: ties, contacts, circle reviews. Data only.
namespace kith::graph {

enum class Paid : std::uint8_t { no, by_person, by_service, shared_lives_carer };
template <>
inline constexpr auto words<Paid> = detail::list("no", "by_person", "by_service",
                                                 "shared_lives_carer");
enum class Wanted : std::uint8_t { no, unsure, yes };
template <>
inline constexpr auto words<Wanted> = detail::list("no", "unsure", "yes");
enum class ContactMode : std::uint8_t { in_person, phone, online, letter };
template <>
inline constexpr auto words<ContactMode> = detail::list("in_person", "phone", "online", "letter");
enum class Initiator : std::uint8_t { person, other, worker };
template <>
inline constexpr auto words<Initiator> = detail::list("person", "other", "worker");
enum class TieState : std::uint8_t { live, lost, reconnected, ended_by_person, ended_safe, died };
template <>
inline constexpr auto words<TieState> = detail::list("live", "lost", "reconnected",
                                                     "ended_by_person", "ended_safe", "died");
enum class SeenBy : std::uint8_t { me, circle, officer };
template <>
inline constexpr auto words<SeenBy> = detail::list("me", "circle", "officer");

// Who is at the other end. `number` is a person's, a carer's, or one made for somebody who is only
// named here and is a data subject all the same.
struct TieOther {
  SubjectNumber number;
  std::string external_id;
  std::string called;

  static constexpr Kind kind = Kind::named_contact;
  SubjectNumber subject() const { return number; }
  friend bool operator==(const TieOther&, const TieOther&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "number", self.number, Need::essential, Seen::officer);
    visit(2, "external_id", self.external_id, Need::essential, Seen::officer);
    visit(3, "called", self.called, Need::essential, Seen::officer);
  }
};

struct Typical {  // usual_gap in days = per_days / contacts
  Range<1, 1'000> contacts;
  Range<1, 3'660> per_days;

  friend bool operator==(const Typical&, const Typical&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "contacts", self.contacts, Need::essential, Seen::own);
    visit(2, "per_days", self.per_days, Need::essential, Seen::own);
  }
};

struct DependsOn {
  std::string what;  // worker, carer, tie, vehicle, pass
  Opt<SubjectNumber> who;
  std::string other_routes;

  friend bool operator==(const DependsOn&, const DependsOn&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "what", self.what, Need::essential, Seen::own);
    visit(2, "who", self.who, Need::essential, Seen::own);
    visit(3, "other_routes", self.other_routes, Need::essential, Seen::own);
  }
};

struct MayIntroduce {
  bool owner = false;
  bool other = false;
  Opt<Date> until;

  friend bool operator==(const MayIntroduce&, const MayIntroduce&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "owner", self.owner, Need::essential, Seen::own);
    visit(2, "other", self.other, Need::essential, Seen::own);
    visit(3, "until", self.until, Need::essential, Seen::own);
  }
};

// One directed tie of a person's circle: the owner's words about it in the owner's part, what
// identifies the other in the other's. Definitions: domain §5.1.
struct Tie {
  Identity identity;
  PersonNumber of;
  TieOther other;
  Opt<Ring> ring;
  Opt<TieCategory> category;
  Opt<Paid> paid;
  Opt<Wanted> wanted;
  Opt<WouldMiss> would_miss;
  Opt<WouldMiss> would_miss_proxy;  // somebody else's guess, kept apart
  Opt<Date> since;
  Opt<Date> last_contact;
  Opt<Typical> typical;
  Opt<ContactMode> mode;
  Opt<Initiator> initiated_by;
  std::string where;
  Opt<Place> place;
  Opt<Minutes> minutes_each_way;
  Opt<Means> means;
  Opt<HowKnown> how_known;
  List<DependsOn> depends_on;
  Text gives;
  Text gets;
  Opt<TieState> state;
  std::string state_reason;
  Opt<SaidBy> state_reason_said_by;
  Opt<MayIntroduce> may_introduce;
  Opt<SeenBy> seen_by;
  Opt<bool> hidden;
  Opt<SaidBy> perspective;
  Opt<Date> valid_from;
  Opt<Date> valid_to;  // first day it no longer held
  std::string evidence;
  std::string first_met_via;
  std::string reference;
  std::string decision;  // by which it was ended for safety: a reference
  Opt<Date> decision_review_on;

  static constexpr Kind kind = Kind::tie;
  SubjectNumber subject() const { return as_subject(of); }
  friend bool operator==(const Tie&, const Tie&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "of", self.of, Need::essential, Seen::officer);
    visit(2, "other", self.other, Need::essential, Seen::officer);
    visit(3, "ring", self.ring, Need::essential, Seen::own);
    visit(4, "category", self.category, Need::essential, Seen::own);
    visit(5, "paid", self.paid, Need::essential, Seen::own);
    visit(6, "wanted", self.wanted, Need::essential, Seen::own);
    visit(7, "would_miss", self.would_miss, Need::essential, Seen::own);
    visit(8, "would_miss_proxy", self.would_miss_proxy, Need::later, Seen::own);
    visit(9, "since", self.since, Need::essential, Seen::own);
    visit(10, "last_contact", self.last_contact, Need::essential, Seen::own);
    visit(11, "typical", self.typical, Need::essential, Seen::own);
    visit(12, "mode", self.mode, Need::sharing, Seen::own);
    visit(13, "initiated_by", self.initiated_by, Need::sharing, Seen::own);
    visit(14, "where", self.where, Need::essential, Seen::own);
    visit(15, "place", self.place, Need::essential, Seen::own);
    visit(16, "minutes_each_way", self.minutes_each_way, Need::essential, Seen::own);
    visit(17, "means", self.means, Need::essential, Seen::own);
    visit(18, "how_known", self.how_known, Need::essential, Seen::own);
    visit(19, "depends_on", self.depends_on, Need::essential, Seen::own);
    visit(20, "gives", self.gives, Need::sharing, Seen::own);
    visit(21, "gets", self.gets, Need::sharing, Seen::own);
    visit(22, "state", self.state, Need::essential, Seen::own);
    visit(23, "state_reason", self.state_reason, Need::essential, Seen::own);
    visit(24, "state_reason_said_by", self.state_reason_said_by, Need::essential, Seen::own);
    visit(25, "may_introduce", self.may_introduce, Need::essential, Seen::own);
    visit(26, "seen_by", self.seen_by, Need::sharing, Seen::own);
    visit(27, "hidden", self.hidden, Need::sharing, Seen::own);
    visit(28, "perspective", self.perspective, Need::essential, Seen::own);
    visit(29, "valid_from", self.valid_from, Need::essential, Seen::own);
    visit(30, "valid_to", self.valid_to, Need::essential, Seen::own);
    visit(31, "evidence", self.evidence, Need::essential, Seen::own);
    visit(32, "first_met_via", self.first_met_via, Need::sharing, Seen::own);
    visit(33, "reference", self.reference, Need::sharing, Seen::own);
    visit(34, "decision", self.decision, Need::essential, Seen::own);
    visit(35, "decision_review_on", self.decision_review_on, Need::essential, Seen::own);
  }
};

enum class WhoDid : std::uint8_t { nobody, person, other, worker };
template <>
inline constexpr auto words<WhoDid> = detail::list("nobody", "person", "other", "worker");

// One time the two met, spoke or wrote.
struct Contact {
  Identity identity;
  TieNumber tie;
  PersonNumber of;  // whose circle the tie is in
  Opt<Date> on;
  Opt<ContactMode> mode;
  Opt<Minutes> minutes;
  Opt<WhoDid> arranged_by;
  Opt<WhoDid> staffed_by;
  Opt<WhoDid> transported_by;
  Opt<SaidBy> said_by;

  static constexpr Kind kind = Kind::contact;
  SubjectNumber subject() const { return as_subject(of); }
  friend bool operator==(const Contact&, const Contact&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "tie", self.tie, Need::essential, Seen::own);
    visit(2, "of", self.of, Need::essential, Seen::own);
    visit(3, "on", self.on, Need::essential, Seen::own);
    visit(4, "mode", self.mode, Need::essential, Seen::own);
    visit(5, "minutes", self.minutes, Need::later, Seen::own);
    visit(6, "arranged_by", self.arranged_by, Need::essential, Seen::own);
    visit(7, "staffed_by", self.staffed_by, Need::essential, Seen::own);
    visit(8, "transported_by", self.transported_by, Need::essential, Seen::own);
    visit(9, "said_by", self.said_by, Need::essential, Seen::own);
  }
};

}  // namespace kith::graph
