// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "matcher/assignment_auction.h"
#include "matcher/assignment_conflict.h"
#include "matcher/assignment_exact.h"
#include "matcher/assignment_general.h"
#include "matcher/assignment_levels.h"
#include "matcher/assignment_prices.h"
#include "matcher/assignment_start.h"
#include "matcher/assignment_ties.h"

namespace kith::matcher {
namespace {

class Solver {
 public:
  Solver(const AssignmentInstance& instance, const AssignmentOrder& order, AssignmentWork& work,
         const AssignmentStart* start)
      : instance_(instance), order_(order), work_(work), start_(start) {}

  Assignment solve() {
    auto net = net_of(instance_, order_);
    if (!net || !solve_net(*net)) solve_wholly();
    answer_.work = work_.done();
    return std::move(answer_);
  }

 private:
  // False where the net does not say it all: something that must be cannot, or a home has fewer
  // than it must have.
  bool solve_net(AssignmentNet& net) {
    const WarmStart warm = start_ == nullptr ? WarmStart{} : warm_start(instance_, order_, *start_);
    const AssignmentLevels levels =
        levels_of(net, start_ == nullptr ? nullptr : &warm.home_of, work_);
    if (!levels.is_done) return stop_with(net, levels, {});
    if (!levels.meets_required) return false;
    const AssignmentFace face = restrict_to_face(net, levels);
    AssignmentHolding holding(net);
    ExactPrices prices;
    answer_.is_warm = !warm.price.empty() && finish_warm(net, face, warm, holding, prices);
    if (!answer_.is_warm) {
      holding.clear();
      prices.home = auction(net, face, holding, work_);
      if (work_.is_over() || !make_exact(net, face, holding, prices, work_)) {
        for (std::int64_t& price : prices.home) price /= price_scale;
        return stop_with(net, levels, prices.home);
      }
    }
    // The least optimal prices of whole weights are whole.
    for (std::int64_t& price : prices.home) price /= price_scale;
    settle_ties(net, face, prices.home, holding);
    choose([&](std::uint32_t party, std::uint32_t home) {
      const auto held = holding.held(party);
      return std::any_of(held.begin(), held.end(),
                         [&](std::uint32_t edge) { return net.edges[edge].home == home; });
    });
    set_prices(net, levels, prices.home);
    price_unreachable(net);
    answer_.end = AssignmentEnd::optimal;
    answer_.value = answer_.bound = value_of(instance_, answer_.chosen);
    return has_minima_of_homes();
  }

