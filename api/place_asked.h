// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/directories_read.h"
#include "api/engine.h"
#include "api/scheme.h"
#include "graph/field.h"
#include "graph/result.h"
#include "graph/view.h"

// Where a question is asked about, as people type it.
namespace kith::api {

// Who agreed to be found is known of a day only from today on: neighbours' agreements say until
// when they hold, not since when.
inline constexpr std::string_view before_today =
    "today or later: who had agreed to be found on a day gone by is not known";

struct PlaceAsked {
  graph::Place place;  // with a point; its name is "" where it was given in degrees
  std::string remark;  // for the reader: how near it is known; "" where exactly
  std::string town;    // where a town was named; "" else
};

// What is known of places: a scheme's view with the directories that it reads.
struct PlacesKnown {
  Engine& engine;
  Scheme& scheme;
  const graph::View& view;
  std::span<const DirectoryRead> directories;
};

// Degrees ("53.5,-2.5"); else a place by name: the middle of what listed groups and neighbours who
// may be found say is there, the neighbours' points as coarse as matcher::coarse_point; else a
// postcode or a district. Blanks around it mean nothing. Errors: wrong_usage with a fault of
// "/near" for what is not known, and for a name that places far apart share. Cost of a name:
// who has it (api/named_places.h).
graph::Result<PlaceAsked> place_asked(std::string_view text, const PlacesKnown& known,
                                      graph::Date on);

}  // namespace kith::api
