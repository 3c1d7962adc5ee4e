// SPDX-License-Identifier: Apache-2.0
// What people, neighbours and groups give and would like, from their records.
#include <algorithm>
#include <utility>

#include "matcher/giving.h"

namespace kith::matcher {
namespace {

using graph::GiftKind;
using graph::Stance;
using graph::WantKind;

constexpr std::int32_t keenness_unsaid = 9'000;
constexpr std::int32_t keenness_nice = 7'000;
constexpr std::int32_t less_to_try = 2'000;    // who would try it does not know it yet
constexpr std::int32_t keenness_host = 9'000;  // open to all; they did not ask for anybody

std::int32_t keenness_of(const graph::Opt<graph::Strength>& strength) {
  if (!strength) return keenness_unsaid;
  return *strength == graph::Strength::nice ? keenness_nice : meeting_max;
}

std::string place_in(std::string_view list, std::size_t index) {
  return "/" + std::string(list) + "/" + std::to_string(index);
}

// The same thing said twice is one thing, as keen as the keener.
template <class Item>
void add_once(std::vector<Item>& items, Item item) {
  const auto same = std::find_if(items.begin(), items.end(), [&](const Item& each) {
    return each.activity == item.activity && each.kind == item.kind;
  });
  if (same == items.end()) {
    items.push_back(std::move(item));
  } else if (same->keenness < item.keenness) {
    *same = std::move(item);
  }
}

void give(Side& side, Given gift) { add_once(side.gives, std::move(gift)); }
void want(Side& side, Liked liked) { add_once(side.wants, std::move(liked)); }

bool not_to_be_asked(const graph::Person& person, std::string_view activity, GiftKind kind) {
  return std::any_of(person.gifts.begin(), person.gifts.end(), [&](const graph::Gift& gift) {
    return gift.activity == activity && gift.kind == kind && !gift.wants_to_be_asked.value_or(true);
  });
}

void add_interest(Side& side, const graph::Person& person, std::size_t index) {
  const graph::Interest& interest = person.interests[index];
  const std::int32_t keenness = keenness_of(interest.strength);
  const auto gives = [&](GiftKind kind) {
    if (not_to_be_asked(person, interest.activity, kind)) return;
    give(side, {interest.activity, kind, keenness, place_in("interests", index), interest.said});
  };
  const auto wants = [&](WantKind kind, std::int32_t less) {
    want(side,
         {interest.activity, kind, keenness - less, place_in("interests", index), interest.said});
  };
  switch (interest.stance) {
    case Stance::teach: gives(GiftKind::teach); break;
    case Stance::lead: gives(GiftKind::lead); break;
    case Stance::learn: wants(WantKind::learn, 0); break;
    case Stance::love: wants(WantKind::together, 0); break;
    case Stance::would_try: wants(WantKind::together, less_to_try); break;
    case Stance::avoid: side.avoids.push_back(interest.activity); break;
  }
}

void add_activity(Side& side, const graph::Group& group, std::size_t index) {
  const graph::GroupActivity& each = group.activities[index];
  const std::string pointer = place_in("activities", index);
  give(side, {each.activity, GiftKind::host, keenness_host, pointer, {}});
  if (each.wanted == Stance::learn) {
    give(side, {each.activity, GiftKind::teach, keenness_host, pointer, {}});
  }
  if (each.wanted == Stance::teach) {
    want(side, {each.activity, WantKind::learn, meeting_max, pointer, {}});
  }
  if (each.wanted == Stance::lead) {
    want(side, {each.activity, WantKind::help, meeting_max, pointer, {}});
  }
}

}  // namespace

Side side_of(const graph::Person& person) {
  Side side;
  side.rather_not_give = person.rather_not_give.value_or(false);
  for (std::size_t i = 0; i < person.gifts.size(); ++i) {
    const graph::Gift& gift = person.gifts[i];
    if (not_to_be_asked(person, gift.activity, gift.kind)) continue;
    const std::int32_t keenness = gift.wants_to_be_asked ? meeting_max : keenness_unsaid;
    give(side, {gift.activity, gift.kind, keenness, place_in("gifts", i), gift.said});
  }
  for (std::size_t i = 0; i < person.interests.size(); ++i) add_interest(side, person, i);
  return side;
}

Side side_of(const graph::Neighbour& neighbour) {
  Side side;
  for (std::size_t i = 0; i < neighbour.offers.size(); ++i) {
    const graph::NeighbourOffer& offer = neighbour.offers[i];
    give(side, {offer.activity, offer.kind, meeting_max, place_in("offers", i), {}});
  }
  for (std::size_t i = 0; i < neighbour.wants.size(); ++i) {
    const graph::NeighbourWant& wanted = neighbour.wants[i];
    want(side, {wanted.activity, wanted.kind, meeting_max, place_in("wants", i), {}});
  }
  return side;
}

Side side_of(const graph::Group& group) {
  Side side;
  for (std::size_t i = 0; i < group.activities.size(); ++i) add_activity(side, group, i);
  for (std::size_t i = 0; i < group.roles.size(); ++i) {
    const graph::GroupRole& role = group.roles[i];
    want(side, {role.role, WantKind::help, meeting_max, place_in("roles", i), {}});
    if (role.activity.empty()) continue;
    want(side, {role.activity, WantKind::help, meeting_max, place_in("roles", i), {}});
  }
  return side;
}

}  // namespace kith::matcher
