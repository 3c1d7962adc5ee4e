// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/calendar.h"
#include "graph/view.h"

// Where a place that people know by name lies: in the middle of what has this name (ASCII case
// aside).
namespace kith::api {

// Between the corners around what has one name: there is a Leigh in Kent, too. Ours.
inline constexpr std::int64_t named_metres_max = 30'000;

class PlaceSum {
 public:
  void add(const graph::Point& point);
  void add(const PlaceSum& other);
  // Nothing where nothing was added.
  std::optional<graph::Point> middle() const;
  // Whether they lie too far apart (named_metres_max) to be one place.
  bool are_several() const;

 private:
  std::int64_t latitude_ = 0;
  std::int64_t longitude_ = 0;
  std::int64_t count_ = 0;
  graph::Point south_west_;
  graph::Point north_east_;
};

// The places of a directory's listed groups, by town. Immutable once made.
class NamedGroupPlaces {
 public:
  // Cost: linear in the groups.
  explicit NamedGroupPlaces(const graph::View& directory);
  PlaceSum of(std::string_view name) const;

 private:
  std::map<std::string, PlaceSum, std::less<>> by_name_;
};

// The neighbours who may be found, by their area, each at the middle of a square: nobody who may
// not be found is told by what is known of places.
class NamedNeighbours {
 public:
  NamedNeighbours() = default;
  NamedNeighbours(NamedNeighbours&&) = default;
  NamedNeighbours& operator=(NamedNeighbours&&) = default;

  std::uint64_t position() const { return position_; }
  // Cost: the neighbours who changed between the two views; everybody where the later one does not
  // tell, or where it is no later one.
  void advance_to(const graph::View& later);
  // Of those who may be found on a day. Cost: who has this name.
  PlaceSum of(std::string_view name, graph::Date on) const;

 private:
  struct Entry {
    graph::Index index = 0;
    graph::Date until;
    graph::Point point;
  };
  using ByName = std::map<std::string, std::vector<Entry>, std::less<>>;

  void look_at(const graph::View& view, graph::Index index);
  void forget(graph::Index index);

  std::uint64_t position_ = 0;
  ByName by_name_;
  std::vector<ByName::value_type*> held_at_;  // by index of neighbour; null: nowhere
};

}  // namespace kith::api
