// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "api/demo/facts.h"

namespace kith::demo {

namespace {

bool has_say(const Member& member) { return !member.child; }

bool breaks(const std::vector<Aversion>& must_not, const HomeFacts& home) {
  return std::any_of(must_not.begin(), must_not.end(),
                     [&](const Aversion& aversion) { return home_has(home, aversion.thing); });
}

// Whim of one party about one other: the same whoever asks, and in whatever order.
int whim(const World& world, std::uint64_t who, std::uint64_t about) {
  Draw draw = world.draw(Stream::liking, who, about);
  return draw.bell(-world.whim_reach(), world.whim_reach());
}

// Most of a home is its first carer; the others share the rest.
int person_likes(const PersonFacts& person, const HomeFacts& home) {
  int sum = 0;
  int weight = 0;
  for (const Member& member : home.members) {
    if (!has_say(member)) continue;
    const int share = member.kind == graph::Kind::carer && member.item == 0 ? 3 : 1;
    sum += share * liking(person.traits, member.traits);
    weight += share;
  }
  const std::int64_t metres = metres_between(person.point, home.point);
  const std::int64_t lost = metres * person.traits.distance_cares / 1000;
  const int quarrel = person.needs_halal && !home.halal ? 1'500 : 0;
  return std::max(0,
                  sum / weight - quarrel - static_cast<int>(std::min<std::int64_t>(lost, 4'000)));
}

}  // namespace

PairLiking pair_liking(const World& world, const PersonFacts& person, const HomeFacts& home,
                       bool with_whim) {
  PairLiking pair;
  pair.person = person_likes(person, home);
  pair.person_threshold = person.traits.threshold;
  if (with_whim) pair.person += whim(world, person.index, home.index);
  if (breaks(person.must_not, home)) pair.person = 0;
  for (const Member& member : home.members) {
    if (!has_say(member)) continue;
    int likes = liking(member.traits, person.traits);
    const std::uint64_t who = (static_cast<std::uint64_t>(home.index) << 32U) + member.item + 1 +
                              (static_cast<std::uint64_t>(member.kind) << 56U);
    if (with_whim) likes += whim(world, who, person.index);
    const bool broken = std::any_of(
        member.must_not.begin(), member.must_not.end(),
        [&](const Aversion& aversion) { return person_brings(person, aversion.thing); });
    pair.members.push_back(broken ? 0 : likes);
    pair.thresholds.push_back(member.traits.threshold);
  }
  return pair;
}

bool is_mutual_yes(const PairLiking& liking) {
  if (liking.person < liking.person_threshold) return false;
  for (std::size_t i = 0; i < liking.members.size(); ++i) {
    if (liking.members[i] < liking.thresholds[i]) return false;
  }
  return true;
}

}  // namespace kith::demo
