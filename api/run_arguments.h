// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "api/connection_testing.h"
#include "api/planning.h"
#include "graph/result.h"

// What was asked, as a recorded run keeps it: an object of JSON with every number and day said, so
// that it asks the same of a Kith whose defaults are others.
namespace kith::api {

// Of questions as they were understood (PlanMade, CardMade).
std::string arguments_of(const PlanAsk& ask);
std::string arguments_of(const ConnectionTestAsk& ask);

// Errors: format_newer (members that this Kith does not know).
graph::Result<PlanAsk> plan_ask_from(std::string_view arguments);
graph::Result<ConnectionTestAsk> connection_test_ask_from(std::string_view arguments);

}  // namespace kith::api
