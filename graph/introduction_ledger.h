// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/model_arrangement.h"
#include "graph/view.h"

// What the steps of an introduction add up to (domain §2c). Pure: no step changes another, and the
// same steps always come to the same.
namespace kith::graph {

// Somebody who is asked: in which part, and whose number stands for them.
struct PartyNumber {
  Party party = Party::person;
  SubjectNumber of;

  friend auto operator<=>(const PartyNumber&, const PartyNumber&) = default;
};

// The latest that somebody said to the question that is open.
struct PartyAnswer {
  PartyNumber who;
  StepAnswer answer = StepAnswer::not_yet;
  bool own = true;               // false: by a best-interests decision, which is no yes of theirs
  bool to_be_confirmed = false;  // the person's, with nobody there but the carer or the funder
  Opt<Date> on;

  friend bool operator==(const PartyAnswer&, const PartyAnswer&) = default;
};

// How far a profile has gone, in one direction.
struct Sharing {
  Opt<Tier> tier;          // the highest that was shown; nothing: not shared
  bool withdrawn = false;  // by its owner: nothing more goes

  friend bool operator==(const Sharing&, const Sharing&) = default;
};

struct IntroductionState {
  // How far it had come, whatever stops it now; nothing: no step was ever taken here.
  Opt<IntroductionStage> reached;
  IntroductionNumber introduction;
  PersonNumber person;
  HouseholdNumber household;
  bool is_emergency = false;

  Sharing of_person;     // shown to the household
  Sharing of_household;  // shown to the person

  // The question that is open, and what was said to it since it was; blind until `disclosed`.
  Opt<StepQuestion> question;
  List<PartyAnswer> answers;
  // Whom a disclosed no was from: for nobody's eyes but theirs, and for who may reopen.
  List<PartyNumber> declined_by;
  List<PartyNumber> reopened_by;

  // Who said yes in what was disclosed, and has to be asked no more whether they want to meet.
  List<PartyNumber> said_yes;
  bool all_said_yes_to_meet = false;
  Opt<Date> agreed_on;  // the last day on which one of them said what was disclosed as a yes
  // Who said yes to the arrangement since they last met: not the same as to a meeting.
  List<PartyNumber> said_yes_to_arrange;
  bool all_said_yes_to_arrange = false;
  bool money_shown = false;
  bool objected = false;  // the person, in words or behaviour, and not said yes since
  bool on_hold = false;
  Opt<PartyNumber> held_by;    // who put it on hold, and takes it off; for nobody's eyes but theirs
  std::uint32_t meetings = 0;  // held
  std::uint32_t meetings_asked = 0;  // after how many of them everybody said yes to going on
  Opt<MeetingKind> last_meeting;
  Opt<YesNo> funding;
  std::string funding_approved_by;
  List<std::string> best_interests_makers;
  bool agreed_in_principle = false;
  Opt<Terms> terms;
  List<PartyNumber> signed_by;  // the terms that stand
  Opt<ArrangementNumber> arrangement;
  Opt<Date> signed_on;  // the last signature's day
  Opt<EmergencyStayNumber> emergency_stay;
  bool stay_ended = false;
  Opt<Date> matching_due;  // of an emergency stay
  Opt<Date> started_on;
  Opt<Date> review_due;
  Opt<Date> begun_on;
  Opt<Date> last_on;
  std::uint32_t steps = 0;

  friend bool operator==(const IntroductionState&, const IntroductionState&) = default;
};

// Cost: linear in the steps. In the order in which they were taken.
IntroductionState state_of(std::span<const StepTaken* const> steps);
inline IntroductionState state_of(const View& view, const IntroductionNumber& introduction) {
  return state_of(view.steps_of(introduction.number));
}

// Where it stands: what was reached, unless it is on hold or the person objects.
Opt<IntroductionStage> stage_of(const IntroductionState& state);

// Whether it is neither ended, declined, withdrawn nor rejected.
bool is_under_way(const IntroductionState& state);

// The introductions of a person, or of a household, that have steps here, each once, the oldest
// first.
std::vector<IntroductionNumber> introductions_of(const View& view, const Number& either);

// Every introduction that is under way here and has not come to an arrangement yet, by number.
// Cost: linear in all there ever were.
std::vector<IntroductionState> introductions_under_way(const View& view);

// Whether what was said is to be confirmed: the person's own word with nobody there but the carer,
// their household or the funder.
bool is_to_be_confirmed(const StepTaken& step);

// Whether an emergency stay was begun in it and nobody has ended it.
bool has_open_stay(const IntroductionState& state);

// Whether one of them declined the other in an introduction here and has not reopened it. A no of
// somebody who is no longer of the home binds nobody else.
bool is_declined(const View& view, const PersonNumber& person, const HouseholdNumber& household);

// Whether the person objected, in words or behaviour, in any introduction to this home, and has not
// said yes themselves since. To begin anew takes no objection off the record.
bool is_objecting(const View& view, const PersonNumber& person, const HouseholdNumber& household);

// Whether an arrangement was agreed here, by everybody's signature; else it had begun before Kith.
bool is_agreed_here(const View& view, const Arrangement& arrangement);

// What an emergency stay was begun in here; nothing: it came from elsewhere.
Opt<IntroductionState> stay_begun_in(const View& view, const EmergencyStay& stay);

// The record as it goes out: with its steps and its stage, where they were taken here.
Introduction with_steps(const View& view, Introduction introduction);

}  // namespace kith::graph
