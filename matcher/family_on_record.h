// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/view.h"

namespace kith::matcher {

// Family of somebody's circle who are on record as people themselves, such as family carers with a
// circle of their own: an arrangement can cut them off, too (domain §5.3). Nobody's where the
// person does not let their circle be held on that day; ties that are hidden, or not for an
// officer's eyes, lead to nobody. By number, each once. Cost: the person's ties.
std::vector<graph::PersonNumber> family_on_record(const graph::View& view,
                                                  const graph::PersonNumber& person,
                                                  graph::Date on);

}  // namespace kith::matcher
