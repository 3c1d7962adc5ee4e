// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/sight.h"
#include "graph/view.h"
#include "matcher/proposals.h"

namespace kith::api {

// The canonical answer as JSON, ledgers included, as a role may read it: facts that the role does
// not see are left out, the auditor gets numbers in place of names and words.
nlohmann::ordered_json to_json(const matcher::Proposals& answer, const matcher::Question& question,
                               const graph::View& view, const Eyes& eyes);

// Whose data such an answer shows: the person, homes and everybody who has a ledger.
std::vector<graph::SubjectNumber> subjects_of(const matcher::Proposals& answer,
                                              const matcher::Question& question);

}  // namespace kith::api
