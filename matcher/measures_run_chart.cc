// SPDX-License-Identifier: Apache-2.0
// Of the measure dictionary: the rules of run charts.
#include <array>

#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

constexpr auto of_run_chart = MeasureOf::run_chart;
constexpr std::string_view run_rules_source =
    "Anhøj J, Olesen AV (2014) Run Charts Revisited: A Simulation Study of Run Chart Rules for "
    "Detection of Non-Random Variation in Health Care Processes. PLoS ONE 9(11): e113825, "
    "doi:10.1371/journal.pone.0113825";
constexpr std::string_view limits_source =
    "Shewhart WA (1931) Economic Control of Quality of Manufactured Product: three standard "
    "deviations, of a Poisson count (u-chart) or a share (p-chart).";
constexpr std::string_view not_why =
    "What changed, why, or whether that is for anybody's good; nor anything where there are fewer "
    "than 12 periods, or under 2 counted in the mean one.";

constexpr std::array<Measure, 3> run_chart_measures{{
    {"run_chart.beyond_limits", of_run_chart, "periods",
     "Periods whose count lies more than three standard deviations from what the mean of all "
     "periods lets expect of their exposure. One is a signal.",
     "Such periods: (cN - Cn)^2 > 9 C n N, of shares > 9 n X (N - X).", "",
     "One or more: chance alone seldom moves it so (at most 10 of 1,000 periods).", not_why,
     limits_source, first_version},
    {"run_chart.longest_run", of_run_chart, "periods",
     "The most periods in a row on one side of the median; those on the median are passed over. A "
     "signal is more than log2(n) + 3, rounded, of n periods not on the median.",
     "Periods of that run.", "",
     "Over the limit: chance alone seldom moves it so (with crossings at most 75 of 1,000 series).",
     not_why, run_rules_source, first_version},
    {"run_chart.crossings", of_run_chart, "times",
     "How often it crosses the median. A signal is fewer than the least x for which a Binomial("
     "n - 1, 1/2) is x or less in at least 5 of 100.",
     "Crossings of the median.", "", "Under the limit: chance alone seldom moves it so.", not_why,
     run_rules_source, first_version},
}};

}  // namespace

std::span<const Measure> measures_of_run_chart() { return run_chart_measures; }

}  // namespace kith::matcher
