// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_general.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>

#include "matcher/assignment_net.h"
#include "matcher/assignment_prices.h"

namespace kith::matcher {
namespace {

// Everything by rank; edges by their position in the order. Costs of residual arcs are never below
// nothing: a party taking an edge it has not, a home sending a taker away, a party doing without
// its last option, a home taking one more.
class General {
 public:
  General(const AssignmentInstance& instance, const AssignmentOrder& order, AssignmentWork& work)
      : instance_(instance),
        order_(order),
        work_(work),
        parties_(static_cast<std::uint32_t>(order.parties.size())),
        homes_(static_cast<std::uint32_t>(order.homes.size())),
        pinned_(instance.edges.size(), false),
        held_(parties_),
        takers_(homes_),
        gain_(parties_),
        price_(homes_),
        party_distance_(parties_),
        home_distance_(homes_),
        left_edge_(parties_, nobody),
        taken_edge_(homes_, nobody),
        taker_(homes_, nobody) {
    for (const std::uint32_t pin : instance.pins) pinned_[pin] = true;
  }

  GeneralPlan run() {
    for (std::uint32_t home = 0; home < homes_; ++home) {
      if (places(home) > 0) price_[home] = AssignmentPrice{} - reward_of_home(home, 1);
    }
    for (std::uint32_t party = 0; party < parties_; ++party) {
      while (has_room(party) && wants_more(party)) place(party);
      if (work_.is_over()) break;
    }
    if (!work_.is_over()) lower_prices();
    return plan();
  }

 private:
  struct Item {
    AssignmentPrice distance;
    std::uint32_t node;

    friend bool operator>(const Item& a, const Item& b) {
      return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
    }
  };
  using Distances = std::vector<std::optional<AssignmentPrice>>;
  struct Step {
    std::uint32_t party;
    std::uint32_t edge;
    std::uint32_t home;
  };

  // --- the instance by rank

  std::uint32_t home_of(std::uint32_t edge) const {
    return order_.home_rank[instance_.edges[order_.edge_at(edge)].home];
  }
  AssignmentPrice own_worth(std::uint32_t edge) const {
    const std::uint32_t index = order_.edge_at(edge);
    return {pinned_[index] ? 1 : 0, 0, 0, instance_.edges[index].weight};
  }
  AssignmentPrice worth(std::uint32_t edge) const {
    return own_worth(edge) - price_[home_of(edge)];
  }
  std::int32_t places(std::uint32_t home) const {
    return instance_.homes[order_.homes[home]].places;
  }
  std::int32_t taken(std::uint32_t home) const {
    return static_cast<std::int32_t>(takers_[home].size());
  }
  std::int32_t count(std::uint32_t party) const {
    return static_cast<std::int32_t>(held_[party].size());
  }
  bool has_room(std::uint32_t party) const {
    return count(party) < instance_.parties[order_.parties[party]].options_max;
  }
  AssignmentPrice reward(std::uint32_t party, std::int32_t option) const {
    return party_reward(instance_, order_.parties[party], option);
  }
  AssignmentPrice reward_of_home(std::uint32_t home, std::int32_t taker) const {
    return home_reward(instance_, order_.homes[home], taker);
  }
  bool holds(std::uint32_t party, std::uint32_t edge) const {
    return std::find(held_[party].begin(), held_[party].end(), edge) != held_[party].end();
  }

  // --- one more option of a party

  bool wants_more(std::uint32_t party) {
    if (!work_.may_go_on(order_.begin[party + 1] - order_.begin[party])) return false;
    std::optional<AssignmentPrice> best;
    for (std::uint32_t edge = order_.begin[party]; edge < order_.begin[party + 1]; ++edge) {
      if (holds(party, edge)) continue;
      const AssignmentPrice now = worth(edge);
      if (!best || now > *best) best = now;
    }
    if (!best || *best + reward(party, count(party) + 1) <= AssignmentPrice{}) return false;
    gain_[party] = *best;
    return true;
  }

