// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/directories_read.h"
#include "api/engine.h"
#include "graph/field.h"
#include "graph/result.h"
#include "graph/view.h"

// Where a question is asked about, as people type it.
namespace kith::api {

struct PlaceAsked {
  graph::Place place;  // with a point; its name is "" where it was given in degrees
  std::string remark;  // for the reader: how near it is known; "" where exactly
  std::string town;    // where a town was named; "" else
};

// Degrees ("53.5,-2.5"); else a place by name: the middle of what listed groups and neighbours who
// may be found say is there, the neighbours' points as coarse as matcher::coarse_point; else a
// postcode or a district. Blanks around it mean nothing. Errors: wrong_usage with a fault of
// "/near" for what is not known, and for a name that places far apart share. Cost of a name: linear
// in the groups and the neighbours.
graph::Result<PlaceAsked> place_asked(std::string_view text, Engine& engine,
                                      const graph::View& view,
                                      std::span<const DirectoryRead> directories, graph::Date on);

}  // namespace kith::api
