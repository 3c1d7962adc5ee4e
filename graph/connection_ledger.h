// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "graph/fragility.h"
#include "graph/ledger_facts.h"
#include "graph/result.h"
#include "graph/view.h"

// The connection test for one person over a window: what was made, kept and lost, each figure a
// list of ties and of what decided it. Definitions: domain §5.2; they are our proposal. Pure: "as
// known at" is another view.
//
// One connection is all the records of a circle whose other end has one number: what was so at
// different times (valid_from, valid_to), or by different perspectives. `tie` everywhere is the
// lowest number of these records, LedgerTie has them all. On a day the record rules that holds,
// the person's own before family's, carer's, staff's and the record's; of equal ones the one that
// began later, then the lower number. A record whose valid_from is absent holds from `since`;
// `since` also carries back the earliest one, whose valid_from may only say when it was written
// down.
//
// * A review is a Review of the person with a day. T0 and T1 are the latest days of reviews at or
//   before the window's start and end. A connection is in T0 where a review up to that day names
//   it, or a valid_from, since, last_contact or contact of it is not after that day, or it is said
//   to be from the "baseline" or from "before" (first_met_via).
// * The last contact at a day is the latest that contacts, last_contact and reviews tell of, up to
//   that day. Live: at most max(42, 2 × per_days / contacts) days ago; the rhythm is the one that
//   rules at T0, else the last stated by then; one stated later does not count.
//   Where reviews of that very day and one perspective contradict each other about it, and it makes
//   a difference, nothing is known.
// * An ending without a day (valid_to) is taken to lie in the window, after the last contact.
// * Contacts over 90 days are those of [day − 90, day): as the review of that day says, else the
//   contact records, provided they go as far as the last contact. Frequencies are compared where
//   both are known, there was one before, and the usual gap is at most 90 days: a yearly visit
//   falls into the 90 days or not by the calendar.
// * "Chosen" is believed from the person and family, never from staff, carer or record.
// * A service event without `whom` concerns those whom the service's other events name, while they
//   use it (between their start and end).
//
// The records do not hold whether a partner's stays, pets and visitors were kept: not measured.
namespace kith::graph {

struct LedgerQuestion {
  Index person = 0;
  Date from;   // the first day of the window
  Date to;     // the first day after it
  Date today;  // what is dated later is a mistake, and not used
  // When a record was entered, for those who have the log; nothing: not known.
  std::function<std::optional<Date>(const Number&)> entered_on = {};
};

// Live ties at T0 or T1, by who is paid.
struct LiveTies {
  std::vector<TieNumber> freely;
  std::vector<TieNumber> paid;
  std::vector<TieNumber> carers;       // Shared Lives carers
  std::vector<TieNumber> pay_unknown;  // in no share
  Share by_count;                      // freely given of all, carers among all
  Share by_count_without_carers;
  // Minutes in contact over 90 days, of ties for which they are known.
  Share by_minutes;
  Share by_minutes_without_carers;
  std::vector<TieNumber> minutes_unknown;

  friend bool operator==(const LiveTies&, const LiveTies&) = default;
};

// One answer as it was given. Never summed here, and a proxy's never mixed with the person's own.
struct SelfRatedAnswer {
  ReviewNumber review;
  SelfRated answer;

  friend bool operator==(const SelfRatedAnswer&, const SelfRatedAnswer&) = default;
};

// A person's circle on the day of T0 or T1.
struct CircleFigures {
  static constexpr std::size_t category_count = 6;  // TieCategory without `paid`
  Date on;
  std::vector<ReviewNumber> reviews;  // of that day, the person's own first
  LiveTies live;
  // Live freely given ties by category; diversity is how many of these lists are not empty.
  std::array<std::vector<TieNumber>, category_count> categories;
  std::vector<TieNumber> category_unknown;
  std::vector<TieNumber> gives;  // live ties in which the person gives
  Fragility fragility;
  std::vector<SelfRatedAnswer> self_rated;  // in the order of `reviews`, then as they stand there

  friend bool operator==(const CircleFigures&, const CircleFigures&) = default;
};

// From T0 to T1. Lists are in order of tie. "Paid" counts apart from Shared Lives carers.
struct LedgerChanges {
  std::vector<MadeTie> made;         // C+
  std::vector<NotMadeTie> not_made;  // new, live, freely given, and not in C+
  std::vector<TieNumber> reconnected;
  std::vector<ChangedTie> deepened;
  std::vector<ChangedTie> weakened;
  std::vector<LostTie> lost;            // C−
  std::vector<EndedTie> endings;        // beside C−
  std::vector<TieNumber> attributable;  // of `lost`: with a chain
  std::vector<NotToldTie> not_told;
  std::int32_t weighted_loss = 0;         // sum of would_miss over `lost`, the person's own answers
  std::vector<TieNumber> weight_unknown;  // of `lost`, in no sum
  std::vector<TieNumber> paid_gained;     // not in T0, live at T1
  std::vector<TieNumber> carers_gained;
  // Paid ties gained for each freely given one lost, without carers and with them.
  Share replacement;
  Share replacement_with_carers;

  friend bool operator==(const LedgerChanges&, const LedgerChanges&) = default;
};

struct ConnectionLedger {
  PersonNumber person;
  Date from;
  Date to;
  std::vector<LedgerTie> ties;              // every connection on record, by `tie`
  std::vector<TieNumber> reference_circle;  // who mattered "before": only reconnections answer it
  std::optional<CircleFigures> t0;
  std::optional<CircleFigures> t1;
  std::optional<LedgerChanges> changes;  // where there are both
  std::optional<TravelStretch> travel;   // likewise
  std::optional<ContactDays> days;       // nothing where no contact is recorded in the window
  std::optional<OnlyServiceHours> only_service;  // nothing without a diary of the window
  std::vector<LedgerFlag> flags;                 // in order of kind

  friend bool operator==(const ConnectionLedger&, const ConnectionLedger&) = default;
};

// Errors: not_found where the index has no person; bad_input where the window is empty or reversed,
// or ends after today. The same for the same records, in whatever order they came. Safe from any
// thread. Cost: the records about the person, times the logarithm of their number, and what
// fragility_of says.
Result<ConnectionLedger> connection_ledger(const View& view, const LedgerQuestion& question);

// The connection that one of these ties belongs to, or null. Cost: linear.
const LedgerTie* find_tie(const ConnectionLedger& ledger, const TieNumber& tie);

}  // namespace kith::graph
