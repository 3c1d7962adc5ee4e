// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_check.h"

#include <algorithm>
#include <optional>

namespace kith::matcher {
namespace {

// Sums of at most 2^30 weights and prices of a plan stay far below 2^127; anything beyond this in a
// price was not made by solving.
constexpr WideSum price_max = WideSum{1} << 120U;

AssignmentPrice plus(const AssignmentPrice& a, const AssignmentPrice& b) {
  return {a.required + b.required, a.parties_met + b.parties_met, a.priority + b.priority,
          a.weight + b.weight};
}

AssignmentPrice minus(const AssignmentPrice& a, const AssignmentPrice& b) {
  return {a.required - b.required, a.parties_met - b.parties_met, a.priority - b.priority,
          a.weight - b.weight};
}

class Check {
 public:
  Check(const AssignmentInstance& instance, const Assignment& answer, std::size_t faults_max)
      : instance_(instance), answer_(answer), faults_max_(faults_max) {}

  std::vector<std::string> run() {
    if (!are_indices_right()) return std::move(faults_);
    mark();
    check_plan();
    check_value();
    if (answer_.end == AssignmentEnd::optimal) check_prices();
    return std::move(faults_);
  }

 private:
  void fault(std::string words) {
    if (faults_.size() < faults_max_) faults_.push_back(std::move(words));
  }
  void fault(const char* what, std::size_t index, const char* words) {
    fault(std::string(what) + " " + std::to_string(index) + " " + words);
  }

