// SPDX-License-Identifier: Apache-2.0
#include "matcher/stable_matching.h"

#include <algorithm>
#include <optional>

#include "matcher/assignment_order.h"

namespace kith::matcher {
namespace {

constexpr std::uint32_t no_edge = UINT32_MAX;

bool party_prefers(const StableInstance& instance, std::uint32_t a, std::uint32_t b) {
  const StableEdge& one = instance.edges[a];
  const StableEdge& other = instance.edges[b];
  if (one.party_liking != other.party_liking) return one.party_liking > other.party_liking;
  return instance.homes[one.home].key < instance.homes[other.home].key;
}

bool home_prefers(const StableInstance& instance, std::uint32_t a, std::uint32_t b) {
  const StableEdge& one = instance.edges[a];
  const StableEdge& other = instance.edges[b];
  if (one.home_liking != other.home_liking) return one.home_liking > other.home_liking;
  return instance.parties[one.party].key < instance.parties[other.party].key;
}

// Keys, indices and limits are those of an assignment.
std::optional<graph::Error> fault_of(const StableInstance& instance) {
  AssignmentInstance same;
  for (const StableParty& party : instance.parties) same.parties.push_back({party.key, 0, 1, 0});
  for (const StableHome& home : instance.homes) same.homes.push_back({home.key, home.places, 0});
  for (const StableEdge& edge : instance.edges) same.edges.push_back({edge.party, edge.home, 0});
  auto order = order_of(same);
  if (order.ok()) return std::nullopt;
  return std::move(order).error();
}

// Parties ask in their own order; a home keeps the best of who asked so far. Nobody is refused by a
// home that they could have in any stable matching, so that everybody ends with the best such home.
class DeferredAcceptance {
 public:
  explicit DeferredAcceptance(const StableInstance& instance)
      : instance_(instance),
        wishes_(instance.parties.size()),
        next_(instance.parties.size(), 0),
        kept_(instance.homes.size()) {
    for (std::uint32_t i = 0; i < instance.edges.size(); ++i) {
      wishes_[instance.edges[i].party].push_back(i);
    }
    for (auto& wishes : wishes_) {
      std::sort(wishes.begin(), wishes.end(),
                [&](std::uint32_t a, std::uint32_t b) { return party_prefers(instance, a, b); });
    }
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t party = 0; party < wishes_.size(); ++party) {
      for (std::uint32_t asking = party; asking != no_edge;) asking = ask(asking);
    }
    std::vector<std::uint32_t> chosen;
    for (const auto& kept : kept_) chosen.insert(chosen.end(), kept.begin(), kept.end());
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

 private:
  // Who has to ask elsewhere now, or nobody.
  std::uint32_t ask(std::uint32_t party) {
    if (next_[party] == wishes_[party].size()) return no_edge;
    const std::uint32_t wish = wishes_[party][next_[party]++];
    const std::uint32_t home = instance_.edges[wish].home;
    // The one kept that the home likes least stands first.
    const auto liked_more = [this](std::uint32_t a, std::uint32_t b) {
      return home_prefers(instance_, a, b);
    };
    auto& kept = kept_[home];
    kept.push_back(wish);
    std::push_heap(kept.begin(), kept.end(), liked_more);
    if (kept.size() <= static_cast<std::size_t>(instance_.homes[home].places)) return no_edge;
    std::pop_heap(kept.begin(), kept.end(), liked_more);
    const std::uint32_t refused = kept.back();
    kept.pop_back();
    return instance_.edges[refused].party;
  }

  const StableInstance& instance_;
  std::vector<std::vector<std::uint32_t>> wishes_;  // edges of each party, the best first
  std::vector<std::size_t> next_;
  std::vector<std::vector<std::uint32_t>> kept_;  // edges of each home, a heap
};

class StabilityCheck {
 public:
  StabilityCheck(const StableInstance& instance, std::size_t faults_max)
      : instance_(instance),
        faults_max_(faults_max),
        held_(instance.parties.size(), no_edge),
        count_(instance.homes.size(), 0),
        worst_(instance.homes.size(), no_edge) {}

  std::vector<std::string> run(const std::vector<std::uint32_t>& chosen) {
    for (const std::uint32_t edge : chosen) add(edge);
    for (std::size_t home = 0; home < count_.size(); ++home) {
      if (count_[home] > instance_.homes[home].places) {
        fault("home " + std::to_string(home) + " has more than its places");
      }
    }
    for (std::uint32_t edge = 0; edge < instance_.edges.size() && faults_.empty(); ++edge) {
      if (blocks(edge)) fault("edge " + std::to_string(edge) + " is a blocking pair");
    }
    return std::move(faults_);
  }

 private:
  void fault(std::string words) {
    if (faults_.size() < faults_max_) faults_.push_back(std::move(words));
  }

  void add(std::uint32_t edge) {
    if (edge >= instance_.edges.size()) {
      fault("edge " + std::to_string(edge) + " is not there");
      return;
    }
    const StableEdge& pair = instance_.edges[edge];
    if (held_[pair.party] != no_edge) {
      fault("party " + std::to_string(pair.party) + " has two homes");
    }
    held_[pair.party] = edge;
    ++count_[pair.home];
    std::uint32_t& worst = worst_[pair.home];
    if (worst == no_edge || home_prefers(instance_, worst, edge)) worst = edge;
  }

  bool blocks(std::uint32_t edge) const {
    const StableEdge& pair = instance_.edges[edge];
    const std::uint32_t held = held_[pair.party];
    if (held == edge) return false;
    if (held != no_edge && !party_prefers(instance_, edge, held)) return false;
    if (count_[pair.home] < instance_.homes[pair.home].places) return true;
    return worst_[pair.home] != no_edge && home_prefers(instance_, edge, worst_[pair.home]);
  }

  const StableInstance& instance_;
  const std::size_t faults_max_;
  std::vector<std::uint32_t> held_;  // the edge of each party
  std::vector<std::int32_t> count_;
  std::vector<std::uint32_t> worst_;  // the edge of each home that it likes least
  std::vector<std::string> faults_;
};

}  // namespace

graph::Result<std::vector<std::uint32_t>> match_stably(const StableInstance& instance) {
  if (auto fault = fault_of(instance)) return *std::move(fault);
  return DeferredAcceptance(instance).run();
}

std::vector<std::string> stability_faults(const StableInstance& instance,
                                          const std::vector<std::uint32_t>& chosen,
                                          std::size_t faults_max) {
  return StabilityCheck(instance, faults_max).run(chosen);
}

}  // namespace kith::matcher
