// SPDX-License-Identifier: Apache-2.0
#include "matcher/seekers.h"

#include <algorithm>
#include <map>

#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/findable.h"
#include "matcher/kept_apart.h"
#include "matcher/place_needs.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Date;

Seeker seeker_of(const graph::Person& person, Date on) {
  Seeker seeker;
  seeker.kind = graph::Kind::person;
  seeker.number = person.identity.number;
  seeker.person = &person;
  seeker.side = side_of(person);
  seeker.spot = spot_of(person.area_now);
  seeker.free = &person.free;
  seeker.hours = hours_of(person.free);
  seeker.needs = needs_where_people_meet(person);
  std::sort(seeker.needs.begin(), seeker.needs.end());
  if (const auto ages = age_range(person, on)) seeker.ages = *ages;
  seeker.marks = marks_of(person, on);
  return seeker;
}

Seeker seeker_of(const graph::Neighbour& neighbour) {
  Seeker seeker;
  seeker.number = neighbour.identity.number;
  seeker.side = side_of(neighbour);
  seeker.spot = spot_of(neighbour.area);
  seeker.free = &neighbour.free;
  seeker.hours = hours_of(neighbour.free);
  seeker.ages.low = 18;
  return seeker;
}

bool is_marked(const Seeker& by, const graph::Number& number) {
  return std::binary_search(by.marks.begin(), by.marks.end(), number);
}

}  // namespace

graph::Result<void> check_metres(std::int64_t metres, const char* what) {
  if (metres >= 1 && metres <= graph::limits::search_metres_max) return {};
  return graph::Error{graph::ErrorCode::bad_input,
                      std::string(what) + " is to be between 1 and " +
                          std::to_string(graph::limits::search_metres_max) + " metres.",
                      {}};
}

Spot spot_of(const graph::Place& place) {
  Spot spot{std::nullopt, place.name};
  if (place.point) spot.point = coarse_point(*place.point);
  return spot;
}

Spot spot_of(const std::optional<graph::Place>& place) { return place ? spot_of(*place) : Spot{}; }

Spot spot_of(const graph::GroupPlace& place) {
  if (place.online == true) return {};
  return {place.point, place.town};
}

bool is_near(const Spot& a, const Spot& b, std::int64_t metres) {
  if (a.point && b.point) return graph::metres_between(*a.point, *b.point) <= metres;
  return !a.name.empty() && same_word(a.name, b.name);
}

bool lies_about(const Spot& spot, const Around& around) {
  if (!spot.point) return !spot.name.empty() && same_word(spot.name, around.place.name);
  return graph::metres_between(*spot.point, *around.place.point) <= around.metres;
}

std::string commonest_name(const std::vector<std::string_view>& names) {
  struct Spelled {
    std::size_t times = 0;
    std::string_view as;
  };
  std::map<std::string, Spelled> counts;
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    Spelled& spelled = counts[lower_case(name)];
    if (spelled.times++ == 0 || name < spelled.as) spelled.as = name;
  }
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second.times < b.second.times; });
  return most == counts.end() ? std::string() : std::string(most->second.as);
}

std::vector<Seeker> seekers_of(const graph::View& view, Date on) {
  std::vector<Seeker> seekers;
  for (graph::Index i = 0; i < view.count(graph::Kind::person); ++i) {
    const graph::Person* const person = view.person(i);
    if (person == nullptr || !may_be_found(*person, on)) continue;
    seekers.push_back(seeker_of(*person, on));
  }
  for (graph::Index i = 0; i < view.count(graph::Kind::neighbour); ++i) {
    const graph::Neighbour* const neighbour = view.neighbour(i);
    if (neighbour == nullptr || !may_be_found(*neighbour, on)) continue;
    seekers.push_back(seeker_of(*neighbour));
  }
  std::sort(seekers.begin(), seekers.end(),
            [](const Seeker& a, const Seeker& b) { return a.number < b.number; });
  return seekers;
}

std::vector<graph::Number> marks_of(const graph::Person& person, Date on) {
  std::vector<graph::Number> marks;
  for (const graph::NoContact& mark : person.no_contact) {
    if (holds_on(mark.until, on)) marks.push_back(mark.with.number);
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

bool are_kept_apart(const Seeker& a, const Seeker& b) {
  return is_marked(a, b.number) || is_marked(b, a.number);
}

bool must_stay_away(const Seeker& seeker, const Spot& place, Date on) {
  if (seeker.person == nullptr || seeker.person->avoid_areas.empty()) return false;
  return is_kept_from(*seeker.person, {std::string(place.name), place.point, true}, on);
}

}  // namespace kith::matcher
