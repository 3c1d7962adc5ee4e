// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/connection_records.h"

// The window day by day. Private to the connection ledger's sources.
namespace kith::graph {

// Nothing where no contact, with whomever, is recorded in the window.
std::optional<ContactDays> contact_days_of(const LedgerRecords& records, Date from, Date to);

std::optional<OnlyServiceHours> only_service_hours_of(const LedgerRecords& records);

}  // namespace kith::graph
