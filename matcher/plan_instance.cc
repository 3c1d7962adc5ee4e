// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_instance.h"

#include <algorithm>
#include <string>
#include <utility>

#include "matcher/assignment_check.h"
#include "matcher/plan_choices.h"

namespace kith::matcher {
namespace {

std::uint64_t half(const graph::Number& number, std::size_t begin) {
  std::uint64_t value = 0;
  for (std::size_t i = begin; i < begin + 8; ++i) value = value << 8U | number.bytes[i];
  return value;
}

// Every listed home, and those with an introduction under way.
std::vector<graph::HouseholdNumber> homes_of(const SchemeOptions& scheme,
                                             const PlanChoices& choices) {
  std::vector<graph::HouseholdNumber> homes = scheme.homes;
  for (const auto& [home, count] : choices.kept_by_home) homes.push_back(home);
  std::sort(homes.begin(), homes.end());
  homes.erase(std::unique(homes.begin(), homes.end()), homes.end());
  return homes;
}

class Building {
 public:
  Building(const SchemeOptions& scheme, const PlanQuestion& question, const PlanChoices& choices)
      : scheme_(scheme), question_(question), choices_(choices) {}

  PlanInstance build() {
    made_.homes = homes_of(scheme_, choices_);
    for (const graph::HouseholdNumber& home : made_.homes) {
      made_.assignment.homes.push_back(
          {key_of(home.number), choices_.places_at(home, question_.per_home), 0});
    }
    for (std::size_t party = 0; party < scheme_.parties.size(); ++party) add_party(party);
    return std::move(made_);
  }

 private:
  struct Row {
    graph::HouseholdNumber home;
    std::int64_t weight = 0;
    PlanEdge edge;
  };

  void add_party(std::size_t party) {
    const PartyOptions& options = scheme_.parties[party];
    AssignmentParty made;
    made.key = key_of(options.party.people.front().number);
    made.priority = options.party.weeks;
    made.options_max = std::max(question_.options_max, choices_.kept_of(party));
    made_.assignment.parties.push_back(made);
    std::vector<Row> rows = rows_of(party);
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.home < b.home; });
    for (const Row& row : rows) add_edge(party, row);
  }

  std::vector<Row> rows_of(std::size_t party) const {
    const std::vector<OrderKey>& options = scheme_.parties[party].options;
    std::vector<Row> rows;
    for (std::size_t rank = 0; rank < options.size(); ++rank) {
      const graph::HouseholdNumber home{options[rank].household};
      const PartyAndHome pair{party, home};
      if (choices_.banned.contains(pair)) continue;
      Standing standing = Standing::suggested;
      if (choices_.pinned.contains(pair)) standing = Standing::pinned;
      if (choices_.kept.contains(pair)) standing = Standing::kept;
      rows.push_back({home, options[rank].together, {standing, rank}});
    }
    add_kept_without_option(party, rows);
    return rows;
  }

  void add_kept_without_option(std::size_t party, std::vector<Row>& rows) const {
    if (choices_.kept_of(party) == 0) return;
    const auto begin = choices_.kept.lower_bound({party, {}});
    for (auto kept = begin; kept != choices_.kept.end() && kept->first == party; ++kept) {
      const bool is_there = std::any_of(rows.begin(), rows.end(),
                                        [&](const Row& row) { return row.home == kept->second; });
      if (!is_there) rows.push_back({kept->second, 0, {Standing::kept, std::nullopt}});
    }
  }

  void add_edge(std::size_t party, const Row& row) {
    const auto home = std::lower_bound(made_.homes.begin(), made_.homes.end(), row.home);
    KITH_CHECK(home != made_.homes.end() && *home == row.home);
    const std::size_t place = made_.edges.size();
    made_.assignment.edges.push_back({static_cast<std::uint32_t>(party),
                                      static_cast<std::uint32_t>(home - made_.homes.begin()),
                                      row.weight});
    made_.edges.push_back(row.edge);
    if (row.edge.standing != Standing::suggested) {
      made_.assignment.pins.push_back(static_cast<std::uint32_t>(place));
    }
  }

  const SchemeOptions& scheme_;
  const PlanQuestion& question_;
  const PlanChoices& choices_;
  PlanInstance made_;
};

}  // namespace

TieKey key_of(const graph::Number& number) { return {half(number, 0), half(number, 8)}; }

PartyPlaces::PartyPlaces(const SchemeOptions& scheme) {
  for (std::size_t i = 0; i < scheme.parties.size(); ++i) {
    for (const graph::PersonNumber& person : scheme.parties[i].party.people) {
      places_.emplace(person, i);
    }
  }
}

std::optional<std::size_t> PartyPlaces::of(const graph::PersonNumber& person) const {
  const auto found = places_.find(person);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

graph::Result<PlanInstance> plan_instance(const graph::View& view, const SchemeOptions& scheme,
                                          const PlanQuestion& question) {
  const PartyPlaces places(scheme);
  auto choices = plan_choices(view, scheme, places, question);
  if (!choices) return std::move(choices).error();
  return Building(scheme, question, *choices).build();
}

graph::Result<Assignment> solve_and_check(const AssignmentInstance& instance,
                                          std::uint64_t work_max, const AssignmentStart* start) {
  AssignmentLimits limits;
  limits.work_max = work_max;
  auto answer = solve_assignment(instance, limits, start);
  if (!answer) return answer;
  const std::vector<std::string> faults = faults_of(instance, *answer, 1);
  if (!faults.empty()) {
    return graph::Error{
        graph::ErrorCode::check_failed,
        "the plan found did not pass its check, so it is not shown: " + faults.front()};
  }
  return answer;
}

}  // namespace kith::matcher
