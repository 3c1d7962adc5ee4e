// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/view.h"
#include "matcher/gaps.h"
#include "matcher/home_gaps.h"
#include "matcher/pools.h"

// Gaps, home gaps and pools in plain English for a terminal: the fullest first, every line ending
// in a line break. Names (never numbers) of people stand in answers for an own page alone, as the
// view has them; what is for a shared report has none. No percentages.
namespace kith::matcher {

std::string gaps_in_words(const graph::View& view, const Gaps& gaps);
std::string home_gaps_in_words(const graph::View& view, const HomeGaps& gaps);
std::string pools_in_words(const graph::View& view, const Pools& pools);

// "Maya £7.50, Sam £7.50."
std::string split_in_words(const graph::View& view, const Split& split);
// "It holds if any one of them leaves."
std::string leaving_in_words(const Leaving& leaving);

// One sentence without the final line break: "Missing: nobody to lead it, and no place near with
// step-free access."
std::string what_is_missing(const GapCluster& cluster);
// "step-free access"; "somebody to wake some nights".
std::string access_in_words(graph::AccessFeature feature);
std::string night_in_words(graph::Night night);
// "A home for living in with a place free would open an option for 6 people."
std::string what_would_open(const HomeGapCluster& cluster);

}  // namespace kith::matcher
