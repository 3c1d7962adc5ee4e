// SPDX-License-Identifier: Apache-2.0
// Private to the connection card: who is in scope.
#pragma once

#include <vector>

#include "matcher/connection_card.h"

namespace kith::matcher {

struct Scoped {
  graph::Index index = 0;
  InScope why = InScope::in_scheme;
};

// In order of number of person. Errors: not_found.
graph::Result<std::vector<Scoped>> people_in_scope(const graph::View& view,
                                                   const CardQuestion& question);

// Of the scheme: people whose record is there no more, and was when the window began.
std::size_t people_gone(const graph::View& view, const CardQuestion& question);

}  // namespace kith::matcher
