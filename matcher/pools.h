// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.h"
#include "graph/result.h"
#include "graph/view.h"
#include "matcher/gaps.h"

// People who would do the same thing and put parts of their budgets together for it (matching §3,
// "Pooling"). Nobody's range leaves here but as their own share.
namespace kith::matcher {

inline constexpr std::size_t pool_people_min = 2;
inline constexpr std::size_t pool_people_max = 12;  // others go to another pool

struct PoolQuestion {
  graph::Date on;
  std::int64_t radius_metres = 3'000;  // 1..limits::search_metres_max: each from each other
  // The coordinator's own page: pools of any size and who is in them. Otherwise as in GapQuestion.
  bool own_page = false;
  std::optional<Around> around = {};  // some: only pools with somebody who lies about there
};

// What those who said from so much to so much could put together, a session.
struct PoolShares {
  std::int64_t least_pence = 0;
  std::int64_t most_pence = 0;
  std::size_t people = 0;  // who said both ends

  friend bool operator==(const PoolShares&, const PoolShares&) = default;
};

struct Pool {
  std::string activity;  // what the one with the narrowest wish named
  std::string area;      // most common name; "" where nobody's is known by name
  std::size_t people = 0;
  std::vector<graph::PersonNumber> who;  // by number; own page only
  // Hours in which everybody is free who said so (`all`).
  CommonHours hours;
  // Not where it would be one person's own range; on a shared report not for fewer than
  // cluster_people_min.
  std::optional<PoolShares> shares;
  std::size_t share_to_ask = 0;  // who did not say both ends
  std::size_t time_to_ask = 0;   // who did not say when they have time; own page only

  friend bool operator==(const Pool&, const Pool&) = default;
};

struct Pools {
  PoolQuestion question;
  std::vector<Pool> pools;  // most people first, then by activity, then by the lowest number
  // Own page only, by number: who would, but it is not known where they live.
  std::vector<graph::PersonNumber> without_area;
};

// Possible pools of people with agreements `connect` and `pool` in force who were asked about
// no-contact: for each activity named in a wish, those who wish for it or something wider, at least
// one of them for it, each within the radius of each, with half an hour in common of the hours they
// said, nobody kept apart from anybody. Each person is in at most one pool an activity; nobody left
// over could join a pool that has room, nor make one with another. Errors: bad_input for metres out
// of range. Cost: for each activity the square of who wishes for it. Safe from any thread.
graph::Result<Pools> find_pools(const graph::View& view, const PoolQuestion& question);

struct Share {
  graph::PersonNumber person;
  std::int64_t pence = 0;

  friend bool operator==(const Share&, const Share&) = default;
};

enum class SplitOutcome : std::uint8_t {
  even,         // shares add up to the cost, each within what its owner said
  short_of,     // difference_pence more would be needed
  below_least,  // it costs difference_pence less than the least they said
};

struct Split {
  SplitOutcome outcome = SplitOutcome::even;
  std::int64_t cost_pence = 0;
  std::int64_t difference_pence = 0;
  std::vector<Share> shares;             // SplitOutcome::even; by number
  std::vector<graph::PersonNumber> ask;  // did not say both ends: counted with what they did say

  friend bool operator==(const Split&, const Split&) = default;
};

// Whether a pool outlives somebody's leaving: counts only.
struct Leaving {
  std::size_t members = 0;
  bool holds = false;             // the cost can be put together now
  std::size_t holds_without = 0;  // of how many it can be said that without them it still can

  friend bool operator==(const Leaving&, const Leaving&) = default;
};

// What members of a pool pay of a cost (1 to Pence::max × pool_people_max): equal as far as their
// ranges allow, odd pence to the first by number. For the coordinator's own page. Errors: bad_input
// for the cost; not_found, in the same words whatever the reason, where these are not people whom
// find_pools could put into one pool for this activity.
graph::Result<Split> split(const graph::View& view, const PoolQuestion& question,
                           std::string_view activity,
                           const std::vector<graph::PersonNumber>& members,
                           std::int64_t cost_pence);

// Whether the same pool still holds if one of them leaves. Errors: as split().
graph::Result<Leaving> leaving(const graph::View& view, const PoolQuestion& question,
                               std::string_view activity,
                               const std::vector<graph::PersonNumber>& members,
                               std::int64_t cost_pence);

}  // namespace kith::matcher