  // Nodes are parties, then homes, then parties that would do without one, then homes that would
  // take one more.
  void place(std::uint32_t party) {
    starting_ = party;
    reach_party(party, {}, nobody);
    while (!queue_.empty()) {
      const Item item = queue_.top();
      queue_.pop();
      if (item.node >= parties_ + homes_) {
        end_at(item.node - parties_ - homes_, item.distance);
        return;
      }
      visit(item, true);
    }
    KITH_CHECK(false);
  }

  void visit(const Item& item, bool with_ends) {
    if (item.node < parties_) {
      if (item.distance != *party_distance_[item.node]) return;
      if (with_ends) offer_party_end(item.node, item.distance);
      take_from(item.node, item.distance);
      return;
    }
    const std::uint32_t home = item.node - parties_;
    if (item.distance != *home_distance_[home]) return;
    if (with_ends && taken(home) < places(home)) {
      const AssignmentPrice cost =
          AssignmentPrice{} - price_[home] - reward_of_home(home, taken(home) + 1);
      queue_.push({item.distance + cost, home + parties_ + homes_ + parties_});
    }
    for (const Step& taker : takers_[home]) {
      reach_party(taker.party, item.distance + worth(taker.edge) - gain_[taker.party], taker.edge);
    }
  }

  void offer_party_end(std::uint32_t party, const AssignmentPrice& distance) {
    const std::int32_t options = count(party) + (party == starting_ ? 1 : 0);
    queue_.push({distance + gain_[party] + reward(party, options), party + parties_ + homes_});
  }

  void reach_party(std::uint32_t party, const AssignmentPrice& distance, std::uint32_t left) {
    auto& known = party_distance_[party];
    if (known && *known <= distance) return;
    known = distance;
    left_edge_[party] = left;
    near_.push_back(party);
    queue_.push({distance, party});
  }

  void take_from(std::uint32_t party, const AssignmentPrice& distance) {
    work_.may_go_on(order_.begin[party + 1] - order_.begin[party]);
    for (std::uint32_t edge = order_.begin[party]; edge < order_.begin[party + 1]; ++edge) {
      if (holds(party, edge)) continue;
      const std::uint32_t home = home_of(edge);
      const AssignmentPrice next = distance + gain_[party] - worth(edge);
      auto& known = home_distance_[home];
      if (known && *known <= next) continue;
      known = next;
      taker_[home] = party;
      taken_edge_[home] = edge;
      near_.push_back(parties_ + home);
      queue_.push({next, parties_ + home});
    }
  }

  void end_at(std::uint32_t end, const AssignmentPrice& distance) {
    std::vector<Step> path;
    std::uint32_t party = end;
    if (end >= parties_) party = add_step(end - parties_, path);
    const bool leaves = end < parties_ && end != starting_;
    if (leaves) drop(end, left_edge_[end]);
    while (party != starting_) {
      const std::uint32_t left = left_edge_[party];
      if (holds(party, left)) drop(party, left);
      party = add_step(home_of(left), path);
    }
    for (const Step& step : path) {
      held_[step.party].push_back(step.edge);
      takers_[step.home].push_back(step);
    }
    move_near_prices(distance);
  }

  std::uint32_t add_step(std::uint32_t home, std::vector<Step>& path) const {
    path.push_back({taker_[home], taken_edge_[home], home});
    return taker_[home];
  }

  void drop(std::uint32_t party, std::uint32_t edge) {
    std::erase(held_[party], edge);
    std::erase_if(takers_[home_of(edge)], [edge](const Step& taker) { return taker.edge == edge; });
  }

