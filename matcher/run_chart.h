// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/calendar.h"

// A figure over consecutive periods, and whether it moves more than chance alone would have it.
// Three published rules, decided in whole numbers:
// * limits: a period beyond three standard deviations of a count about the mean of all periods
//   (Shewhart; a u-chart of counts over exposure, a p-chart of shares): (cN − Cn)² > 9·C·n·N, and
//   of shares > 9·n·X·(N − X);
// * longest run: more periods in a row on one side of the median than round(log2(n) + 3);
// * crossings: fewer crossings of the median than the least x for which P(X <= x) >= 0.05 with X of
//   Binomial(n − 1, ½). For both, n is the number of periods that do not lie on the median.
// Source of the latter two: Anhøj J, Olesen AV (2014) Run Charts Revisited. PLoS ONE 9(11):
// e113825, doi:10.1371/journal.pone.0113825, who find false signals in about 5 of 100 series; by
// the number of points it is more or less.
//
// A signal says that something changed, not what, nor whether that is for the better.
namespace kith::matcher {

enum class RunKind : std::uint8_t {
  rate,  // a count over days lived; drawn in tenths, for 100 person-years
  share  // a part of a whole; drawn per thousand
};
std::string_view word(RunKind kind);

// Fewer than so many periods, or than so many counted (and, of shares, not counted) in the mean
// period: nothing is said, only drawn. The rules are about far more.
inline constexpr std::size_t run_periods_min = 12;
inline constexpr std::int64_t run_count_mean_min = 2;
// The rules of runs and crossings together find something where there is nothing in at most so many
// of 1,000 series; the limits at so many of 1,000 periods. tests/unit/matcher/run_chart_test.cc
// counts both.
inline constexpr std::int64_t false_runs_per_mille_max = 75;
inline constexpr std::int64_t false_limits_per_mille_max = 10;

// Why a period has no point.
enum class NoPoint : std::uint8_t { none, not_assessable, nothing_to_count };
std::string_view word(NoPoint why);

struct RunPeriod {
  graph::Date from;
  graph::Date to;             // first day after
  std::int64_t count = 0;     // 0..10^6; of a share at most `exposure`
  std::int64_t exposure = 0;  // days lived, or the whole; 0..10^9
  NoPoint why = NoPoint::none;
};

// What is drawn of a period; of those without a point nothing but its place.
struct RunMark {
  bool has_point = false;
  std::int64_t value = 0;  // tenths for 100 person-years, or per thousand; half up
  std::int64_t low = 0;    // limits, cut off at 0 and, of shares, at 1,000
  std::int64_t high = 0;
  bool is_beyond = false;  // the limits
  int side = 0;            // −1 below the median, 0 on it, 1 above
};

enum class RunVerdict : std::uint8_t { too_few, no_signal, signal };
std::string_view word(RunVerdict verdict);

struct RunChart {
  RunKind kind = RunKind::rate;
  std::vector<RunPeriod> periods;
  std::vector<RunMark> marks;  // one a period
  std::size_t points = 0;      // periods that have one
  std::size_t useful = 0;      // of them, not on the median
  std::int64_t centre = 0;     // the mean of all, as drawn
  std::int64_t median = 0;     // likewise
  std::size_t beyond = 0;
  std::size_t longest_run = 0;
  std::size_t longest_run_max = 0;  // longer is a signal; 0 where nothing is useful
  std::size_t crossings = 0;
  std::size_t crossings_min = 0;  // fewer is a signal
  bool limits_signal = false;
  bool run_signal = false;
  bool crossings_signal = false;
  RunVerdict verdict = RunVerdict::too_few;
};

// Periods in the order of time, at most limits::run_chart_periods_max; more, or counts out of
// range, are a programmer's mistake. Pure. Cost: n log n.
RunChart run_chart(RunKind kind, std::vector<RunPeriod> periods);

// The limits of the two rules for n useful points, 1..limits::run_chart_periods_max.
std::size_t longest_run_max_of(std::size_t useful);
std::size_t crossings_min_of(std::size_t useful);

// The kind of chart that a figure of the connection test's card can have, by its name; nothing for
// those that are neither a rate of events nor a share of people or ties.
std::optional<RunKind> run_kind_of(std::string_view figure);

}  // namespace kith::matcher
