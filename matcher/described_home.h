// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/model_household.h"
#include "graph/model_person_parts.h"
#include "graph/view.h"

// A home that is not there, as a recruitment campaign would describe it.
namespace kith::matcher {

// What is not in it, such a home has not got: a wheelchair needs "step_free" said.
struct HomeDescription {
  graph::ArrangementKind kind = graph::ArrangementKind::live_in;
  std::string area;                          // its name; "" anywhere
  std::optional<graph::Point> point;         // in the middle of it
  std::vector<graph::AccessFeature> access;  // ascending
  graph::Night night = graph::Night::none;   // the most that somebody there can help at night
  std::vector<std::string> tasks;            // that safety depends on; somebody is competent

  friend auto operator<=>(const HomeDescription&, const HomeDescription&) = default;
};

// "A home for living in near Leigh with step-free access".
std::string in_words(const HomeDescription& description);

// A home just like it: approved for the kind, with nobody else living there, two rooms free to be
// locked, and carers who speak English and agreed. What people are like is left unknown.
graph::Household home_like(const HomeDescription& description, graph::HouseholdNumber number,
                           const graph::Number& carer, graph::Date on);

// The same scheme with that home in it, as of one event later. `home` is its number there, none
// that the view has.
struct WithHome {
  graph::View view;
  graph::HouseholdNumber home;
};
WithHome with_home(const graph::View& view, const HomeDescription& description, graph::Date on);

}  // namespace kith::matcher
