// SPDX-License-Identifier: Apache-2.0
// Everybody asks for themselves: a matching that no party and home would both rather leave for each
// other. Parties have one home at most, a home as many parties as places. It answers another
// question than the plan (matcher/assignment.h): the plan does best for all together, this leaves
// nobody an open wish that the other side shares.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/result.h"
#include "matcher/assignment.h"

namespace kith::matcher {

struct StableParty {
  TieKey key;  // no two parties have the same
};

struct StableHome {
  TieKey key;               // no two homes have the same
  std::int32_t places = 0;  // >= 0
};

// Both would have each other; a pair without an edge would not. The more the better; of two liked
// the same, each side would rather have the one of the lower key.
struct StableEdge {
  std::uint32_t party = 0;  // index into parties
  std::uint32_t home = 0;   // index into homes
  std::int64_t party_liking = 0;
  std::int64_t home_liking = 0;
};

struct StableInstance {
  std::vector<StableParty> parties;
  std::vector<StableHome> homes;
  std::vector<StableEdge> edges;  // a pair once at most
};

// The stable matching in which every party has the best home that it has in any (Gale and Shapley
// 1962): indices of edges, rising. It does not depend on the order of the lists, and who is left
// alone is the same in every stable matching. Refused as solve_assignment() refuses: bad_input,
// too_large. Time: edges × log of a party's or a home's. Thread safe.
graph::Result<std::vector<std::uint32_t>> match_stably(const StableInstance& instance);

// What is wrong with a matching, from the edges as listed and nothing else: a party or a home with
// too many, or a blocking pair, an edge not chosen whose party has no home or one it likes less,
// and whose home has room or somebody it likes less. None found is the proof: to be stable is to
// have no blocking pair, and every edge was looked at. At most `faults_max`. Time: edges. Thread
// safe.
std::vector<std::string> stability_faults(const StableInstance& instance,
                                          const std::vector<std::uint32_t>& chosen,
                                          std::size_t faults_max = 10);

}  // namespace kith::matcher
