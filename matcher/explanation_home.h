// SPDX-License-Identifier: Apache-2.0
// Private to explanation.cc: what whoever decides wants to know of a home, whatever it weighs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_household.h"
#include "graph/model_person.h"

namespace kith::matcher {

// Children and pets who live there, changes that are known, that a partner cannot stay or visitors
// are not welcome, whether it lies where the person asked for. From open facts of the home and the
// area asked for alone: that the person has a partner is theirs to tell. What stands in `already`
// is left out.
std::vector<std::string> of_the_home(const graph::Person& person, const graph::Household& home,
                                     graph::Date on, std::string_view already);

}  // namespace kith::matcher
