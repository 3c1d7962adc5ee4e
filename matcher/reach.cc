// SPDX-License-Identifier: Apache-2.0
#include "matcher/reach.h"

#include <algorithm>

#include "graph/travel.h"

namespace kith::matcher {
namespace {

constexpr std::int64_t metres_max = 2'000'000;  // longer than Great Britain
// A wider circle leaves out too few to be worth a search.
constexpr std::int64_t reach_metres_max = 150'000;

// The least minutes that any of the person's means takes, were there a stop at the door.
std::int32_t least_minutes(const graph::Travel& travel, std::int64_t metres) {
  std::int32_t least = graph::Minutes::max;
  for (const graph::Means means : travel.means) {
    least = std::min(least, graph::estimated_minutes(means, metres, 0, graph::Stop{0, 0}).low);
    least = std::min(least, graph::estimated_minutes(means, metres, 0, std::nullopt).low);
  }
  return least;
}

// The greatest distance that may still take at most `minutes`. Minutes never fall with distance.
std::int64_t metres_within(const graph::Travel& travel, std::int32_t minutes) {
  std::int64_t near = 0;
  std::int64_t far = metres_max;
  while (near < far) {
    const std::int64_t middle = near + (far - near + 1) / 2;
    if (least_minutes(travel, middle) <= minutes) {
      near = middle;
    } else {
      far = middle - 1;
    }
  }
  return near;
}

}  // namespace

std::vector<Reach> reaches_of(const graph::Person& person) {
  std::vector<Reach> reaches;
  if (!person.travel || person.travel->means.empty()) return reaches;
  for (const graph::Anchor& anchor : person.anchors) {
    if (!anchor.minutes_max || anchor.minutes_max_strength != graph::Strength::must) continue;
    if (!anchor.place || !anchor.place->point) continue;
    const std::int32_t minutes = near_factor * anchor.minutes_max->value;
    if (minutes >= graph::Minutes::max) continue;
    const std::int64_t metres = metres_within(*person.travel, minutes);
    if (metres <= reach_metres_max) reaches.push_back(Reach{*anchor.place->point, metres});
  }
  std::stable_sort(reaches.begin(), reaches.end(),
                   [](const Reach& a, const Reach& b) { return a.metres < b.metres; });
  return reaches;
}

bool is_out_of_reach(const std::vector<Reach>& reaches, const graph::Opt<graph::Point>& location) {
  if (!location) return false;
  return std::any_of(reaches.begin(), reaches.end(), [&location](const Reach& reach) {
    return graph::metres_between(reach.centre, *location) > reach.metres;
  });
}

bool is_out_of_reach(const std::vector<Reach>& reaches, const graph::Household& home) {
  return is_out_of_reach(reaches, home.location);
}

}  // namespace kith::matcher
