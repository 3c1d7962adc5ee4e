// SPDX-License-Identifier: Apache-2.0
#include "matcher/gap_hosts.h"

#include <algorithm>
#include <tuple>

#include "graph/activity_tree.h"
#include "graph/travel.h"

namespace kith::matcher {
namespace {

using graph::GroupAccess;

struct Possible {
  const GroupSeen* seen = nullptr;
  const graph::GroupPlace* place = nullptr;
  std::int32_t similarity = 0;
  std::string_view similar;
  bool right_kind = false;
  std::vector<GroupAccess> lacks;
  std::vector<GroupAccess> not_known;
  std::int64_t metres = 0;
};

bool comes_first(const Possible& a, const Possible& b) {
  const auto key = [](const Possible& each) {
    return std::tuple(each.lacks.size(), -each.similarity, !each.right_kind, each.not_known.size(),
                      each.metres);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::tie(a.seen->group->identity.number, a.seen->directory) <
         std::tie(b.seen->group->identity.number, b.seen->directory);
}

bool has_right_kind(const graph::Group& group) {
  return group.group_kind == graph::GroupKind::mainstream_place ||
         group.group_kind == graph::GroupKind::association ||
         group.group_kind == graph::GroupKind::faith;
}

bool lists(const std::vector<GroupAccess>& list, GroupAccess access) {
  return std::find(list.begin(), list.end(), access) != list.end();
}

void look_at_access(const std::vector<GroupAccess>& needed, Possible& possible) {
  for (const GroupAccess access : needed) {
    if (lists(possible.place->access_missing, access)) {
      possible.lacks.push_back(access);
    } else if (!lists(possible.place->access, access)) {
      possible.not_known.push_back(access);
    }
  }
}

bool may_host(const HostWanted& wanted, const Spot& spot) {
  return is_near(wanted.middle, spot, wanted.question.near_metres) &&
         std::none_of(wanted.members.begin(), wanted.members.end(), [&](const Seeker* member) {
           return must_stay_away(*member, spot, wanted.question.on);
         });
}

Possible looked_at(const HostWanted& wanted, const GroupSeen& seen) {
  Possible possible;
  possible.seen = &seen;
  possible.right_kind = has_right_kind(*seen.group);
  for (const graph::GroupActivity& each : seen.group->activities) {
    const std::int32_t similarity = graph::similarity(each.activity, wanted.cluster.activity);
    if (similarity < meeting_min || similarity <= possible.similarity) continue;
    possible.similarity = similarity;
    possible.similar = each.activity;
  }
  return possible;
}

std::vector<Possible> possible_hosts(const HostWanted& wanted,
                                     const std::vector<GroupSeen>& groups) {
  std::vector<Possible> found;
  for (const GroupSeen& seen : groups) {
    Possible possible = looked_at(wanted, seen);
    if (possible.similarity == 0 && !possible.right_kind) continue;
    for (const graph::GroupPlace& place : seen.group->places) {
      const Spot spot = spot_of(place);
      if (!may_host(wanted, spot)) continue;
      found.push_back(possible);
      found.back().place = &place;
      found.back().metres = wanted.middle.point && spot.point
                                ? graph::metres_between(*wanted.middle.point, *spot.point)
                                : wanted.question.near_metres;
      look_at_access(wanted.cluster.access, found.back());
    }
  }
  std::stable_sort(found.begin(), found.end(), comes_first);
  return found;
}

Host host_of(const HostWanted& wanted, const Possible& possible) {
  const graph::Group& group = *possible.seen->group;
  const graph::GroupPlace& place = *possible.place;
  Host host;
  host.directory = std::string(possible.seen->directory);
  host.group.number = group.identity.number;
  host.name = group.name;
  host.place = place.name.empty() ? place.town : place.name;
  host.similar = std::string(possible.similar);
  host.lacks = possible.lacks;
  host.not_known = possible.not_known;
  host.at_these_hours =
      state_in(*possible.seen, place, wanted.cluster.hours.times, wanted.question.on);
  host.full = group.room == graph::GroupRoom::full;
  return host;
}

}  // namespace

std::optional<Host> likeliest_host(const HostWanted& wanted, const std::vector<GroupSeen>& groups) {
  const std::vector<Possible> possible = possible_hosts(wanted, groups);
  std::optional<Host> first;
  for (const Possible& each : possible) {
    if (first && !each.lacks.empty()) break;
    Host host = host_of(wanted, each);
    const bool ready = host.lacks.empty() && host.at_these_hours != graph::OpenState::closed;
    if (ready) return host;
    if (!first) first = std::move(host);
  }
  return first;
}

}  // namespace kith::matcher
