// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_sheet.h"
namespace kith::matcher {
std::vector<graph::SharedLine> profile_of_person(const graph::View&, const graph::Person& person, graph::Tier, graph::Date) { return {{"My name", {person.called.substr(0, person.called.find(' '))}}}; }
std::vector<graph::SharedLine> profile_of_home(const graph::View&, const graph::Household& home, const graph::Person&, graph::Tier, graph::Date) { return {{"Where we live", {home.area ? home.area->name : ""}}}; }
}  // namespace kith::matcher
