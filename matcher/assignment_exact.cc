// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_exact.h"

#include <algorithm>

#include "matcher/assignment_queue.h"

namespace kith::matcher {
namespace {

using Price = std::int64_t;

constexpr Price far = std::numeric_limits<Price>::max() / 4;

// A net with prices and a holding, and the residual arcs between them: a party may take an edge it
// does not hold (cost `take`), a home may send somebody away (cost `leave`). Both are at least 0.
class Exact {
 public:
  Exact(const AssignmentNet& net, const AssignmentFace& face, AssignmentHolding& holding,
        ExactPrices& prices, AssignmentWork& work)
      : net_(net),
        face_(face),
        holding_(holding),
        price_(prices.home),
        gain_(prices.party),
        work_(work),
        parties_(net.party_count()),
        homes_(net.home_count()),
        lacks_(parties_, 0),
        reach_(homes_, far),
        home_distance_(homes_, far),
        party_distance_(parties_, far),
        left_edge_(parties_),
        taker_(homes_),
        taken_edge_(homes_),
        next_edge_(parties_),
        next_place_(homes_),
        party_seen_(parties_, 0),
        home_seen_(homes_, 0) {}

  bool run() {
    settle_prices();
    gain_.assign(parties_, 0);
    for (std::uint32_t party = 0; party < parties_; ++party) keep_chosen(party);
    return serve_parties() && fill_homes();
  }

 private:
  // --- what everybody would choose

  void settle_prices() {
    for (std::uint32_t home = 0; home < homes_; ++home) {
      if (face_.full[home] != 0) continue;
      price_[home] = holding_.room(home) > 0 ? 0 : std::max<Price>(0, price_[home]);
    }
  }

  Price worth(std::uint32_t edge) const {
    const NetEdge& each = net_.edges[edge];
    return each.weight * price_scale - price_[each.home];
  }

  std::uint32_t units(std::uint32_t party) const {
    return static_cast<std::uint32_t>(net_.units[party]);
  }

  Price best_not_held(std::uint32_t party) {
    Price best = -far;
    work_.may_go_on(net_.end[party] - net_.begin[party]);
    for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
      const Price now = worth(edge);
      if (now > best && !holding_.holds(party, edge)) best = now;
    }
    return best;
  }

  // Sets what one more unit is worth, sends away what is worth less, and counts what is missing.
  void keep_chosen(std::uint32_t party) {
    if (units(party) == 0) return;
    const Price best = best_not_held(party);
    const Price kept = best_held(party);
    if (best > 0) {
      gain_[party] = best;
      release_below(party, best);
      lacks_[party] = units(party) - count(party);
    } else if (face_.forced[party] == 0 || kept >= 0) {
      gain_[party] = 0;
      release_below(party, 0);
    } else {
      gain_[party] = std::max(best, kept);
      release_below(party, gain_[party]);
      while (count(party) > 1) release(party, holding_.held(party).back());
      lacks_[party] = 1 - count(party);
    }
  }

  std::uint32_t count(std::uint32_t party) const {
    return static_cast<std::uint32_t>(holding_.held(party).size());
  }

  Price best_held(std::uint32_t party) const {
    Price best = -far;
    for (const std::uint32_t edge : holding_.held(party)) best = std::max(best, worth(edge));
    return best;
  }

  void release(std::uint32_t party, std::uint32_t edge) {
    holding_.remove(party, edge, net_.edges[edge].home);
  }

  void release_below(std::uint32_t party, Price bound) {
    for (std::size_t i = count(party); i-- > 0;) {
      const std::uint32_t edge = holding_.held(party)[i];
      if (worth(edge) < bound) release(party, edge);
    }
  }

  // --- parties that lack something

  bool serve_parties() {
    std::vector<std::uint32_t> wanting;
    for (std::uint32_t party = 0; party < parties_; ++party) {
      if (lacks_[party] > 0) wanting.push_back(party);
    }
    while (!wanting.empty()) {
      serve_together(wanting);
      if (work_.is_over()) return false;
      serve_alone(wanting);
      if (work_.is_over()) return false;
    }
    return true;
  }

  // Of all as many as one search from all of them shows.
  void serve_together(std::vector<std::uint32_t>& wanting) {
    search_from(wanting, UINT64_MAX);
    begin_paths();
    for (const std::uint32_t party : wanting) {
      while (lacks_[party] > 0 && find_path(party, Goal::any_end)) --lacks_[party];
    }
    drop_served(wanting);
  }

