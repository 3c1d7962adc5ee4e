// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>
#include "graph/model_step_parts.h"
#include "graph/view.h"
namespace kith::matcher {
std::vector<graph::SharedLine> profile_of_person(const graph::View& view, const graph::Person& person, graph::Tier tier, graph::Date on);
std::vector<graph::SharedLine> profile_of_home(const graph::View& view, const graph::Household& home, const graph::Person& reader, graph::Tier tier, graph::Date on);
}  // namespace kith::matcher
