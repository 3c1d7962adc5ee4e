// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/fragility.h"
#include "graph/ledger_words.h"
#include "graph/model_circle.h"
#include "graph/model_service.h"

// What a connection ledger (connection_ledger.h) is made of. Data only. Days are days, minutes are
// minutes.
namespace kith::graph {

// A last contact, and the contact, review or tie that tells of it; of several on one day a contact
// before a review before a tie, then the lowest number.
struct ToldContact {
  Date on;
  Number by;

  friend bool operator==(const ToldContact&, const ToldContact&) = default;
};

// Contacts over the 90 days before a day. By a review's count, or by contact records.
struct ContactCount {
  std::int32_t contacts = 0;
  std::optional<ReviewNumber> review;
  std::vector<ContactNumber> records;   // of those days, by day, then number
  std::optional<std::int64_t> minutes;  // where the records are as many, and each tells

  friend bool operator==(const ContactCount&, const ContactCount&) = default;
};

// How a connection stood at T0 or T1.
struct TieThen {
  TieStanding standing = TieStanding::absent;
  StandingRule rule = StandingRule::not_begun;
  std::optional<TieNumber> record;    // that rules; nothing: none does
  Giving giving = Giving::unknown;    // by that record
  std::vector<ReviewNumber> reviews;  // of that day that name it
  std::optional<ToldContact> last_contact;
  std::int32_t days_max = 0;             // the limit it was held against
  std::optional<ContactCount> contacts;  // nothing: not known

  friend bool operator==(const TieThen&, const TieThen&) = default;
};

struct LedgerTie {
  TieNumber tie;  // the lowest of `records`
  SubjectNumber other;
  std::vector<TieNumber> records;
  bool hidden = false;        // by any of its records: for counts, not for the eyes of others
  bool in_t0 = false;         // live, lapsed, ended or unknown there: never C+
  std::optional<TieThen> t0;  // where there is a T0
  std::optional<TieThen> t1;

  friend bool operator==(const LedgerTie&, const LedgerTie&) = default;
};

struct MadeTie {
  TieNumber tie;
  std::vector<ContactNumber> contacts;  // up to T1, by day, then number
  ContactNumber own;                    // the first without a paid worker

  friend bool operator==(const MadeTie&, const MadeTie&) = default;
};

struct NotMadeTie {
  TieNumber tie;
  NotMadeWhy why = NotMadeWhy::few_days;
  std::vector<ContactNumber> contacts;

  friend bool operator==(const NotMadeTie&, const NotMadeTie&) = default;
};

// Live and freely given at T0 and T1, and changed. Weakened ones by frequency alone.
struct ChangedTie {
  TieNumber tie;
  bool by_ring = false;
  bool by_frequency = false;  // by half or more; see TieThen::contacts

  friend bool operator==(const ChangedTie&, const ChangedTie&) = default;
};

// A service event near enough to a loss. No proof that it brought it about.
struct LossLink {
  ServiceEventNumber event;
  ServiceNumber service;
  ServiceChange change = ServiceChange::start;
  Date on;
  std::int32_t days_after = 0;  // from the event to the loss, −28..180
  std::optional<SaidBy> said_by;

  friend bool operator==(const LossLink&, const LossLink&) = default;
};

struct LostTie {
  TieNumber tie;
  Date on;  // its last contact
  LossReason reason = LossReason::unknown;
  std::optional<TieNumber> reason_record;
  std::optional<SaidBy> reason_said_by;
  std::optional<std::int32_t> would_miss;  // the person's own answer, at T0
  bool has_proxy_weight = false;           // somebody else's guess is on record; it is in no sum
  bool unwanted_since = false;             // wanted at T0; the record of its end says "not wanted"
  std::vector<LossLink> chain;             // by day, then number; empty: not attributable

  friend bool operator==(const LostTie&, const LostTie&) = default;
};

struct EndedTie {
  TieNumber tie;
  EndingKind kind = EndingKind::chosen;
  Date on;                          // its last contact
  std::optional<TieNumber> record;  // that says so
  std::optional<SaidBy> said_by;

  friend bool operator==(const EndedTie&, const EndedTie&) = default;
};

struct NotToldTie {
  TieNumber tie;
  NotTold what = NotTold::standing_at_t0;

  friend bool operator==(const NotToldTie&, const NotToldTie&) = default;
};

enum class Independence : std::uint8_t { unknown, no, yes };
template <>
inline constexpr auto words<Independence> = detail::list("unknown", "no", "yes");

// The way to an anchor tie at T0 and T1, one way, by the means of the record that rules.
struct AnchorTravel {
  TieNumber tie;
  // At T0 by its own record, where that is another than T1's, else as the anchor says.
  std::optional<std::int32_t> minutes_before;
  std::optional<std::int32_t> minutes_after;
  std::optional<std::int32_t> minutes_more;      // after − before
  std::optional<std::int32_t> ratio_hundredths;  // half up; nothing of 0 minutes
  std::optional<std::int32_t> would_miss;        // the anchor's, else the tie's own at T0
  std::optional<Means> means_before;
  std::optional<Means> means_after;
  // Could go without a lift and without depending on anybody.
  Independence alone_before = Independence::unknown;
  Independence alone_after = Independence::unknown;
  bool over_45_minutes = false;
  bool ratio_over_2 = false;
  bool lost_independence = false;

  friend bool operator==(const AnchorTravel&, const AnchorTravel&) = default;
};

struct TravelStretch {
  std::vector<AnchorTravel> anchors;  // by tie
  // The least ratio up to which half of would_miss lies; ratios and weights that are not known are
  // left out.
  std::optional<std::int32_t> median_ratio_hundredths;

  friend bool operator==(const TravelStretch&, const TravelStretch&) = default;
};

struct ContactWeek {
  Date first;
  std::int32_t days = 0;  // 7, or what the window leaves of the last
  std::int32_t days_without = 0;

  friend bool operator==(const ContactWeek&, const ContactWeek&) = default;
};

// Days of the window on which nobody of one's own (a freely given tie) was met, rung or written to,
// by the contacts recorded.
struct ContactDays {
  std::int32_t days = 0;
  std::int32_t days_without = 0;
  std::int32_t longest_run = 0;         // of days without
  std::optional<Date> run_first;        // of the earliest such run
  std::vector<ContactWeek> weeks;       // from the first day of the window on
  std::vector<ContactNumber> contacts;  // that count, by day, then number

  friend bool operator==(const ContactDays&, const ContactDays&) = default;
};

// Out-of-home hours of diary weeks that begin in the window. Settings called "home" are left out.
struct OnlyServiceHours {
  std::vector<DiaryNumber> diaries;  // by week, then number
  Share hours;  // among people who use support and staff alone, of those where it is said
  std::int32_t hours_unknown = 0;

  friend bool operator==(const OnlyServiceHours&, const OnlyServiceHours&) = default;
};

struct LedgerFlag {
  LedgerFlagKind kind = LedgerFlagKind::no_t0;
  std::vector<Number> of;  // in order

  friend bool operator==(const LedgerFlag&, const LedgerFlag&) = default;
};

}  // namespace kith::graph
