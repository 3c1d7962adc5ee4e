// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/candidate_index.h"
#include "matcher/proposals.h"
#include "matcher/question.h"

namespace kith::matcher {

// A home that somebody may be introduced to and that might suit all sides.
struct RealOption {
  graph::Index home = 0;
  OrderKey order;  // the spread left at 0

  friend bool operator==(const RealOption&, const RealOption&) = default;
};

// What of all homes is a real option for one person: no rule fails, together is at least
// policy.real_option_floor, and nothing that one of the parties called important is known to suit
// them not at all.
struct RealOptions {
  std::vector<RealOption> options;             // in the order of the homes' indexes
  std::size_t fitting = 0;                     // homes where no rule fails, real options or not
  std::vector<RuleAnswer> closed;              // as in Proposals; the rest is empty then
  std::vector<BlockingSet> blocking;           // as in Proposals: only where nothing fits
  std::vector<graph::Index> too_many_parties;  // fitting, but more have a say than can be weighed

  friend bool operator==(const RealOptions&, const RealOptions&) = default;
};

// Every real option, where propose() gives the best few. Which homes those are does not depend on
// question.rights; question.top is not used; an emergency has none (programmer's mistake). `index`
// must be at the view's position. Errors: those of propose(). Cost: as propose() of as many homes;
// all of the scheme's homes where nothing fits, for the blocking sets. Safe from any thread.
graph::Result<RealOptions> real_options(const graph::View& view, const CandidateIndex& index,
                                        const Question& question);

// Whether one home is a real option for one person, by asking every rule: the slow, obvious way to
// one row of the above. `home` must be a home of the view, `question.person` a person of it
// (programmer's mistake otherwise). Errors: those of check(policy). Safe from any thread.
graph::Result<std::optional<RealOption>> real_option_at(const graph::View& view,
                                                        const Question& question,
                                                        graph::Index home);

}  // namespace kith::matcher
