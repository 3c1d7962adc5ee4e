// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "graph/view.h"
#include "matcher/connections.h"

namespace kith::api {

// Appends the canonical answer to an object of JSON that was begun, without the brace that ends it.
// Ways and minutes stand in bands, distances in steps of a hundred metres: nobody's home can be
// reckoned from them. Cost: linear in the bytes.
void append_members(std::string& out, const matcher::Connections& answer,
                    const matcher::ConnectionQuestion& question, const graph::View& view);

// Whose data such an answer shows: the person, and everybody named.
std::vector<graph::SubjectNumber> subjects_of(const matcher::Connections& answer,
                                              const matcher::ConnectionQuestion& question);

}  // namespace kith::api
