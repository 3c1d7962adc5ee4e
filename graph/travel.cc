// SPDX-License-Identifier: Apache-2.0
#include "graph/travel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kith::graph {
namespace {

// Fixed point with 30 binary places.
constexpr int q = 30;
constexpr std::int64_t one = std::int64_t{1} << q;
// A degree in radians, in that fixed point: pi / 180 * 2^30.
constexpr std::int64_t degree = 18'740'330;
// A degree of a great circle of the mean earth (radius 6,371,008.8 m), in metres.
constexpr std::int64_t metres_a_degree = 111'195;

// One step of the cosine's series, from the term in x^N inwards.
template <std::int64_t N>
std::int64_t step(std::int64_t square, std::int64_t sum) {
  return one - (square * sum >> q) / (N * (N - 1));
}

// The cosine of an angle in millionths of a degree, |angle| <= 90 degrees: its series to the
// twelfth power, whose first missing term is below 10^-8.
std::int64_t cosine(std::int64_t millionths) {
  const std::int64_t x = millionths * degree / 1'000'000;
  const std::int64_t square = x * x >> q;
  std::int64_t sum = step<12>(square, one);
  sum = step<8>(square, step<10>(square, sum));
  sum = step<4>(square, step<6>(square, sum));
  return std::max<std::int64_t>(step<2>(square, sum), 0);
}

// Rounded down. The machine's root is a first guess only, put right in whole numbers, so that every
// machine gives the same.
std::int64_t whole_root(std::uint64_t value) {
  auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(value)));
  while (root * root > value) --root;
  while ((root + 1) * (root + 1) <= value) ++root;
  return static_cast<std::int64_t>(root);
}

// How a means moves. `percent`: way along streets per straight line. Speeds in metres a minute.
// `around`: minutes beside the ride itself (to the stop, waiting, from the stop, locking, parking).
struct Pace {
  std::int32_t percent_low;
  std::int32_t percent_high;
  std::int32_t speed_low;
  std::int32_t speed_high;
  std::int32_t around_low;
  std::int32_t around_high;
};

// Detour: about 1.2 over random points of a town (Newell 1980, in Wikibooks, Transportation
// Geography and Network Science, "Circuity"), 1.40 for roads of England (Ballou et al. 2002).
// Walking 80 m a minute and cycling 267: the Department for Transport's accessibility statistics,
// as used by Thurrock's study of travel access; slower ends are ours, for people who take their
// time. Bus 12 mph with 13 minutes around it in town, 15 mph and 18 minutes further out ("Road
// traffic congestion", table 10.3); 20 mph and 25 minutes, as with an hourly bus, are ours.
// Car 11.6 mph on urban streets and 27 mph on A roads: the Department's Journey Time Statistics.
// Train: ours.
constexpr std::array<Pace, 6> paces{
    Pace{120, 140, 60, 80, 0, 0},        // walk
    Pace{120, 140, 50, 80, 0, 0},        // wheelchair
    Pace{120, 140, 322, 536, 8, 25},     // bus
    Pace{120, 140, 800, 1'600, 15, 40},  // train
    Pace{120, 140, 200, 267, 0, 5},      // bicycle
    Pace{120, 140, 311, 724, 2, 8},      // lift
};

std::int32_t capped(std::int64_t minutes) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(minutes, 0, Minutes::max));
}

bool on_foot(Means means) { return means == Means::walk || means == Means::wheelchair; }
bool has_pass(Means means) { return means == Means::bus || means == Means::train; }

}  // namespace

std::int64_t metres_between(const Point& a, const Point& b) {
  const std::int64_t up = std::abs(a.latitude.millionths - b.latitude.millionths);
  std::int64_t across = std::abs(std::int64_t{a.longitude.millionths} - b.longitude.millionths);
  across = std::min(across, 360'000'000 - across);
  const std::int64_t middle = (std::int64_t{a.latitude.millionths} + b.latitude.millionths) / 2;
  // In centimetres, so that millionths of a degree (11 cm) do not vanish.
  const std::int64_t y = up * metres_a_degree / 10'000;
  const std::int64_t x = (across * metres_a_degree / 10'000) * cosine(middle) >> q;
  return whole_root(static_cast<std::uint64_t>(x * x + y * y)) / 100;
}

bool within(const Point& point, const Point& centre, std::int32_t radius_m) {
  return metres_between(point, centre) * 1'000 <= std::int64_t{radius_m} * 1'006 + 1'000;
}

bool inside(const Point& point, const std::vector<Point>& corners) {
  if (corners.size() < 3) return false;
  const std::int64_t px = point.longitude.millionths;
  const std::int64_t py = point.latitude.millionths;
  bool odd = false;
  for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
    const std::int64_t ax = corners[j].longitude.millionths;
    const std::int64_t ay = corners[j].latitude.millionths;
    const std::int64_t bx = corners[i].longitude.millionths;
    const std::int64_t by = corners[i].latitude.millionths;
    // Twice the area of the triangle: 0 on the line, its sign says on which side.
    const std::int64_t side = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    if (side == 0 && px >= std::min(ax, bx) && px <= std::max(ax, bx) && py >= std::min(ay, by) &&
        py <= std::max(ay, by)) {
      return true;
    }
    if ((ay > py) != (by > py) && (side > 0) == (by > ay)) odd = !odd;
  }
  return odd;
}

