// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/field.h"
#include "graph/model_person_more.h"
#include "graph/words.h"

// Getting there: minutes by a person's own means, as a value that says where it comes from. Whole
// numbers only, so that every machine gives the same answer.
namespace kith::graph {

// Metres along the surface. Flat around the middle latitude: at most 0.6 % from the distance on the
// WGS 84 ellipsoid up to 500 km and below 65 degrees (measured; tests/unit/graph/travel_test.cc has
// known answers). Symmetric.
std::int64_t metres_between(const Point& a, const Point& b);

// Whether a point lies within a radius, or inside a shape of at least three corners (borders belong
// to it; shapes across the date line are not read). Both err on the side of "yes": they keep people
// away from where they must not be.
bool within(const Point& point, const Point& centre, std::int32_t radius_m);
bool inside(const Point& point, const std::vector<Point>& corners);

// Where minutes come from. The earlier, the more it is believed.
enum class TravelSource : std::uint8_t { told, imported, estimated };

struct MinuteRange {
  std::int32_t low = 0;
  std::int32_t high = 0;

  friend bool operator==(const MinuteRange&, const MinuteRange&) = default;
};

// One way, door to door. The way back is the same by these estimates; what differs (last bus, a
// pass that is not yet valid) is said by the flags.
struct Journey {
  MinuteRange minutes;
  Means means = Means::walk;
  TravelSource source = TravelSource::estimated;
  bool accompanied = false;        // somebody has to come along
  bool depends_on_driver = false;  // it ends when one driver is ill or leaves
  bool before_pass = false;        // the bus pass does not hold yet at that time of day

  friend bool operator==(const Journey&, const Journey&) = default;
};

// What is known of the stop by a home.
struct Stop {
  std::int32_t walk_minutes = 0;
  std::int32_t every_minutes = 0;
};

// Distance × detour ÷ speed + what comes before and after the ride. `slack_m`: how far off either
// point may be (a district's centre instead of an address).
MinuteRange estimated_minutes(Means means, std::int64_t metres, std::int64_t slack_m,
                              const std::optional<Stop>& stop);

struct Way {
  Point from;
  Point to;
  std::int64_t slack_m = 0;
  std::optional<Stop> stop;     // at the home's end
  std::optional<TimeOfDay> at;  // when the person wants to be there
};

// By one of the person's means. Nothing where that means cannot be used: a walk longer than they
// can walk.
std::optional<Journey> journey_by(Means means, const Travel& travel, const Way& way);

// The one whose upper end is lowest; of equal ones the earlier in Means. Nothing where the person's
// means are not known or none can be used.
std::optional<Journey> best_journey(const Travel& travel, const Way& way);

// Minutes that somebody told, or that come from a timetable.
Journey known_journey(std::int32_t minutes, Means means, HowKnown how);

// Bands of ten minutes, for readers who may not know the address: 43..58 becomes 40..60.
MinuteRange in_bands(const MinuteRange& minutes);

// "about 40–60 min", "25 min" (told), "25 min by timetable".
std::string in_words(const MinuteRange& minutes, TravelSource source);

// The first time of day written in free words such as "daily 13:00".
std::optional<TimeOfDay> first_time_in(const std::string& times);

}  // namespace kith::graph
