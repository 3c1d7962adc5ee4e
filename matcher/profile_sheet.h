// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "graph/limits.h"
#include "graph/model_step_parts.h"
#include "graph/view.h"

// What of a profile is shown to the other side of an introduction, in plain short sentences under
// the headings of one page profiles (domain §1). What may be shown at all, and to whom, is the
// introduction's to decide (graph/introduction_steps.h); a sheet says what it would be, also before
// terms are agreed, so that they can be agreed by looking at it.
//
// A field is shown from the tier on that its `describe` names (graph::Seen); officer, own and
// confidential ones never, except what both sides must have: first names, areas by name, the age
// bands of carers, who lives there without names, pets, the kind of stay, and what the person
// approved of their own profile. A fact with a tier of its own waits for that as well, and is never
// shown where that is `officer`. A word in SharingTerms.leaves_out hides every field of that name,
// at any depth, at every tier ("smoke", "home.pets" or "/home/pets": the last word counts). Who
// said a fact, when, and their own words beside it are never shown. Unknown is left out.
//
// Below tier 3 there is no surname, no point and no address: free words in which a surname on
// record, a postcode, a long number or an e-mail address stands are left out, and journeys begin in
// the middle of the home's square (coarse_point) and are told in bands of ten minutes. The net for
// free words is no proof: somebody reads a sheet before it is shown.
//
// All functions: at Tier::officer nothing. Same view, records, tier and day: the same lines. At
// most limits::profile_lines_max lines of at most limits::profile_line_bytes_max bytes of text, in
// all limits::profile_bytes_max bytes; what is longer is cut, and the last line says that more can
// be asked for. Safe from any thread. Cost: linear in the two records.
namespace kith::matcher {

// For the carer household, who meets the person by this.
std::vector<graph::SharedLine> profile_of_person(const graph::View& view,
                                                 const graph::Person& person, graph::Tier tier,
                                                 graph::Date on);

// For the person, `reader`, journeys_from_home() included. The view says who lives there; of a
// home that is not in it, only those who made a statement are counted.
std::vector<graph::SharedLine> profile_of_home(const graph::View& view,
                                               const graph::Household& household,
                                               const graph::Person& reader, graph::Tier tier,
                                               graph::Date on);

// The part of profile_of_home() that is about the reader's own life: how far it would be to the
// people and places they want to keep, by their own means. Facts of the reader, not of the home.
// Nothing where the home leaves out its area.
std::vector<graph::SharedLine> journeys_from_home(const graph::Household& household,
                                                  const graph::Person& reader, graph::Tier tier);

// The heading of those lines.
std::string_view journeys_heading();

// Whether a word of SharingTerms.leaves_out names a field of a person or a carer household, or of a
// part of one: what does not hides nothing, and should be asked about.
bool names_a_person_field(std::string_view word);
bool names_a_household_field(std::string_view word);

}  // namespace kith::matcher
