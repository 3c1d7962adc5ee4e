// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/view.h"

// Which ties may be used to introduce somebody, and how: the one definition that the social graph
// is made from. Our proposal, after domain §4 (introduce with the introducer's consent; not through
// a paid worker where an unpaid way exists) and matching §3 "Warm path".
namespace kith::graph {

// A sixteenth of four years (91.3 days), counted from 2000-01-01: as exact as "when did they last
// meet" needs to be.
using Quarter = std::int32_t;
Quarter quarter_of(Date date);

// What is known of a pair that may be used for an introduction.
struct LinkTerms {
  std::optional<Date> from;   // first day; none: since ever
  std::optional<Date> until;  // last day; none: without an end
  Ring ring = Ring::exchange;
  bool paid = false;
  bool officers = false;             // officers may know of it, too, not only coordinators
  std::optional<Quarter> last_seen;  // none: no contact is known

  friend bool operator==(const LinkTerms&, const LinkTerms&) = default;
};

struct Link {
  Number to;
  LinkTerms terms;

  friend bool operator==(const Link&, const Link&) = default;
};

// Everybody whom a person, or whoever is named in a circle, is linked with, in order of number.
// The same pair has the same terms seen from either end. Nothing for who is not there (View:
// is_live). Cost: linear in the ties about them.
//
// A pair is linked by the tie records that one of them has about the other. A record is
//   *against it* where it is hidden; seen_by is `me`; may_introduce says no for the owner or for
//     the other; wanted is `no`; state is lost, ended_by_person, ended_safe or died; its owner is
//     not a person on record, or answered the question about `circle` with no; the other end was
//     erased or is a person whose record was ended; or it agrees and nobody may know of it;
//   *an agreement* where it is not against it and may_introduce says yes for both;
//   *silent* otherwise: it says nothing of introductions.
// The pair is linked where at least one record is an agreement and none is against it, so that
// either of the two takes it back alone. Then, over the records that are agreements:
//   from    the latest of valid_from and, where seen_by is unsaid, the date of the owner's yes to
//           `circle`;
//   until   the earliest of the day before valid_to, may_introduce.until, and the end of the
//           owner's yes to `circle`; no link where that is before `from`;
//   officers where each lets them in: seen_by `officer`, or unsaid and the owner says yes to
//           `circle` (seen_by `circle` lets in coordinators alone; unsaid without that yes nobody);
//   ring    the innermost; unsaid counts as exchange;
//   last_seen the latest last_contact;
// and over all records of the pair, silent ones included:
//   paid    where any says by_person, by_service or shared_lives_carer, or says nothing of it and
//           is of the category paid or the ring exchange.
// The owner's answer about `circle` is the one of the latest date, an undated one being the oldest;
// of one date, the one that allows least (no, then a yes that is none, then what ends first). An
// undated no holds whatever came after it, and so does a person's own latest no. A yes in their own
// name by somebody assessed as unable to decide it is none.
std::vector<Link> links_of(const View& view, const Number& whose);
// The terms of the link between two different people, if there is one: what links_of says of
// either. Cost: the ties between them, and finding these among those about both.
std::optional<LinkTerms> link_between(const View& view, const Number& one, const Number& other);

}  // namespace kith::graph
