// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_steps.h"

#include <algorithm>
#include <initializer_list>

namespace kith::graph {
namespace {

using Stage = IntroductionStage;

bool is_one_of(Opt<Stage> stage, std::initializer_list<Stage> those) {
  return stage && std::find(those.begin(), those.end(), *stage) != those.end();
}

bool is_officer(Party party) { return party == Party::match_officer || party == Party::manager; }

bool starts_one(StepKind kind) {
  return kind == StepKind::shortlisted || kind == StepKind::rejected ||
         kind == StepKind::emergency_asked;
}

// Whose number stands for a party: their own where they have one, else the person's.
bool has_own_number(Party party) {
  return party == Party::carer || party == Party::resident || party == Party::child ||
         party == Party::household || party == Party::fostering_service;
}

// Whether the number is of somebody there who has this part.
bool is_within(const Household& home, Party party, const SubjectNumber& of) {
  if (party == Party::household) return of == home.subject();
  if (party == Party::carer) {
    return std::any_of(home.carers.begin(), home.carers.end(),
                       [&of](const Carer& each) { return each.subject() == of; });
  }
  const bool is_child = party != Party::resident;
  return std::any_of(
      home.others_living.begin(), home.others_living.end(), [&](const OtherLiving& each) {
        return each.subject() == of && (each.living == LivingKind::child) == is_child;
      });
}

void check_whose(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  if (!has_own_number(step.party)) {
    faults.require(step.of == as_subject(step.person), "/of", "the person's number stands here");
    return;
  }
  const bool lives_there = step.party == Party::resident &&
                           before.view.find<Person>(step.of.number) != nullptr &&
                           step.of != as_subject(step.person);
  faults.require(is_within(before.household, step.party, step.of) || lives_there, "/of",
                 "nobody of this home has this number");
}

bool may_be_by(StepKind kind, Party party) {
  switch (kind) {
    case StepKind::answered: return !is_officer(party) && party != Party::household;
    case StepKind::felt: return decides(party);
    case StepKind::funded: return party == Party::funder;
    case StepKind::signed_:
      return party == Party::person || party == Party::carer || is_officer(party);
    case StepKind::withdrawn:
    case StepKind::held:
    case StepKind::resumed: return decides(party) || is_officer(party);
    case StepKind::ended:
      return party == Party::person || party == Party::carer || is_officer(party);
    case StepKind::reopened: return !is_officer(party) && party != Party::household;
    case StepKind::shared: return party == Party::person || party == Party::household;
    case StepKind::sharing_withdrawn:
      return party == Party::person || party == Party::household || party == Party::carer;
    case StepKind::emergency_asked:
    case StepKind::emergency_begun: return party == Party::manager;
    default: return is_officer(party);
  }
}

void check_first(const StepBefore& before, StepFaults& faults) {
  faults.require_now(!before.state.reached, "This introduction has begun already.");
  faults.require(!before.step.reason.empty(), "/reason", "say why, in a sentence");
  if (before.step.step == StepKind::rejected) return;
  for (const IntroductionNumber& each : introductions_of(before.view, before.step.person.number)) {
    const IntroductionState other = state_of(before.view, each);
    faults.require_now(other.household != before.step.household || !is_under_way(other),
                       "These two are in an introduction already.");
  }
  faults.require_now(!is_declined(before.view, before.step.person, before.step.household),
                     "This pair cannot be introduced now.");
}

void check_meeting(const StepBefore& before, StepFaults& faults) {
  const IntroductionState& state = before.state;
  const auto& held = before.step.meeting;
  faults.require(held.has_value(), "/meeting", "say what kind of meeting it was");
  faults.require_now(
      is_one_of(state.reached, {Stage::answered, Stage::meeting}) && state.all_said_yes_to_meet,
      "Nobody meets before everybody has said yes.");
  faults.require_now(state.meetings == state.meetings_asked,
                     "After each meeting everybody is asked first whether to go on.");
  faults.require_now(all_said_yes(before, StepQuestion::meet),
                     "Somebody who lives there has not been asked yet.");
  check_nothing_is_open(before, faults);
  faults.require(!state.agreed_on || !before.step.on || *state.agreed_on <= *before.step.on, "/on",
                 "is before the day on which the last of them said yes");
  const bool may_cost = held && held->kind != MeetingKind::chat && held->kind != MeetingKind::tea;
  faults.require_now(!may_cost || state.money_shown,
                     "What it would cost, and what would be left, is shown before a visit.");
}

void check_felt(const StepBefore& before, StepFaults& faults) {
  faults.require(before.step.felt.has_value(), "/felt", "say what worked and what did not");
  faults.require_now(before.state.meetings > 0 || before.state.emergency_stay.has_value(),
                     "They have not met yet.");
}

void check_funding(const StepBefore& before, StepFaults& faults) {
  const auto& funding = before.step.funding;
  faults.require(funding.has_value(), "/funding", "say whether it is agreed");
  if (!funding) return;
  faults.require(!funding->approved_by.empty(), "/funding/approved_by", "say who decided");
  const auto& makers = before.state.best_interests_makers;
  faults.require(std::find(makers.begin(), makers.end(), funding->approved_by) == makers.end(),
                 "/funding/approved_by",
                 "who decided in the person's best interests does not approve the cost");
}

void check_principle(const StepBefore& before, StepFaults& faults) {
  const auto& principle = before.step.principle;
  faults.require(principle && !principle->compatibility.empty(),
                 "/principle/compatibility_statement", "say how they get on, and with whom there");
  faults.require(principle && principle->liberty, "/principle/deprivation_of_liberty",
                 "say whether anybody asked if this would deprive them of their liberty");
  faults.require_now(before.state.reached == Stage::meeting && before.state.all_said_yes_to_arrange,
                     "Nothing is agreed before everybody has said yes to it.");
  faults.require_now(before.state.funding == YesNo::yes, "The cost has not been approved.");
  faults.require_now(all_said_yes(before, StepQuestion::arrange),
                     "Somebody who lives there has not been asked yet.");
  check_nothing_is_open(before, faults);
}

// Any officer for any other; nobody else for anybody else.
bool is_holder(const IntroductionState& state, const StepTaken& step) {
  if (!state.held_by) return false;
  if (is_officer(step.party)) return is_officer(state.held_by->party);
  return *state.held_by == PartyNumber{step.party, step.of};
}

void check_side(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  const IntroductionState& state = before.state;
  switch (step.step) {
    case StepKind::held:
      faults.require_now(!state.on_hold, "It is on hold already.");
      faults.require(!is_officer(step.party) || !step.reason.empty(), "/reason", "say why");
      break;
    case StepKind::resumed:
      faults.require_now(state.on_hold, "It is not on hold.");
      faults.require_now(is_holder(state, step), "Whoever put it on hold takes it off.");
      break;
    case StepKind::withdrawn:
      faults.require_now(
          state.reached != Stage::started && state.reached != Stage::arrangement_agreed,
          "What was agreed is ended, not withdrawn.");
      faults.require(!is_officer(step.party) || !step.reason.empty(), "/reason", "say why");
      break;
    case StepKind::money_shown:
      faults.require(step.money && step.money->pays_a_week, "/money/pays_pence_a_week",
                     "say what the person would pay; 0 for nothing");
      faults.require(step.money && step.money->left_a_week, "/money/left_pence_a_week",
                     "say what they would have left");
      break;
    case StepKind::reviewed:
      faults.require(step.review.has_value(), "/review", "say what kind of review it was");
      faults.require_now(state.reached == Stage::started, "Nothing has started yet.");
      break;
    default: break;
  }
}

// What belongs to another kind of step is refused: whoever reads this kind does not expect it.
void check_parts(const StepTaken& step, StepFaults& faults) {
  const StepKind kind = step.step;
  const auto only = [&](bool said, std::initializer_list<StepKind> those,
                        std::string_view pointer) {
    const bool fits = std::find(those.begin(), those.end(), kind) != those.end();
    faults.require(!said || fits, pointer, "does not belong to this step");
  };
  const bool spoken = !is_officer(step.party) && step.party != Party::funder;
  using enum StepKind;
  only(step.question.has_value(), {answered}, "/question");
  only(step.answer.has_value(), {answered, shared}, "/answer");
  only(step.best_interests.has_value(), {answered, signed_}, "/best_interests");
  only(step.share.has_value(), {shared, journeys_shown}, "/share");
  only(step.meeting.has_value(), {met}, "/meeting");
  only(step.felt.has_value(), {StepKind::felt}, "/felt");
  only(step.funding.has_value(), {funded}, "/funding");
  only(step.principle.has_value(), {agreed_in_principle}, "/principle");
  only(step.terms.has_value(), {terms_set}, "/terms");
  only(step.review.has_value(), {reviewed}, "/review");
  only(step.ending.has_value(), {ended}, "/ending");
  only(step.emergency.has_value(), {emergency_begun}, "/emergency");
  only(step.money.has_value(), {money_shown}, "/money");
  faults.require(kind != answered || step.reason.empty(), "/reason",
                 "an answer needs no reason; what they said goes into own_words");
  const bool how = step.how_given || step.capacity || !step.present.empty() ||
                   !step.supported_by.empty() || !step.words_of.empty();
  faults.require(!how || spoken, "/own_words",
                 "how somebody said something belongs to a step of theirs");
}

void check_kind(const StepBefore& before, StepFaults& faults) {
  switch (before.step.step) {
    case StepKind::shortlisted:
    case StepKind::rejected:
    case StepKind::emergency_asked: check_first(before, faults); break;
    case StepKind::shared: check_share(before, faults); break;
    case StepKind::answered: check_answer(before, faults); break;
    case StepKind::disclosed: check_disclosed(before, faults); break;
    case StepKind::met: check_meeting(before, faults); break;
    case StepKind::felt: check_felt(before, faults); break;
    case StepKind::funded: check_funding(before, faults); break;
    case StepKind::agreed_in_principle: check_principle(before, faults); break;
    case StepKind::terms_set: check_terms(before, faults); break;
    case StepKind::signed_: check_signature(before, faults); break;
    case StepKind::started: check_start(before, faults); break;
    case StepKind::ended: check_ending(before, faults); break;
    case StepKind::emergency_begun: check_emergency(before, faults); break;
    default: check_side(before, faults); break;
  }
}

// What may still happen while the person objects: they may say yes again, and anybody may stop.
bool stands_an_objection(const StepTaken& step) {
  switch (step.step) {
    case StepKind::answered: return step.party == Party::person;
    case StepKind::disclosed: return step.outcome == YesNo::no;
    case StepKind::felt:
    case StepKind::withdrawn:
    case StepKind::sharing_withdrawn:
    case StepKind::ended:
    case StepKind::reviewed:
    case StepKind::held: return true;
    default: return false;
  }
}

bool stands_a_hold(StepKind kind) {
  return kind == StepKind::resumed || kind == StepKind::felt || kind == StepKind::withdrawn ||
         kind == StepKind::sharing_withdrawn || kind == StepKind::ended;
}

// What must be possible however long it went on.
bool stops(StepKind kind) {
  return kind == StepKind::withdrawn || kind == StepKind::sharing_withdrawn ||
         kind == StepKind::ended;
}

void check_moment(const StepBefore& before, StepFaults& faults) {
  const IntroductionState& state = before.state;
  const StepKind kind = before.step.step;
  if (starts_one(kind)) return;
  if (!state.reached) {
    faults.untimely("This introduction did not begin here; begin one from a recorded run.");
    return;
  }
  faults.require_now(state.person == before.step.person && state.household == before.step.household,
                     "This introduction is of two others.");
  if (kind == StepKind::reopened) {
    faults.require_now(state.reached == Stage::declined, "It was not declined.");
    return;
  }
  if (kind == StepKind::sharing_withdrawn) return;
  if (kind == StepKind::ended && has_open_stay(state)) return;
  faults.require_now(is_under_way(state), "This introduction has come to its end.");
  faults.require_now(!state.objected || stands_an_objection(before.step),
                     "The person objects. Nothing goes on unless they say yes again; ask for legal "
                     "advice before anything else.");
  faults.require_now(!state.on_hold || stands_a_hold(kind), "It is on hold.");
}

}  // namespace

bool all_said_yes(const StepBefore& before, StepQuestion question) {
  const auto asked = who_is_asked(before.view, before.step.person, before.step.household, question,
                                  before.as_of());
  const IntroductionState& state = before.state;
  const auto& yes = question == StepQuestion::arrange ? state.said_yes_to_arrange : state.said_yes;
  return std::all_of(asked.begin(), asked.end(), [&yes](const PartyNumber& who) {
    return std::find(yes.begin(), yes.end(), who) != yes.end();
  });
}

void StepFaults::missing(std::string pointer, std::string detail) {
  faults_.push_back(Fault{std::move(pointer), std::move(detail), 0});
}
void StepFaults::untimely(std::string why) {
  if (why_.empty()) why_ = std::move(why);
}
void StepFaults::require(bool good, std::string_view pointer, std::string_view detail) {
  if (!good) missing(std::string(pointer), std::string(detail));
}
void StepFaults::require_now(bool good, std::string_view why) {
  if (!good) untimely(std::string(why));
}
Result<void> StepFaults::result() const {
  if (!why_.empty()) return Error{ErrorCode::conflict, why_, {}};
  if (faults_.empty()) return {};
  return Error{ErrorCode::bad_input, "This step cannot be taken as it is written.", faults_};
}

Result<void> may_take(const View& view, const StepTaken& step) {
  const Person* person = view.find<Person>(step.person.number);
  const Household* household = view.find<Household>(step.household.number);
  const Introduction* introduction = view.find<Introduction>(step.introduction.number);
  StepFaults faults;
  faults.require(person != nullptr, "/person", "there is no such person");
  faults.require(household != nullptr, "/household", "there is no such carer household");
  faults.require(introduction != nullptr, "/introduction", "there is no such introduction");
  if (!person || !household || !introduction) return faults.result();
  faults.require(introduction->person == step.person, "/person", "this introduction is of another");
  faults.require(introduction->household == step.household, "/household",
                 "this introduction is of another");
  faults.require(step.on.has_value(), "/on", "say on which day");
  faults.require(may_be_by(step.step, step.party), "/party", "this is not theirs to do");
  const StepBefore before{view, step, state_of(view, step.introduction), *person, *household};
  const std::uint32_t kept = stops(step.step) ? 0 : limits::steps_left_for_stopping;
  faults.require_now(before.state.steps + kept < limits::steps_an_introduction_max,
                     "This introduction has as many steps as one may have.");
  faults.require(!step.on || !before.state.begun_on || *before.state.begun_on <= *step.on, "/on",
                 "is before the introduction began");
  check_parts(step, faults);
  check_whose(before, faults);
  check_moment(before, faults);
  check_kind(before, faults);
  return faults.result();
}

}  // namespace kith::graph
