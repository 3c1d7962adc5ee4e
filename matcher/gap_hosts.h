// SPDX-License-Identifier: Apache-2.0
// Private to gaps: where something new might take place.
#pragma once

#include <optional>
#include <vector>

#include "matcher/gap_answers.h"

namespace kith::matcher {

// What a host is looked for: the parts of a cluster, and the seekers that are in it.
struct HostWanted {
  const GapQuestion& question;
  const GapCluster& cluster;
  std::vector<const Seeker*> members;
  Spot middle;
};

// The likeliest host of all groups: near the middle, at a place where each member may be; it does
// something similar (meeting_min in the tree), or it is a mainstream place, an association or of a
// faith. The first that lacks nothing and is not closed at the common hours, else the first: fewest
// lacks, most similar, of the right kind, fewest unknowns, nearest, lowest number.
std::optional<Host> likeliest_host(const HostWanted& wanted, const std::vector<GroupSeen>& groups);

}  // namespace kith::matcher
