// SPDX-License-Identifier: Apache-2.0
#include "matcher/sized_bound.h"

#include <algorithm>
#include <functional>

namespace kith::matcher {
namespace {

constexpr std::int64_t whole_party = 720'720;  // a party placed; every small size divides it

class PlacePrices {
 public:
  explicit PlacePrices(const SizedInstance& instance)
      : instance_(instance), price_(instance.homes.size(), 0), cheapest_(instance.parties.size()) {}

  std::int64_t most_placed(std::uint64_t steps_max) {
    start_alike();
    WideSum least = sum();
    std::int64_t width = whole_party / 4;
    for (std::uint64_t step = 0; step < steps_max; ++step) {
      move(std::max<std::int64_t>(1, width));
      width -= width / 20;
      least = std::min(least, sum());
    }
    return static_cast<std::int64_t>(least / whole_party);
  }

 private:
  struct Choice {
    std::uint32_t home = 0;
    std::int64_t price = -1;  // below 0: there is none
  };

  // The best of the prices that are the same everywhere.
  void start_alike() {
    std::vector<std::int64_t> tried{0};
    for (std::int64_t size = 1; size <= 16; ++size) tried.push_back(whole_party / size);
    std::int64_t best = 0;
    WideSum least = sum();
    for (const std::int64_t price : tried) {
      std::fill(price_.begin(), price_.end(), price);
      const WideSum now = sum();
      if (now < least) best = price;
      least = std::min(least, now);
    }
    std::fill(price_.begin(), price_.end(), best);
    sum();
  }

  std::int64_t gain(std::size_t party) const {
    const Choice& choice = cheapest_[party];
    if (choice.price < 0) return 0;
    return std::max<std::int64_t>(0, whole_party - choice.price * instance_.parties[party].size);
  }

  WideSum sum() {
    std::fill(cheapest_.begin(), cheapest_.end(), Choice{});
    for (const AssignmentEdge& edge : instance_.edges) {
      if (instance_.homes[edge.home].places < instance_.parties[edge.party].size) continue;
      Choice& choice = cheapest_[edge.party];
      const std::int64_t price = price_[edge.home];
      if (choice.price < 0 || price < choice.price) choice = {edge.home, price};
    }
    WideSum total = 0;
    for (std::size_t home = 0; home < price_.size(); ++home) {
      total += WideSum{price_[home]} * instance_.homes[home].places;
    }
    for (std::size_t party = 0; party < cheapest_.size(); ++party) total += gain(party);
    return total;
  }

  void move(std::int64_t width) {
    std::vector<std::int64_t> excess(price_.size());
    for (std::size_t home = 0; home < excess.size(); ++home) {
      excess[home] = -std::int64_t{instance_.homes[home].places};
    }
    for (std::size_t party = 0; party < cheapest_.size(); ++party) {
      if (gain(party) > 0) excess[cheapest_[party].home] += instance_.parties[party].size;
    }
    for (std::size_t home = 0; home < excess.size(); ++home) {
      const std::int64_t all = std::max<std::int64_t>(1, instance_.homes[home].places);
      const std::int64_t share = std::clamp<std::int64_t>(excess[home] * 8 / all, -8, 8);
      price_[home] = std::clamp<std::int64_t>(price_[home] + width * share / 8, 0, whole_party);
    }
  }

  const SizedInstance& instance_;
  std::vector<std::int64_t> price_;  // of a place at each home
  std::vector<Choice> cheapest_;     // of each party
};

// The sum of the `count` highest.
template <class Number>
WideSum highest(std::vector<Number> numbers, std::int64_t count) {
  std::sort(numbers.begin(), numbers.end(), std::greater<>());
  const auto most = std::min(numbers.size(), static_cast<std::size_t>(count));
  WideSum sum = 0;
  for (std::size_t i = 0; i < most; ++i) sum += numbers[i];
  return sum;
}

}  // namespace

AssignmentValue bound_by_places(const SizedInstance& instance, std::uint64_t steps_max) {
  AssignmentValue bound;
  bound.parties_met = PlacePrices(instance).most_placed(steps_max);
  std::vector<std::int64_t> best(instance.parties.size());
  std::vector<bool> has(instance.parties.size(), false);
  for (const AssignmentEdge& edge : instance.edges) {
    if (!has[edge.party] || edge.weight > best[edge.party]) best[edge.party] = edge.weight;
    has[edge.party] = true;
  }
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> priorities;
  for (std::size_t party = 0; party < has.size(); ++party) {
    if (!has[party]) continue;
    weights.push_back(best[party]);
    priorities.push_back(instance.parties[party].priority);
  }
  bound.priority = highest(std::move(priorities), bound.parties_met);
  bound.weight = highest(std::move(weights), bound.parties_met);
  return bound;
}

}  // namespace kith::matcher
