// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"
#include "graph/model_step.h"

// What people have agreed, or are finding out: arrangements, emergency stays, introductions. These
// are history and state; nothing here lets anybody be placed.
namespace kith::graph {

// A running or past arrangement of one person with one home. Half-open in days.
struct Arrangement {
  Identity identity;
  PersonNumber person;
  HouseholdNumber household;
  ArrangementKind arrangement_kind = ArrangementKind::live_in;
  Opt<Date> start;
  Opt<Date> end;        // first day after
  std::string pattern;  // RRULE for breaks and sessions
  Opt<HouseholdNumber> back_up_household;
  List<std::string> documents;  // references
  Opt<EndedBy> ended_by;
  Text ended_why;
  Text keep_in_touch_plan;
  // Which one led to it. Without one, or where its steps do not say so, it had begun before Kith.
  Opt<IntroductionNumber> introduction;

  static constexpr Kind kind = Kind::arrangement;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const Arrangement&, const Arrangement&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "household", self.household, Need::essential, Seen::officer);
    visit(3, "kind", self.arrangement_kind, Need::essential, Seen::officer);
    visit(4, "start", self.start, Need::essential, Seen::officer);
    visit(5, "end", self.end, Need::essential, Seen::officer);
    visit(6, "pattern", self.pattern, Need::essential, Seen::officer);
    visit(7, "back_up_household", self.back_up_household, Need::sharing, Seen::officer);
    visit(8, "documents", self.documents, Need::sharing, Seen::officer);
    visit(9, "ended_by", self.ended_by, Need::later, Seen::officer);
    visit(10, "ended_why", self.ended_why, Need::later, Seen::officer);
    visit(11, "keep_in_touch_plan", self.keep_in_touch_plan, Need::later, Seen::officer);
    visit(12, "introduction", self.introduction, Need::later, Seen::officer);
  }
};

// Dated, and a record of its own: it never becomes an arrangement by itself.
struct EmergencyStay {
  Identity identity;
  PersonNumber person;
  HouseholdNumber household;
  Opt<Date> from;
  Opt<Date> until;  // first day after
  std::string agreed_by;
  std::string how_agreed;
  Opt<Date> agreed_on;
  Opt<Date> matching_due;

  static constexpr Kind kind = Kind::emergency_stay;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const EmergencyStay&, const EmergencyStay&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "household", self.household, Need::essential, Seen::officer);
    visit(3, "from", self.from, Need::essential, Seen::officer);
    visit(4, "until", self.until, Need::essential, Seen::officer);
    visit(5, "agreed_by", self.agreed_by, Need::essential, Seen::officer);
    visit(6, "how_agreed", self.how_agreed, Need::essential, Seen::officer);
    visit(7, "agreed_on", self.agreed_on, Need::essential, Seen::officer);
    visit(8, "matching_due", self.matching_due, Need::essential, Seen::officer);
  }
};

enum class IntroductionStage : std::uint8_t {
  proposed,
  shared,
  answered,
  meeting,
  agreed_in_principle,
  arrangement_agreed,
  declined,
  on_hold,
  withdrawn,
  rejected,
  stopped,
  started,
  ended,
  emergency_asked,
  emergency_stay
};
template <>
inline constexpr auto words<IntroductionStage> = detail::list("proposed", "shared", "answered",
                                                              "meeting", "agreed_in_principle",
                                                              "arrangement_agreed", "declined",
                                                              "on_hold", "withdrawn", "rejected",
                                                              "stopped", "started", "ended",
                                                              "emergency_asked", "emergency_stay");

enum class AnswerWord : std::uint8_t { not_answered, yes, no, not_yet, tell_me_more };
template <>
inline constexpr auto words<AnswerWord> = detail::list("not_answered", "yes", "no", "not_yet",
                                                       "tell_me_more");

// A decision somebody gave. In a bundle it is history: kept, shown, exported, read by no guard.
struct AnswerGiven {
  SubjectNumber who;
  std::string role;
  Authority authority = Authority::self;
  AnswerWord answer = AnswerWord::not_answered;
  Opt<Date> on;
  std::string how_given;
  std::string supported_by;
  std::string who_was_there;
  Text own_words;

  friend bool operator==(const AnswerGiven&, const AnswerGiven&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "who", self.who, Need::essential, Seen::own);
    visit(2, "role", self.role, Need::essential, Seen::own);
    visit(3, "authority", self.authority, Need::essential, Seen::own);
    visit(4, "answer", self.answer, Need::essential, Seen::own);
    visit(5, "on", self.on, Need::essential, Seen::own);
    visit(6, "how_given", self.how_given, Need::essential, Seen::own);
    visit(7, "supported_by", self.supported_by, Need::essential, Seen::own);
    visit(8, "who_was_there", self.who_was_there, Need::essential, Seen::own);
    visit(9, "own_words", self.own_words, Need::essential, Seen::own);
  }
};

struct Meeting {
  Opt<Date> on;
  std::string where;
  Text working_person;
  Text not_working_person;
  Text working_household;
  Text not_working_household;

  friend bool operator==(const Meeting&, const Meeting&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "on", self.on, Need::essential, Seen::officer);
    visit(2, "where", self.where, Need::essential, Seen::officer);
    visit(3, "working_person", self.working_person, Need::essential, Seen::own);
    visit(4, "not_working_person", self.not_working_person, Need::essential, Seen::own);
    visit(5, "working_household", self.working_household, Need::essential, Seen::own);
    visit(6, "not_working_household", self.not_working_household, Need::essential, Seen::own);
  }
};

// One person and one home getting to know each other. Of one under way here, only who it is about
// and where it began stand in the record: the rest is its steps. Whatever else it holds came with
// an import and is history.
struct Introduction {
  Identity identity;
  PersonNumber person;
  HouseholdNumber household;
  std::string run;  // number of the recorded run and row it began from
  Opt<IntroductionStage> stage;
  List<AnswerGiven> answers;
  List<Meeting> meetings;
  std::string next_step;
  Opt<Date> due;
  List<StepTaken> steps;  // of one that came from elsewhere: history

  static constexpr Kind kind = Kind::introduction;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const Introduction&, const Introduction&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "household", self.household, Need::essential, Seen::officer);
    visit(3, "run", self.run, Need::essential, Seen::officer);
    visit(4, "stage", self.stage, Need::essential, Seen::officer);
    visit(5, "answers", self.answers, Need::essential, Seen::own);
    visit(6, "meetings", self.meetings, Need::essential, Seen::own);
    visit(7, "next_step", self.next_step, Need::essential, Seen::officer);
    visit(8, "due", self.due, Need::essential, Seen::officer);
    visit(9, "steps", self.steps, Need::later, Seen::own);
  }
};

}  // namespace kith::graph
