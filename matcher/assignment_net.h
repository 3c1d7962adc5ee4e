// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: what is left of an instance when pins are taken as given. Parties
// and homes are ranked by key.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "matcher/assignment_order.h"

namespace kith::matcher {

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

struct NetEdge {
  std::uint32_t home = 0;
  std::int32_t weight = 0;
};

struct AssignmentNet {
  std::vector<NetEdge> edges;  // of each party by home; none that is pinned or leads to no place
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::vector<std::int32_t> places;  // of each home, beyond what is pinned, at most its edges
  std::vector<std::int32_t> units;   // how many options a party may have, likewise
  // Meeting a party of rank r comes before meeting any of a lower one; 0: it need not be met, or it
  // is by a pin.
  std::vector<std::uint32_t> rank;
  std::vector<std::int64_t> priority_of_rank;  // [1..]; the highest of all may be `required_rank`
  std::uint32_t required_rank = 0;  // of those whose options_min asks for an option; or 0

  std::uint32_t party_count() const { return static_cast<std::uint32_t>(units.size()); }
  std::uint32_t home_count() const { return static_cast<std::uint32_t>(places.size()); }
  std::span<const NetEdge> edges_of(std::uint32_t party) const {
    return {edges.data() + begin[party], edges.data() + end[party]};
  }
};

// What pins take of each party and home, by rank.
struct PinCounts {
  std::vector<std::int32_t> of_party;
  std::vector<std::int32_t> of_home;
};
PinCounts count_pins(const AssignmentInstance& instance, const AssignmentOrder& order);

// Nothing where pins already take too much, weights are too wide, or a minimum asks for more than
// one option beside pins. Minima of homes are not looked at.
std::optional<AssignmentNet> net_of(const AssignmentInstance& instance,
                                    const AssignmentOrder& order);

}  // namespace kith::matcher
