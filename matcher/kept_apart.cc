// SPDX-License-Identifier: Apache-2.0
#include "matcher/kept_apart.h"

#include <algorithm>

#include "graph/travel.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

// How far the address may lie from the centre of its district.
constexpr std::int32_t district_radius_m = 1'500;

bool is_shape(const graph::AvoidArea& area) { return area.polygon.size() >= 3; }
bool is_circle(const graph::AvoidArea& area) { return area.place.point && area.radius_m; }

bool is_near_border(const graph::Point& point, const graph::AvoidArea& area) {
  if (is_circle(area) &&
      graph::within(point, *area.place.point, area.radius_m->value + district_radius_m)) {
    return true;
  }
  return is_shape(area) &&
         std::any_of(area.polygon.begin(), area.polygon.end(), [&](const graph::Point& corner) {
           return graph::within(point, corner, district_radius_m);
         });
}

bool marks_number(const graph::View& view, const graph::Number& of, const graph::Number& other,
                  graph::Date on) {
  const auto* person = view.find<graph::Person>(of);
  return person != nullptr && marks(*person, other, on);
}

}  // namespace

bool holds_on(const std::optional<graph::Date>& until, graph::Date on) {
  return !until || *until >= on;
}

bool marks(const graph::Person& person, const graph::Number& other, graph::Date on) {
  return std::any_of(person.no_contact.begin(), person.no_contact.end(),
                     [&](const graph::NoContact& mark) {
                       return mark.with.number == other && holds_on(mark.until, on);
                     });
}

bool must_not_meet(const graph::View& view, const graph::Number& one, const graph::Number& other,
                   graph::Date on) {
  return marks_number(view, one, other, on) || marks_number(view, other, one, on);
}

Answer lies_in(const Locality& spot, const graph::AvoidArea& area) {
  if (!area.place.name.empty() && same_word(spot.name, area.place.name)) return Answer::fail;
  if (!spot.point || (!is_shape(area) && !is_circle(area))) return Answer::unknown;
  if (is_shape(area) && graph::inside(*spot.point, area.polygon)) return Answer::fail;
  if (is_circle(area) && graph::within(*spot.point, *area.place.point, area.radius_m->value)) {
    return Answer::fail;
  }
  if (spot.is_exact) return Answer::pass;
  return is_near_border(*spot.point, area) ? Answer::unknown : Answer::pass;
}

bool is_kept_from(const graph::Person& person, const Locality& spot, graph::Date on) {
  return std::any_of(person.avoid_areas.begin(), person.avoid_areas.end(),
                     [&](const graph::AvoidArea& area) {
                       if (!holds_on(area.until, on)) return false;
                       const Answer answer = lies_in(spot, area);
                       const bool has_points = spot.point && (is_shape(area) || is_circle(area));
                       return answer == Answer::fail || (answer == Answer::unknown && has_points);
                     });
}

}  // namespace kith::matcher
