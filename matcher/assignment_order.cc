// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_order.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

namespace kith::matcher {
namespace {

using graph::Error;
using graph::ErrorCode;
using Indices = std::vector<std::uint32_t>;

Error refused(std::string what) { return {ErrorCode::bad_input, std::move(what), {}}; }

std::string numbered(const char* what, std::size_t index) {
  return std::string(what) + " " + std::to_string(index);
}

// The indices of `nodes` by key; nothing where two have the same.
template <class Node>
std::optional<Indices> by_key(const std::vector<Node>& nodes) {
  const auto before = [&nodes](std::uint32_t a, std::uint32_t b) {
    return nodes[a].key < nodes[b].key;
  };
  Indices order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  if (!std::is_sorted(order.begin(), order.end(), before)) {
    std::sort(order.begin(), order.end(), before);
  }
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (!before(order[i - 1], order[i])) return std::nullopt;
  }
  return order;
}

Indices inverse(const Indices& order) {
  Indices rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

std::optional<Error> size_fault(const AssignmentInstance& instance) {
  if (instance.parties.size() <= assignment_nodes_max &&
      instance.homes.size() <= assignment_nodes_max &&
      instance.edges.size() <= assignment_edges_max &&
      instance.pins.size() <= instance.edges.size()) {
    return std::nullopt;
  }
  return Error{
      ErrorCode::too_large, "the assignment has more parties, homes or edges than fit", {}};
}

std::optional<Error> node_fault(const AssignmentInstance& instance) {
  for (std::size_t i = 0; i < instance.parties.size(); ++i) {
    const AssignmentParty& party = instance.parties[i];
    if (party.priority < 0 || party.options_min < 0 || party.options_min > party.options_max) {
      return refused(numbered("party", i) + ": priority and options_min are at least 0 and " +
                     "options_max is at least options_min");
    }
  }
  for (std::size_t i = 0; i < instance.homes.size(); ++i) {
    const AssignmentHome& home = instance.homes[i];
    if (home.places_min < 0 || home.places_min > home.places) {
      return refused(numbered("home", i) + ": places_min is at least 0 and at most places");
    }
  }
  return std::nullopt;
}

std::optional<Error> index_fault(const AssignmentInstance& instance) {
  for (std::size_t i = 0; i < instance.edges.size(); ++i) {
    const AssignmentEdge& edge = instance.edges[i];
    if (edge.party >= instance.parties.size() || edge.home >= instance.homes.size()) {
      return refused(numbered("edge", i) + " names a party or home that is not there");
    }
  }
  Indices pins = instance.pins;
  std::sort(pins.begin(), pins.end());
  if (std::adjacent_find(pins.begin(), pins.end()) != pins.end()) {
    return refused("an edge is pinned twice");
  }
  if (!pins.empty() && pins.back() >= instance.edges.size()) {
    return refused("a pin names an edge that is not there");
  }
  return std::nullopt;
}

// Where each of `count` groups begins when all `size` things are put together by group.
template <class GroupOf>
Indices begins(std::size_t count, std::size_t size, const GroupOf& group_of) {
  Indices begin(count + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) ++begin[group_of(i) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  return begin;
}

class EdgeOrder {
 public:
  EdgeOrder(const AssignmentInstance& instance, AssignmentOrder& order)
      : edges_(instance.edges), order_(order) {}

  // False where a pair is there twice.
  bool make() {
    if (edges_.size() > 0 && !is_listed_so()) sort();
    order_.begin = begins(order_.parties.size(), edges_.size(),
                          [this](std::uint32_t edge) { return party(edge); });
    return !has_repeats();
  }

 private:
  std::uint32_t party(std::uint32_t edge) const { return order_.party_rank[edges_[edge].party]; }
  std::uint32_t home(std::uint32_t edge) const { return order_.home_rank[edges_[edge].home]; }
  std::uint64_t place(std::uint32_t edge) const {
    return (std::uint64_t{party(edge)} << 32U) | home(edge);
  }

  bool is_listed_so() const {
    std::uint64_t last = place(0);
    for (std::uint32_t edge = 1; edge < edges_.size(); ++edge) {
      const std::uint64_t next = place(edge);
      if (next < last) return false;
      last = next;
    }
    return true;
  }

  // By home, then stably by party: twice as quick as comparing.
  void sort() {
    Indices by_home(edges_.size());
    Indices next = begins(order_.homes.size(), edges_.size(),
                          [this](std::uint32_t edge) { return home(edge); });
    for (std::uint32_t edge = 0; edge < edges_.size(); ++edge) by_home[next[home(edge)]++] = edge;
    next = begins(order_.parties.size(), edges_.size(),
                  [this](std::uint32_t edge) { return party(edge); });
    order_.edges.resize(edges_.size());
    for (const std::uint32_t edge : by_home) order_.edges[next[party(edge)]++] = edge;
  }

  bool has_repeats() const {
    for (std::uint32_t i = 1; i < edges_.size(); ++i) {
      if (place(order_.edge_at(i - 1)) == place(order_.edge_at(i))) return true;
    }
    return false;
  }

  const std::vector<AssignmentEdge>& edges_;
  AssignmentOrder& order_;
};

}  // namespace

graph::Result<AssignmentOrder> order_of(const AssignmentInstance& instance) {
  if (auto fault = size_fault(instance)) return *std::move(fault);
  if (auto fault = node_fault(instance)) return *std::move(fault);
  if (auto fault = index_fault(instance)) return *std::move(fault);
  auto parties = by_key(instance.parties);
  if (!parties) return refused("two parties have the same key");
  auto homes = by_key(instance.homes);
  if (!homes) return refused("two homes have the same key");
  AssignmentOrder order;
  order.parties = *std::move(parties);
  order.homes = *std::move(homes);
  order.party_rank = inverse(order.parties);
  order.home_rank = inverse(order.homes);
  if (!EdgeOrder(instance, order).make()) return refused("a party and a home have two edges");
  return order;
}

}  // namespace kith::matcher
