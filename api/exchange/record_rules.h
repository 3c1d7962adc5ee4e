// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "api/exchange/faults.h"
#include "graph/record.h"

namespace kith::api {

// What one record must not say whoever made it (a bundle, a form, a generator): periods that end
// before they begin, a tie to oneself, somebody twice in one home, marks asked for and not given …
// Adds a fault with a JSON Pointer for each. Looks at nothing outside the record; a reference that
// is zero is taken as not given. `today` absent: births are not checked.
void check_record(const graph::Record& record, std::optional<graph::Date> today, FaultList& faults);

}  // namespace kith::api
