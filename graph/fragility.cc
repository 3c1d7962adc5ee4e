// SPDX-License-Identifier: Apache-2.0
#include "graph/fragility.h"

#include <algorithm>

namespace kith::graph {
namespace {

constexpr std::size_t rated_ties_min = 4;

// Which ties are reached once some have left, as the least set that is closed under `through`: two
// ties that lead to each other alone reach nobody.
class Reaching {
 public:
  explicit Reaching(const std::vector<DependentTie>& ties) : ties_(ties) {}

  std::vector<bool> without(const std::vector<SubjectNumber>& gone) const {
    std::vector<bool> reached(ties_.size(), false);
    bool grew = true;
    while (grew) {
      grew = false;
      for (std::size_t i = 0; i < ties_.size(); ++i) {
        if (reached[i] || !is_reached(ties_[i], gone, reached)) continue;
        reached[i] = true;
        grew = true;
      }
    }
    return reached;
  }

 private:
  bool is_reached(const DependentTie& tie, const std::vector<SubjectNumber>& gone,
                  const std::vector<bool>& reached) const {
    if (tie.has_own_way) return true;
    return std::any_of(tie.through.begin(), tie.through.end(), [&](const SubjectNumber& who) {
      if (std::find(gone.begin(), gone.end(), who) != gone.end()) return false;
      const auto as_tie = std::find_if(ties_.begin(), ties_.end(),
                                       [&who](const DependentTie& t) { return t.other == who; });
      return as_tie == ties_.end() || reached[static_cast<std::size_t>(as_tie - ties_.begin())];
    });
  }

  const std::vector<DependentTie>& ties_;
};

void add_to(BridgeLoss& loss, const DependentTie& tie, bool is_lost) {
  const auto add = [is_lost](Share& share, std::int64_t amount) {
    share.whole += amount;
    if (is_lost) share.part += amount;
  };
  add(loss.by_count, 1);
  if (tie.would_miss) add(loss.by_would_miss, *tie.would_miss);
  if (tie.minutes) add(loss.by_minutes, *tie.minutes);
  if (is_lost) loss.lost.push_back(tie.tie);
}

class Leaving {
 public:
  explicit Leaving(const std::vector<DependentTie>& ties)
      : ties_(ties), reaching_(ties), now_(reaching_.without({})) {}

  bool is_reached_now(std::size_t tie) const { return now_[tie]; }
  BridgeLoss of(std::vector<SubjectNumber> who) const {
    BridgeLoss loss;
    const std::vector<bool> after = reaching_.without(who);
    loss.who = std::move(who);
    for (std::size_t i = 0; i < ties_.size(); ++i) add_to(loss, ties_[i], now_[i] && !after[i]);
    return loss;
  }

 private:
  const std::vector<DependentTie>& ties_;
  Reaching reaching_;
  std::vector<bool> now_;
};

using Measure = Share BridgeLoss::*;

void keep_worse(std::optional<BridgeLoss>& worst, const BridgeLoss& loss, Measure measure) {
  const Share& share = loss.*measure;
  if (share.whole == 0 || share.part == 0) return;
  if (!worst || share.part > ((*worst).*measure).part) worst = loss;  // the wholes are the same
}

void keep_unknown(const std::vector<DependentTie>& ties, const Leaving& leaving,
                  Fragility& fragility) {
  for (std::size_t i = 0; i < ties.size(); ++i) {
    fragility.ties.push_back(ties[i].tie);
    if (!ties[i].would_miss) fragility.would_miss_unknown.push_back(ties[i].tie);
    if (!ties[i].minutes) fragility.minutes_unknown.push_back(ties[i].tie);
    if (!leaving.is_reached_now(i)) fragility.without_a_way.push_back(ties[i].tie);
  }
}

}  // namespace

std::optional<std::int32_t> per_mille(const Share& share) {
  if (share.whole == 0) return std::nullopt;
  return static_cast<std::int32_t>((2'000 * share.part + share.whole) / (2 * share.whole));
}

std::optional<Band> band_of(const Share& share, std::size_t ties) {
  if (share.whole == 0) return std::nullopt;
  if (ties < rated_ties_min) return Band::few_ties;
  if (4 * share.part < share.whole) return Band::robust;
  return 2 * share.part <= share.whole ? Band::watch : Band::fragile;
}

Fragility fragility_of(std::vector<DependentTie> ties, std::vector<SubjectNumber> workers) {
  std::sort(ties.begin(), ties.end(),
            [](const DependentTie& a, const DependentTie& b) { return a.tie < b.tie; });
  std::sort(workers.begin(), workers.end());
  workers.erase(std::unique(workers.begin(), workers.end()), workers.end());
  const Leaving leaving(ties);
  Fragility fragility;
  keep_unknown(ties, leaving, fragility);
  for (const SubjectNumber& worker : workers) {
    const BridgeLoss loss = leaving.of({worker});
    keep_worse(fragility.worst_by_count, loss, &BridgeLoss::by_count);
    keep_worse(fragility.worst_by_would_miss, loss, &BridgeLoss::by_would_miss);
    keep_worse(fragility.worst_by_minutes, loss, &BridgeLoss::by_minutes);
    if (!loss.lost.empty()) fragility.bridges.push_back(loss);
  }
  for (std::size_t i = 0; i < workers.size(); ++i) {
    for (std::size_t j = i + 1; j < workers.size(); ++j) {
      const BridgeLoss loss = leaving.of({workers[i], workers[j]});
      keep_worse(fragility.two_by_count, loss, &BridgeLoss::by_count);
      keep_worse(fragility.two_by_would_miss, loss, &BridgeLoss::by_would_miss);
      keep_worse(fragility.two_by_minutes, loss, &BridgeLoss::by_minutes);
    }
  }
  return fragility;
}

}  // namespace kith::graph
