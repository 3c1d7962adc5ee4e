// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_conflict.h"

#include <algorithm>
#include <span>

#include "matcher/assignment_general.h"

namespace kith::matcher {
namespace {

// One thing that must be.
struct Demand {
  enum class Kind : std::uint8_t { pin, party, home } kind = Kind::pin;
  std::uint32_t index = 0;
};
using Demands = std::vector<Demand>;

class Trial {
 public:
  Trial(const AssignmentInstance& instance, const AssignmentOrder& order, AssignmentWork& work)
      : instance_(instance), order_(order), work_(work), bare_(instance) {
    bare_.goal = AssignmentGoal::weight_only;
    for (AssignmentEdge& edge : bare_.edges) edge.weight = 0;
    pinned_.assign(instance.edges.size(), false);
    for (const std::uint32_t pin : instance.pins) pinned_[pin] = true;
  }

  // By key, so that the answer does not depend on how the instance is listed.
  Demands all() const {
    Demands demands;
    for (const std::uint32_t party : order_.parties) {
      if (instance_.parties[party].options_min > 0) demands.push_back({Demand::Kind::party, party});
    }
    for (const std::uint32_t home : order_.homes) {
      if (instance_.homes[home].places_min > 0) demands.push_back({Demand::Kind::home, home});
    }
    for (std::uint32_t at = 0; at < instance_.edges.size(); ++at) {
      const std::uint32_t edge = order_.edge_at(at);
      if (pinned_[edge]) demands.push_back({Demand::Kind::pin, edge});
    }
    return demands;
  }

  bool can_be_kept(const Demands& kept, std::span<const Demand> more) {
    bare_.pins.clear();
    for (AssignmentParty& party : bare_.parties) party.options_min = 0;
    for (AssignmentHome& home : bare_.homes) home.places_min = 0;
    for (const Demand& demand : kept) ask(demand);
    for (const Demand& demand : more) ask(demand);
    return solve_generally(bare_, order_, work_).keeps_required;
  }

  // The least of `from` that cannot be kept together with what is kept already.
  Demands least_of(std::span<const Demand> from, bool kept_grew) {
    if (work_.is_over() || (kept_grew && !can_be_kept(kept_, {}))) return {};
    if (from.size() == 1) return {from[0]};
    const auto first = from.first(from.size() / 2);
    const auto second = from.subspan(from.size() / 2);
    const std::size_t before = kept_.size();
    kept_.insert(kept_.end(), first.begin(), first.end());
    Demands of_second = least_of(second, true);
    kept_.resize(before);
    kept_.insert(kept_.end(), of_second.begin(), of_second.end());
    Demands all = least_of(first, !of_second.empty());
    kept_.resize(before);
    all.insert(all.end(), of_second.begin(), of_second.end());
    return all;
  }

 private:
  void ask(const Demand& demand) {
    switch (demand.kind) {
      case Demand::Kind::pin: bare_.pins.push_back(demand.index); break;
      case Demand::Kind::party:
        bare_.parties[demand.index].options_min = instance_.parties[demand.index].options_min;
        break;
      case Demand::Kind::home:
        bare_.homes[demand.index].places_min = instance_.homes[demand.index].places_min;
        break;
    }
  }

  const AssignmentInstance& instance_;
  const AssignmentOrder& order_;
  AssignmentWork& work_;
  AssignmentInstance bare_;  // nothing counts in it but what must be
  std::vector<bool> pinned_;
  Demands kept_;
};

}  // namespace

std::optional<AssignmentConflict> conflict_in(const AssignmentInstance& instance,
                                              const AssignmentOrder& order, AssignmentWork& work) {
  Trial trial(instance, order, work);
  const Demands all = trial.all();
  const Demands least = trial.least_of(all, false);
  if (work.is_over()) return std::nullopt;
  AssignmentConflict conflict;
  for (const Demand& demand : least) {
    switch (demand.kind) {
      case Demand::Kind::pin: conflict.pins.push_back(demand.index); break;
      case Demand::Kind::party: conflict.parties.push_back(demand.index); break;
      case Demand::Kind::home: conflict.homes.push_back(demand.index); break;
    }
  }
  std::sort(conflict.pins.begin(), conflict.pins.end());
  std::sort(conflict.parties.begin(), conflict.parties.end());
  std::sort(conflict.homes.begin(), conflict.homes.end());
  return conflict;
}

}  // namespace kith::matcher
