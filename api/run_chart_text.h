// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "matcher/run_chart.h"

// A run chart as it travels: every form has each period, and says no more than the table does.
namespace kith::api {

struct RunChartPage {
  const matcher::RunChart& chart;
  std::string figure;
  std::string scheme;
  std::string scope;  // "scheme", "service 0…"
  std::string code_version;
  std::string every;
  std::string as_known;  // "log position 12", or a view token
  std::string on;        // the day it is asked on
  std::string known_at;  // in words: "as known on 2026-11-21"
};

std::string run_chart_json(const RunChartPage& page);  // one object, without newline
std::string run_chart_csv(const RunChartPage& page);
std::string run_chart_html(const RunChartPage& page);
std::string run_chart_words(const RunChartPage& page);

}  // namespace kith::api
