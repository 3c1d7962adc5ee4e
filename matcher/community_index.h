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
// Derived from views and nothing else; people who agreed to be introduced (agreement `connect`) and
// neighbours who agreed to be found, whatever day it is: whoever asks looks at the dates.
// Immutable; copying is cheap; safe from any thread.
class CommunityIndex {
 public:
  CommunityIndex();  // of the empty graph

  // The index of a later view of the same scheme, sharing what did not change. Cost: the people and
  // neighbours that changed between the two, or all where the view no longer tells which.
  CommunityIndex advanced_to(const graph::View& later) const;
  std::uint64_t position() const;

  // Everybody who gives or wants `activity`, something narrower or wider, or something that
  // meetings_between could hold against it, within `metres` of the point (and some beyond), and
  // whoever has no point but an area of this name (ASCII case aside); ascending, each once. With
  // neither point nor area: everybody with such an activity, up to `most`. Nothing more than `most`
  // is looked at: `cut` says that there were more. Cost: the cells in reach, and who is in them.
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

  std::size_t bytes() const;

 private:
  std::shared_ptr<const CommunityCells> cells_;
};

}  // namespace kith::matcher
