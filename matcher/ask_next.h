// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/view.h"
#include "matcher/proposals.h"

namespace kith::matcher {

// The unknowns that could move the list most, the greatest first, at most ask_next_max. For a
// criterion: all lines of the listed proposals that wait for the same answer, once at their best
// and once at their worst; the difference in together, summed over the list. For a rule: the
// togethers of the homes that would leave the list. Of rules only the greatest is asked here, since
// each home's unknown rules stand beside it as "check first".
std::vector<AskNext> ask_next(const graph::View& view, const Question& question,
                              const std::vector<Proposal>& proposals);

}  // namespace kith::matcher
