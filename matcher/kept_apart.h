// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "graph/view.h"
#include "matcher/rules.h"

// What keeps two people, or a person and a place, apart. Confidential, all of it: what is kept out
// for one of these reasons is not in an answer at all, as if it were not in the world.
namespace kith::matcher {

// The last day it holds; absent: for ever.
bool holds_on(const std::optional<graph::Date>& until, graph::Date on);

// Whether the person's own record has a no-contact mark with somebody on a day.
bool marks(const graph::Person& person, const graph::Number& other, graph::Date on);
// Either way round; numbers of people, or of anybody else, who then has no marks of their own.
bool must_not_meet(const graph::View& view, const graph::Number& one, const graph::Number& other,
                   graph::Date on);

// Somewhere, by the name of its district, a point, or both.
struct Locality {
  std::string name;
  std::optional<graph::Point> point;
  bool is_exact = false;  // the point is an address, not the centre of a district
};
// fail: it lies in the area; unknown: nobody can tell, as its address may be on either side of the
// border, or the area or the spot has no point.
Answer lies_in(const Locality& spot, const graph::AvoidArea& area);

// Whether it lies, or for all that is known of points may lie, in an area that the person must stay
// away from on a day. Where neither has a point, only equal names do.
bool is_kept_from(const graph::Person& person, const Locality& spot, graph::Date on);

}  // namespace kith::matcher
