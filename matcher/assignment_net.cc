// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_net.h"

#include <algorithm>

namespace kith::matcher {
namespace {

// A price is the sum of at most two weights for each node of a path: within 2^26 · 2 · 2^25, which
// leaves room for the auction's scale.
constexpr std::int64_t narrow_max = std::int64_t{1} << 26U;

class NetBuilder {
 public:
  NetBuilder(const AssignmentInstance& instance, const AssignmentOrder& order)
      : instance_(instance), order_(order), pins_(count_pins(instance, order)) {}

  std::optional<AssignmentNet> build() {
    if (!is_narrow() || !set_homes() || !set_parties()) return std::nullopt;
    set_ranks();
    pinned_.assign(instance_.pins.empty() ? 0 : instance_.edges.size(), false);
    for (const std::uint32_t pin : instance_.pins) pinned_[pin] = true;
    set_edges();
    return std::move(net_);
  }

 private:
  bool is_narrow() const {
    return std::all_of(instance_.edges.begin(), instance_.edges.end(), [](const auto& edge) {
      return edge.weight >= -narrow_max && edge.weight <= narrow_max;
    });
  }

  bool set_homes() {
    for (std::uint32_t home = 0; home < order_.homes.size(); ++home) {
      const std::int32_t left = instance_.homes[order_.homes[home]].places - pins_.of_home[home];
      if (left < 0) return false;
      net_.places.push_back(left);
    }
    return true;
  }

  bool set_parties() {
    for (std::uint32_t party = 0; party < order_.parties.size(); ++party) {
      const AssignmentParty& listed = instance_.parties[order_.parties[party]];
      const std::int32_t pinned = pins_.of_party[party];
      const std::int32_t wanting = listed.options_min - pinned;
      if (pinned > listed.options_max || wanting > 1 || (wanting == 1 && pinned > 0)) return false;
      net_.units.push_back(listed.options_max - pinned);
    }
    return true;
  }

  void set_ranks() {
    const bool first = instance_.goal == AssignmentGoal::parties_first;
    net_.priority_of_rank.push_back(0);
    if (first) {
      for (const AssignmentParty& party : instance_.parties) {
        net_.priority_of_rank.push_back(party.priority);
      }
      auto& ranks = net_.priority_of_rank;
      std::sort(ranks.begin() + 1, ranks.end());
      ranks.erase(std::unique(ranks.begin() + 1, ranks.end()), ranks.end());
    }
    net_.rank.assign(net_.units.size(), 0);
    const auto highest = static_cast<std::uint32_t>(net_.priority_of_rank.size());
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      if (pins_.of_party[party] > 0) continue;
      const AssignmentParty& listed = instance_.parties[order_.parties[party]];
      if (listed.options_min > 0) {
        net_.rank[party] = net_.required_rank = highest;
      } else if (first && listed.options_max > 0) {
        net_.rank[party] = rank_of(listed.priority);
      }
    }
    net_.priority_of_rank.push_back(0);
  }

  std::uint32_t rank_of(std::int64_t priority) const {
    const auto& ranks = net_.priority_of_rank;
    return static_cast<std::uint32_t>(std::lower_bound(ranks.begin() + 1, ranks.end(), priority) -
                                      ranks.begin());
  }

  void set_edges() {
    net_.edges.reserve(instance_.edges.size());
    std::vector<std::int32_t> degree(net_.places.size(), 0);
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      net_.begin.push_back(static_cast<std::uint32_t>(net_.edges.size()));
      if (net_.units[party] > 0) add_edges(party, degree);
      net_.end.push_back(static_cast<std::uint32_t>(net_.edges.size()));
      const auto count = static_cast<std::int32_t>(net_.end[party] - net_.begin[party]);
      net_.units[party] = std::min(net_.units[party], count);
    }
    for (std::size_t home = 0; home < degree.size(); ++home) {
      net_.places[home] = std::min(net_.places[home], degree[home]);
    }
  }

  void add_edges(std::uint32_t party, std::vector<std::int32_t>& degree) {
    for (std::uint32_t at = order_.begin[party]; at < order_.begin[party + 1]; ++at) {
      const std::uint32_t index = order_.edge_at(at);
      const std::uint32_t home = order_.home_rank[instance_.edges[index].home];
      if (net_.places[home] == 0 || (!pinned_.empty() && pinned_[index])) continue;
      net_.edges.push_back({home, static_cast<std::int32_t>(instance_.edges[index].weight)});
      ++degree[home];
    }
  }

  const AssignmentInstance& instance_;
  const AssignmentOrder& order_;
  PinCounts pins_;
  std::vector<bool> pinned_;
  AssignmentNet net_;
};

}  // namespace

PinCounts count_pins(const AssignmentInstance& instance, const AssignmentOrder& order) {
  PinCounts counts;
  counts.of_party.assign(instance.parties.size(), 0);
  counts.of_home.assign(instance.homes.size(), 0);
  for (const std::uint32_t pin : instance.pins) {
    ++counts.of_party[order.party_rank[instance.edges[pin].party]];
    ++counts.of_home[order.home_rank[instance.edges[pin].home]];
  }
  return counts;
}

std::optional<AssignmentNet> net_of(const AssignmentInstance& instance,
                                    const AssignmentOrder& order) {
  return NetBuilder(instance, order).build();
}

}  // namespace kith::matcher
