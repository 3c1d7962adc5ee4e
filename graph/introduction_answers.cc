// SPDX-License-Identifier: Apache-2.0
// What may be shown, asked and answered, and when the answers are disclosed.
#include <algorithm>

#include "graph/agreements.h"
#include "graph/introduction_steps.h"

namespace kith::graph {
namespace {

using Stage = IntroductionStage;

bool is_childs(StepAnswer answer) {
  return answer == StepAnswer::asked || answer == StepAnswer::wishes ||
         answer == StepAnswer::worried;
}

bool is_asked(const std::vector<PartyNumber>& asked, const PartyNumber& who) {
  return std::find(asked.begin(), asked.end(), who) != asked.end();
}

// Whether the question may be open at this point.
bool is_time_to_ask(const IntroductionState& state, StepQuestion question) {
  if (!state.answers.empty() && state.question != question) return false;
  switch (question) {
    case StepQuestion::meet:
      return state.reached == Stage::shared || state.reached == Stage::answered ||
             state.reached == Stage::meeting || state.reached == Stage::proposed ||
             state.reached == Stage::emergency_stay;
    case StepQuestion::go_on:
      return state.reached == Stage::meeting && state.meetings > state.meetings_asked;
    case StepQuestion::arrange:
      // Who moves in before the signatures is asked, too, and then everybody is, together.
      return state.reached == Stage::meeting || state.reached == Stage::agreed_in_principle;
    case StepQuestion::emergency: return state.reached == Stage::emergency_asked;
  }
  return false;
}

bool answers_for_a_minor(Party party) {
  return party == Party::parental_responsibility || party == Party::childrens_services;
}

// Nobody is asked about somebody of whom they have seen nothing; who answers for a 17-year-old is
// asked before anything is shown.
bool has_seen_the_other(const IntroductionState& state, Party party) {
  if (answers_for_a_minor(party)) return true;
  return (party == Party::person ? state.of_household : state.of_person).tier.has_value();
}

// The same while they are silent and where they said no.
bool may_be_shown_at_all(const StepBefore& before) {
  if (!is_minor(before.person, before.as_of())) return true;
  const IntroductionState& state = before.state;
  for (const Party party : {Party::parental_responsibility, Party::childrens_services}) {
    const PartyNumber who{party, as_subject(state.person)};
    if (standing_of(state, who) != Standing::yes && !is_asked(state.said_yes, who)) return false;
  }
  return true;
}

void check_child(const StepTaken& step, StepFaults& faults) {
  const bool childs = step.answer && is_childs(*step.answer);
  if (step.party != Party::child) {
    faults.require(!childs, "/answer", "yes, no, not_yet or tell_me_more");
    return;
  }
  faults.require(childs, "/answer", "of a child: asked, wishes or worried");
  faults.require(
      step.words_of.empty() && !step.how_given && step.supported_by.empty() && step.present.empty(),
      "/own_words", "nothing more is kept about a child");
}

void check_authority(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  if (step.best_interests) {
    faults.require(step.party == Party::person, "/best_interests", "is about the person alone");
    check_best_interests(before, faults);
    return;
  }
  faults.require(step.authority == Authority::self, "/authority",
                 "whoever decides for somebody else makes a best-interests decision of its own");
  if (step.party == Party::person && step.answer == StepAnswer::yes) check_own_yes(step, faults);
}

}  // namespace

void check_own_yes(const StepTaken& step, StepFaults& faults) {
  faults.require(step.how_given.has_value(), "/how_given", "say how they said it");
  faults.require(!step.present.empty(), "/present", "say who was in the room");
  faults.require(step.capacity != Capacity::assessed_lacks, "/capacity",
                 "then this takes a best-interests decision");
}

void check_best_interests(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  const IntroductionState& state = before.state;
  const BestInterests& decided = *step.best_interests;
  faults.require(!is_objecting(before.view, step.person, step.household), "/best_interests",
                 "the person objects, and that stands");
  faults.require(!decided.decision.empty(), "/best_interests/decision", "say what was decided");
  faults.require(decided.assessed_on.has_value(), "/best_interests/capacity_assessed_on",
                 "capacity for this decision is assessed first");
  faults.require(!decided.assessed_on || !step.on || *decided.assessed_on <= *step.on,
                 "/best_interests/capacity_assessed_on", "is after the decision");
  faults.require(!decided.help_tried.empty(), "/best_interests/help_tried",
                 "say what was tried so that they could decide themselves");
  faults.require(!decided.decision_maker.empty(), "/best_interests/decision_maker",
                 "say who decided");
  faults.require(decided.basis != Authority::self, "/best_interests/basis",
                 "lpa_health_welfare, deputy, court or best_interests");
  faults.require(!decided.consulted.empty(), "/best_interests/consulted", "say who was asked");
  faults.require(decided.unpaid_consulted == true || !decided.advocate.empty(),
                 "/best_interests/advocate",
                 "where nobody unpaid can be asked, an advocate or IMCA is");
  faults.require(!decided.wishes.empty(), "/best_interests/wishes",
                 "say what they wish, and how they reacted");
  faults.require(
      state.funding_approved_by.empty() || decided.decision_maker != state.funding_approved_by,
      "/best_interests/decision_maker", "who approves the cost does not decide for the person");
}

void check_answer(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  faults.require(step.answer.has_value(), "/answer", "say what they said");
  faults.require(step.question.has_value(), "/question", "say what they were asked");
  check_child(step, faults);
  check_authority(before, faults);
  if (!step.question) return;
  const auto asked =
      who_is_asked(before.view, step.person, step.household, *step.question, before.as_of());
  faults.require(is_asked(asked, {step.party, step.of}), "/party", "they are not asked this");
  faults.require_now(is_time_to_ask(before.state, *step.question),
                     "This question is not open now.");
  faults.require_now(
      *step.question == StepQuestion::emergency || has_seen_the_other(before.state, step.party),
      "They have not been told about each other yet.");
}

Opt<YesNo> outcome_of(const View& view, const IntroductionState& state, Date on) {
  if (!state.question) return std::nullopt;
  auto asked = who_is_asked(view, state.person, state.household, *state.question, on);
  const auto is_carer = [](const PartyNumber& who) { return who.party == Party::carer; };
  if (std::none_of(asked.begin(), asked.end(), is_carer)) return std::nullopt;
  if (*state.question == StepQuestion::meet) {
    // Who said yes before somebody moved in is not asked again, unless they say more.
    std::erase_if(asked, [&state](const PartyNumber& who) {
      const bool said_yes = is_asked(state.said_yes, who);
      return said_yes && std::none_of(state.answers.begin(), state.answers.end(),
                                      [&who](const PartyAnswer& each) { return each.who == who; });
    });
  }
  switch (standing_of(state, asked)) {
    case Standing::yes: return YesNo::yes;
    case Standing::no: return YesNo::no;
    case Standing::awaited: break;
  }
  return std::nullopt;
}

// A no that is not told yet must not be passed over; and whether there is one is not told either.
void check_nothing_is_open(const StepBefore& before, StepFaults& faults) {
  faults.require_now(before.state.answers.empty(),
                     "Not everybody has answered what is being asked.");
}

void check_disclosed(const StepBefore& before, StepFaults& faults) {
  const auto outcome = outcome_of(before.view, before.state, before.as_of());
  // A yes to an emergency stay is told by its beginning.
  faults.require_now(
      outcome && !(before.state.question == StepQuestion::emergency && *outcome == YesNo::yes),
      "Not everybody has answered.");
  faults.require(!outcome || before.step.outcome == outcome, "/outcome",
                 "is not what they answered");
}

void check_share(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  const IntroductionState& state = before.state;
  faults.require(step.share.has_value(), "/share", "say what was shown to whom");
  faults.require_now(state.reached != Stage::emergency_asked, "They have not been asked yet.");
  if (!step.share || !step.on) return;
  const bool of_person = step.party == Party::person;
  faults.require(step.share->to == (of_person ? Party::household : Party::person), "/share/to",
                 "one side's profile goes to the other");
  faults.require(!step.share->lines.empty(), "/share/lines", "nothing was shown");
  const auto& terms = of_person ? before.person.sharing : before.household.sharing;
  const Sharing& side = of_person ? state.of_person : state.of_household;
  const bool begun = !terms || !terms->on || *terms->on <= *step.on;
  const bool agreed = begun && (of_person ? agrees_to_show(before.person, before.as_of())
                                          : agrees_to_show(before.household, before.as_of()));
  faults.require_now(may_be_shown_at_all(before),
                     "Children's services and those with parental responsibility say yes first.");
  faults.require_now(agreed, "They have not agreed to have their profile shown.");
  faults.require_now(!terms || step.share->tier <= terms->tier_max,
                     "They have not agreed to have so much shown.");
  const bool asks = side.withdrawn || (terms && terms->ask_each_time == true);
  faults.require_now(!asks || (step.answer == StepAnswer::yes && step.how_given),
                     "They want to be asked before it is shown.");
  faults.require_now(step.share->tier < Tier::second || state.all_said_yes_to_meet,
                     "So much is shown once everybody has said yes to meeting.");
  faults.require_now(step.share->tier < Tier::third ||
                         (state.meetings > 0 && state.meetings == state.meetings_asked),
                     "An address is shown after a first meeting, when everybody wants to go on.");
}

}  // namespace kith::graph
