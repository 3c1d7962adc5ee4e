// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/connection_testing.h"
#include "api/scheme.h"
#include "graph/result.h"

// A figure of the connection test over consecutive periods, as a run chart (matcher/run_chart.h).
// Each point is a card of its own: `kith connection-test` with the same window traces it. It
// records nothing but who looked.
namespace kith::api {

struct RunChartAsk {
  std::string figure;    // "lost", "lost.reason.moved", "freely_given.t1" …
  std::string every;     // "1m" or "3m"; "": 1m
  ConnectionTestAsk of;  // whose, from when to when, as of when; its format: words, json, csv, html
};

struct RunChartText {
  std::string body;
  bool nothing = false;  // no period has a point
};

// Periods are calendar months, or three of them, from `from` on, whose day of the month is one that
// each month has (1..28); `to` ends the last. One of whom too few are measured, or in which there
// is nothing to count, has no point. Rights and errors as the connection test, once for all
// periods; also wrong_usage (no such figure, or one that cannot be charted), bad_input (the window
// is no whole number of periods, or of more than limits::run_chart_periods_max). Writes one access
// entry about everybody measured. Cost: a card for each period.
graph::Result<RunChartText> ask_run_chart(Scheme& scheme, const Asker& asker,
                                          const RunChartAsk& ask);

}  // namespace kith::api
