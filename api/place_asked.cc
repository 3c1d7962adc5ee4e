// SPDX-License-Identifier: Apache-2.0
#include "api/place_asked.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "api/directory/search_text.h"
#include "api/plain_text.h"
#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/findable.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

// Two corners of what has one name lie this far apart at most, or they are two places.
constexpr std::int64_t metres_across_max = 30'000;

class NamedPlaces {
 public:
  explicit NamedPlaces(std::string_view name) : wanted_(lower_case(name)) {}

  void add(std::string_view name, const std::optional<graph::Point>& point) {
    if (!point || name.empty() || lower_case(name) != wanted_) return;
    const std::int32_t north = point->latitude.millionths;
    const std::int32_t east = point->longitude.millionths;
    latitude_ += north;
    longitude_ += east;
    south_west_ = {{std::min(south_west_.latitude.millionths, north)},
                   {std::min(south_west_.longitude.millionths, east)}};
    north_east_ = {{std::max(north_east_.latitude.millionths, north)},
                   {std::max(north_east_.longitude.millionths, east)}};
    ++count_;
  }
  std::optional<graph::Point> middle() const {
    if (count_ == 0) return std::nullopt;
    return graph::Point{{static_cast<std::int32_t>(latitude_ / count_)},
                        {static_cast<std::int32_t>(longitude_ / count_)}};
  }
  bool are_several() const {
    return count_ > 1 && graph::metres_between(south_west_, north_east_) > metres_across_max;
  }

 private:
  static constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();

  std::string wanted_;
  std::int64_t latitude_ = 0;
  std::int64_t longitude_ = 0;
  std::int64_t count_ = 0;
  graph::Point south_west_{{most}, {most}};
  graph::Point north_east_{{least}, {least}};
};

NamedPlaces places_of_name(std::string_view name, const graph::View& view,
                           std::span<const DirectoryRead> directories, graph::Date on) {
  NamedPlaces named(name);
  for (const DirectoryRead& each : directories) {
    for (const graph::Number& number : each.view.numbers(graph::Kind::group)) {
      const auto* group = each.view.find<graph::Group>(number);
      if (!group->agreed_to_be_listed.value_or(false)) continue;
      for (const graph::GroupPlace& place : group->places) named.add(place.town, place.point);
    }
  }
  // Whoever may not be found must not be told by what is known of places.
  for (graph::Index i = 0; i < view.count(graph::Kind::neighbour); ++i) {
    const graph::Neighbour* neighbour = view.neighbour(i);
    if (!neighbour || !matcher::may_be_found(*neighbour, on)) continue;
    if (!neighbour->area || !neighbour->area->point) continue;
    named.add(neighbour->area->name, matcher::coarse_point(*neighbour->area->point));
  }
  return named;
}

Error no_place(const std::string& detail) {
  return Error{
      ErrorCode::wrong_usage, "the question cannot be asked like that", {{"/near", detail, 0}}};
}

}  // namespace

graph::Result<PlaceAsked> place_asked(std::string_view text, Engine& engine,
                                      const graph::View& view,
                                      std::span<const DirectoryRead> directories, graph::Date on) {
  PlaceAsked asked;
  const std::string name(trimmed(text));
  asked.place.point = point_from_text(name);
  if (asked.place.point) return asked;
  asked.place.name = name;
  const NamedPlaces named = places_of_name(name, view, directories, on);
  if (named.are_several()) {
    return no_place(fmt::format(
        "more than one place is called \"{}\": give a postcode, or degrees (53.5,-2.5)", name));
  }
  asked.place.point = named.middle();
  if (asked.place.point) {
    asked.town = name;
    asked.remark = fmt::format("Measured from the middle of {}.", name);
    return asked;
  }
  const graph::View none;
  const auto known = engine.point_of(name, directories.empty() ? none : directories[0].view);
  if (!known) {
    return no_place(fmt::format(
        "\"{}\" is no place that is known here: a postcode, a district, a town with a listed "
        "group, or 53.5,-2.5",
        name));
  }
  asked.place.point = known->point;
  if (known->exact == PlaceExact::district) {
    asked.remark =
        fmt::format("Measured from the middle of {}: that is as near as is known.", known->matched);
  }
  return asked;
}

}  // namespace kith::api
