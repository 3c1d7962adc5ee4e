// SPDX-License-Identifier: Apache-2.0
// A slow judge of introductions, written from the rules of the field alone: it looks at nothing but
// the bare list of the steps that were accepted, and asks neither ledger nor guards.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/introduction_ledger.h"
#include "tests/support/introducing.h"

namespace kith::tests {

// What the oracle has to know of the world.
struct WalkFacts {
  bool minor = false;
  bool has_baseline = true;
  std::optional<std::size_t> late_since = {};  // steps that had been taken when she moved in
  bool forgets_residents = false;              // a control: it must be seen to differ
};

// What is wrong with what was accepted, one sentence each; nothing where all is well. Every step is
// judged by those before it.
std::vector<std::string> faults_of_walk(const Pair& pair, const WalkFacts& facts,
                                        const std::vector<graph::StepTaken>& steps);

// Who declined and has not reopened it, by the bare list.
std::vector<graph::PartyNumber> still_declining(const std::vector<graph::StepTaken>& steps);

}  // namespace kith::tests
