// SPDX-License-Identifier: Apache-2.0
// Private to the measure dictionary: its entries, a file for each part of the card.
#pragma once

#include <span>

#include "matcher/measure_dictionary.h"

namespace kith::matcher {

inline constexpr auto of_card = MeasureOf::connection_test;
inline constexpr std::string_view kiths_proposal =
    "Kith's proposal; no published standard measures this.";
inline constexpr std::string_view first_version = "0.1.0";

std::span<const Measure> measures_of_changes();    // measures_changes.cc
std::span<const Measure> measures_of_circles();    // measures_circles.cc
std::span<const Measure> measures_of_checks();     // measures_checks.cc
std::span<const Measure> measures_of_at_home();    // measures_at_home.cc
std::span<const Measure> measures_of_run_chart();  // measures_run_chart.cc

}  // namespace kith::matcher