  void drop_served(std::vector<std::uint32_t>& wanting) const {
    std::erase_if(wanting, [this](std::uint32_t party) { return lacks_[party] == 0; });
  }

  // One by one, as long as all of them would cost no more than to look at every edge twice: where
  // ends lie near, but each at another distance. Who is farther away waits.
  void serve_alone(std::vector<std::uint32_t>& wanting) {
    const std::uint64_t each = 2 * net_.edges.size() / std::max<std::size_t>(1, wanting.size()) + 1;
    std::uint64_t allowed = work_.done() + 20 * each;
    for (std::size_t i = wanting.size(); i-- > 0 && work_.done() < allowed;) {
      const std::uint32_t party = wanting[i];
      while (lacks_[party] > 0 && !work_.is_over()) {
        alone_.assign(1, party);
        if (!search_from(alone_, std::min(allowed, work_.done() + 20 * each))) break;
        trace_path(party);
        allowed += each;
      }
    }
    drop_served(wanting);
  }

  // Takes the path that the search from `start` alone found.
  void trace_path(std::uint32_t start) {
    path_.clear();
    std::uint32_t party = nobody;
    if (end_ < parties_ + homes_) {
      party = add_step(end_ - parties_);
    } else {
      party = end_ - parties_ - homes_;
      path_.push_back({party, nobody});
    }
    while (party != start) party = add_step(net_.edges[left_edge_[party]].home);
    std::reverse(path_.begin(), path_.end());
    for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
      const std::uint32_t home = net_.edges[path_[i].edge].home;
      const auto places = holding_.places(home);
      const std::uint32_t left = left_edge_[path_[i + 1].party];
      const auto place = std::find_if(places.begin(), places.end(),
                                      [left](const auto& each) { return each.edge == left; });
      holding_.take_over(*place, path_[i].party, path_[i].edge);
    }
    const Step last = path_.back();
    if (last.edge != nobody) holding_.add(last.party, last.edge, net_.edges[last.edge].home);
    --lacks_[start];
  }

  std::uint32_t add_step(std::uint32_t home) {
    path_.push_back({taker_[home], taken_edge_[home]});
    return taker_[home];
  }

  bool may_do_without(std::uint32_t party) const {
    return count(party) + lacks_[party] > face_.forced[party];
  }

  // Distances from all of `wanting` until there are ends enough; then moves the prices. Beyond the
  // nearest free end they may not move: what is free stays so. False, and nothing moved, where that
  // takes more than `work_allowed` in all.
  bool search_from(const std::vector<std::uint32_t>& wanting, std::uint64_t work_allowed) {
    std::uint64_t wanted = 0;
    queue_.clear();
    for (const std::uint32_t party : wanting) {
      wanted += lacks_[party];
      reach_party(party, 0, nobody);
    }
    std::uint64_t found = 0;
    Price limit = -1;
    while (!queue_.is_empty() && found * 10 < wanted * 9) {
      if (work_.done() > work_allowed) {
        move_near_prices(0);
        return false;
      }
      const DistanceQueue::Item item = queue_.pop();
      const std::uint64_t ends = ends_at(item);
      if (ends > 0) {
        limit = item.distance;
        end_ = item.node;
      }
      found += ends == free_end ? wanted : ends;
    }
    KITH_CHECK(limit >= 0);
    move_near_prices(limit);
    return true;
  }

  static constexpr std::uint64_t free_end = UINT64_MAX;

  // How many ends there are at what was found: nodes are parties, then homes, then parties that
  // would do without one.
  std::uint64_t ends_at(const DistanceQueue::Item& item) {
    if (item.node < parties_) {
      if (item.distance > party_distance_[item.node]) return 0;
      if (may_do_without(item.node)) {
        queue_.push(item.distance + gain_[item.node], item.node + parties_ + homes_);
      }
      take_from(item.node, item.distance);
      return 0;
    }
    if (item.node >= parties_ + homes_) return free_end;
    const std::uint32_t home = item.node - parties_;
    if (item.distance > home_distance_[home]) return 0;
    leave_from(home, item.distance);
    if (holding_.room(home) == 0) return 0;
    return is_short(home) ? holding_.room(home) : free_end;
  }

  void reach_party(std::uint32_t party, Price distance, std::uint32_t left_edge) {
    if (distance >= party_distance_[party]) return;
    left_edge_[party] = left_edge;
    if (party_distance_[party] == far) near_parties_.push_back(party);
    party_distance_[party] = distance;
    queue_.push(distance, party);
  }

