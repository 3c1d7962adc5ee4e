// SPDX-License-Identifier: Apache-2.0
// Run charts against worked cases, synthetic shifts, and thousands of series in which nothing
// happens.
#include "matcher/run_chart.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "graph/limits.h"
#include "matcher/measure_dictionary.h"
#include "tests/support/first_seed.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

std::vector<RunPeriod> periods_of(const std::vector<std::int64_t>& counts,
                                  std::int64_t exposure = 3'650) {
  std::vector<RunPeriod> periods;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    RunPeriod period;
    period.from = tests::day("2020-01-01").plus(static_cast<std::int32_t>(30 * i));
    period.to = period.from.plus(30);
    period.count = counts[i];
    period.exposure = exposure;
    periods.push_back(period);
  }
  return periods;
}

RunChart rates(const std::vector<std::int64_t>& counts, std::int64_t exposure = 3'650) {
  return run_chart(RunKind::rate, periods_of(counts, exposure));
}

// A series of Poisson counts over exposures that differ; from `shift_at` on times `factor`.
struct Series {
  std::size_t periods = 24;
  double mean = 5;
  double factor = 1;
  std::size_t shift_at = 0;
};

RunChart drawn(const Series& series, std::mt19937_64& random) {
  std::vector<RunPeriod> periods = periods_of(std::vector<std::int64_t>(series.periods));
  for (std::size_t i = 0; i < periods.size(); ++i) {
    periods[i].exposure = 2'800 + static_cast<std::int64_t>(random() % 1'400);
    const double share = static_cast<double>(periods[i].exposure) / 3'500;
    const double factor = i >= series.shift_at ? series.factor : 1.0;
    periods[i].count =
        std::poisson_distribution<std::int64_t>(series.mean * share * factor)(random);
  }
  return run_chart(RunKind::rate, std::move(periods));
}

}  // namespace

TEST_CASE("the limits of runs and crossings are those of the published tables") {
  // round(log2(n) + 3) and qbinom(0.05, n − 1, 0.5), worked out apart.
  struct Row {
    std::size_t useful, longest, crossings;
  };
  for (const Row& row : {Row{10, 6, 2}, Row{11, 6, 2}, Row{12, 7, 3}, Row{13, 7, 3}, Row{20, 7, 6},
                         Row{22, 7, 7}, Row{23, 8, 7}, Row{24, 8, 8}, Row{36, 8, 13},
                         Row{45, 8, 17}, Row{46, 9, 17}, Row{60, 9, 23}}) {
    CAPTURE(row.useful);
    CHECK(longest_run_max_of(row.useful) == row.longest);
    CHECK(crossings_min_of(row.useful) == row.crossings);
  }
  for (std::size_t n = 1; n <= graph::limits::run_chart_periods_max; ++n) {
    CAPTURE(n);
    CHECK(static_cast<double>(longest_run_max_of(n)) ==
          std::round(std::log2(static_cast<double>(n)) + 3));
  }
}

TEST_CASE("sides, runs and crossings of a series worked out by hand") {
  // The median of twelve lies between the sixth and the seventh, 5 and 6.
  const RunChart chart = rates({3, 7, 5, 8, 2, 4, 6, 9, 6, 1, 4, 6});
  const int sides[] = {-1, 1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1};
  REQUIRE(chart.marks.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    CAPTURE(i);
    CHECK(chart.marks[i].side == sides[i]);
  }
  CHECK(chart.median == 550);
  CHECK(chart.useful == 12);
  CHECK(chart.longest_run == 3);
  CHECK(chart.crossings == 7);
  CHECK(chart.verdict == RunVerdict::no_signal);
  const RunChart odd = rates({3, 7, 5, 8, 2, 4, 6, 9, 6, 1, 4, 6, 5});
  CHECK(odd.median == 500);
  CHECK(odd.useful == 11);
  CHECK(odd.marks[2].side == 0);
  CHECK(odd.longest_run == 3);
}

