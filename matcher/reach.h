// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/field.h"
#include "graph/model_person.h"
#include "graph/view.h"

// How far from the people and places a person keeps a home may be and still be talked about.
namespace kith::matcher {

// A home further than this many times a stated maximum from somebody who must stay within reach is
// no near miss: no match officer would call it near.
inline constexpr std::int32_t near_factor = 3;

// A circle outside of which every home whose exact place is known is beyond near_factor times a
// maximum that must hold, by every means the person has.
struct Reach {
  graph::Point centre;
  std::int64_t metres = 0;
};

// One circle for each anchor with a must on its minutes, a place and known means; the smallest
// first. None: any home may be near. Cost: a few hundred integer operations an anchor.
std::vector<Reach> reaches_of(const graph::Person& person);

// Whether a home's exact place is known and outside one of the circles.
bool is_out_of_reach(const std::vector<Reach>& reaches, const graph::Opt<graph::Point>& location);
bool is_out_of_reach(const std::vector<Reach>& reaches, const graph::Household& home);

}  // namespace kith::matcher
