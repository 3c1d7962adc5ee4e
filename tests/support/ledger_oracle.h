// SPDX-License-Identifier: Apache-2.0
// The connection ledger the slow way: from the bare records, by the words of domain §5.2, day by
// day and pair by pair. It shares with the ledger the form of an answer and not a line of how one
// is come to.
#pragma once

#include <vector>

#include "graph/connection_ledger.h"
#include "graph/record.h"

namespace kith::tests {

// `records`: of one person, whose record is among them, in any order. The window is a good one.
// Flags are those of `oracle_flags` alone.
graph::ConnectionLedger oracle_ledger(const std::vector<graph::Record>& records, graph::Date from,
                                      graph::Date to, graph::Date today);

// The flags that the oracle raises too.
bool is_oracle_flag(graph::LedgerFlagKind kind);

}  // namespace kith::tests
