// SPDX-License-Identifier: Apache-2.0
#include "matcher/policy.h"

#include "graph/ids.h"
#include "matcher/criteria.h"

namespace kith::matcher {
namespace {

constexpr std::array<std::string_view, criterion_count> criterion_words{"people_and_places_kept",
                                                                        "personality",
                                                                        "rhythm",
                                                                        "communication",
                                                                        "interests",
                                                                        "support_fit",
                                                                        "residents_wishes",
                                                                        "gifts",
                                                                        "goal_horizon",
                                                                        "home",
                                                                        "matters"};

constexpr std::array<std::string_view, combination_count> combination_words{"harmonic", "minimum",
                                                                            "geometric"};

std::size_t at(Criterion criterion) { return static_cast<std::size_t>(criterion); }

void check_range(graph::Error& error, const std::string& pointer, std::int32_t value,
                 std::int32_t least, std::int32_t most) {
  if (value >= least && value <= most) return;
  error.faults.push_back({pointer, "must be between " + std::to_string(least) + " and " +
                                       std::to_string(most) + ", is " + std::to_string(value)});
}

// Whether a side has something to weigh even where it stated no wish at all.
bool weighs_without_wishes(const Policy& policy, PartyRole role) {
  for (const Criterion criterion : criteria) {
    if (declared(role, criterion) && !needs_stated_wish(criterion) &&
        policy.weights[at(criterion)] > 0) {
      return true;
    }
  }
  return false;
}

void check_sides(graph::Error& error, const Policy& policy) {
  for (const PartyRole role : {PartyRole::person, PartyRole::carer, PartyRole::resident}) {
    if (weighs_without_wishes(policy, role)) continue;
    error.faults.push_back({"/weights", "no criterion of the side \"" + std::string(word(role)) +
                                            "\" weighs anything without a stated wish"});
  }
}

}  // namespace

std::string_view word(Criterion criterion) { return criterion_words[at(criterion)]; }

std::string_view word(Combination combination) {
  return combination_words.at(static_cast<std::size_t>(combination));
}

Policy default_policy() {
  Policy policy;
  // Interests and gifts only ever add: they move between 5,000 and 10,000, so they weigh twice.
  policy.weights[at(Criterion::people_and_places_kept)] = 5;
  policy.weights[at(Criterion::personality)] = 3;
  policy.weights[at(Criterion::rhythm)] = 2;
  policy.weights[at(Criterion::communication)] = 5;
  policy.weights[at(Criterion::interests)] = 6;
  policy.weights[at(Criterion::support_fit)] = 3;
  policy.weights[at(Criterion::residents_wishes)] = 3;
  policy.weights[at(Criterion::gifts)] = 4;
  policy.weights[at(Criterion::goal_horizon)] = 2;
  policy.weights[at(Criterion::home)] = 2;
  policy.weights[at(Criterion::matters)] = 0;
  return policy;
}

graph::Result<void> check(const Policy& policy) {
  graph::Error error{graph::ErrorCode::bad_input, "the matching policy is not valid"};
  if (!graph::is_external_id(policy.version)) {
    error.faults.push_back({"/version", "has to be 1 to 64 of A-Z a-z 0-9 . _ -"});
  }
  for (const Criterion criterion : criteria) {
    check_range(error, "/weights/" + std::string(word(criterion)), policy.weights[at(criterion)], 0,
                weight_max);
  }
  check_range(error, "/matters_weight_when_stated", policy.matters_weight_when_stated, 0,
              weight_max);
  for (std::size_t i = 0; i < policy.importance.size(); ++i) {
    check_range(error, "/importance/" + std::to_string(i), policy.importance[i], 1, weight_max);
  }
  check_range(error, "/people_a_home_max", policy.people_a_home_max, 1, 3);
  check_range(error, "/real_option_floor", policy.real_option_floor, 0, 10'000);
  if (policy.combination > Combination::geometric) {
    error.faults.push_back({"/combination", "must be harmonic, minimum or geometric"});
  }
  check_sides(error, policy);
  if (error.faults.empty()) return {};
  return error;
}

}  // namespace kith::matcher
