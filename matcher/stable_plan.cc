// SPDX-License-Identifier: Apache-2.0
#include "matcher/stable_plan.h"

#include <algorithm>
#include <utility>

#include "matcher/ledger.h"
#include "matcher/plan_instance.h"
#include "matcher/stable_matching.h"

namespace kith::matcher {
namespace {

struct Likings {
  std::int32_t party = 0;
  std::int32_t home = 0;
};

// How a home would suit one person, and the person those who live there.
graph::Result<Likings> likings_of(const graph::View& view, const SchemeOptions& scheme,
                                  const graph::PersonNumber& person,
                                  const graph::HouseholdNumber& home) {
  Question question;
  question.person = person;
  question.on = scheme.on;
  question.policy = scheme.policy;
  const auto person_index = view.index_of(graph::Kind::person, person.number);
  const auto home_index = view.index_of(graph::Kind::household, home.number);
  KITH_CHECK(person_index && home_index);
  auto sides = ledgers_without_lines(view, question, *person_index, *home_index);
  if (!sides) return std::move(sides).error();
  Likings likings;
  std::vector<std::int32_t> theirs;
  for (const Ledger& side : *sides) {
    if (side.role == PartyRole::person) likings.party = side.suitability;
    // Who lives there already and looks for more is no judge of themselves.
    if (side.party != graph::as_subject(person)) theirs.push_back(side.suitability);
  }
  if (!theirs.empty()) likings.home = together(theirs, scheme.policy.combination);
  return likings;
}

// Of several who go together the least of each.
graph::Result<Likings> likings_of(const graph::View& view, const SchemeOptions& scheme,
                                  const WaitingParty& party, const graph::HouseholdNumber& home) {
  Likings least{fit_max, fit_max};
  for (const graph::PersonNumber& person : party.people) {
    auto likings = likings_of(view, scheme, person, home);
    if (!likings) return likings;
    least.party = std::min(least.party, likings->party);
    least.home = std::min(least.home, likings->home);
  }
  return least;
}

class StableAsking {
 public:
  StableAsking(const graph::View& view, const SchemeOptions& scheme, const PlanInstance& plan)
      : view_(view), scheme_(scheme), plan_(plan), is_under_way_(scheme.parties.size()) {}

  graph::Result<StablePlan> answer() {
    for (const AssignmentHome& home : plan_.assignment.homes) {
      instance_.homes.push_back({home.key, home.places});
    }
    for (const AssignmentParty& party : plan_.assignment.parties) {
      instance_.parties.push_back({party.key});
    }
    leave_out_under_way();
    if (auto added = add_edges(); !added) return added.error();
    auto chosen = match_stably(instance_);
    if (!chosen) return std::move(chosen).error();
    const std::vector<std::string> faults = stability_faults(instance_, *chosen, 1);
    if (!faults.empty()) {
      return graph::Error{
          graph::ErrorCode::check_failed,
          "the stable view did not pass its check, so it is not shown: " + faults.front()};
    }
    return told(*chosen);
  }

 private:
  void leave_out_under_way() {
    for (std::size_t i = 0; i < plan_.edges.size(); ++i) {
      if (plan_.edges[i].standing != Standing::kept) continue;
      is_under_way_[plan_.assignment.edges[i].party] = true;
      std::int32_t& places = instance_.homes[plan_.assignment.edges[i].home].places;
      places = std::max(0, places - 1);
    }
  }

  graph::Result<void> add_edges() {
    for (const AssignmentEdge& edge : plan_.assignment.edges) {
      if (is_under_way_[edge.party]) continue;
      auto likings =
          likings_of(view_, scheme_, scheme_.parties[edge.party].party, plan_.homes[edge.home]);
      if (!likings) return std::move(likings).error();
      instance_.edges.push_back({edge.party, edge.home, likings->party, likings->home});
    }
    return {};
  }

  // Its place among the party's edges, as the party likes them.
  std::size_t choice_of(const StableEdge& chosen) const {
    const TieKey& key = instance_.homes[chosen.home].key;
    std::size_t before = 0;
    for (const std::size_t each : edges_of_[chosen.party]) {
      const StableEdge& other = instance_.edges[each];
      const bool more = other.party_liking > chosen.party_liking;
      const bool same = other.party_liking == chosen.party_liking;
      before += more || (same && instance_.homes[other.home].key < key);
    }
    return before + 1;
  }

  StablePlan told(const std::vector<std::uint32_t>& chosen) {
    edges_of_.resize(instance_.parties.size());
    for (std::size_t i = 0; i < instance_.edges.size(); ++i) {
      edges_of_[instance_.edges[i].party].push_back(i);
    }
    std::vector<StableChoice> choices(instance_.parties.size());
    for (const std::uint32_t index : chosen) {
      const StableEdge& edge = instance_.edges[index];
      choices[edge.party].household = plan_.homes[edge.home];
      choices[edge.party].choice = choice_of(edge);
    }
    StablePlan plan;
    plan.pairs = instance_.edges.size();
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (is_under_way_[i]) {
        plan.under_way += scheme_.parties[i].party.people.size();
        continue;
      }
      choices[i].party = scheme_.parties[i].party;
      choices[i].options = edges_of_[i].size();
      plan.choices.push_back(std::move(choices[i]));
    }
    std::sort(plan.choices.begin(), plan.choices.end(),
              [](const StableChoice& a, const StableChoice& b) {
                return waits_longer(a.party, b.party);
              });
    return plan;
  }

  const graph::View& view_;
  const SchemeOptions& scheme_;
  const PlanInstance& plan_;
  std::vector<bool> is_under_way_;
  StableInstance instance_;
  std::vector<std::vector<std::size_t>> edges_of_;
};

}  // namespace

std::size_t StablePlan::people() const {
  std::size_t count = 0;
  for (const StableChoice& each : choices) count += each.party.people.size();
  return count;
}

std::size_t StablePlan::people_with_home() const {
  std::size_t count = 0;
  for (const StableChoice& each : choices) {
    if (each.household) count += each.party.people.size();
  }
  return count;
}

graph::Result<StablePlan> make_stable_plan(const graph::View& view, const SchemeOptions& scheme,
                                           const PlanQuestion& question) {
  auto plan = plan_instance(view, scheme, question);
  if (!plan) return std::move(plan).error();
  return StableAsking(view, scheme, *plan).answer();
}

}  // namespace kith::matcher
