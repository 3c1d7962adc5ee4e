// SPDX-License-Identifier: Apache-2.0
// Assignments as schemes have them, of any size: parties along a line of homes, 30 edges each.
#pragma once

#include "matcher/assignment.h"

namespace kith::tests {

enum class AssignmentKind : std::uint8_t {
  mixed,    // two thirds of the edges near, one third anywhere; a few places short
  near,     // all edges near, a few places short: shortage must be carried over long distances
  plenty,   // as mixed, with a quarter more places than parties
  tied,     // as mixed, priorities 1 to 5
  popular,  // as mixed, everybody wants the same homes
  coarse,   // as mixed, weights 1 to 10
};
inline constexpr AssignmentKind assignment_kinds[] = {
    AssignmentKind::mixed, AssignmentKind::near,    AssignmentKind::plenty,
    AssignmentKind::tied,  AssignmentKind::popular, AssignmentKind::coarse};

const char* name_of(AssignmentKind kind);

// Half as many homes as parties, with 1 to 3 places; up to 3 options a party; weights 1 to 10,000,
// priorities 1 to 1,000,000.
matcher::AssignmentInstance assignment_world(AssignmentKind kind, std::uint32_t parties,
                                             std::uint64_t seed);

// Gives `count` edges another weight.
void change_weights(matcher::AssignmentInstance& instance, std::size_t count, std::uint64_t seed);

}  // namespace kith::tests