  bool are_indices_right() {
    if (answer_.end != AssignmentEnd::optimal && answer_.end != AssignmentEnd::stopped) {
      fault("there is no plan to check");
    }
    const auto& chosen = answer_.chosen;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i] >= instance_.edges.size()) fault("chosen", i, "is no edge");
      if (i > 0 && chosen[i] <= chosen[i - 1]) fault("chosen", i, "is not above the one before");
    }
    return faults_.empty();
  }

  void mark() {
    is_chosen_.assign(instance_.edges.size(), false);
    is_pinned_.assign(instance_.edges.size(), false);
    of_party_.assign(instance_.parties.size(), 0);
    of_home_.assign(instance_.homes.size(), 0);
    for (const std::uint32_t edge : answer_.chosen) {
      is_chosen_[edge] = true;
      ++of_party_[instance_.edges[edge].party];
      ++of_home_[instance_.edges[edge].home];
    }
    for (const std::uint32_t pin : instance_.pins) is_pinned_[pin] = true;
  }

  void check_plan() {
    for (const std::uint32_t pin : instance_.pins) {
      if (!is_chosen_[pin]) fault("edge", pin, "is pinned and not chosen");
    }
    for (std::size_t i = 0; i < of_party_.size(); ++i) {
      const AssignmentParty& party = instance_.parties[i];
      if (of_party_[i] > party.options_max) fault("party", i, "has more than options_max");
      if (of_party_[i] < party.options_min) fault("party", i, "has less than options_min");
    }
    for (std::size_t i = 0; i < of_home_.size(); ++i) {
      const AssignmentHome& home = instance_.homes[i];
      if (of_home_[i] > home.places) fault("home", i, "has more than its places");
      if (of_home_[i] < home.places_min) fault("home", i, "has less than places_min");
    }
  }

  void check_value() {
    AssignmentValue value;
    for (const std::uint32_t edge : answer_.chosen) value.weight += instance_.edges[edge].weight;
    for (std::size_t i = 0; i < of_party_.size() && is_first(); ++i) {
      if (of_party_[i] == 0) continue;
      ++value.parties_met;
      value.priority += instance_.parties[i].priority;
    }
    if (value != answer_.value) fault("the value is not that of the chosen edges");
    if (answer_.bound < value) fault("the bound is below the value");
    if (answer_.end == AssignmentEnd::optimal && answer_.bound != value) {
      fault("the bound of an optimum is not its value");
    }
  }

  bool is_first() const { return instance_.goal == AssignmentGoal::parties_first; }

  AssignmentPrice reward_of(std::size_t party, std::int32_t options) const {
    AssignmentPrice reward;
    if (options <= instance_.parties[party].options_min) reward.required = 1;
    if (options == 1 && is_first()) {
      reward.parties_met = 1;
      reward.priority = instance_.parties[party].priority;
    }
    return reward;
  }

  // --- at the prices nobody could do better

  void check_prices() {
    if (answer_.prices.size() != instance_.homes.size()) {
      fault("there is not one price a home");
      return;
    }
    for (std::size_t i = 0; i < instance_.homes.size(); ++i) check_home(i);
    if (!faults_.empty()) return;
    worst_chosen_.resize(instance_.parties.size());
    best_other_.resize(instance_.parties.size());
    for (std::size_t i = 0; i < instance_.edges.size(); ++i) add_edge(i);
    for (std::size_t i = 0; i < instance_.parties.size(); ++i) check_party(i);
  }

  static bool is_sane(const AssignmentPrice& price) {
    constexpr std::int64_t most = std::int64_t{1} << 60U;
    const auto within = [](WideSum value) { return value > -price_max && value < price_max; };
    return price.required > -most && price.required < most && price.parties_met > -most &&
           price.parties_met < most && within(price.priority) && within(price.weight);
  }

  void check_home(std::size_t index) {
    const AssignmentHome& home = instance_.homes[index];
    const AssignmentPrice& price = answer_.prices[index];
    const std::int32_t taken = of_home_[index];
    const auto with_reward = [&](std::int32_t place) {
      AssignmentPrice all = price;
      if (place <= home.places_min) ++all.required;
      return all;
    };
    if (!is_sane(price)) {
      fault("home", index, "has a price beyond all bounds");
      return;
    }
    if (taken > 0 && with_reward(taken) < AssignmentPrice{}) {
      fault("home", index, "has a price below nothing and takers all the same");
    }
    if (taken < home.places && with_reward(taken + 1) > AssignmentPrice{}) {
      fault("home", index, "has a price and a free place");
    }
  }

  void add_edge(std::size_t index) {
    const AssignmentEdge& edge = instance_.edges[index];
    const AssignmentPrice own{is_pinned_[index] ? 1 : 0, 0, 0, edge.weight};
    const AssignmentPrice worth = minus(own, answer_.prices[edge.home]);
    if (is_chosen_[index]) {
      auto& worst = worst_chosen_[edge.party];
      if (!worst || worth < *worst) worst = worth;
    } else {
      auto& best = best_other_[edge.party];
      if (!best || worth > *best) best = worth;
    }
  }

  void check_party(std::size_t index) {
    const auto& worst = worst_chosen_[index];
    const auto& best = best_other_[index];
    const std::int32_t options = of_party_[index];
    if (worst && plus(*worst, reward_of(index, options)) < AssignmentPrice{}) {
      fault("party", index, "has an option that is not worth its price");
    }
    if (worst && best && *worst < *best) fault("party", index, "would rather have another option");
    if (best && options < instance_.parties[index].options_max &&
        plus(*best, reward_of(index, options + 1)) > AssignmentPrice{}) {
      fault("party", index, "would have one more option");
    }
  }

  const AssignmentInstance& instance_;
  const Assignment& answer_;
  const std::size_t faults_max_;
  std::vector<std::string> faults_;
  std::vector<bool> is_chosen_;
  std::vector<bool> is_pinned_;
  std::vector<std::int32_t> of_party_;
  std::vector<std::int32_t> of_home_;
  std::vector<std::optional<AssignmentPrice>> worst_chosen_;
  std::vector<std::optional<AssignmentPrice>> best_other_;
};

}  // namespace

std::vector<std::string> faults_of(const AssignmentInstance& instance, const Assignment& answer,
                                   std::size_t faults_max) {
  return Check(instance, answer, faults_max).run();
}

}  // namespace kith::matcher