  // What a few changes leave to do is little; where it is not, better begin anew.
  bool finish_warm(const AssignmentNet& net, const AssignmentFace& face, const WarmStart& warm,
                   AssignmentHolding& holding, ExactPrices& prices) {
    work_.cap(8 * net.edges.size() + 100'000);
    hold_again(net, order_, instance_, *start_, holding);
    prices.home = warm.price;
    for (std::int64_t& price : prices.home) price *= price_scale;
    const bool done = make_exact(net, face, holding, prices, work_);
    work_.lift();
    return done;
  }

  // Pins, and the edges of which `is_held` says so, both by rank.
  template <class IsHeld>
  void choose(const IsHeld& is_held) {
    std::vector<bool> pinned(instance_.pins.empty() ? 0 : instance_.edges.size(), false);
    for (const std::uint32_t pin : instance_.pins) pinned[pin] = true;
    answer_.chosen.clear();
    for (std::uint32_t i = 0; i < instance_.edges.size(); ++i) {
      const AssignmentEdge& edge = instance_.edges[i];
      if ((!pinned.empty() && pinned[i]) ||
          is_held(order_.party_rank[edge.party], order_.home_rank[edge.home])) {
        answer_.chosen.push_back(i);
      }
    }
  }

  void set_prices(const AssignmentNet& net, const AssignmentLevels& levels,
                  const std::vector<std::int64_t>& weights) {
    answer_.prices.assign(instance_.homes.size(), {});
    const bool first = instance_.goal == AssignmentGoal::parties_first;
    for (std::uint32_t home = 0; home < net.home_count(); ++home) {
      AssignmentPrice& price = answer_.prices[order_.homes[home]];
      if (!weights.empty()) price.weight = weights[home];
      const std::uint32_t rank = levels.threshold[home];
      if (rank == 0 || !first) continue;
      price.parties_met = 1;
      price.priority = net.priority_of_rank[rank];
    }
  }

  // A home without a place beyond its pins is no part of the net. The least that keeps everybody
  // away: what its best would-be taker would gain.
  void price_unreachable(const AssignmentNet& net) {
    std::vector<std::int32_t> options(instance_.parties.size(), 0);
    std::vector<AssignmentPrice> least_kept(instance_.parties.size());
    std::vector<bool> keeps(instance_.parties.size(), false);
    std::vector<bool> pinned(instance_.edges.size(), false);
    for (const std::uint32_t pin : instance_.pins) pinned[pin] = true;
    for (const std::uint32_t index : answer_.chosen) {
      const AssignmentEdge& edge = instance_.edges[index];
      ++options[edge.party];
      if (pinned[index]) continue;
      const AssignmentPrice worth =
          AssignmentPrice{0, 0, 0, edge.weight} - answer_.prices[edge.home];
      if (!keeps[edge.party] || worth < least_kept[edge.party]) least_kept[edge.party] = worth;
      keeps[edge.party] = true;
    }
    for (std::size_t i = 0; i < instance_.edges.size(); ++i) {
      const AssignmentEdge& edge = instance_.edges[i];
      if (net.places[order_.home_rank[edge.home]] > 0 || pinned[i]) continue;
      const AssignmentPrice own{0, 0, 0, edge.weight};
      AssignmentPrice& price = answer_.prices[edge.home];
      if (options[edge.party] < instance_.parties[edge.party].options_max) {
        price = std::max(price, own + party_reward(instance_, edge.party, options[edge.party] + 1));
      }
      if (keeps[edge.party]) price = std::max(price, own - least_kept[edge.party]);
    }
  }

  bool has_minima_of_homes() const {
    std::vector<std::int32_t> takers(instance_.homes.size(), 0);
    for (const std::uint32_t index : answer_.chosen) ++takers[instance_.edges[index].home];
    for (std::size_t home = 0; home < takers.size(); ++home) {
      if (takers[home] < instance_.homes[home].places_min) return false;
    }
    return true;
  }

  // Out of work: whom the levels met, and what fits beside. True: there is nothing left to try.
  bool stop_with(const AssignmentNet& net, const AssignmentLevels& levels,
                 const std::vector<std::int64_t>& weights) {
    const std::vector<std::vector<std::uint32_t>> homes = fill_up(net, levels.home_of);
    choose([&](std::uint32_t party, std::uint32_t home) {
      return std::find(homes[party].begin(), homes[party].end(), home) != homes[party].end();
    });
    set_prices(net, levels, weights);
    finish_stopped();
    return true;
  }

  void finish_stopped() {
    answer_.value = value_of(instance_, answer_.chosen);
    answer_.bound = bound_at(instance_, answer_.prices);
    const AssignmentValue plain =
        bound_at(instance_, std::vector<AssignmentPrice>(instance_.homes.size()));
    answer_.bound = std::max(answer_.value, std::min(answer_.bound, plain));
    answer_.prices.clear();
    answer_.end = AssignmentEnd::stopped;
    if (keeps_minima()) return;
    answer_.end = AssignmentEnd::undecided;
    answer_.bound = plain;
    answer_.chosen.clear();
    answer_.value = {};
  }

  bool keeps_minima() const {
    std::vector<std::int32_t> options(instance_.parties.size(), 0);
    for (const std::uint32_t index : answer_.chosen) ++options[instance_.edges[index].party];
    for (std::size_t party = 0; party < options.size(); ++party) {
      if (options[party] < instance_.parties[party].options_min) return false;
    }
    return has_minima_of_homes();
  }

  // Homes of each party: the one it was met with, then what has room and is worth something.
  std::vector<std::vector<std::uint32_t>> fill_up(const AssignmentNet& net,
                                                  const std::vector<std::uint32_t>& met) const {
    std::vector<std::int32_t> room = net.places;
    std::vector<std::vector<std::uint32_t>> homes(net.party_count());
    for (std::uint32_t party = 0; party < net.party_count(); ++party) {
      if (met[party] == nobody) continue;
      homes[party].push_back(met[party]);
      --room[met[party]];
    }
    for (std::uint32_t party = 0; party < net.party_count(); ++party) {
      for (const NetEdge& edge : net.edges_of(party)) {
        if (static_cast<std::int32_t>(homes[party].size()) >= net.units[party]) break;
        if (edge.weight <= 0 || room[edge.home] == 0 || met[party] == edge.home) continue;
        homes[party].push_back(edge.home);
        --room[edge.home];
      }
    }
    return homes;
  }

  void solve_wholly() {
    answer_ = {};
    GeneralPlan plan = solve_generally(instance_, order_, work_);
    answer_.chosen = std::move(plan.chosen);
    answer_.prices = std::move(plan.prices);
    if (!plan.is_done) {
      finish_stopped();
      return;
    }
    if (plan.keeps_required) {
      answer_.end = AssignmentEnd::optimal;
      answer_.value = answer_.bound = value_of(instance_, answer_.chosen);
      return;
    }
    answer_ = {};
    auto conflict = conflict_in(instance_, order_, work_);
    if (!conflict) {
      answer_.bound = bound_at(instance_, std::vector<AssignmentPrice>(instance_.homes.size()));
      return;
    }
    answer_.conflict = *std::move(conflict);
    answer_.end = AssignmentEnd::blocked;
  }

  const AssignmentInstance& instance_;
  const AssignmentOrder& order_;
  AssignmentWork& work_;
  const AssignmentStart* start_;
  Assignment answer_;
};

template <class Node>
std::vector<std::uint32_t> indices_by_key(const std::vector<Node>& nodes) {
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return nodes[a].key < nodes[b].key; });
  return order;
}

}  // namespace

