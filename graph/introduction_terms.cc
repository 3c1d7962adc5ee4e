// SPDX-License-Identifier: Apache-2.0
// From the terms to the signatures, the start and the end, and the dated stay in an emergency.
#include <algorithm>
#include <string>

#include "graph/introduction_steps.h"
#include "graph/limits.h"

namespace kith::graph {
namespace {

using Stage = IntroductionStage;

constexpr std::int32_t baseline_days_max = 28;  // domain §5.1: before the start

bool is_scheme_officer(Party party) {
  return party == Party::match_officer || party == Party::manager;
}

bool has_document(const Terms& terms, DocumentKind kind) {
  return std::any_of(terms.documents.begin(), terms.documents.end(), [kind](const Document& each) {
    return each.kind == kind && !each.reference.empty();
  });
}

// Who signs: the person, each carer, and the scheme, as which any officer signs.
std::vector<PartyNumber> signers(const View& view, const IntroductionState& state) {
  std::vector<PartyNumber> who{{Party::person, as_subject(state.person)}};
  if (const Household* home = view.find<Household>(state.household.number)) {
    for (const Carer& carer : home->carers) who.push_back({Party::carer, carer.subject()});
  }
  who.push_back({Party::match_officer, as_subject(state.person)});
  return who;
}

PartyNumber as_signer(const PartyNumber& who) {
  return is_scheme_officer(who.party) ? PartyNumber{Party::match_officer, who.of} : who;
}

bool has_signed(const IntroductionState& state, const PartyNumber& who) {
  return std::any_of(state.signed_by.begin(), state.signed_by.end(),
                     [&who](const PartyNumber& each) { return as_signer(each) == as_signer(who); });
}

// domain §5.1: a circle review of the weeks before, so that what the move does can be told.
bool has_baseline(const StepBefore& before) {
  for (const Number& number : before.view.numbers(Kind::review)) {
    const Review* review = before.view.find<Review>(number);
    if (review->person != before.step.person || review->which != ReviewPoint::t0) continue;
    if (!review->on || *review->on > *before.step.on) continue;
    if (before.step.on->days - review->on->days <= baseline_days_max) return true;
  }
  return false;
}

bool fits(EndedBy by, Party party) {
  switch (by) {
    case EndedBy::person: return party == Party::person;
    case EndedBy::carer: return party == Party::carer;
    case EndedBy::scheme_safety: return party == Party::manager;
    case EndedBy::moved_on: return party == Party::person || is_scheme_officer(party);
    case EndedBy::died:
    case EndedBy::other: return is_scheme_officer(party);
  }
  return false;
}

template <class List, class Kind>
bool has_kind(const List& list, Kind kind) {
  return std::find(list.begin(), list.end(), kind) != list.end();
}

// What is signed is what the home is approved for and what the person looks for.
void check_kind_of_terms(const StepBefore& before, const Terms& terms, StepFaults& faults) {
  const auto& approval = before.household.approval;
  faults.require(approval && has_kind(approval->kinds, terms.kind), "/terms/kind",
                 "the home is not approved for this");
  faults.require(!approval || !approval->until || !terms.start || *terms.start <= *approval->until,
                 "/terms/start", "is after the home's approval");
  faults.require(std::any_of(before.person.looking_for.begin(), before.person.looking_for.end(),
                             [&terms](const LookingFor& each) { return each.kind == terms.kind; }),
                 "/terms/kind",
                 "the person does not look for this; ask them, and write it down, first");
}

}  // namespace

bool is_last_signature(const View& view, const IntroductionState& state, const PartyNumber& who) {
  const auto all = signers(view, state);
  return std::all_of(all.begin(), all.end(), [&](const PartyNumber& each) {
    return each == as_signer(who) || has_signed(state, each);
  });
}

void check_terms(const StepBefore& before, StepFaults& faults) {
  faults.require_now(before.state.reached == Stage::agreed_in_principle,
                     "Terms are written once it is agreed in principle.");
  const auto& terms = before.step.terms;
  faults.require(terms.has_value(), "/terms", "say what is signed");
  if (!terms) return;
  faults.require(terms->start.has_value(), "/terms/start", "say from which day");
  faults.require(!terms->end || !terms->start || *terms->start < *terms->end, "/terms/end",
                 "is not after the start");
  faults.require(has_document(*terms, DocumentKind::arrangement_agreement), "/terms/documents",
                 "the arrangement_agreement is missing");
  faults.require(has_document(*terms, DocumentKind::individual_plan), "/terms/documents",
                 "the individual_plan is missing");
  faults.require(has_document(*terms, DocumentKind::emergency_plan), "/terms/documents",
                 "the emergency_plan is missing");
  faults.require(!terms->notice.empty(), "/terms/notice", "say how either side gives notice");
  faults.require(terms->kind != ArrangementKind::emergency, "/terms/kind",
                 "an emergency stay is no arrangement");
  check_kind_of_terms(before, *terms, faults);
  if (terms->kind != ArrangementKind::live_in) return;
  faults.require(has_document(*terms, DocumentKind::licence_agreement), "/terms/documents",
                 "the licence_agreement is missing");
  const bool other_home =
      terms->back_up_household && *terms->back_up_household != before.step.household;
  faults.require(other_home, "/terms/back_up_household", "name another home as back-up");
  faults.require(terms->back_up_met == true, "/terms/back_up_met",
                 "the person meets the back-up carer beforehand");
  faults.require(!terms->keep_in_touch_plan.empty(), "/terms/keep_in_touch_plan",
                 "say how they stay in touch with family and friends");
}

void check_signature(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  const IntroductionState& state = before.state;
  const PartyNumber who{step.party, step.of};
  faults.require_now(state.reached == Stage::agreed_in_principle && state.terms.has_value(),
                     "There is nothing to be signed.");
  faults.require_now(!has_signed(state, who), "They have signed already.");
  faults.require_now(state.funding == YesNo::yes, "The cost has not been approved.");
  if (step.party == Party::person) {
    if (step.best_interests) {
      check_best_interests(before, faults);
    } else {
      faults.require(step.authority == Authority::self, "/authority",
                     "whoever signs for somebody else makes a best-interests decision of its own");
      check_own_yes(step, faults);
      faults.require(!is_to_be_confirmed(step), "/present",
                     "they sign with somebody there who is not the carer or the funder");
    }
  } else {
    faults.require(!step.best_interests, "/best_interests", "is about the person alone");
  }
  faults.require_now(all_said_yes(before, StepQuestion::arrange),
                     "Somebody who lives there has not been asked yet.");
  check_nothing_is_open(before, faults);
  faults.require(is_last_signature(before.view, state, who) == step.arrangement.has_value(),
                 "/arrangement", "is made by the last signature, and by no other");
}

void check_start(const StepBefore& before, StepFaults& faults) {
  const IntroductionState& state = before.state;
  faults.require_now(state.reached == Stage::arrangement_agreed,
                     "Nothing starts before everybody has signed.");
  if (!before.step.on || !state.terms) return;
  faults.require(!state.signed_on || *state.signed_on <= *before.step.on, "/on",
                 "is before the last signature");
  faults.require_now(state.terms->kind != ArrangementKind::live_in || has_baseline(before),
                     "A circle review (T0) of the four weeks before comes first, so that what this "
                     "does to their ties can be told.");
}

void check_ending(const StepBefore& before, StepFaults& faults) {
  const auto& ending = before.step.ending;
  const IntroductionState& state = before.state;
  faults.require_now(state.reached == Stage::started ||
                         state.reached == Stage::arrangement_agreed || has_open_stay(state),
                     "Nothing was agreed that could end.");
  faults.require(ending.has_value(), "/ending", "say by whom and why");
  if (ending) {
    faults.require(fits(ending->by, before.step.party), "/ending/by", "is not who says so");
  }
}

void check_emergency(const StepBefore& before, StepFaults& faults) {
  const StepTaken& step = before.step;
  const IntroductionState& state = before.state;
  faults.require_now(state.reached == Stage::emergency_asked, "Nobody was asked for it.");
  const auto& terms = step.emergency;
  faults.require(terms && terms->stay, "/emergency/stay", "is the record that it makes");
  faults.require(terms && terms->from && terms->until && *terms->from < *terms->until,
                 "/emergency/until", "say from which day to which");
  faults.require(
      terms && terms->matching_due && terms->until && *terms->matching_due <= *terms->until,
      "/emergency/matching_due", "say by when, within the stay, matching catches up");
  if (!terms || !terms->from) return;
  faults.require(!terms->until || *terms->until <= terms->from->plus(limits::emergency_days_max),
                 "/emergency/until",
                 "is more than " + std::to_string(limits::emergency_days_max) + " days after");
  faults.require_now(outcome_of(before.view, state, before.as_of()) == YesNo::yes,
                     "It takes the carer's yes and the person's answer of that day.");
  const bool that_day =
      std::all_of(state.answers.begin(), state.answers.end(),
                  [&terms](const PartyAnswer& each) { return each.on == terms->from; });
  faults.require_now(that_day, "It takes the carer's yes and the person's answer of that day.");
}

}  // namespace kith::graph
