// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_start.h"

#include <algorithm>

namespace kith::matcher {
namespace {

// Ranks of keys that are asked for in rising order; any other order only finds less.
template <class Node>
class RankOf {
 public:
  RankOf(const std::vector<Node>& nodes, const std::vector<std::uint32_t>& order)
      : nodes_(nodes), order_(order) {}

  std::uint32_t operator()(const TieKey& key) {
    while (at_ < order_.size() && nodes_[order_[at_]].key < key) ++at_;
    if (at_ == order_.size() || nodes_[order_[at_]].key != key) return nobody;
    return at_;
  }

 private:
  const std::vector<Node>& nodes_;
  const std::vector<std::uint32_t>& order_;
  std::uint32_t at_ = 0;
};

template <class Node>
std::uint32_t rank_by_search(const std::vector<Node>& nodes,
                             const std::vector<std::uint32_t>& order, const TieKey& key) {
  const auto found =
      std::lower_bound(order.begin(), order.end(), key,
                       [&](std::uint32_t index, const TieKey& k) { return nodes[index].key < k; });
  if (found == order.end() || nodes[*found].key != key) return nobody;
  return static_cast<std::uint32_t>(found - order.begin());
}

// Prices that could overflow were not made by solving.
std::int64_t within_reason(WideSum weight) {
  constexpr WideSum most = WideSum{1} << 55U;
  return static_cast<std::int64_t>(std::clamp(weight, -most, most));
}

}  // namespace

WarmStart warm_start(const AssignmentInstance& instance, const AssignmentOrder& order,
                     const AssignmentStart& start) {
  WarmStart warm;
  warm.home_of.assign(instance.parties.size(), nobody);
  warm.price.assign(instance.homes.size(), 0);
  RankOf home_rank(instance.homes, order.homes);
  for (const AssignmentStart::HomePrice& each : start.prices) {
    const std::uint32_t home = home_rank(each.home);
    if (home != nobody) warm.price[home] = within_reason(each.price.weight);
  }
  RankOf party_rank(instance.parties, order.parties);
  for (const AssignmentStart::Pair& pair : start.pairs) {
    const std::uint32_t party = party_rank(pair.party);
    if (party == nobody || warm.home_of[party] != nobody) continue;
    warm.home_of[party] = rank_by_search(instance.homes, order.homes, pair.home);
  }
  return warm;
}

void hold_again(const AssignmentNet& net, const AssignmentOrder& order,
                const AssignmentInstance& instance, const AssignmentStart& start,
                AssignmentHolding& holding) {
  RankOf party_rank(instance.parties, order.parties);
  for (const AssignmentStart::Pair& pair : start.pairs) {
    const std::uint32_t party = party_rank(pair.party);
    if (party == nobody || net.units[party] == 0) continue;
    const std::uint32_t home = rank_by_search(instance.homes, order.homes, pair.home);
    if (home == nobody || holding.room(home) == 0) continue;
    if (static_cast<std::int32_t>(holding.held(party).size()) >= net.units[party]) continue;
    const auto edges = net.edges_of(party);
    const auto found = std::lower_bound(
        edges.begin(), edges.end(), home,
        [](const NetEdge& edge, std::uint32_t wanted) { return edge.home < wanted; });
    if (found == edges.end() || found->home != home) continue;
    const auto edge = static_cast<std::uint32_t>(found - edges.begin()) + net.begin[party];
    if (!holding.holds(party, edge)) holding.add(party, edge, home);
  }
}

}  // namespace kith::matcher
