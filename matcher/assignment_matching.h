// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: as many parties as possible, one place each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matcher/assignment_net.h"
#include "matcher/assignment_work.h"

namespace kith::matcher {

// Who holds a place where. A home's holders are at begin[home], `count[home]` of them.
struct Matching {
  explicit Matching(const AssignmentNet& net);

  std::span<std::uint32_t> holders(std::uint32_t home) {
    return {holder.data() + begin[home], count[home]};
  }
  bool has_room(std::uint32_t home) const { return count[home] < begin[home + 1] - begin[home]; }
  void add(std::uint32_t party, std::uint32_t home);
  void replace(std::uint32_t home, std::uint32_t old_party, std::uint32_t new_party);

  std::vector<std::uint32_t> home_of;  // of each party, or `nobody`
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> count;
  std::vector<std::uint32_t> holder;
};

// Adds to the matching until no more of `parties` can be met; who is met stays so. False where the
// work ran out. Time: edges × the root of the parties at worst, usually a few times the edges.
bool match_most(const AssignmentNet& net, const std::vector<std::uint32_t>& parties,
                Matching& matching, AssignmentWork& work);

}  // namespace kith::matcher
