// SPDX-License-Identifier: Apache-2.0
#include "tests/support/assignment_oracle.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kith::tests {
namespace {

using matcher::AssignmentEdge;
using matcher::AssignmentGoal;
using matcher::AssignmentInstance;
using matcher::AssignmentParty;
using matcher::AssignmentValue;

class Trying {
 public:
  explicit Trying(const AssignmentInstance& instance) : instance_(instance) {
    edges_.resize(instance.parties.size());
    for (std::uint32_t i = 0; i < instance.edges.size(); ++i) {
      edges_[instance.edges[i].party].push_back(i);
    }
    for (const auto& home : instance.homes) room_.push_back(home.places);
    pinned_.assign(instance.edges.size(), false);
    for (const std::uint32_t pin : instance.pins) pinned_[pin] = true;
  }

  std::optional<AssignmentValue> best() {
    next_edge(0, 0, 0, {});
    return best_;
  }

 private:
  void next_edge(std::size_t party, std::size_t at, std::int32_t options, AssignmentValue value) {
    if (party == edges_.size()) {
      finish(value);
      return;
    }
    const AssignmentParty& listed = instance_.parties[party];
    if (at == edges_[party].size()) {
      if (options < listed.options_min) return;
      if (options > 0 && instance_.goal == AssignmentGoal::parties_first) {
        ++value.parties_met;
        value.priority += listed.priority;
      }
      next_edge(party + 1, 0, 0, value);
      return;
    }
    const std::uint32_t index = edges_[party][at];
    const AssignmentEdge& edge = instance_.edges[index];
    if (!pinned_[index]) next_edge(party, at + 1, options, value);
    if (options == listed.options_max || room_[edge.home] == 0) return;
    --room_[edge.home];
    value.weight += edge.weight;
    next_edge(party, at + 1, options + 1, value);
    ++room_[edge.home];
  }

  void finish(const AssignmentValue& value) {
    for (std::size_t home = 0; home < room_.size(); ++home) {
      if (instance_.homes[home].places - room_[home] < instance_.homes[home].places_min) return;
    }
    if (!best_ || value > *best_) best_ = value;
  }

  const AssignmentInstance& instance_;
  std::vector<std::vector<std::uint32_t>> edges_;
  std::vector<std::int32_t> room_;
  std::vector<bool> pinned_;
  std::optional<AssignmentValue> best_;
};

class Draw {
 public:
  Draw(const SmallAssignments& kind, std::mt19937_64& engine) : kind_(kind), engine_(engine) {}

  AssignmentInstance all() {
    AssignmentInstance instance;
    if (below(5) == 0) instance.goal = AssignmentGoal::weight_only;
    const std::size_t parties = below(kind_.parties_max) + 1;
    const std::size_t homes = below(kind_.homes_max) + 1;
    for (std::size_t i = 0; i < parties; ++i) instance.parties.push_back(party());
    for (std::size_t i = 0; i < homes; ++i) instance.homes.push_back(home());
    const std::uint64_t density = below(4) + 1;
    for (std::uint32_t party = 0; party < parties; ++party) {
      for (std::uint32_t home = 0; home < homes; ++home) {
        if (below(4) < density) instance.edges.push_back({party, home, weight()});
      }
    }
    const std::uint64_t pinned = kind_.minima ? 4 : 20;
    for (std::uint32_t i = 0; i < instance.edges.size(); ++i) {
      if (below(3) == 0 && below(pinned) == 0) instance.pins.push_back(i);
    }
    return instance;
  }

 private:
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  // A narrow first half, so that the order of keys is that of both halves.
  matcher::TieKey key() { return {below(3), engine_()}; }

  AssignmentParty party() {
    AssignmentParty party;
    party.key = key();
    party.priority = static_cast<std::int64_t>(below(4));
    if (kind_.wide && below(4) == 0) party.priority = std::numeric_limits<std::int64_t>::max();
    party.options_max = static_cast<std::int32_t>(below(4));
    if (kind_.minima && below(3) == 0) {
      party.options_min =
          static_cast<std::int32_t>(below(static_cast<std::uint64_t>(party.options_max) + 1));
    } else if (below(20) == 0 && party.options_max > 0) {
      party.options_min = 1;
    }
    return party;
  }

  matcher::AssignmentHome home() {
    matcher::AssignmentHome home;
    home.key = key();
    home.places = static_cast<std::int32_t>(below(4));
    if (kind_.minima && below(3) == 0) {
      home.places_min =
          static_cast<std::int32_t>(below(static_cast<std::uint64_t>(home.places) + 1));
    }
    return home;
  }

  std::int64_t weight() {
    if (kind_.wide && below(4) == 0) {
      return below(2) == 0 ? std::numeric_limits<std::int64_t>::max()
                           : std::numeric_limits<std::int64_t>::min();
    }
    return static_cast<std::int64_t>(below(2 * static_cast<std::uint64_t>(kind_.weight_max) + 1)) -
           kind_.weight_max;
  }

  const SmallAssignments& kind_;
  std::mt19937_64& engine_;
};

std::vector<std::uint32_t> random_order(std::size_t size, std::mt19937_64& engine) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[engine() % i]);
  return order;
}

// order[i] is what comes i-th; the answer where each came to be.
std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  return place;
}

}  // namespace

std::optional<AssignmentValue> best_by_trying(const AssignmentInstance& instance) {
  return Trying(instance).best();
}

bool can_keep(const AssignmentInstance& instance, const matcher::AssignmentConflict& demands) {
  AssignmentInstance bare = instance;
  bare.pins = demands.pins;
  for (AssignmentParty& party : bare.parties) party.options_min = 0;
  for (auto& home : bare.homes) home.places_min = 0;
  for (const std::uint32_t index : demands.parties) {
    bare.parties[index].options_min = instance.parties[index].options_min;
  }
  for (const std::uint32_t index : demands.homes) {
    bare.homes[index].places_min = instance.homes[index].places_min;
  }
  return best_by_trying(bare).has_value();
}

AssignmentInstance draw_assignment(const SmallAssignments& kind, std::mt19937_64& engine) {
  return Draw(kind, engine).all();
}

AssignmentInstance shuffled(const AssignmentInstance& instance, std::mt19937_64& engine) {
  const auto parties = random_order(instance.parties.size(), engine);
  const auto homes = random_order(instance.homes.size(), engine);
  const auto edges = random_order(instance.edges.size(), engine);
  const auto party_place = places_of(parties);
  const auto home_place = places_of(homes);
  const auto edge_place = places_of(edges);
  AssignmentInstance other;
  other.goal = instance.goal;
  for (const std::uint32_t party : parties) other.parties.push_back(instance.parties[party]);
  for (const std::uint32_t home : homes) other.homes.push_back(instance.homes[home]);
  for (const std::uint32_t index : edges) {
    const AssignmentEdge& edge = instance.edges[index];
    other.edges.push_back({party_place[edge.party], home_place[edge.home], edge.weight});
  }
  for (const std::uint32_t at : random_order(instance.pins.size(), engine)) {
    other.pins.push_back(edge_place[instance.pins[at]]);
  }
  return other;
}

std::vector<std::pair<matcher::TieKey, matcher::TieKey>> pairs_of(
    const AssignmentInstance& instance, const std::vector<std::uint32_t>& chosen) {
  std::vector<std::pair<matcher::TieKey, matcher::TieKey>> pairs;
  for (const std::uint32_t index : chosen) {
    const AssignmentEdge& edge = instance.edges[index];
    pairs.emplace_back(instance.parties[edge.party].key, instance.homes[edge.home].key);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace kith::tests
