// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/model_group.h"
#include "graph/model_person.h"

namespace kith::matcher {

// What a place where people meet must have for a person: their essential needs at home that mean
// anything there. Bedrooms, showers and doors do not. In the order of the record, each once.
std::vector<graph::GroupAccess> needs_where_people_meet(const graph::Person& person);

}  // namespace kith::matcher