AssignmentStart start_from(const AssignmentInstance& instance, const Assignment& answer) {
  AssignmentStart start;
  if (answer.end != AssignmentEnd::optimal) return start;
  for (const std::uint32_t home : indices_by_key(instance.homes)) {
    start.prices.push_back({instance.homes[home].key, answer.prices[home]});
  }
  for (const std::uint32_t index : answer.chosen) {
    const AssignmentEdge& edge = instance.edges[index];
    start.pairs.push_back({instance.parties[edge.party].key, instance.homes[edge.home].key});
  }
  std::sort(start.pairs.begin(), start.pairs.end(), [](const auto& a, const auto& b) {
    return std::tie(a.party, a.home) < std::tie(b.party, b.home);
  });
  return start;
}

graph::Result<Assignment> solve_assignment(const AssignmentInstance& instance,
                                           const AssignmentLimits& limits,
                                           const AssignmentStart* start) {
  auto order = order_of(instance);
  if (!order) return std::move(order).error();
  AssignmentWork work(limits);
  return Solver(instance, *order, work, start).solve();
}

AssignmentValue value_of(const AssignmentInstance& instance,
                         const std::vector<std::uint32_t>& chosen) {
  AssignmentValue value;
  std::vector<bool> met(instance.parties.size(), false);
  for (const std::uint32_t index : chosen) {
    const AssignmentEdge& edge = instance.edges[index];
    value.weight += edge.weight;
    if (met[edge.party] || instance.goal != AssignmentGoal::parties_first) continue;
    met[edge.party] = true;
    ++value.parties_met;
    value.priority += instance.parties[edge.party].priority;
  }
  return value;
}

}  // namespace kith::matcher
