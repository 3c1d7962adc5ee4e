// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/words.h"

// The words of the connection ledger (connection_ledger.h). They are public and stay; append only.
namespace kith::graph {

// Whether anybody is paid to be there. A Shared Lives carer is paid and personal: a class of its
// own.
enum class Giving : std::uint8_t { freely, paid, shared_lives_carer, unknown };
template <>
inline constexpr auto words<Giving> = detail::list("freely", "paid", "shared_lives_carer",
                                                   "unknown");

// How a tie stood on a day.
enum class TieStanding : std::uint8_t {
  absent,  // nothing says that there was one yet
  live,
  lapsed,  // there was one; no contact within its own rhythm, or listed as lost
  ended,   // somebody said so, or no record of it holds on the day
  unknown  // there was one; no contact up to the day is known
};
template <>
inline constexpr auto words<TieStanding> = detail::list("absent", "live", "lapsed", "ended",
                                                        "unknown");

// What decided how a tie stood.
enum class StandingRule : std::uint8_t {
  not_begun,    // no date, contact or review says that it had begun
  rhythm,       // the last contact, held against max(42 days, 2 × usual gap)
  listed_lost,  // no contact is known, and the record says lost (or reconnected, later)
  said_ended,   // the record says that it was ended, and no contact after the day is known
  not_held,     // every record of it ended on the day or before
  nothing_known
};
template <>
inline constexpr auto words<StandingRule> = detail::list("not_begun", "rhythm", "listed_lost",
                                                         "said_ended", "not_held", "nothing_known");

enum class LossReason : std::uint8_t {
  moved,
  clash,  // of time-tables
  transport,
  staff_change,
  rule,  // or policy
  cost,
  death_or_illness,  // the other's
  persons_choice,
  quarrel,
  safety,
  unknown
};
template <>
inline constexpr auto words<LossReason> = detail::list("moved", "clash", "transport",
                                                       "staff_change", "rule", "cost",
                                                       "death_or_illness", "persons_choice",
                                                       "quarrel", "safety", "unknown");

// Endings that stand beside the losses, not among them.
enum class EndingKind : std::uint8_t {
  chosen,     // the person, or their own supporter, said that they chose it
  safe,       // a recorded decision with a review date
  died,       // the other did
  not_wanted  // the person did not want it at T0 already
};
template <>
inline constexpr auto words<EndingKind> = detail::list("chosen", "safe", "died", "not_wanted");

// Why a freely given tie that is new and live is not a connection made.
enum class NotMadeWhy : std::uint8_t {
  few_days,        // contacts on fewer than two different days are recorded
  always_worker,   // each was arranged, staffed or driven to by a paid worker
  worker_unknown,  // of some it is not known whether one was
  no_person        // the other is a group: it counts once a named person in it is met twice
};
template <>
inline constexpr auto words<NotMadeWhy> = detail::list("few_days", "always_worker",
                                                       "worker_unknown", "no_person");

// What of a tie could not be told.
enum class NotTold : std::uint8_t { standing_at_t0, standing_at_t1, pay_at_t0, pay_at_t1 };
template <>
inline constexpr auto words<NotTold> = detail::list("standing_at_t0", "standing_at_t1", "pay_at_t0",
                                                    "pay_at_t1");

// Below 25 % robust, to 50 % watch, above fragile; fewer than four ties: describe, do not rate.
enum class Band : std::uint8_t { few_ties, robust, watch, fragile };
template <>
inline constexpr auto words<Band> = detail::list("few_ties", "robust", "watch", "fragile");

// What is missing or contradictory. Beside each: whose numbers come with it.
enum class LedgerFlagKind : std::uint8_t {
  no_t0,                       // the person: no review at or before the start
  no_t1,                       // the person: no later review at or before the end
  t0_old,                      // reviews: more than 28 days before the start
  t0_after_start,              // reviews called T0 that are dated after the start, where no T0 is
  t0_entered_late,             // reviews: entered after the start
  review_undated,              // reviews
  reviews_contradict,          // reviews of one day and perspective that say different things
  perspectives_differ,         // reviews of one day: the person's own word is used
  review_ahead_of_itself,      // reviews that tell of a contact after their own day
  dated_after_today,           // contacts, reviews, ties: not used
  contact_undated,             // contacts: not used
  contact_of_no_tie,           // contacts whose tie is not in the circle (any more): not used
  listed_tie_gone,             // ties that a review lists and that are not in the circle (any more)
  service_event_undated,       // service events: not used
  tie_undated,                 // ties of which no date, contact or review is known
  tie_twice,                   // ties with one other and one perspective that hold on one day
  not_named_at_t0,             // ties: there at T0 by their dates, and T0 names others only
  began_contradicts,           // ties said to have begun after a contact or review of theirs
  validity_reversed,           // ties that end before they begin: they hold on no day
  state_contradicts_contact,   // ties listed as lost, with a contact within their rhythm
  contact_after_end,           // ties with a contact on or after their last day
  ending_undated,              // ties ended without a day: taken to have ended in the window
  giving_changed,              // ties that were freely given and are paid, or the other way
  travel_contradicts,          // ties: the anchor and the record at T0 give different minutes
  dependence_unnamed,          // ties that depend on a worker nobody named: no bridge is known
  no_contacts_recorded,        // the person: no contact in the window
  place_anchors_not_measured,  // the person: anchors without a tie
};
template <>
inline constexpr auto words<LedgerFlagKind> =
    detail::list("no_t0", "no_t1", "t0_old", "t0_after_start", "t0_entered_late", "review_undated",
                 "reviews_contradict", "perspectives_differ", "review_ahead_of_itself",
                 "dated_after_today", "contact_undated", "contact_of_no_tie", "listed_tie_gone",
                 "service_event_undated", "tie_undated", "tie_twice", "not_named_at_t0",
                 "began_contradicts", "validity_reversed", "state_contradicts_contact",
                 "contact_after_end", "ending_undated", "giving_changed", "travel_contradicts",
                 "dependence_unnamed", "no_contacts_recorded", "place_anchors_not_measured");

}  // namespace kith::graph
