// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graph/model_household.h"
#include "graph/state_moves.h"

// Which state a carer household may come to, who decides it, and what has to stand on record first
// (domain §2a). Pure.
//
// Beside the way that domain §2a draws: whoever applies may stop at any time, and so may a carer,
// without a reason; the panel may ask for more, or say no; who resigned may ask again.
namespace kith::graph {

using HouseholdMove = StateMove<HouseholdState>;

// Every transition there is.
std::span<const HouseholdMove> household_moves();

// Whether the home, as it stands, may come to a state by this decision. What has to be so:
// * applied, assessing: everybody adult who lives there agreed that the home may be proposed (it is
//   never said who did not, nor whether they were asked); applied: references are recorded;
// * to_panel: references, a DBS decision and a look at health and safety are recorded;
// * approved: the terms: kinds, from, people_max, and until or the panel's next look;
// * available: the approval holds that day.
// Errors: conflict, with each place of the record that is in the way; bad_input (not theirs to
// decide, no reason, no authority). Cost: linear in the home's people and checks.
Result<void> may_move(const Household& home, HouseholdState to, const StateDecision& decision);

}  // namespace kith::graph
