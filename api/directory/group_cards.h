// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/directory/opening_slots.h"
#include "api/directory/place_bands.h"
#include "graph/group_costs.h"
#include "graph/opening.h"
#include "graph/view.h"

// The groups of a directory, made ready to be looked through: what questions ask most, flat and in
// one order.
namespace kith::api {

// One place of a group. A group without places has one row without a place.
struct PlaceRow {
  std::uint32_t group = 0;
  const graph::GroupPlace* place = nullptr;  // null: none
  std::uint8_t access = 0;                   // bits of GroupAccess
  std::uint8_t access_missing = 0;
  bool near_something = false;  // has a point, and is a place at all
};

struct GroupCard {
  const graph::Group* group = nullptr;
  std::uint32_t first_row = 0;
  std::uint32_t end_row = 0;
  std::int32_t pence = -1;  // as graph::counted_pence; -1 not known
  std::int16_t age_min = 0;
  std::int16_t age_max = 0x7FFF;
  bool priced_by_day = false;  // pence holds on some days only
  bool ended = false;          // inactive or defunct
};

// Immutable once made, safe from any thread. Groups stand in the order of their names, without case
// (ASCII), then of their numbers; rows in the order of groups, then of their places.
class GroupCards {
 public:
  // Groups of a view that agreed to be listed, or all. Days about `today` are reckoned in advance.
  // The view must outlive it.
  GroupCards(const graph::View& view, graph::Date today, bool unlisted_too);

  const std::vector<GroupCard>& groups() const { return groups_; }
  const std::vector<PlaceRow>& rows() const { return rows_; }
  const graph::OpeningTimes& times(std::uint32_t group) const { return times_[group]; }
  const PlaceBands& bands() const { return bands_; }
  const OpeningSlots& slots() const { return *slots_; }

  // Groups that do an activity or one below it, ascending; by the concept's place, or by word where
  // it is no concept.
  const std::vector<std::uint32_t>& doing(std::string_view activity) const;
  // What a group does, and then what a role that it wants somebody for is about.
  static std::vector<std::string_view> activities_of(const graph::Group& group);
  // The concepts of these activities and all above them, as places, ascending.
  static std::vector<std::size_t> concepts_of(const graph::Group& group);

 private:
  void add(const graph::Group& group);
  void add_rows(const graph::Group& group, std::uint32_t index);
  void add_activities(const graph::Group& group, std::uint32_t index);

  std::vector<GroupCard> groups_;
  std::vector<PlaceRow> rows_;
  std::vector<graph::OpeningTimes> times_;
  PlaceBands bands_;
  std::optional<OpeningSlots> slots_;
  std::vector<std::vector<std::uint32_t>> by_concept_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_word_;
};

}  // namespace kith::api
