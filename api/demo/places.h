// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "api/demo/draw.h"
#include "graph/field.h"

// Where the invented people live. Towns are real, with coordinates to about a kilometre; homes are
// scattered around them and stand at no real address.
namespace kith::demo {

struct Town {
  std::string_view name;
  std::int32_t latitude = 0;   // millionths of a degree
  std::int32_t longitude = 0;  // likewise
  std::int32_t people = 0;     // in thousands, as weight
  bool rural = false;
};

// Around Leigh: one scheme. Great Britain: what a large demo is spread over.
std::span<const Town> leigh_towns();
std::span<const Town> britain_towns();

// By weight: `ticket` from 0 up to the sum of the weights, which is `town_tickets(towns)`.
int town_tickets(std::span<const Town> towns);
std::size_t town_of_ticket(std::span<const Town> towns, int ticket);

// A point up to `reach_m` metres north or south and east or west of the town's.
graph::Point point_near(const Town& town, int north_m, int east_m);

// Likelier near the middle than at the edge. Two draws, in a fixed order, which the arguments of a
// call would not have.
graph::Point somewhere_near(const Town& town, int reach_m, Draw& draw);

// As the crow flies, within about 1 % at the latitudes of Great Britain. Integers throughout.
std::int64_t metres_between(const graph::Point& a, const graph::Point& b);

}  // namespace kith::demo
