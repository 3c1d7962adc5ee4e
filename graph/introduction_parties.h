// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/introduction_ledger.h"

// Whose yes an introduction takes (domain §2c). Pure.
namespace kith::graph {

// Everybody who has to answer a question, as the home and the person are known on a day, in the
// order person, carers, residents, children, then who answers for them:
// * the person; at 16 or 17 whoever has parental responsibility and children's services, too;
// * each carer;
// * each other adult who lives there, and each person who lives there in an arrangement (not in an
//   emergency, when their standing wishes count);
// * before a first meeting each child, by the officer, and for a foster child the fostering
//   service; that again before an arrangement.
// Cost: linear in the home's records.
std::vector<PartyNumber> who_is_asked(const View& view, const PersonNumber& person,
                                      const HouseholdNumber& household, StepQuestion question,
                                      Date on);

// Whether an arrangement runs on a day.
bool runs_on(const Arrangement& arrangement, Date on);

// Whether a party is the person, a carer or a resident: somebody who agrees to each next step.
bool decides(Party party);

// How the answers so far stand for one party.
enum class Standing : std::uint8_t {
  awaited,  // silence, not yet, tell me more, a child's worry, a yes that is to be confirmed
  yes,
  no,
};
// Of the open question. What the person says themselves stands whatever was decided for them: a no,
// and that they are not ready or would like to know more.
Standing standing_of(const IntroductionState& state, const PartyNumber& who);

// Of everybody asked: no where anybody says no and nobody is awaited, yes where all do.
Standing standing_of(const IntroductionState& state, const std::vector<PartyNumber>& asked);

// Whether somebody is still of a home, so that their word binds: a carer or somebody who lives
// there by its record or in an arrangement. Whoever speaks for the person always is.
bool is_of_home(const View& view, const HouseholdNumber& household, const PartyNumber& who);

// Whether the person may be 16 or 17 on a day.
bool is_minor(const Person& person, Date on);

}  // namespace kith::graph
