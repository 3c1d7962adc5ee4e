// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/connection_standing.h"

// The way to the people who matter, and who it depends on. Private to the connection ledger's
// sources.
namespace kith::graph {

// Whether there is another way than what the tie depends on. "none", "no" and "-" are none.
bool has_other_route(const DependsOn& depends);

// For each anchor of the person that names a tie of the circle. `rows` as for changes_of.
TravelStretch travel_of(const LedgerRecords& records, const std::vector<LedgerTie>& rows,
                        LedgerFlags& flags);

// Of the ties live and freely given on the day. `rows` have that day.
Fragility fragility_at(const LedgerRecords& records, const std::vector<LedgerTie>& rows,
                       LedgerDay point, LedgerFlags& flags);

}  // namespace kith::graph
