// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "matcher/plan_instance.h"

namespace kith::matcher {
namespace {

// Who could go where, as the plan's instance has it (what is banned or no option left out).
class Demand {
 public:
  Demand(const SchemeOptions& scheme, const PlanInstance& instance)
      : scheme_(scheme),
        options_(scheme.parties.size()),
        people_(instance.homes.size()),
        only_(instance.homes.size()) {
    const auto& edges = instance.assignment.edges;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (instance.edges[i].rank) ++options_[edges[i].party];
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (!instance.edges[i].rank) continue;
      people_[edges[i].home] += size_of(edges[i].party);
      if (options_[edges[i].party] == 1) only_[edges[i].home] += size_of(edges[i].party);
    }
  }

  std::size_t options(std::size_t party) const { return options_[party]; }
  std::size_t people_at(std::size_t home) const { return people_[home]; }
  // Other people than the party's own; `is_option`: whether they are counted there.
  std::size_t others_at(std::size_t home, std::size_t party, bool is_option) const {
    return people_[home] - (is_option ? size_of(party) : 0);
  }
  std::size_t only_others_at(std::size_t home, std::size_t party, bool is_option) const {
    return only_[home] - (is_option && options_[party] == 1 ? size_of(party) : 0);
  }

 private:
  std::size_t size_of(std::size_t party) const {
    return scheme_.parties[party].party.people.size();
  }

  const SchemeOptions& scheme_;
  std::vector<std::size_t> options_;  // of each party
  std::vector<std::size_t> people_;   // of each home
  std::vector<std::size_t> only_;     // people with no other real option
};

struct Placed {
  std::size_t rank = 0;
  Suggestion suggestion;
};

// Kept ones first, then as the party's own list has them.
bool stands_before(const Placed& a, const Placed& b) {
  const bool a_kept = a.suggestion.standing == Standing::kept;
  const bool b_kept = b.suggestion.standing == Standing::kept;
  if (a_kept != b_kept) return a_kept;
  return std::tie(a.rank, a.suggestion.household) < std::tie(b.rank, b.suggestion.household);
}

std::vector<std::vector<Placed>> suggestions_of(const SchemeOptions& scheme,
                                                const PlanInstance& instance,
                                                const Assignment& answer, const Demand& demand) {
  std::vector<std::vector<Placed>> found(scheme.parties.size());
  for (const std::uint32_t chosen : answer.chosen) {
    const AssignmentEdge& edge = instance.assignment.edges[chosen];
    const PlanEdge& behind = instance.edges[chosen];
    Placed placed;
    placed.suggestion.household = instance.homes[edge.home];
    placed.suggestion.standing = behind.standing;
    placed.suggestion.is_option = behind.rank.has_value();
    placed.rank = behind.rank.value_or(scheme.parties[edge.party].options.size());
    if (behind.rank) {
      placed.suggestion.together = scheme.parties[edge.party].options[*behind.rank].together;
    }
    placed.suggestion.only_one_for =
        demand.only_others_at(edge.home, edge.party, placed.suggestion.is_option);
    placed.suggestion.option_for =
        demand.others_at(edge.home, edge.party, placed.suggestion.is_option);
    found[edge.party].push_back(placed);
  }
  for (std::vector<Placed>& each : found) std::sort(each.begin(), each.end(), stands_before);
  return found;
}

PlannedParty planned(const PartyOptions& options, std::size_t open, std::vector<Placed> placed) {
  PlannedParty made;
  made.party = options.party;
  made.options = open;
  made.without = options.without;
  made.about = options.about;
  made.closed = options.closed;
  made.blocking = options.blocking;
  for (Placed& each : placed) made.suggestions.push_back(each.suggestion);
  return made;
}

std::vector<PlannedHome> homes_of(const PlanInstance& instance, const Assignment& answer,
                                  const Demand& demand) {
  std::vector<PlannedHome> homes;
  for (std::size_t i = 0; i < instance.homes.size(); ++i) {
    PlannedHome home;
    home.household = instance.homes[i];
    home.places = instance.assignment.homes[i].places;
    home.option_for = demand.people_at(i);
    if (answer.end == AssignmentEnd::optimal) home.price = answer.prices[i];
    homes.push_back(home);
  }
  for (const std::uint32_t chosen : answer.chosen) {
    ++homes[instance.assignment.edges[chosen].home].taken;
  }
  return homes;
}

}  // namespace

std::size_t Plan::people() const {
  std::size_t count = 0;
  for (const PlannedParty& each : parties) count += each.party.people.size();
  return count;
}

std::size_t Plan::people_suggested() const {
  std::size_t count = 0;
  for (const PlannedParty& each : parties) {
    if (!each.suggestions.empty()) count += each.party.people.size();
  }
  return count;
}

graph::Result<Plan> make_plan(const graph::View& view, const SchemeOptions& scheme,
                              const PlanQuestion& question) {
  auto instance = plan_instance(view, scheme, question);
  if (!instance) return std::move(instance).error();
  auto answer = solve_and_check(instance->assignment, question.work_max);
  if (!answer) return std::move(answer).error();
  // Pins were held against each other before.
  KITH_CHECK(answer->end != AssignmentEnd::blocked);
  Plan plan;
  plan.position = scheme.position;
  plan.on = scheme.on;
  plan.policy_version = scheme.policy.version;
  plan.options_max = question.options_max;
  plan.per_home = question.per_home;
  plan.end = answer->end;
  plan.value = answer->value;
  plan.bound = answer->bound;
  plan.work = answer->work;
  const Demand demand(scheme, *instance);
  auto placed = suggestions_of(scheme, *instance, *answer, demand);
  for (std::size_t i = 0; i < scheme.parties.size(); ++i) {
    plan.parties.push_back(planned(scheme.parties[i], demand.options(i), std::move(placed[i])));
  }
  std::sort(
      plan.parties.begin(), plan.parties.end(),
      [](const PlannedParty& a, const PlannedParty& b) { return waits_longer(a.party, b.party); });
  plan.homes = homes_of(*instance, *answer, demand);
  return plan;
}

}  // namespace kith::matcher