  void move_near_prices(const AssignmentPrice& limit) {
    for (const std::uint32_t node : near_) {
      const bool is_party = node < parties_;
      auto& distance = is_party ? party_distance_[node] : home_distance_[node - parties_];
      if (!distance) continue;
      if (*distance < limit) {
        if (is_party) {
          gain_[node] = gain_[node] - (limit - *distance);
        } else {
          price_[node - parties_] = price_[node - parties_] + (limit - *distance);
        }
      }
      distance.reset();
    }
    near_.clear();
    queue_ = {};
  }

  // --- the least prices: a search from outside, as if a place were offered everywhere

  void lower_prices() {
    for (std::uint32_t party = 0; party < parties_; ++party) set_gain(party);
    for (std::uint32_t party = 0; party < parties_; ++party) {
      if (!has_room(party)) continue;
      const AssignmentPrice cost =
          AssignmentPrice{} - gain_[party] - reward(party, count(party) + 1);
      reach_party(party, cost, nobody);
    }
    for (std::uint32_t home = 0; home < homes_; ++home) {
      const std::int32_t taker = std::max(1, taken(home));
      home_distance_[home] =
          price_[home] + (places(home) > 0 ? reward_of_home(home, taker) : AssignmentPrice{});
      queue_.push({*home_distance_[home], parties_ + home});
    }
    while (!queue_.empty()) {
      const Item item = queue_.top();
      queue_.pop();
      visit(item, false);
    }
    for (std::uint32_t home = 0; home < homes_; ++home) {
      price_[home] = price_[home] - *home_distance_[home];
    }
  }

  // Any gain between what the party has not and what it has; where it has room, none that it would
  // rather use.
  void set_gain(std::uint32_t party) {
    std::optional<AssignmentPrice> least;
    for (const std::uint32_t edge : held_[party]) {
      const AssignmentPrice now = worth(edge);
      if (!least || now < *least) least = now;
    }
    const AssignmentPrice next = AssignmentPrice{} - reward(party, count(party) + 1);
    if (!least || (has_room(party) && next < *least)) least = next;
    gain_[party] = *least;
  }

  GeneralPlan plan() const {
    GeneralPlan plan;
    std::int64_t kept = 0;
    for (std::uint32_t party = 0; party < parties_; ++party) {
      for (const std::uint32_t edge : held_[party]) {
        plan.chosen.push_back(order_.edge_at(edge));
        kept += pinned_[order_.edge_at(edge)] ? 1 : 0;
      }
      const std::uint32_t index = order_.parties[party];
      kept += std::min(count(party), instance_.parties[index].options_min);
    }
    plan.prices.resize(homes_);
    for (std::uint32_t home = 0; home < homes_; ++home) {
      plan.prices[order_.homes[home]] = price_[home];
      kept += std::min(taken(home), instance_.homes[order_.homes[home]].places_min);
    }
    std::sort(plan.chosen.begin(), plan.chosen.end());
    plan.is_done = !work_.is_over();
    plan.keeps_required = kept == required_of(instance_);
    return plan;
  }

  const AssignmentInstance& instance_;
  const AssignmentOrder& order_;
  AssignmentWork& work_;
  std::uint32_t parties_;
  std::uint32_t homes_;
  std::vector<bool> pinned_;
  std::vector<std::vector<std::uint32_t>> held_;  // edges of each party
  std::vector<std::vector<Step>> takers_;         // of each home
  std::vector<AssignmentPrice> gain_;             // of each party: what one more edge is worth
  std::vector<AssignmentPrice> price_;
  Distances party_distance_;
  Distances home_distance_;
  std::vector<std::uint32_t> left_edge_;
  std::vector<std::uint32_t> taken_edge_;
  std::vector<std::uint32_t> taker_;
  std::vector<std::uint32_t> near_;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue_;
  std::uint32_t starting_ = nobody;
};

}  // namespace

GeneralPlan solve_generally(const AssignmentInstance& instance, const AssignmentOrder& order,
                            AssignmentWork& work) {
  return General(instance, order, work).run();
}

}  // namespace kith::matcher
