// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_free_time.h"
#include "graph/model_person_more.h"
#include "graph/model_person_parts.h"
#include "graph/model_sharing.h"

namespace kith::graph {

enum class DeclinedBy : std::uint8_t {
  person,
  carer,
  household,
  officer,
  funder,
  protected_ground
};
template <>
inline constexpr auto words<DeclinedBy> = detail::list("person", "carer", "household", "officer",
                                                       "funder", "protected_ground");

// That a pair was declined. It belongs to its maker; the pair returns only when they reopen it.
// `protected_ground`: a refusal that the manager must decide on; the pair is on hold until then.
struct Decline {
  HouseholdNumber household;
  DeclinedBy by = DeclinedBy::person;
  Opt<Date> on;
  Opt<Date> reopened_on;

  friend bool operator==(const Decline&, const Decline&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "household", self.household, Need::essential, Seen::confidential);
    visit(2, "by", self.by, Need::essential, Seen::confidential);
    visit(3, "on", self.on, Need::essential, Seen::confidential);
    visit(4, "reopened_on", self.reopened_on, Need::essential, Seen::confidential);
  }
};

enum class HistoryKind : std::uint8_t { met, stayed, arrangement, ended, ended_for_safety };
template <>
inline constexpr auto words<HistoryKind> = detail::list("met", "stayed", "arrangement", "ended",
                                                        "ended_for_safety");

struct History {
  HouseholdNumber household;
  HistoryKind kind = HistoryKind::met;
  Opt<Date> on;
  Text how_it_was;

  friend bool operator==(const History&, const History&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "household", self.household, Need::essential, Seen::confidential);
    visit(2, "kind", self.kind, Need::essential, Seen::confidential);
    visit(3, "on", self.on, Need::essential, Seen::confidential);
    visit(4, "how_it_was", self.how_it_was, Need::later, Seen::confidential);
  }
};

// An adult (from 16) who looks for a Shared Lives arrangement or is in one. Absent means unknown.
struct Person {
  Identity identity;
  std::string called;
  Opt<BirthDate> born;
  Opt<AgeBand> age_band;
  List<Agreement> agreement;
  List<LookingFor> looking_for;
  Opt<Place> area_now;
  List<Place> area_wanted;
  Opt<NoContactAsked> no_contact_asked;
  List<AvoidArea> avoid_areas;
  List<NoContact> no_contact;
  List<Support> support;
  Opt<Stated<Night>> night;
  List<Communication> communication;
  List<AccessNeed> access;
  List<Wish> must;
  List<Wish> must_not;
  List<Wish> wishes;
  Opt<Rhythm> rhythm;
  Opt<Personality> personality;
  List<Interest> interests;
  List<Gift> gifts;
  Opt<bool> rather_not_give;
  List<Anchor> anchors;
  Opt<Travel> travel;
  Opt<HouseholdWish> household_wish;
  List<OwnPet> own_pets;
  Opt<Often> partner_stays;
  Opt<Often> visitors;
  List<TogetherWith> together_with;
  Opt<Goal> goal;
  List<Matter> matters;
  Opt<Stated<Smoking>> smoke;
  List<RiskNote> risk_notes;
  Opt<Money> money;
  List<ProfilePart> profile;
  List<DecisionRow> decision_agreement;
  List<Decline> declines;
  List<History> history;
  Opt<Date> waiting_since;
  List<FreeTime> free;
  List<PoolWish> pool;
  Opt<PersonState> state;
  List<StateTaken> states;  // in the order in which they were come to
  Opt<SharingTerms> sharing;

  // Each of these is long, and compiled once: in record.cc.
  Person() noexcept;
  Person(const Person& other);
  Person(Person&& other) noexcept;
  Person& operator=(const Person& other);
  Person& operator=(Person&& other) noexcept;
  ~Person();

  static constexpr Kind kind = Kind::person;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Person&, const Person&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    describe_for_matching(self, visit);
    visit(23, "rather_not_give", self.rather_not_give, Need::sharing, Seen::officer);
    visit(24, "anchors", self.anchors, Need::essential, Seen::officer);
    visit(25, "travel", self.travel, Need::essential, Seen::officer);
    visit(26, "household_wish", self.household_wish, Need::essential, Seen::tier_1);
    visit(27, "own_pets", self.own_pets, Need::essential, Seen::tier_1);
    visit(28, "partner_stays", self.partner_stays, Need::sharing, Seen::own);
    visit(29, "visitors", self.visitors, Need::sharing, Seen::own);
    visit(30, "together_with", self.together_with, Need::essential, Seen::officer);
    visit(31, "goal", self.goal, Need::essential, Seen::tier_1);
    visit(32, "matters", self.matters, Need::essential, Seen::own);
    visit(33, "smoke", self.smoke, Need::essential, Seen::tier_1);
    visit(34, "risk_notes", self.risk_notes, Need::sharing, Seen::tier_3);
    visit(35, "money", self.money, Need::sharing, Seen::officer);
    visit(36, "profile", self.profile, Need::sharing, Seen::own);
    visit(37, "decision_agreement", self.decision_agreement, Need::sharing, Seen::officer);
    visit(38, "declines", self.declines, Need::essential, Seen::confidential);
    visit(39, "history", self.history, Need::essential, Seen::confidential);
    visit(40, "waiting_since", self.waiting_since, Need::essential, Seen::officer);
    visit(41, "free", self.free, Need::later, Seen::officer);
    visit(42, "pool", self.pool, Need::sharing, Seen::officer);
    visit(43, "state", self.state, Need::sharing, Seen::officer);
    visit(44, "states", self.states, Need::later, Seen::officer);
    visit(45, "sharing", self.sharing, Need::sharing, Seen::officer);
  }

 private:
  template <class Self, class Visit>
  static void describe_for_matching(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "born", self.born, Need::essential, Seen::officer);
    visit(3, "age_band", self.age_band, Need::essential, Seen::officer);
    visit(4, "agreement", self.agreement, Need::essential, Seen::officer);
    visit(5, "looking_for", self.looking_for, Need::essential, Seen::officer);
    visit(6, "area_now", self.area_now, Need::essential, Seen::officer);
    visit(7, "area_wanted", self.area_wanted, Need::essential, Seen::officer);
    visit(8, "no_contact_asked", self.no_contact_asked, Need::essential, Seen::officer);
    visit(9, "avoid_areas", self.avoid_areas, Need::essential, Seen::confidential);
    visit(10, "no_contact", self.no_contact, Need::essential, Seen::confidential);
    visit(11, "support", self.support, Need::essential, Seen::tier_2);
    visit(12, "night", self.night, Need::essential, Seen::tier_2);
    visit(13, "communication", self.communication, Need::essential, Seen::tier_1);
    visit(14, "access", self.access, Need::essential, Seen::tier_1);
    visit(15, "must", self.must, Need::essential, Seen::tier_2);
    visit(16, "must_not", self.must_not, Need::essential, Seen::tier_2);
    visit(17, "wishes", self.wishes, Need::essential, Seen::tier_2);
    visit(18, "rhythm", self.rhythm, Need::essential, Seen::tier_1);
    visit(19, "personality", self.personality, Need::essential, Seen::tier_1);
    visit(20, "interests", self.interests, Need::essential, Seen::tier_1);
    visit(21, "gifts", self.gifts, Need::essential, Seen::tier_1);
  }
};

}  // namespace kith::graph
