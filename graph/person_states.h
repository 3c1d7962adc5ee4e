// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graph/model_person.h"
#include "graph/state_moves.h"
#include "graph/view.h"

// Which state a person may come to with the scheme, who decides it, and what has to stand on record
// first (domain §2b). Pure.
//
// Beside the way that domain §2b draws: the person may stop looking, or leave, at any time and
// without a reason; a manager may with one (they moved away, they died); who left may come again.
namespace kith::graph {

using PersonMove = StateMove<PersonState>;

// Every transition there is.
std::span<const PersonMove> person_moves();

// Whether the person, as they stand in the view, may come to a state by this decision. What has to
// be so that day:
// * profile_agreed: they said what may be shared (`sharing`), and agreed to it (`share`);
// * looking: they agreed to be matched (`match`), too, and something is looked for;
// * in_arrangement: an arrangement of theirs runs.
// An agreement is the person's own where they decide, and lawfully somebody else's where
// decision_maker does; somebody's own no stands against both. Errors: conflict, with each place of
// the record that is in the way; bad_input (not theirs to decide, no reason, no authority, a day
// before the last transition). Cost: linear in their agreements and arrangements.
Result<void> may_move(const View& view, const Person& person, PersonState to,
                      const StateDecision& decision);

}  // namespace kith::graph
