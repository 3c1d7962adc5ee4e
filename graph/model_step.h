// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/model_step_parts.h"

// One step of an introduction. What an introduction has come to is what its steps add up to
// (graph/introduction_ledger.h); nothing else says so.
namespace kith::graph {

// Who did what, when, by which authority, and why. What stands in an Opt belongs to its kind of
// step.
struct StepTaken {
  IntroductionNumber introduction;
  PersonNumber person;
  HouseholdNumber household;
  StepKind step = StepKind::shortlisted;
  Party party = Party::match_officer;  // who takes it
  SubjectNumber of;  // whose word it is; the person's for those who have no number here
  Opt<Date> on;      // the day it happened
  std::string recorded_by;
  Authority authority = Authority::self;
  Opt<Capacity> capacity;
  Opt<StepQuestion> question;
  Opt<StepAnswer> answer;
  Opt<HowGiven> how_given;
  std::string supported_by;
  List<Present> present;
  Text words_of;
  Text reason;
  Opt<YesNo> outcome;  // disclosed: whether everybody said yes
  Opt<BestInterests> best_interests;
  Opt<ShareMade> share;
  Opt<MeetingHeld> meeting;
  Opt<Felt> felt;
  Opt<FundingAnswer> funding;
  Opt<Principle> principle;
  Opt<Terms> terms;
  Opt<ArrangementNumber> arrangement;  // the last signature: what it makes
  Opt<Reviewed> review;
  Opt<Ending> ending;
  Opt<EmergencyTerms> emergency;
  Opt<MoneyShown> money;

  // Each of these is long, and compiled once: in record.cc.
  StepTaken() noexcept;
  StepTaken(const StepTaken& other);
  StepTaken(StepTaken&& other) noexcept;
  StepTaken& operator=(const StepTaken& other);
  StepTaken& operator=(StepTaken&& other) noexcept;
  ~StepTaken();

  friend bool operator==(const StepTaken&, const StepTaken&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "introduction", self.introduction, Need::essential, Seen::officer);
    visit(2, "person", self.person, Need::essential, Seen::officer);
    visit(3, "household", self.household, Need::essential, Seen::officer);
    visit(4, "step", self.step, Need::essential, Seen::officer);
    visit(5, "party", self.party, Need::essential, Seen::officer);
    visit(6, "of", self.of, Need::essential, Seen::officer);
    visit(7, "on", self.on, Need::essential, Seen::officer);
    visit(8, "recorded_by", self.recorded_by, Need::essential, Seen::officer);
    visit(9, "authority", self.authority, Need::essential, Seen::own);
    visit(10, "capacity", self.capacity, Need::essential, Seen::own);
    visit(11, "question", self.question, Need::essential, Seen::officer);
    visit(12, "answer", self.answer, Need::essential, Seen::own);
    visit(13, "how_given", self.how_given, Need::essential, Seen::own);
    visit(14, "supported_by", self.supported_by, Need::essential, Seen::own);
    visit(15, "present", self.present, Need::essential, Seen::own);
    visit(16, "own_words", self.words_of, Need::essential, Seen::own);
    visit(17, "reason", self.reason, Need::essential, Seen::officer);
    visit(18, "outcome", self.outcome, Need::essential, Seen::officer);
    visit(19, "best_interests", self.best_interests, Need::essential, Seen::own);
    visit(20, "share", self.share, Need::essential, Seen::officer);
    visit(21, "meeting", self.meeting, Need::essential, Seen::officer);
    visit(22, "felt", self.felt, Need::essential, Seen::own);
    visit(23, "funding", self.funding, Need::essential, Seen::officer);
    visit(24, "principle", self.principle, Need::essential, Seen::officer);
    visit(25, "terms", self.terms, Need::essential, Seen::officer);
    visit(26, "arrangement", self.arrangement, Need::essential, Seen::officer);
    visit(27, "review", self.review, Need::essential, Seen::officer);
    visit(28, "ending", self.ending, Need::essential, Seen::officer);
    visit(29, "emergency", self.emergency, Need::essential, Seen::officer);
    visit(30, "money", self.money, Need::essential, Seen::own);
  }
};

// A step of an introduction that is under way here. Never changed, never ended; made by nothing but
// the steps themselves: no import and no record route takes one.
struct Step {
  Identity identity;
  StepTaken taken;

  static constexpr Kind kind = Kind::step;
  SubjectNumber subject() const { return taken.of; }
  friend bool operator==(const Step&, const Step&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    StepTaken::describe(self.taken, visit);
  }
};

}  // namespace kith::graph
