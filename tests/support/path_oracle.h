// SPDX-License-Identifier: Apache-2.0
// Warm paths the slow, obvious way: every pair judged on the day from its tie records, every chain
// of at most three ties walked, all of them sorted. Shares no code with graph/warm_paths.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "graph/warm_paths.h"

namespace kith::tests {

struct OracleTie {
  bool paid = false;
  std::uint32_t cost = 0;
};
// By both ends.
using OracleTies = std::map<graph::Number, std::map<graph::Number, OracleTie>>;

// What a reader may use on a day; `today` as SocialGraph takes it.
OracleTies oracle_ties(const graph::View& view, graph::Date on, graph::Reader reader,
                       graph::Date today);

struct OraclePath {
  std::vector<graph::Number> stops;
  bool paid = false;
  std::uint32_t cost = 0;

  friend bool operator==(const OraclePath&, const OraclePath&) = default;
};
using MayMeet = std::function<bool(const graph::Number&, const graph::Number&)>;

// Best first.
std::vector<OraclePath> oracle_paths(const OracleTies& ties, const graph::Number& from,
                                     const MayMeet& may_meet);

// Out of the paths from one person: the best to a goal with no go-between in common …
std::vector<OraclePath> different(std::span<const OraclePath> paths, const graph::Number& goal,
                                  std::size_t most);
// … and the best to each goal.
std::vector<OraclePath> best_to_each(std::span<const OraclePath> paths,
                                     const std::vector<graph::Number>& goals, std::size_t most);

// An answer in the same words.
std::vector<OraclePath> as_oracle(const graph::SocialGraph& graph,
                                  const std::vector<graph::WarmPath>& paths);

}  // namespace kith::tests
