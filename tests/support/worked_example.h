// SPDX-License-Identifier: Apache-2.0
// The worked example of domain §5.4 as a scheme of one: Maya moves, the worker W leaves, and Mum is
// 55 minutes away instead of 12.
#pragma once

#include "tests/support/ledger_world.h"

namespace kith::tests {

// Maya agreed that her circle is held, and lives in Leigh. The window to ask about is 2026-03-01 to
// 2026-09-01.
LedgerWorld worked_life();

}  // namespace kith::tests
