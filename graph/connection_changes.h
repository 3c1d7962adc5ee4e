// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/connection_standing.h"

// What became of connections from T0 to T1. Private to the connection ledger's sources.
namespace kith::graph {

// `rows` are those of `records.bonds`, each with both days.
LedgerChanges changes_of(const View& view, const LedgerRecords& records, const LedgerDays& days,
                         const std::vector<LedgerTie>& rows, LedgerFlags& flags);

}  // namespace kith::graph
