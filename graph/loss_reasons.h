// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/ledger_words.h"

namespace kith::graph {

// The reason that a record's words for it begin with: one of LossReason's words (with spaces or
// hyphens for "_"), or one of the few others in loss_reasons.cc ("bus", "fell out", "policy" …),
// alone or before anything that is no letter: "transport: the lift stopped". ASCII case and leading
// spaces do not matter. Words that begin with none of these are `unknown`: what stands in the
// middle of a sentence ("we never quarrelled") is not guessed at.
LossReason loss_reason_from_words(std::string_view words);

// Those that a service can bring about (domain §5.2, "Attributable").
bool may_be_attributable(LossReason reason);

}  // namespace kith::graph
