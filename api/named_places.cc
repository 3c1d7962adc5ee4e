// SPDX-License-Identifier: Apache-2.0
#include "api/named_places.h"

#include <algorithm>
#include <utility>

#include "api/plain_text.h"
#include "graph/travel.h"
#include "matcher/connections.h"

namespace kith::api {

using graph::Kind;

void PlaceSum::add(const graph::Point& point) {
  PlaceSum one;
  one.latitude_ = point.latitude.millionths;
  one.longitude_ = point.longitude.millionths;
  one.count_ = 1;
  one.south_west_ = one.north_east_ = point;
  add(one);
}

void PlaceSum::add(const PlaceSum& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  latitude_ += other.latitude_;
  longitude_ += other.longitude_;
  count_ += other.count_;
  south_west_ = {std::min(south_west_.latitude, other.south_west_.latitude),
                 std::min(south_west_.longitude, other.south_west_.longitude)};
  north_east_ = {std::max(north_east_.latitude, other.north_east_.latitude),
                 std::max(north_east_.longitude, other.north_east_.longitude)};
}

bool PlaceSum::are_several() const {
  return count_ > 1 && graph::metres_between(south_west_, north_east_) > named_metres_max;
}

std::optional<graph::Point> PlaceSum::middle() const {
  if (count_ == 0) return std::nullopt;
  return graph::Point{{static_cast<std::int32_t>(latitude_ / count_)},
                      {static_cast<std::int32_t>(longitude_ / count_)}};
}

NamedGroupPlaces::NamedGroupPlaces(const graph::View& directory) {
  for (const graph::Number& number : directory.numbers(Kind::group)) {
    const auto* group = directory.find<graph::Group>(number);
    if (!group->agreed_to_be_listed.value_or(false)) continue;
    for (const graph::GroupPlace& place : group->places) {
      if (place.point && !place.town.empty()) by_name_[lower_case(place.town)].add(*place.point);
    }
  }
}

PlaceSum NamedGroupPlaces::of(std::string_view name) const {
  const auto found = by_name_.find(lower_case(name));
  return found == by_name_.end() ? PlaceSum{} : found->second;
}

void NamedNeighbours::advance_to(const graph::View& later) {
  if (later.position() == position_) return;
  const bool is_later = position_ > 0 && later.position() > position_;
  const auto changed = is_later ? later.changed_since(position_) : std::nullopt;
  if (!changed) *this = NamedNeighbours();
  held_at_.resize(later.count(Kind::neighbour), nullptr);
  if (changed) {
    for (const graph::Changed& each : *changed) {
      if (each.kind == Kind::neighbour) look_at(later, each.index);
    }
  } else {
    for (graph::Index i = 0; i < later.count(Kind::neighbour); ++i) look_at(later, i);
  }
  position_ = later.position();
}

void NamedNeighbours::look_at(const graph::View& view, graph::Index index) {
  forget(index);
  const graph::Neighbour* neighbour = view.neighbour(index);
  if (!neighbour || !neighbour->area || !neighbour->over_18.value_or(false)) return;
  const graph::Place& area = *neighbour->area;
  if (!area.point || area.name.empty() || !neighbour->agreed_to_be_found_until) return;
  auto& named = *by_name_.try_emplace(lower_case(area.name)).first;
  named.second.push_back(
      {index, *neighbour->agreed_to_be_found_until, matcher::coarse_point(*area.point)});
  held_at_[index] = &named;
}

void NamedNeighbours::forget(graph::Index index) {
  ByName::value_type* const named = std::exchange(held_at_[index], nullptr);
  if (named == nullptr) return;
  std::erase_if(named->second, [&](const Entry& each) { return each.index == index; });
  if (named->second.empty()) by_name_.erase(by_name_.find(named->first));
}

PlaceSum NamedNeighbours::of(std::string_view name, graph::Date on) const {
  PlaceSum sum;
  const auto found = by_name_.find(lower_case(name));
  if (found == by_name_.end()) return sum;
  for (const Entry& each : found->second) {
    if (each.until >= on) sum.add(each.point);
  }
  return sum;
}

}  // namespace kith::api
