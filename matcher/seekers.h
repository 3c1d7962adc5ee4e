// SPDX-License-Identifier: Apache-2.0
// Private to gaps and pools: who may be counted on a day, where they are, and who is kept apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/gaps.h"
#include "matcher/giving.h"
#include "matcher/things.h"
#include "matcher/week_hours.h"

namespace kith::matcher {

// Where somebody or something is: a point, an area's name (of the record it was made from, which
// must stay), both or neither.
struct Spot {
  std::optional<graph::Point> point;
  std::string_view name;

  bool is_known() const { return point.has_value() || !name.empty(); }
};
// Of somebody's place; its point as coarse as coarse_point: no row of questions, each of another
// distance, tells where anybody lives.
Spot spot_of(const graph::Place& place);
Spot spot_of(const std::optional<graph::Place>& place);
Spot spot_of(const graph::GroupPlace& place);
// Whether a question may say so many metres; `what` begins the refusal's sentence.
graph::Result<void> check_metres(std::int64_t metres, const char* what);

// By their points where both have one, else by one name (ASCII case aside).
bool is_near(const Spot& a, const Spot& b, std::int64_t metres);

// Whether it lies within so many metres of the place, or, where it has no point, has its name.
bool lies_about(const Spot& spot, const Around& around);

// The name that most of these have (ASCII case aside), empty ones left out; of equal ones the first
// by alphabet.
std::string commonest_name(const std::vector<std::string_view>& names);

// A person or a neighbour who may be found on a day.
struct Seeker {
  graph::Kind kind = graph::Kind::neighbour;
  graph::Number number;
  const graph::Person* person = nullptr;  // null: a neighbour
  Side side;
  Spot spot;
  const graph::List<graph::FreeTime>* free = nullptr;
  std::optional<WeekHours> hours;
  std::vector<graph::GroupAccess> needs;  // that a place to meet must have
  AgeRange ages{0, 150};
  std::vector<graph::Number> marks;  // whom they must not meet, while it holds; ascending
};

// Everybody who may be found on a day, by number: people with agreement `connect`, and adult
// neighbours. Pointers are into the view's records.
std::vector<Seeker> seekers_of(const graph::View& view, graph::Date on);

// No-contact marks of a person that hold on a day, ascending.
std::vector<graph::Number> marks_of(const graph::Person& person, graph::Date on);
// Whether a mark of either names the other.
bool are_kept_apart(const Seeker& a, const Seeker& b);
// Whether a place lies where somebody must not be.
bool must_stay_away(const Seeker& seeker, const Spot& place, graph::Date on);

}  // namespace kith::matcher
