// SPDX-License-Identifier: Apache-2.0
#include "graph/household_states.h"

#include <algorithm>
#include <array>

#include "graph/agreements.h"
#include "graph/household_checks.h"
#include "graph/limits.h"

namespace kith::graph {
namespace {

using State = HouseholdState;
using Actor = StateActor;

constexpr StateActors applicant = by(Actor::applicant);
constexpr StateActors carer = by(Actor::carer);
constexpr StateActors panel = by(Actor::panel);
constexpr StateActors manager = by(Actor::manager);
constexpr StateActors first_talks = by(Actor::applicant, Actor::scheme_worker);

constexpr std::array moves{
    HouseholdMove{std::nullopt, State::enquiry, first_talks},
    HouseholdMove{State::enquiry, State::pre_assessment_visit, first_talks},
    HouseholdMove{State::pre_assessment_visit, State::applied, applicant},
    HouseholdMove{State::applied, State::assessing, by(Actor::applicant, Actor::assessing_officer)},
    HouseholdMove{State::assessing, State::to_panel, by(Actor::assessing_officer)},
    HouseholdMove{State::to_panel, State::approved, panel},
    HouseholdMove{State::to_panel, State::assessing, panel, panel},
    HouseholdMove{State::to_panel, State::deapproved, panel, panel},
    HouseholdMove{State::approved, State::available, carer},
    HouseholdMove{State::available, State::paused, carer},
    HouseholdMove{State::paused, State::available, carer},
    HouseholdMove{State::approved, State::under_review, manager, manager},
    HouseholdMove{State::available, State::under_review, manager, manager},
    HouseholdMove{State::paused, State::under_review, manager, manager},
    HouseholdMove{State::under_review, State::approved, by(Actor::panel, Actor::manager)},
    HouseholdMove{State::under_review, State::deapproved, panel, panel},
    HouseholdMove{State::enquiry, State::resigned, applicant},
    HouseholdMove{State::pre_assessment_visit, State::resigned, applicant},
    HouseholdMove{State::applied, State::resigned, applicant},
    HouseholdMove{State::assessing, State::resigned, applicant},
    HouseholdMove{State::to_panel, State::resigned, applicant},
    HouseholdMove{State::approved, State::resigned, carer},
    HouseholdMove{State::available, State::resigned, carer},
    HouseholdMove{State::paused, State::resigned, carer},
    HouseholdMove{State::under_review, State::resigned, carer},
    HouseholdMove{State::resigned, State::enquiry, first_talks},
};

// Nobody learns from it who of them said what.
bool all_agree(const Household& home, Date on) {
  const auto agrees = [on](const List<Agreement>& list) {
    return agreed_to(list, AgreementFor::match, on, false) == Agreed::yes;
  };
  const bool carers = std::all_of(home.carers.begin(), home.carers.end(),
                                  [&](const Carer& each) { return agrees(each.agreement); });
  return carers && !home.carers.empty() &&
         std::all_of(home.others_living.begin(), home.others_living.end(),
                     [&](const OtherLiving& each) {
                       const bool gone = each.stays_until && *each.stays_until <= on;
                       return gone || each.living == LivingKind::child || agrees(each.agreement);
                     });
}

void check_agreement(const Household& home, Date on, MoveFaults& faults) {
  faults.require_now(!home.others_living.empty() || home.others_living_known == true,
                     "/others_living", "it is not known who else lives there");
  faults.require_now(all_agree(home, on), "/carers",
                     "each carer, and each adult who lives there, agrees first");
}

void check_recorded(const Household& home, CheckKind kind, std::string_view missing,
                    MoveFaults& faults) {
  faults.require_now(latest_check(home, kind) != nullptr, "/checks", missing);
}

void check_decided(const Household& home, CheckKind kind, std::string_view missing,
                   MoveFaults& faults) {
  const Check* check = latest_check(home, kind);
  faults.require_now(check && check->on && !check->outcome.empty(), "/checks", missing);
}

void check_terms(const Household& home, MoveFaults& faults) {
  faults.require_now(home.approval.has_value(), "/approval",
                     "the terms of the approval are recorded first");
  if (!home.approval) return;
  const Approval& terms = *home.approval;
  faults.require_now(!terms.kinds.empty(), "/approval/kinds", "say what they are approved for");
  faults.require_now(terms.from.has_value(), "/approval/from", "say from which day");
  faults.require_now(terms.until || terms.panel_next, "/approval/until",
                     "say until when, or when the panel looks again (panel_next)");
  const bool some = terms.people_max && terms.people_max->value > 0 &&
                    terms.people_max->value <= limits::people_a_home_max;
  faults.require_now(some, "/approval/people_max", "say for how many people, 1 to 3");
}

void check_holds(const Household& home, Date on, MoveFaults& faults) {
  const auto& terms = home.approval;
  const bool holds =
      terms && (!terms->from || *terms->from <= on) && (!terms->until || on <= *terms->until);
  faults.require_now(holds, "/approval", "no approval holds that day");
}

void check_guards(const Household& home, State to, Date on, MoveFaults& faults) {
  // What the panel sends back is being assessed already.
  const bool begins_assessing = to == State::assessing && home.state == State::applied;
  if (to == State::applied || begins_assessing) check_agreement(home, on, faults);
  if (to == State::applied) {
    check_recorded(home, CheckKind::references, "references are recorded first", faults);
  } else if (to == State::to_panel) {
    check_decided(home, CheckKind::references, "what came of the references is recorded first",
                  faults);
    check_decided(home, CheckKind::dbs, "the decision on the DBS check is recorded first", faults);
    check_decided(home, CheckKind::home_safety,
                  "what came of the home health and safety check is recorded first", faults);
  } else if (to == State::approved) {
    check_terms(home, faults);
  } else if (to == State::available) {
    check_holds(home, on, faults);
  }
}

}  // namespace

std::span<const HouseholdMove> household_moves() { return moves; }

Result<void> may_move(const Household& home, HouseholdState to, const StateDecision& decision) {
  MoveFaults faults;
  if (find_move(household_moves(), home.state, to, decision, faults)) {
    check_guards(home, to, decision.on, faults);
  }
  return faults.result();
}

}  // namespace kith::graph
