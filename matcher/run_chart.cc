// SPDX-License-Identifier: Apache-2.0
#include "matcher/run_chart.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "matcher/assignment.h"
#include "matcher/measure_dictionary.h"

namespace kith::matcher {
namespace {

using graph::limits::run_chart_periods_max;

constexpr std::array<std::string_view, 2> run_kind_words{"rate", "share"};
constexpr std::array<std::string_view, 3> no_point_words{"", "not_assessable", "nothing_to_count"};
constexpr std::array<std::string_view, 3> run_verdict_words{"too_few", "no_signal", "signal"};

// Of a whole, as it is drawn: tenths for 100 years of 365 days, or per thousand.
constexpr std::int64_t drawn_units(RunKind kind) {
  return kind == RunKind::rate ? std::int64_t{365} * 100 * 10 : 1'000;
}

std::int64_t half_up_of(WideSum part, WideSum whole) {
  return static_cast<std::int64_t>((2 * part + whole) / (2 * whole));
}

// The largest whole number whose square is at most this.
std::int64_t whole_root(WideSum square) {
  std::int64_t low = 0;
  std::int64_t high = std::int64_t{1} << 40U;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (static_cast<WideSum>(middle) * middle <= square) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

// Twice the median of points, as a fraction.
struct TwiceMedian {
  WideSum part = 0;
  WideSum whole = 1;
};

class RunCounting {
 public:
  explicit RunCounting(RunChart& chart) : chart_(chart) {}

  void count() {
    chart_.marks.resize(chart_.periods.size());
    for (const RunPeriod& each : chart_.periods) {
      const bool is_in_range = each.count >= 0 && each.count <= 1'000'000 && each.exposure >= 0 &&
                               each.exposure <= 1'000'000'000;
      KITH_CHECK(is_in_range);
      if (!has_point(each)) continue;
      ++chart_.points;
      counted_ += each.count;
      exposed_ += each.exposure;
    }
    if (chart_.points == 0) return;
    chart_.centre = half_up_of(counted_ * drawn_units(chart_.kind), exposed_);
    draw();
    take_sides();
    follow_runs();
    decide();
  }

 private:
  static bool has_point(const RunPeriod& each) {
    return each.why == NoPoint::none && each.exposure > 0;
  }

  // Nine times the variance of one period's count, times the square of all exposure.
  WideSum nine_variances(const RunPeriod& each) const {
    if (chart_.kind == RunKind::rate) return 9 * counted_ * each.exposure * exposed_;
    return 9 * static_cast<WideSum>(each.exposure) * counted_ * (exposed_ - counted_);
  }

  void draw() {
    const std::int64_t units = drawn_units(chart_.kind);
    const std::int64_t most = chart_.kind == RunKind::share ? units : INT64_MAX;
    for (std::size_t i = 0; i < chart_.periods.size(); ++i) {
      const RunPeriod& each = chart_.periods[i];
      if (!has_point(each)) continue;
      RunMark& mark = chart_.marks[i];
      mark.has_point = true;
      mark.value = half_up_of(static_cast<WideSum>(each.count) * units, each.exposure);
      const WideSum off = each.count * exposed_ - counted_ * each.exposure;
      mark.is_beyond = off * off > nine_variances(each);
      if (mark.is_beyond) ++chart_.beyond;
      // The width in units, by its square; of the drawing alone, so rounding it is no decision.
      const WideSum width_squared = nine_variances(each) / exposed_ * units / exposed_ * units /
                                    each.exposure / each.exposure;
      const std::int64_t width = whole_root(width_squared);
      mark.low = std::max<std::int64_t>(0, chart_.centre - width);
      mark.high = std::min(most, chart_.centre + width);
    }
  }

  TwiceMedian twice_median() const {
    std::vector<const RunPeriod*> order;
    for (const RunPeriod& each : chart_.periods) {
      if (has_point(each)) order.push_back(&each);
    }
    std::stable_sort(order.begin(), order.end(), [](const RunPeriod* a, const RunPeriod* b) {
      return static_cast<WideSum>(a->count) * b->exposure <
             static_cast<WideSum>(b->count) * a->exposure;
    });
    const RunPeriod& upper = *order[order.size() / 2];
    const RunPeriod& lower = *order[(order.size() - 1) / 2];
    return {static_cast<WideSum>(upper.count) * lower.exposure +
                static_cast<WideSum>(lower.count) * upper.exposure,
            static_cast<WideSum>(upper.exposure) * lower.exposure};
  }

  void take_sides() {
    const TwiceMedian median = twice_median();
    chart_.median = half_up_of(median.part * drawn_units(chart_.kind), 2 * median.whole);
    for (std::size_t i = 0; i < chart_.periods.size(); ++i) {
      const RunPeriod& each = chart_.periods[i];
      if (!has_point(each)) continue;
      const WideSum here = 2 * static_cast<WideSum>(each.count) * median.whole;
      const WideSum there = median.part * each.exposure;
      chart_.marks[i].side = here > there ? 1 : (here < there ? -1 : 0);
    }
  }

  // What lies on the median neither ends a run nor lengthens it.
  void follow_runs() {
    int last = 0;
    std::size_t run = 0;
    for (const RunMark& mark : chart_.marks) {
      if (mark.side == 0) continue;
      ++chart_.useful;
      if (last != 0 && mark.side != last) ++chart_.crossings;
      run = mark.side == last ? run + 1 : 1;
      last = mark.side;
      chart_.longest_run = std::max(chart_.longest_run, run);
    }
  }

  bool is_enough() const {
    const WideSum least =
        static_cast<WideSum>(run_count_mean_min) * static_cast<WideSum>(chart_.points);
    const bool is_counted = counted_ >= least;
    const bool is_left = chart_.kind == RunKind::rate || exposed_ - counted_ >= least;
    return chart_.points >= run_periods_min && is_counted && is_left;
  }

  void decide() {
    constexpr std::size_t useful_min = 10;  // where the published tables begin
    if (chart_.useful > 0) {
      chart_.longest_run_max = longest_run_max_of(chart_.useful);
      chart_.crossings_min = crossings_min_of(chart_.useful);
    }
    if (!is_enough()) return;
    chart_.limits_signal = chart_.beyond > 0;
    const bool follows = chart_.useful >= useful_min;
    chart_.run_signal = follows && chart_.longest_run > chart_.longest_run_max;
    chart_.crossings_signal = follows && chart_.crossings < chart_.crossings_min;
    const bool any = chart_.limits_signal || chart_.run_signal || chart_.crossings_signal;
    chart_.verdict = any ? RunVerdict::signal : RunVerdict::no_signal;
  }

  RunChart& chart_;
  WideSum counted_ = 0;
  WideSum exposed_ = 0;
};

}  // namespace

std::string_view word(RunKind kind) { return run_kind_words.at(static_cast<std::size_t>(kind)); }
std::string_view word(NoPoint why) { return no_point_words.at(static_cast<std::size_t>(why)); }
std::string_view word(RunVerdict verdict) {
  return run_verdict_words.at(static_cast<std::size_t>(verdict));
}

RunChart run_chart(RunKind kind, std::vector<RunPeriod> periods) {
  KITH_CHECK(periods.size() <= run_chart_periods_max);
  RunChart chart;
  chart.kind = kind;
  chart.periods = std::move(periods);
  RunCounting(chart).count();
  return chart;
}

// k = round(log2(n) + 3) is the largest k with n >= 2^(k − 3.5), that is n² >= 2^(2k − 7): half a
// step of log2 is no whole number's, so nothing is ever rounded either way.
std::size_t longest_run_max_of(std::size_t useful) {
  KITH_CHECK(useful > 0 && useful <= run_chart_periods_max);
  std::size_t longest = 3;
  while (useful * useful >= std::size_t{1} << (2 * (longest + 1) - 7)) ++longest;
  return longest;
}

// 20 · (C(m, 0) + … + C(m, x)) >= 2^m for m = n − 1 throws of a coin.
std::size_t crossings_min_of(std::size_t useful) {
  KITH_CHECK(useful > 0 && useful <= run_chart_periods_max);
  static_assert(run_chart_periods_max <= 120);  // 20 · 2^119 is less than 2^127
  const std::size_t throws = useful - 1;
  WideSum ways = 1;
  WideSum sum = 1;
  std::size_t least = 0;
  while (20 * sum < static_cast<WideSum>(1) << throws) {
    ways = ways * static_cast<WideSum>(throws - least) / static_cast<WideSum>(least + 1);
    sum += ways;
    ++least;
  }
  return least;
}

std::optional<RunKind> run_kind_of(std::string_view figure) {
  constexpr std::array<std::string_view, 7> rates{
      "made", "lost", "attributable", "reconnected", "deepened", "weakened", "lost.reason.*"};
  constexpr std::array<std::string_view, 12> shares{"measured",
                                                    "measured.no_t1",
                                                    "measured.no_t0",
                                                    "measured.not_agreed",
                                                    "measured.gone",
                                                    "freely_given.t0",
                                                    "freely_given.t0.without_carers",
                                                    "freely_given.t1",
                                                    "freely_given.t1.without_carers",
                                                    "endings.by_staff_alone",
                                                    "sources.staff_alone",
                                                    "sources.not_said"};
  const Measure* measure = measure_of(figure);
  if (!measure || figure.ends_with(".*")) return std::nullopt;
  const auto is_in = [measure](const auto& names) {
    return std::find(names.begin(), names.end(), measure->name) != names.end();
  };
  if (is_in(rates)) return RunKind::rate;
  if (is_in(shares)) return RunKind::share;
  return std::nullopt;
}

}  // namespace kith::matcher
