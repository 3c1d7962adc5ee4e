// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_discharge.h"
#include "graph/result.h"
#include "graph/view.h"
#include "matcher/connection_card.h"

// 91 days still at home: of people who left hospital for rehabilitation meaning to go home, how
// many were at home on the 91st day. The rules are those published for a year, and stand beside
// every answer; the national framework has renumbered and redefined its measures more than once.
// It says nothing of whether anybody was with them there: read it beside the connection test.
namespace kith::matcher {

// The rules of one year, as published.
struct AtHomeRules {
  std::string_view version;  // "ascof-2021-22"
  std::string_view measure;  // what it was called that year
  std::string_view source;   // who published it, and where
  int age_min = 65;          // full years on the day of discharge
  std::int32_t days = 91;    // after the day of discharge, which is day 0
  int first_month = 10;      // discharges of these months of one year
  int last_month = 12;
  std::span<const graph::DischargedTo> to;     // places somebody may have been discharged to
  std::span<const graph::WhereLater> at_home;  // places that count as at home
};
// The newest last.
std::span<const AtHomeRules> at_home_rules();
// Null where Kith does not hold the rules of that name.
const AtHomeRules* at_home_rules_of(std::string_view version);

enum class AtHomeVerdict : std::uint8_t {
  at_home,
  not_at_home,
  outside,   // not one of those whom the measure is about
  not_told,  // nobody said whether they are one of those
  not_yet    // their 91st day is still to come
};
std::string_view word(AtHomeVerdict verdict);

// What decided it. The first eight are where they were.
enum class AtHomeReason : std::uint8_t {
  home,
  extra_care,
  shared_lives_home,
  short_break,  // in a care home for a short while, and expected back home
  hospital,
  care_home,
  died,
  not_traced,  // nobody knows where they were: counted as not at home
  under_age,
  other_place,  // discharged to where the measure does not look
  not_for_rehabilitation,
  not_meant_to_go_home,
  not_supported_by_authority,
  facts_missing,  // the flags say which
  day_91_to_come
};
inline constexpr std::size_t at_home_reason_count = 15;
std::string_view word(AtHomeReason reason);

// What is missing or contradictory. Nothing is guessed because of it.
enum class AtHomeFlag : std::uint8_t {
  age_not_known,
  age_uncertain,  // only a year or band of birth is known, and it decides
  to_not_said,
  rehabilitation_not_said,
  intention_not_said,
  authority_not_said,
  day_91_not_said,
  day_91_undated,          // nobody said when it was found out: used
  day_91_told_too_early,   // found out before the day: not used, but a death
  day_91_dated_later,      // found out after the day it is asked on: not used
  day_91_teller_not_said,  // who said it is not known: used
  told_more_than_once,     // several records of one person and day: counted once
  records_contradict,      // these say different things: what they differ in is not known
  discharged_again,        // another discharge follows before the 91st day
  arrangement_that_day,    // Kith has an arrangement on the 91st day: set beside, never counted
  arrangement_contradicts  // that, and the record says that they had died or lived in a care home
};
inline constexpr std::size_t at_home_flag_count = 16;
std::string_view word(AtHomeFlag flag);

// One person's discharge on one day.
struct AtHomeRow {
  graph::PersonNumber person;
  graph::Date discharged_on;
  graph::Date day_91;
  std::vector<graph::DischargeNumber> records;  // that tell of it, by number
  AtHomeVerdict verdict = AtHomeVerdict::not_told;
  AtHomeReason reason = AtHomeReason::facts_missing;
  std::optional<int> age;  // full years on the day of discharge; nothing where not certain
  std::optional<graph::SaidBy> said_by;                // who said where they were
  std::optional<graph::Date> found_on;                 // and when
  std::vector<AtHomeFlag> flags;                       // in order
  std::vector<graph::ArrangementNumber> arrangements;  // that hold on the 91st day, by number
};

struct AtHomeQuestion {
  std::string rules;                          // a version; "": the newest
  std::optional<graph::Date> from;            // first day of discharges
  std::optional<graph::Date> to;              // first day after them
  graph::Date today;                          // what is dated later is not known yet
  std::optional<graph::PersonNumber> person;  // of theirs alone
};

struct AtHomeAnswer {
  const AtHomeRules* rules = nullptr;
  graph::Date from;
  graph::Date to;
  graph::Date today;
  std::uint64_t position = 0;        // of the view
  bool is_published_window = false;  // discharges of the months that the rules name
  std::vector<AtHomeRow> rows;       // by person's number, then day
  std::vector<CardItem> undated;     // records without a day of discharge: in no window
  // "at_home_91" of those it is about, then by reason and flag; items name the records.
  std::vector<CardFigure> figures;

  const CardFigure* find(std::string_view name) const;
};

// The window that is asked about where none is named: the latest October to December (of the rules'
// months) all of whose 91st days have passed.
struct AtHomeWindow {
  graph::Date from;
  graph::Date to;
};
AtHomeWindow published_window(const AtHomeRules& rules, graph::Date today);

// Day 91 is discharged_on + 91: of 1 October 31 December, of 31 December 1 April, in a leap year 31
// March. Age is full years on the day of discharge; who was born on 29 February is a year older on
// 1 March. Somebody is outside as soon as one fact says so, whatever else is not known. Two
// discharges of one person on different days count as two, as the published return counts
// discharges.
//
// Errors: bad_input with every fault (rules that Kith does not hold, window reversed, beginning in
// the future, or named by one end alone). The same for the same records in any order. Cost: every
// discharge on record. Safe from any thread.
graph::Result<AtHomeAnswer> at_home_91(const graph::View& view, const AtHomeQuestion& question);

}  // namespace kith::matcher
