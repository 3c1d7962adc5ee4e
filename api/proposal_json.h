// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/sight.h"
#include "graph/view.h"
#include "matcher/proposals.h"

namespace kith::api {

// Appends the canonical answer to an object of JSON that was begun, without the brace that ends it;
// ledgers included, as a role may read it: facts that the role does not see are left out, the
// auditor gets numbers in place of names and words. Cost: linear in the bytes.
void append_members(std::string& out, const matcher::Proposals& answer,
                    const matcher::Question& question, const graph::View& view, const Eyes& eyes);

// Whose data such an answer shows: the person, homes and everybody who has a ledger.
std::vector<graph::SubjectNumber> subjects_of(const matcher::Proposals& answer,
                                              const matcher::Question& question);

}  // namespace kith::api
