// SPDX-License-Identifier: Apache-2.0
// Walks through introductions of a small world: everything anybody might say or do, sensible or
// not.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/introducing.h"

namespace kith::tests {

// The small world: a person, a home with one carer, one adult and one child, and a second home,
// "oak", as back-up. Whoever is called after the home lives there.
std::string carer_of(const Pair& pair);  // "elm-carer"
std::string adult_of(const Pair& pair);  // "elm-nan"
std::string child_of(const Pair& pair);  // "elm-kid"
std::string late_of(const Pair& pair);   // "elm-late": an adult who moves in on the way
inline constexpr std::string_view back_up = "oak";

graph::Person a_walker(const Pair& pair, bool minor);  // 17, or 28
graph::Household a_walked_home(const Pair& pair, bool with_late = false);
graph::Review a_baseline(const Pair& pair);  // T0, today

// Something that somebody might send, for any pair.
struct WalkCommand {
  std::string name;
  std::function<graph::StepTaken(const Pair&)> step;
  int weight = 1;     // in a random walk: what leads on weighs more
  bool rare = false;  // a variant of something else here
};
// How an introduction may begin.
std::vector<WalkCommand> walk_beginnings();
// What may be sent once it has begun; without what is Kith's to add (disclosures, numbers). Those
// of a 17-year-old's walk have parental responsibility and children's services in them, too.
std::vector<WalkCommand> walk_commands(bool minor);

}  // namespace kith::tests
