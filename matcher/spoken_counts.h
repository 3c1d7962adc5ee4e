// SPDX-License-Identifier: Apache-2.0
// Counts and sums as connections, gaps, home gaps and pools say them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"
#include "matcher/gaps.h"

namespace kith::matcher {

std::string people_in_words(std::size_t people);  // "1 person", "6 people"
std::string near_area(std::string_view area);     // " near Leigh"; "" without a name
std::string money_in_words(std::int64_t pence);   // "£7.50"
// "Maya, Sam and a neighbour": as the view calls them; whoever has no name there is "somebody".
std::string names_in_words(const graph::View& view, const std::vector<Someone>& people);
std::string names_in_words(const graph::View& view, const std::vector<graph::PersonNumber>& people);
// "Maya (Leigh), Sam and a neighbour (Astley)".
std::string names_and_areas(const graph::View& view, const std::vector<Someone>& people);

}  // namespace kith::matcher
