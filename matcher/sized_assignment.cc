// SPDX-License-Identifier: Apache-2.0
#include "matcher/sized_assignment.h"

#include <algorithm>
#include <numeric>

#include "matcher/assignment_order.h"
#include "matcher/sized_bound.h"

namespace kith::matcher {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;
constexpr std::uint64_t price_steps_max = 200;

AssignmentValue plus(const AssignmentValue& a, const AssignmentValue& b) {
  return {a.parties_met + b.parties_met, a.priority + b.priority, a.weight + b.weight};
}

AssignmentValue minus(const AssignmentValue& a, const AssignmentValue& b) {
  return {a.parties_met - b.parties_met, a.priority - b.priority, a.weight - b.weight};
}

// The same with every party taking one place: at each home so many parties as the smallest of those
// that may go there would let in. Every plan of the sized question is one of this.
AssignmentInstance relaxed(const SizedInstance& instance) {
  AssignmentInstance other;
  for (const SizedParty& party : instance.parties) {
    other.parties.push_back({party.key, party.priority, 1, 0});
  }
  std::vector<std::vector<std::int32_t>> sizes(instance.homes.size());
  for (const AssignmentEdge& edge : instance.edges) {
    if (edge.party >= instance.parties.size() || edge.home >= instance.homes.size()) continue;
    sizes[edge.home].push_back(instance.parties[edge.party].size);
  }
  for (std::size_t home = 0; home < instance.homes.size(); ++home) {
    std::sort(sizes[home].begin(), sizes[home].end());
    std::int64_t left = instance.homes[home].places;
    std::int32_t count = 0;
    for (const std::int32_t size : sizes[home]) {
      left -= size;
      if (left < 0) break;
      ++count;
    }
    const bool bad = instance.homes[home].places < 0;  // for order_of() to refuse
    other.homes.push_back({instance.homes[home].key, bad ? -1 : count, 0});
  }
  other.edges = instance.edges;
  return other;
}

// Everything by rank, so that the order of the lists does not matter.
class Sized {
 public:
  struct Option {
    std::uint32_t home = nowhere;
    std::uint32_t edge = 0;  // index of the instance
    std::int64_t weight = 0;
  };

  Sized(const SizedInstance& instance, const AssignmentOrder& order, std::uint64_t work_max)
      : work_max_(work_max), options_(order.parties.size()), at_(order.parties.size(), nowhere) {
    for (const std::uint32_t index : order.parties) parties_.push_back(instance.parties[index]);
    for (const std::uint32_t index : order.homes) room_.push_back(instance.homes[index].places);
    for (std::uint32_t party = 0; party < options_.size(); ++party) {
      for (std::uint32_t at = order.begin[party]; at < order.begin[party + 1]; ++at) {
        const std::uint32_t index = order.edge_at(at);
        const AssignmentEdge& edge = instance.edges[index];
        const std::uint32_t home = order.home_rank[edge.home];
        if (room_[home] >= parties_[party].size)
          options_[party].push_back({home, index, edge.weight});
      }
      std::stable_sort(options_[party].begin(), options_[party].end(),
                       [](const Option& a, const Option& b) { return a.weight > b.weight; });
    }
  }

  SizedAnswer solve(const AssignmentValue& bound) {
    fill_greedily();
    while (value_ < bound && may_go_on(1) && improve()) {
    }
    keep_best();
    const bool all = best_value_ == bound || search_all();
    SizedAnswer answer;
    for (std::uint32_t party = 0; party < best_.size(); ++party) {
      if (best_[party] != nowhere) answer.chosen.push_back(options_[party][best_[party]].edge);
    }
    std::sort(answer.chosen.begin(), answer.chosen.end());
    answer.value = best_value_;
    answer.bound = all ? best_value_ : bound;
    answer.is_proven = answer.bound == answer.value;
    answer.work = work_;
    return answer;
  }

 private:
  bool may_go_on(std::uint64_t steps) {
    work_ += steps;
    return work_ < work_max_;
  }

  AssignmentValue worth(std::uint32_t party, std::uint32_t option) const {
    return {1, parties_[party].priority, options_[party][option].weight};
  }

  void put(std::uint32_t party, std::uint32_t option) {
    at_[party] = option;
    room_[options_[party][option].home] -= parties_[party].size;
    value_ = plus(value_, worth(party, option));
  }

  void take_out(std::uint32_t party) {
    const std::uint32_t option = std::exchange(at_[party], nowhere);
    room_[options_[party][option].home] += parties_[party].size;
    value_ = minus(value_, worth(party, option));
  }

  // --- a plan to begin with: the smallest first, of these the highest priority

  void fill_greedily() {
    std::vector<std::uint32_t> order(parties_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      if (parties_[a].size != parties_[b].size) return parties_[a].size < parties_[b].size;
      return parties_[a].priority > parties_[b].priority;
    });
    for (const std::uint32_t party : order) put_where_room(party);
  }

  bool put_where_room(std::uint32_t party) {
    for (std::uint32_t option = 0; option < options_[party].size(); ++option) {
      if (room_[options_[party][option].home] < parties_[party].size) continue;
      put(party, option);
      return true;
    }
    return false;
  }