TEST_CASE("what is drawn: rates in tenths for 100 years, three deviations about the mean") {
  const RunChart chart = rates(std::vector<std::int64_t>(12, 4));
  CHECK(chart.centre == 400);  // 4 in ten years: 40.0 in 100
  CHECK(chart.marks[0].value == 400);
  // 3 · sqrt(4) = 6 in ten years: 60.0 in 100.
  CHECK(chart.marks[0].high == 1'000);
  CHECK(chart.marks[0].low == 0);
  CHECK(chart.useful == 0);
  CHECK(chart.verdict == RunVerdict::no_signal);
}

TEST_CASE("beyond the limits is decided exactly: on them is within") {
  // Eleven of 4 and one of x over equal exposure: beyond where (12x − C)² > 9 · 12 · C.
  std::vector<std::int64_t> counts(12, 4);
  for (std::int64_t x = 4; x < 30; ++x) {
    counts[7] = x;
    const std::int64_t sum = 44 + x;
    const bool beyond = (12 * x - sum) * (12 * x - sum) > 9 * 12 * sum;
    CAPTURE(x);
    CHECK(rates(counts).marks[7].is_beyond == beyond);
    CHECK(rates(counts).limits_signal == (rates(counts).beyond > 0));
  }
  // A point on the limit to the digit: mean 9, three deviations 9; 18 is on it and 19 beyond.
  std::vector<std::int64_t> nines(12, 9);
  nines[0] = 18;
  nines[1] = 0;
  CHECK(rates(nines).centre == 900);
  CHECK_FALSE(rates(nines).marks[0].is_beyond);
  CHECK_FALSE(rates(nines).marks[1].is_beyond);
  nines[0] = 19;
  nines[2] = 8;
  CHECK(rates(nines).marks[0].is_beyond);
}

TEST_CASE("shares have limits of their own, cut off at nothing and all") {
  std::vector<RunPeriod> periods = periods_of(std::vector<std::int64_t>(12, 10), 20);
  RunChart chart = run_chart(RunKind::share, periods);
  CHECK(chart.centre == 500);
  // 3 · sqrt(0.25 / 20) = 0.3354…
  CHECK(chart.marks[0].low == 165);
  CHECK(chart.marks[0].high == 835);
  periods[4].count = 18;
  chart = run_chart(RunKind::share, periods);
  CHECK(chart.marks[4].is_beyond);
  for (RunPeriod& each : periods) each.count = 19;
  chart = run_chart(RunKind::share, periods);
  CHECK(chart.marks[0].high == 1'000);
  CHECK(chart.verdict == RunVerdict::too_few);  // one in twenty is not so: too few to say
}

TEST_CASE("a period without a point is a gap: it is not counted and ends no run") {
  std::vector<RunPeriod> periods = periods_of({9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1});
  periods[3].why = NoPoint::not_assessable;
  periods[10].exposure = 0;
  const RunChart chart = run_chart(RunKind::rate, periods);
  CHECK(chart.points == 13);
  CHECK_FALSE(chart.marks[3].has_point);
  CHECK_FALSE(chart.marks[10].has_point);
  CHECK(chart.longest_run == 6);
  CHECK(chart.crossings == 0);
}

TEST_CASE("too few to say: under twelve points, or hardly anything to count") {
  CHECK(rates({9, 0, 9, 0, 30, 0, 9, 0, 9, 0, 9}).verdict == RunVerdict::too_few);
  CHECK(rates({0, 0, 1, 0, 0, 9, 0, 1, 0, 0, 0, 1}).verdict == RunVerdict::too_few);
  CHECK(rates({}).verdict == RunVerdict::too_few);
  CHECK(rates({0, 0, 0}).points == 3);
  CHECK(rates({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}).verdict == RunVerdict::too_few);
  CHECK(rates({5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 0).points == 0);
}

TEST_CASE("known shifts are seen: a step, a slow drift, one period far off") {
  CHECK(rates({4, 5, 3, 6, 4, 5, 4, 5, 3, 12, 13, 11, 12, 14, 11, 12, 13, 12}).verdict ==
        RunVerdict::signal);
  const RunChart drift = rates({3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10});
  CHECK(drift.crossings_signal);
  const RunChart spike = rates({4, 5, 3, 6, 4, 5, 25, 5, 3, 4, 5, 4});
  CHECK(spike.limits_signal);
  CHECK_FALSE(spike.run_signal);
  // Lower is as much of a signal as higher.
  CHECK(rates({14, 15, 13, 16, 14, 15, 14, 15, 13, 4, 3, 5, 4, 3, 5, 4, 3, 4}).verdict ==
        RunVerdict::signal);
}

TEST_CASE(
    "synthetic shifts are detected, and where nothing happens the alarms stay below the rate") {
  std::mt19937_64 random(tests::first_seed());
  constexpr std::size_t series_count = 10'000;
  constexpr std::size_t lengths[] = {12, 22, 24, 36, 45, 60};
  constexpr double means[] = {2.5, 4, 8, 20};
  std::int64_t runs = 0;
  std::int64_t points = 0;
  std::int64_t beyond = 0;
  std::int64_t told = 0;
  for (std::size_t i = 0; i < series_count; ++i) {
    const RunChart chart = drawn({lengths[i % 6], means[i / 6 % 4]}, random);
    if (chart.verdict == RunVerdict::too_few) continue;
    ++told;
    runs += chart.run_signal || chart.crossings_signal ? 1 : 0;
    points += static_cast<std::int64_t>(chart.points);
    beyond += static_cast<std::int64_t>(chart.beyond);
  }
  std::int64_t found = 0;
  constexpr std::size_t shifted = 1'000;
  for (std::size_t i = 0; i < shifted; ++i) {
    found += drawn({36, 5, 2, 18}, random).verdict == RunVerdict::signal ? 1 : 0;
  }
  std::printf(
      "run charts of nothing: %lld series, %lld told, false runs %.1f (stated %lld) of 1000 "
      "series, false limits %.1f (stated %lld) of 1000 periods; a doubling seen in %lld of %zu\n",
      static_cast<long long>(series_count), static_cast<long long>(told),
      1'000.0 * static_cast<double>(runs) / static_cast<double>(told),
      static_cast<long long>(false_runs_per_mille_max),
      1'000.0 * static_cast<double>(beyond) / static_cast<double>(points),
      static_cast<long long>(false_limits_per_mille_max), static_cast<long long>(found), shifted);
  CHECK(told > 9'000);
  CHECK(1'000 * runs <= false_runs_per_mille_max * told);
  CHECK(runs > 0);  // the rules can speak at all
  CHECK(1'000 * beyond <= false_limits_per_mille_max * points);
  CHECK(20 * found >= 17 * static_cast<std::int64_t>(shifted));  // 85 in 100
}

TEST_CASE("the dictionary has the three rules") {
  for (const char* rule :
       {"run_chart.beyond_limits", "run_chart.longest_run", "run_chart.crossings"}) {
    const Measure* measure = measure_of(rule);
    REQUIRE(measure != nullptr);
    CHECK(measure->of == MeasureOf::run_chart);
    CHECK_FALSE(measure->source.empty());
  }
}

TEST_CASE("what can be charted is a rate of events, or a share of people or ties") {
  CHECK(run_kind_of("lost") == RunKind::rate);
  CHECK(run_kind_of("lost.reason.moved") == RunKind::rate);
  CHECK(run_kind_of("freely_given.t1") == RunKind::share);
  for (const char* name : {"", "net", "lost.reason.*", "weighted_loss", "days_alone", "replacement",
                           "at_home_91", "flag.no_t0", "lost.by_age.18-24"}) {
    CHECK_MESSAGE(!run_kind_of(name), name);
  }
}

}  // namespace kith::matcher
