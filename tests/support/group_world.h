// SPDX-License-Identifier: Apache-2.0
// Small directories made in code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_group.h"
#include "graph/view.h"

namespace kith::tests {

// Agreed to be listed, with the number of that name; nothing else is known.
graph::Group a_group(std::string_view name);

// "TU,WE" from 2026-01-01 on.
graph::GroupSchedule weekly(std::string_view days, std::string_view opens, std::string_view closes);

graph::Point point_of(double latitude, double longitude);
// With an id, so that schedules can name it.
graph::GroupPlace place_at(std::string_view id, double latitude, double longitude);

graph::GroupCost price(std::int32_t pence, graph::Opt<graph::CostPer> per = {});

graph::View view_of_groups(const std::vector<graph::Group>& groups);

}  // namespace kith::tests
