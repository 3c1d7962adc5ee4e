// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "api/demo/world.h"
#include "graph/model_community.h"
#include "graph/model_group.h"

// A directory of community groups around the people of a scheme: clubs, associations, faith,
// volunteering, peer groups, mainstream places, a few paid roles, services. No group of it exists.
namespace kith::demo {

// Written by hand, first by index; then one drawn group beside each person.
std::uint32_t groups_by_hand();
std::uint32_t group_count(const World& world);
inline std::uint32_t group_beside(std::uint32_t person) { return groups_by_hand() + person; }

// The record, with its number: a scheme refers to a group of a directory by number.
graph::Group group_record(const World& world, std::uint32_t group);
graph::GroupReference group_reference(const World& world, std::uint32_t group);
graph::Number group_number(const World& world, std::uint32_t group);

// What the directory says of itself, and that the scheme reads it.
graph::Directory directory_record(const World& world);
graph::Subscription subscription_record(const World& world);

// What a group is made from. A schedule without pattern is none.
struct GroupSketch {
  std::string_view id = {};  // of those written by hand
  std::string_view name = {};
  graph::GroupKind kind = graph::GroupKind::club;
  std::string_view activity = {};
  std::string_view more = {};  // a second activity, or nothing
  std::string_view role = {};
  std::string_view role_activity = {};
  std::string_view pattern = {};
  int opens = 0;  // minutes after midnight
  int closes = 0;
  int pence = -1;  // below zero: not known
  graph::CostPer per = graph::CostPer::session;
  std::string_view venue = {};
  int age_min = 0;  // 0: not said
  bool paid_role = false;
  bool only_with_support = false;
};

// Those written by hand, in the order of their indexes; the angler's (angler.h) come before them.
std::span<const GroupSketch> sketches_by_hand();
// What every town has.
std::span<const GroupSketch> sketches_of_any_town();

// The record of a sketch at a point, without number, external id and room.
graph::Group group_of(const GroupSketch& sketch, std::string_view town, const graph::Point& point);

}  // namespace kith::demo