  // --- better ones near it: a party goes elsewhere, and who is in its way goes elsewhere or out

  bool improve() {
    bool any = false;
    index_takers();
    for (std::uint32_t party = 0; party < parties_.size(); ++party) {
      for (std::uint32_t option = 0; option < options_[party].size(); ++option) {
        if (!may_go_on(1)) return false;
        if (option != at_[party] && try_move(party, option)) any = true;
      }
    }
    return any;
  }

  void index_takers() {
    takers_.assign(room_.size(), {});
    for (std::uint32_t party = 0; party < parties_.size(); ++party) {
      if (at_[party] != nowhere) takers_[home_of(party)].push_back(party);
    }
  }

  std::uint32_t home_of(std::uint32_t party) const { return options_[party][at_[party]].home; }

  // Kept only if all together are better then.
  bool try_move(std::uint32_t party, std::uint32_t option) {
    const AssignmentValue before = value_;
    const std::uint32_t home = options_[party][option].home;
    changed_.clear();
    remember(party);
    if (at_[party] != nowhere) take_out(party);
    for (const std::uint32_t other : takers_[home]) {
      if (room_[home] >= parties_[party].size) break;
      if (other == party || at_[other] == nowhere || home_of(other) != home) continue;
      work_ += options_[other].size();
      remember(other);
      take_out(other);
    }
    if (room_[home] >= parties_[party].size) {
      put(party, option);
      for (std::size_t i = 1; i < changed_.size(); ++i) put_where_room(changed_[i].party);
    }
    if (value_ > before) {
      for (const Place& place : changed_) {
        if (at_[place.party] != nowhere) takers_[home_of(place.party)].push_back(place.party);
      }
      return true;
    }
    for (const Place& place : changed_) {
      if (at_[place.party] != nowhere) take_out(place.party);
    }
    for (const Place& place : changed_) {
      if (place.option != nowhere) put(place.party, place.option);
    }
    return false;
  }

  struct Place {
    std::uint32_t party;
    std::uint32_t option;
  };
  void remember(std::uint32_t party) { changed_.push_back({party, at_[party]}); }

  void keep_best() {
    if (!best_.empty() && value_ <= best_value_) return;
    best_ = at_;
    best_value_ = value_;
  }

  // --- all plans, leaving out what cannot be better: even with everybody still to come at their
  // best

  bool search_all() {
    for (std::uint32_t party = 0; party < parties_.size(); ++party) {
      if (at_[party] != nowhere) take_out(party);
    }
    to_come_.assign(parties_.size() + 1, {});
    for (std::size_t party = parties_.size(); party-- > 0;) {
      to_come_[party] = to_come_[party + 1];
      if (options_[party].empty()) continue;
      to_come_[party] = plus(to_come_[party], worth(static_cast<std::uint32_t>(party), 0));
    }
    return search();
  }

  // Depth first without recursion: next_[party] is the option to try next; the last is none.
  bool search() {
    std::vector<std::uint32_t> next(parties_.size() + 1, 0);
    std::uint32_t party = 0;
    for (;;) {
      const bool hopeless = plus(value_, to_come_[party]) <= best_value_;
      if (party == parties_.size() || hopeless) {
        if (!hopeless) keep_best();
        if (!step_back(party)) return true;
        continue;
      }
      if (!may_go_on(1)) return false;
      if (next[party] > options_[party].size()) {
        if (!step_back(party)) return true;
        continue;
      }
      const std::uint32_t option = next[party]++;
      if (option < options_[party].size()) {
        if (room_[options_[party][option].home] < parties_[party].size) continue;
        put(party, option);
      }
      next[++party] = 0;
    }
  }

  bool step_back(std::uint32_t& party) {
    if (party == 0) return false;
    --party;
    if (at_[party] != nowhere) take_out(party);
    return true;
  }

  std::uint64_t work_max_;
  std::uint64_t work_ = 0;
  std::vector<SizedParty> parties_;
  std::vector<std::int32_t> room_;
  std::vector<std::vector<Option>> options_;  // of each party, the best first
  std::vector<std::uint32_t> at_;             // which option each party has
  AssignmentValue value_;
  std::vector<std::uint32_t> best_;
  AssignmentValue best_value_;
  std::vector<std::vector<std::uint32_t>> takers_;
  std::vector<Place> changed_;
  std::vector<AssignmentValue> to_come_;
};

}  // namespace

graph::Result<SizedAnswer> solve_sized(const SizedInstance& instance, std::uint64_t work_max) {
  for (const SizedParty& party : instance.parties) {
    if (party.size < 1) {
      return graph::Error{graph::ErrorCode::bad_input, "a party takes at least one place", {}};
    }
  }
  const AssignmentInstance loose = relaxed(instance);
  const auto order = order_of(loose);
  if (!order) return order.error();
  auto bound = solve_assignment(loose, {work_max, {}});
  if (!bound) return std::move(bound).error();
  const std::uint64_t steps = work_max / 4 / std::max<std::size_t>(1, instance.edges.size());
  const AssignmentValue by_places =
      bound_by_places(instance, std::min<std::uint64_t>(steps, price_steps_max));
  return Sized(instance, *order, work_max).solve(std::min(bound->bound, by_places));
}

}  // namespace kith::matcher
