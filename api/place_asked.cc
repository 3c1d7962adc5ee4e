// SPDX-License-Identifier: Apache-2.0
#include "api/place_asked.h"

#include <utility>

#include <fmt/format.h>

#include "api/directory/search_text.h"
#include "api/named_places.h"
#include "api/plain_text.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

PlaceSum groups_of_name(std::string_view name, const PlacesKnown& known) {
  PlaceSum named;
  for (const DirectoryRead& each : known.directories) {
    named.add(each.directory->groups_at(each.view, name));
  }
  return named;
}

Error no_place(const std::string& detail) {
  return Error{
      ErrorCode::wrong_usage, "the question cannot be asked like that", {{"/near", detail, 0}}};
}

}  // namespace

graph::Result<PlaceAsked> place_asked(std::string_view text, const PlacesKnown& known,
                                      graph::Date on) {
  PlaceAsked asked;
  const std::string name(trimmed(text));
  asked.place.point = point_from_text(name);
  if (asked.place.point) return asked;
  asked.place.name = name;
  PlaceSum named = groups_of_name(name, known);
  if (named.are_several()) {  // one neighbour's wrong record must not make a town unaskable
    return no_place(fmt::format(
        "more than one place is called \"{}\": give a postcode, or degrees (53.5,-2.5)", name));
  }
  named.add(known.scheme.neighbours_at(known.view, name, on));
  asked.place.point = named.middle();
  if (asked.place.point) {
    asked.town = name;
    asked.remark = fmt::format("Measured from the middle of {}.", name);
    return asked;
  }
  const graph::View none;
  const auto posted =
      known.engine.point_of(name, known.directories.empty() ? none : known.directories[0].view);
  if (!posted) {
    return no_place(fmt::format(
        "\"{}\" is no place that is known here: a postcode, a district, a town with a listed "
        "group, or 53.5,-2.5",
        name));
  }
  asked.place.point = posted->point;
  if (posted->exact == PlaceExact::district) {
    asked.remark = fmt::format("Measured from the middle of {}: that is as near as is known.",
                               posted->matched);
  }
  return asked;
}

}  // namespace kith::api
