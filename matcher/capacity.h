// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/view.h"
#include "matcher/policy.h"

// How many people a home has on a date. Counted per home, never per carer record; half-open per
// date; over all kinds that the scheme counts.
namespace kith::matcher {

// Somebody who takes a place: every date of from..until, or only some of them.
struct Occupant {
  std::optional<graph::PersonNumber> person;  // none: a booking that names nobody
  std::optional<graph::Date> from;            // none: since ever
  std::optional<graph::Date> until;           // first day after; none: no end in sight
  bool sure = true;  // false: a date that the record leaves open might fall into this time
  std::optional<std::vector<graph::Date>> dates;  // a pattern's days, ascending

  bool takes(graph::Date date) const;
};

// A half-open stretch of days.
struct Days {
  graph::Date from;
  graph::Date until;
};

// How many people the home may have at a time: the least of law, scheme and panel.
std::int32_t people_max(const graph::Household& household, const Policy& policy);

// Whether somebody in an arrangement of this kind takes a place. Kinship support happens in the
// person's own home; day support counts where the scheme says so.
bool takes_a_place(graph::ArrangementKind kind, const Policy& policy);

// Everybody who has a place: arrangements, emergency stays, bookings, and residents who are stated
// but have no arrangement on record (they live there now and go on doing so). Patterns are expanded
// within `days` only. `without`: people not counted, because the question is about them. A person
// may appear several times; taken_on counts each once.
//
// What a record leaves open counts as perhaps: a start that is not stated, and the days after the
// first of a break, booking or stay without an end. Living in without an end goes on.
std::vector<Occupant> occupants(const graph::View& view, graph::Index household, const Days& days,
                                const Policy& policy, std::span<const graph::PersonNumber> without);

struct Taken {
  std::int32_t sure = 0;
  std::int32_t possible = 0;  // sure ones and perhaps ones
};
// People on a date, each counted once.
Taken taken_on(const std::vector<Occupant>& occupants, graph::Date date);

}  // namespace kith::matcher
