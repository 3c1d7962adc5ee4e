// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/view.h"

namespace kith::matcher {

struct CommunityCells;

// Somebody who may be found: a person or a neighbour of the view.
struct Findable {
  graph::Kind kind = graph::Kind::neighbour;
  graph::Index index = 0;

  friend auto operator<=>(const Findable&, const Findable&) = default;
};

// Who does or wants which activity where, so that a question about one town never looks at another.
// Derived from views and nothing else; people who ever said yes to being introduced (agreement
// `connect`) and neighbours who agreed to be found, whatever day it is: whoever asks looks at the
// dates and at the latest answer. Immutable; copying is cheap; safe from any thread.
class CommunityIndex {
 public:
  CommunityIndex();  // of the empty graph

  // The index of a later view of the same scheme, sharing what did not change; it answers as one
  // made anew would. Cost: the people and neighbours that changed between the two and some hundred
  // more; all postings once in so many changes; everybody's record where the view no longer tells
  // what changed, or is an earlier one.
  CommunityIndex advanced_to(const graph::View& later) const;
  std::uint64_t position() const;

  // Whoever gives or wants something that is alike `activity` (matcher/same_activity.h) within
  // `metres` of the point, and whoever has no point but an area of this name (ASCII case aside;
  // without a point to look from, whoever has an area of this name);
  // and some others: a little beyond, and for free words who says one of them. Ascending, each
  // once. With neither point nor area: everybody with such an activity. Points across the date
  // line are not near each other.
  //
  // What a person does is looked at activity by activity; after `most` of these the search ends,
  // and `cut` says that there were more. Those of the area come first, then the nearest, by squares
  // of growing size. Cost: the rows of cells in reach (each about 1.1 km) times the activities that
  // are alike, and who is found.
  struct Wanted {
    std::string_view activity;
    std::optional<graph::Point> point;
    std::int64_t metres = 0;
    std::string_view area;
  };
  struct FoundPeople {
    std::vector<Findable> people;
    bool cut = false;
  };
  FoundPeople find(const Wanted& wanted, std::size_t most) const;

  std::size_t bytes() const;  // in memory

 private:
  std::shared_ptr<const CommunityCells> cells_;
};

}  // namespace kith::matcher