  // `reach_` is a home's distance less its price, so that one look at it is enough for most edges.
  void take_from(std::uint32_t party, Price distance) {
    work_.may_go_on(net_.end[party] - net_.begin[party]);
    const Price base = distance + gain_[party];
    for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
      const NetEdge& each = net_.edges[edge];
      const Price reach = base - each.weight * price_scale;
      if (reach >= reach_[each.home] || holding_.holds(party, edge)) continue;
      if (reach_[each.home] == far) near_homes_.push_back(each.home);
      reach_[each.home] = reach;
      taker_[each.home] = party;
      taken_edge_[each.home] = edge;
      home_distance_[each.home] = reach + price_[each.home];
      queue_.push(home_distance_[each.home], parties_ + each.home);
    }
  }

  void leave_from(std::uint32_t home, Price distance) {
    for (const AssignmentHolding::Place& place : holding_.places(home)) {
      reach_party(place.party, distance + worth(place.edge) - gain_[place.party], place.edge);
    }
  }

  void move_near_prices(Price limit) {
    for (const std::uint32_t party : near_parties_) {
      gain_[party] -= std::max<Price>(0, limit - party_distance_[party]);
      party_distance_[party] = far;
    }
    for (const std::uint32_t home : near_homes_) {
      price_[home] += std::max<Price>(0, limit - home_distance_[home]);
      reach_[home] = far;
      home_distance_[home] = far;
    }
    near_parties_.clear();
    near_homes_.clear();
  }

  // --- paths of no cost

  enum class Goal : std::uint8_t { any_end, short_home };
  struct Step {
    std::uint32_t party;
    std::uint32_t edge;  // that the party would take, or `nobody`
  };

  void begin_paths() {
    ++round_;
    next_edge_ = net_.begin;
    std::fill(next_place_.begin(), next_place_.end(), 0U);
  }

  bool is_short(std::uint32_t home) const {
    return holding_.room(home) > 0 && (face_.full[home] != 0 || price_[home] > 0);
  }

  // Depth first; what was looked at in vain is not looked at again in this round. A path is taken
  // at once, but nothing is counted for its start.
  bool find_path(std::uint32_t start, Goal goal) {
    if (party_seen_[start] == round_) return false;
    party_seen_[start] = round_;
    path_.assign(1, {start, nobody});
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.edge == nobody) {
        const bool ends =
            goal == Goal::any_end && gain_[step.party] == 0 && may_do_without(step.party);
        if (ends) return take_path();
        if (!choose_edge(step)) {
          path_.pop_back();
          if (!path_.empty()) ++next_place_[net_.edges[path_.back().edge].home];
          continue;
        }
        const std::uint32_t home = net_.edges[step.edge].home;
        const bool arrives = goal == Goal::any_end ? holding_.room(home) > 0 : is_short(home);
        if (arrives) return take_path();
        if (home_seen_[home] == round_) {
          step.edge = nobody;
          continue;
        }
        home_seen_[home] = round_;
      }
      follow_place(step);
    }
    return false;
  }

  bool choose_edge(Step& step) {
    std::uint32_t& edge = next_edge_[step.party];
    for (; edge < net_.end[step.party]; ++edge) {
      if (worth(edge) != gain_[step.party] || holding_.holds(step.party, edge)) continue;
      step.edge = edge++;
      return true;
    }
    return false;
  }

  // The next of those at the step's home who could leave at no cost, or no edge.
  void follow_place(Step& step) {
    const std::uint32_t home = net_.edges[step.edge].home;
    const auto places = holding_.places(home);
    for (std::uint32_t& at = next_place_[home]; at < places.size(); ++at) {
      const AssignmentHolding::Place& place = places[at];
      if (party_seen_[place.party] == round_ || worth(place.edge) != gain_[place.party]) continue;
      party_seen_[place.party] = round_;
      path_.push_back({place.party, nobody});
      return;
    }
    step.edge = nobody;
  }

  bool take_path() {
    for (const Step& step : path_) {
      party_seen_[step.party] = 0;
      if (step.edge == nobody) break;
      const std::uint32_t home = net_.edges[step.edge].home;
      home_seen_[home] = 0;
      if (&step == &path_.back()) {
        holding_.add(step.party, step.edge, home);
      } else {
        holding_.take_over(holding_.places(home)[next_place_[home]++], step.party, step.edge);
      }
    }
    return true;
  }

  // --- homes that lack somebody

  bool fill_homes() {
    for (;;) {
      std::uint32_t short_homes = 0;
      for (std::uint32_t home = 0; home < homes_; ++home) short_homes += is_short(home) ? 1 : 0;
      search_from_outside();
      if (work_.is_over()) return false;
      if (short_homes == 0) return true;
      draw_in();
    }
  }

  // From a party that would take one more for nothing, or a place that costs nothing.
  void search_from_outside() {
    queue_.clear();
    for (std::uint32_t party = 0; party < parties_; ++party) {
      if (count(party) < units(party)) reach_party(party, -gain_[party], nobody);
    }
    for (std::uint32_t home = 0; home < homes_; ++home) {
      if (face_.full[home] != 0) continue;
      reach_[home] = 0;
      home_distance_[home] = price_[home];
      queue_.push(price_[home], parties_ + home);
    }
    Price limit = 0;
    while (!queue_.is_empty()) {
      const DistanceQueue::Item item = queue_.pop();
      limit = item.distance;
      if (item.node < parties_) {
        if (item.distance == party_distance_[item.node]) take_from(item.node, item.distance);
      } else if (item.distance == home_distance_[item.node - parties_]) {
        leave_from(item.node - parties_, item.distance);
      }
    }
    move_all_prices(limit);
  }

  void move_all_prices(Price limit) {
    for (std::uint32_t party = 0; party < parties_; ++party) {
      gain_[party] += std::min(limit, party_distance_[party]);
      party_distance_[party] = far;
    }
    for (std::uint32_t home = 0; home < homes_; ++home) {
      price_[home] -= std::min(limit, home_distance_[home]);
      reach_[home] = far;
      home_distance_[home] = far;
    }
    near_parties_.clear();
    near_homes_.clear();
  }

  void draw_in() {
    begin_paths();
    for (std::uint32_t party = 0; party < parties_; ++party) {
      while (gain_[party] == 0 && count(party) < units(party) &&
             find_path(party, Goal::short_home)) {
      }
    }
    for (std::uint32_t home = 0; home < homes_; ++home) {
      if (face_.full[home] == 0 && price_[home] == 0) give_places_up(home);
    }
  }

  void give_places_up(std::uint32_t home) {
    if (home_seen_[home] == round_) return;
    home_seen_[home] = round_;
    for (std::uint32_t& at = next_place_[home]; at < holding_.places(home).size();) {
      const AssignmentHolding::Place place = holding_.places(home)[at];
      if (worth(place.edge) != gain_[place.party] || party_seen_[place.party] == round_) {
        ++at;
        continue;
      }
      release(place.party, place.edge);
      if (find_path(place.party, Goal::short_home)) continue;
      holding_.add(place.party, place.edge, home);  // now the last, and not tried again
    }
  }

  const AssignmentNet& net_;
  const AssignmentFace& face_;
  AssignmentHolding& holding_;
  std::vector<Price>& price_;  // of each home
  std::vector<Price>& gain_;   // of each party: what one more unit is worth
  AssignmentWork& work_;
  std::uint32_t parties_;
  std::uint32_t homes_;
  std::vector<std::uint32_t> lacks_;  // of each party, units to be found
  std::vector<Price> reach_;
  std::vector<Price> home_distance_;
  std::vector<Price> party_distance_;
  std::vector<std::uint32_t> near_parties_;
  std::vector<std::uint32_t> near_homes_;
  std::vector<std::uint32_t> left_edge_;  // of each party: what it would leave on its path
  std::vector<std::uint32_t> taker_;      // of each home: who would come on its path, and by what
  std::vector<std::uint32_t> taken_edge_;
  std::uint32_t end_ = 0;
  std::vector<std::uint32_t> alone_;
  DistanceQueue queue_;
  std::vector<std::uint32_t> next_edge_;
  std::vector<std::uint32_t> next_place_;
  std::vector<std::uint32_t> party_seen_;
  std::vector<std::uint32_t> home_seen_;
  std::uint32_t round_ = 0;
  std::vector<Step> path_;
};

}  // namespace

bool make_exact(const AssignmentNet& net, const AssignmentFace& face, AssignmentHolding& holding,
                ExactPrices& prices, AssignmentWork& work) {
  return Exact(net, face, holding, prices, work).run();
}

}  // namespace kith::matcher
