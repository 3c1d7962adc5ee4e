// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/connection_ledger.h"

namespace kith::tests {

// The name of the first figure in which two ledgers differ, "" where none does. Flags are compared
// as far as the oracle raises them (is_oracle_flag).
std::string first_difference(const graph::ConnectionLedger& a, const graph::ConnectionLedger& b);

}  // namespace kith::tests