MinuteRange estimated_minutes(Means means, std::int64_t metres, std::int64_t slack_m,
                              const std::optional<Stop>& stop) {
  Pace pace = paces[static_cast<std::size_t>(means)];
  if (means == Means::bus && stop) {
    // No wait at best, a whole interval at worst; a few minutes to walk at the other end.
    pace.around_low = stop->walk_minutes + 2;
    pace.around_high = stop->walk_minutes + stop->every_minutes + 10;
  }
  const std::int64_t least = std::max<std::int64_t>(metres - slack_m, 0);
  const std::int64_t most = metres + slack_m;
  const std::int64_t low = least * pace.percent_low / (std::int64_t{100} * pace.speed_high);
  const std::int64_t divisor = std::int64_t{100} * pace.speed_low;
  const std::int64_t high = (most * pace.percent_high + divisor - 1) / divisor;
  return MinuteRange{capped(low + pace.around_low), capped(high + pace.around_high)};
}

namespace {

std::optional<Journey> journey_over(std::int64_t metres, Means means, const Travel& travel,
                                    const Way& way) {
  Journey journey;
  journey.means = means;
  journey.minutes = estimated_minutes(means, metres, way.slack_m, way.stop);
  if (on_foot(means) && travel.walk_max && journey.minutes.low > travel.walk_max->value) {
    return std::nullopt;
  }
  journey.accompanied = travel.alone == TravelsAlone::no;
  journey.depends_on_driver = means == Means::lift;
  journey.before_pass =
      has_pass(means) && way.at && travel.pass_from && *way.at < *travel.pass_from;
  return journey;
}

}  // namespace

std::optional<Journey> journey_by(Means means, const Travel& travel, const Way& way) {
  return journey_over(metres_between(way.from, way.to), means, travel, way);
}

std::optional<Journey> best_journey(const Travel& travel, const Way& way) {
  std::optional<Journey> best;
  const std::int64_t metres = metres_between(way.from, way.to);
  for (std::size_t i = 0; i < words<Means>.size(); ++i) {
    const auto means = static_cast<Means>(i);
    if (std::find(travel.means.begin(), travel.means.end(), means) == travel.means.end()) continue;
    const std::optional<Journey> journey = journey_over(metres, means, travel, way);
    if (journey && (!best || journey->minutes.high < best->minutes.high)) best = journey;
  }
  return best;
}

Journey known_journey(std::int32_t minutes, Means means, HowKnown how) {
  Journey journey;
  journey.means = means;
  journey.minutes = MinuteRange{minutes, minutes};
  journey.depends_on_driver = means == Means::lift;
  if (how == HowKnown::measured || how == HowKnown::stated) journey.source = TravelSource::told;
  if (how == HowKnown::timetable) journey.source = TravelSource::imported;
  return journey;
}

MinuteRange in_bands(const MinuteRange& minutes) {
  MinuteRange bands{minutes.low / 10 * 10, (minutes.high + 9) / 10 * 10};
  if (bands.high == bands.low) bands.high += 10;
  return bands;
}

std::string in_words(const MinuteRange& minutes, TravelSource source) {
  std::string text = std::to_string(minutes.low);
  if (minutes.high != minutes.low) text += "–" + std::to_string(minutes.high);
  text += " min";
  if (source == TravelSource::imported) return text + " by timetable";
  return source == TravelSource::estimated ? "about " + text : text;
}

std::optional<TimeOfDay> first_time_in(const std::string& times) {
  for (std::size_t colon = times.find(':'); colon != std::string::npos;
       colon = times.find(':', colon + 1)) {
    if (colon < 2) continue;
    if (const auto time = time_from_text(std::string_view(times).substr(colon - 2, 5))) return time;
  }
  return std::nullopt;
}

}  // namespace kith::graph
