// SPDX-License-Identifier: Apache-2.0
#include "matcher/arrivals.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "matcher/plan_instance.h"

namespace kith::matcher {
namespace {

// What an option is worth when what its place costs others is taken off, as plans compare: by how
// many have a place, then by together. Its own party counts the same in each of its options.
struct Net {
  std::int64_t parties = 0;
  WideSum priority = 0;
  WideSum together = 0;

  friend auto operator<=>(const Net&, const Net&) = default;
};

Net net_of(const ArrivalOption& option, const AssignmentPrice& price) {
  return {-price.parties_met, -price.priority, option.together - price.weight};
}

}  // namespace

Arrivals::Arrivals(std::vector<std::int32_t> places)
    : places_(std::move(places)), prices_(places_.size()) {}

void Arrivals::set_prices(std::vector<AssignmentPrice> prices) {
  KITH_CHECK(prices.size() == places_.size());
  prices_ = std::move(prices);
}

std::optional<std::size_t> Arrivals::arrive(const std::vector<ArrivalOption>& options, By by) {
  const AssignmentPrice nothing;
  std::optional<std::size_t> best;
  Net best_net;
  for (std::size_t i = 0; i < options.size(); ++i) {
    KITH_CHECK(options[i].home < places_.size());
    if (places_[options[i].home] == 0) continue;
    const AssignmentPrice& price = by == By::prices ? prices_[options[i].home] : nothing;
    const Net net = net_of(options[i], price);
    const bool is_first = best && net == best_net && options[i].home < options[*best].home;
    if (best && !(net > best_net) && !is_first) continue;
    best = i;
    best_net = net;
  }
  if (best) --places_[options[*best].home];
  return best;
}

graph::Result<std::vector<AssignmentPrice>> expected_prices(
    const std::vector<std::int32_t>& places,
    const std::vector<std::vector<ArrivalOption>>& expected) {
  AssignmentInstance instance;
  for (std::size_t i = 0; i < places.size(); ++i) {
    instance.homes.push_back({{0, i}, places[i], 0});
  }
  for (std::size_t i = 0; i < expected.size(); ++i) {
    AssignmentParty party;
    party.key = {0, i};
    party.priority = 1;
    instance.parties.push_back(party);
    for (const ArrivalOption& option : expected[i]) {
      instance.edges.push_back({static_cast<std::uint32_t>(i), option.home, option.together});
    }
  }
  const auto answer = solve_and_check(instance, UINT64_MAX);
  if (!answer) return answer.error();
  return answer->prices;
}

}  // namespace kith::matcher
