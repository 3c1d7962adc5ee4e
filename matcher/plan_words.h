// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/view.h"
#include "matcher/capacity_plan.h"
#include "matcher/plan.h"
#include "matcher/stable_plan.h"

namespace kith::matcher {

// Who reads what is said of the whole scheme.
enum class PlanReader : std::uint8_t {
  officer,  // names and words; no number of worth
  manager,  // besides, what the plan is worth and where one more introduction would help
  auditor,  // the manager's, with numbers in place of names
};

// Names as a reader of plans gets them: the view's, or for the auditor the number.
class PlanNames {
 public:
  PlanNames(const graph::View& view, PlanReader reader) : view_(view), reader_(reader) {}

  // From now on those of these who have one name with another are told apart, by external id.
  void tell_apart(const std::vector<graph::PersonNumber>& people,
                  const std::vector<graph::HouseholdNumber>& homes);

  std::string of(const graph::PersonNumber& person) const;
  std::string of(const std::vector<graph::PersonNumber>& people) const;
  std::string of(const graph::HouseholdNumber& home) const;
  // With the area's name: "the Okafors, near Leigh".
  std::string with_area(const graph::HouseholdNumber& home) const;

 private:
  std::string called(const graph::PersonNumber& person) const;
  std::string with_id(const std::string& name, const graph::Identity& identity) const;

  const graph::View& view_;
  PlanReader reader_;
  std::map<std::string, std::size_t> bearers_;  // of a name
};

// "who has waited 12 weeks", of one or of several.
std::string waited_in_words(const WaitingParty& party);
// What a home's scarcity means for others: "It is the only suitable home for 2 others who wait.";
// "" where it means nothing. `sought_after`: one more introduction there would add to the plan.
std::string scarcity_in_words(const Suggestion& suggestion, bool sought_after);

// In plain English for a terminal; every line ends in a line break. Says that it introduces nobody.
std::string plan_in_words(const graph::View& view, const Plan& plan, PlanReader reader);
// Likewise.
std::string capacity_in_words(const graph::View& view, const CapacityPlan& plan, PlanReader reader);
std::string stable_in_words(const graph::View& view, const StablePlan& plan, PlanReader reader);

}  // namespace kith::matcher
