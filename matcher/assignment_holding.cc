// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_holding.h"

#include <algorithm>

namespace kith::matcher {
namespace {

std::vector<std::uint32_t> begins_of(const std::vector<std::int32_t>& sizes) {
  std::vector<std::uint32_t> begin(1, 0);
  begin.reserve(sizes.size() + 1);
  for (const std::int32_t size : sizes) {
    begin.push_back(begin.back() + static_cast<std::uint32_t>(size));
  }
  return begin;
}

}  // namespace

AssignmentHolding::AssignmentHolding(const AssignmentNet& net)
    : place_begin_(begins_of(net.places)),
      place_count_(net.places.size(), 0),
      places_(place_begin_.back()),
      held_begin_(begins_of(net.units)),
      held_count_(net.units.size(), 0),
      held_(held_begin_.back()) {}

bool AssignmentHolding::holds(std::uint32_t party, std::uint32_t edge) const {
  const auto all = held(party);
  return std::find(all.begin(), all.end(), edge) != all.end();
}

void AssignmentHolding::add(std::uint32_t party, std::uint32_t edge, std::uint32_t home) {
  KITH_CHECK(room(home) > 0);
  places_[place_begin_[home] + place_count_[home]++] = {party, edge};
  add_held(party, edge);
}

void AssignmentHolding::remove(std::uint32_t party, std::uint32_t edge, std::uint32_t home) {
  const auto all = places(home);
  const auto found = std::find_if(all.begin(), all.end(),
                                  [edge](const Place& place) { return place.edge == edge; });
  KITH_CHECK(found != all.end());
  *found = all.back();
  --place_count_[home];
  remove_held(party, edge);
}

void AssignmentHolding::take_over(Place& place, std::uint32_t party, std::uint32_t edge) {
  remove_held(place.party, place.edge);
  place = {party, edge};
  add_held(party, edge);
}

void AssignmentHolding::clear() {
  std::fill(place_count_.begin(), place_count_.end(), 0U);
  std::fill(held_count_.begin(), held_count_.end(), 0U);
}

void AssignmentHolding::add_held(std::uint32_t party, std::uint32_t edge) {
  KITH_CHECK(held_begin_[party] + held_count_[party] < held_begin_[party + 1]);
  held_[held_begin_[party] + held_count_[party]++] = edge;
}

void AssignmentHolding::remove_held(std::uint32_t party, std::uint32_t edge) {
  std::uint32_t* const first = held_.data() + held_begin_[party];
  std::uint32_t* const last = first + --held_count_[party];
  *std::find(first, last, edge) = *last;
}

}  // namespace kith::matcher
