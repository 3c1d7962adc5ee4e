// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/introduction_ledger.h"
#include "graph/view.h"

// What is due: reviews, what runs out, answers awaited, people who wait. Reminds officers, and
// presses nobody. It holds nothing of what anybody answered, and no confidential fact enters it: a
// home under review is a paused one here, for everybody.
namespace kith::matcher {

enum class DueKind : std::uint8_t {
  early_review,        // of an arrangement, six weeks after its start
  yearly_review,       // of an arrangement: as the last review said, at latest after a year
  emergency_matching,  // of an emergency stay: matching has to have caught up
  household_review,    // of a home: a year after the last, or the panel's day where it is sooner
  home_safety_check,   // a year after the last, or when it runs out
  approval_ends,
  check_ends,
  competence_ends,
  sharing_ends,    // what may be shown of a profile
  agreement_ends,  // a yes; of a home: the first that ends, and never whose
  answer_awaited,
  meeting_notes,  // nobody wrote down what worked in the last meeting
  introduction_on_hold,
  introduction_stopped,  // the person objects
  person_waiting,        // looking, and no introduction under way
  profile_unmatched,     // may be shown, and was shown to nobody for long
  profile_left,          // was shown in an introduction that came to nothing
  fading_check,          // of a connection, after the coordinator has stepped back
  neighbour_agreement_ends,
  baseline_review,  // of a circle, before somebody moves in: theirs, and of who lives there already
};
inline constexpr std::size_t due_kind_count = 20;
std::string_view word(DueKind kind);  // "early_review"; public, never changes

// Days, where no policy says otherwise; the sources stand with domain §2a to §2c.
inline constexpr std::int32_t early_review_days = 42;
inline constexpr std::int32_t year_days = 365;
inline constexpr std::int32_t answer_days = 7;       // a carer's
inline constexpr std::int32_t waiting_days = 28;     // before a wait is told
inline constexpr std::int32_t unmatched_days = 182;  // a profile that nobody was shown
inline constexpr std::int32_t baseline_days = 28;    // a circle review before moving in
inline constexpr std::int32_t left_days = 28;        // a profile after nothing came of it

struct DueQuestion {
  graph::Date on;
  std::int32_t within_days = 28;  // 0..within_days_max: what falls due until then
  bool homes = true;              // the scheme's part: people, homes, introductions, arrangements
  bool neighbourhood = true;      // the coordinator's part
  std::size_t top = 200;          // 1..rows_max: told, the others are counted

  static constexpr std::int32_t within_days_max = 366;
  static constexpr std::size_t rows_max = 1'000;
};

struct DueRow {
  DueKind kind = DueKind::early_review;
  graph::Date on;        // when it is due; of what only lasts, since when it is told
  bool overdue = false;  // never of a person's own answer, or of a wait
  graph::Kind record_kind = graph::Kind::person;  // the record to open
  graph::Number record;
  graph::Opt<graph::PersonNumber> person;
  graph::Opt<graph::HouseholdNumber> household;
  std::vector<graph::PartyNumber> who;  // whose answer, whose notes, whose competence
  std::string what;                     // the check, the task, the agreement, the question
  graph::Opt<graph::Date> since;
  bool not_on_record = false;  // nobody wrote down that it ever was

  friend bool operator==(const DueRow&, const DueRow&) = default;
};

struct Due {
  DueQuestion question;
  std::vector<DueRow> rows;  // overdue first, then by day, kind and number
  std::size_t more = 0;      // rows beyond question.top
  // Arrangements that began before Kith and have no review on record here, each told once a year.
  std::size_t begun_elsewhere = 0;
};

// Pure: the same view and question always give the same rows. Cost: linear in the people, homes,
// arrangements, introductions with their steps, connections and neighbours of the view.
Due find_due(const graph::View& view, const DueQuestion& question);

}  // namespace kith::matcher
