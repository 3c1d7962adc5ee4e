// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "matcher/policy.h"

namespace kith::api {

// A matching policy as JSON: version, weights, importance, combination, limits.
nlohmann::ordered_json policy_json(const matcher::Policy& policy);

}  // namespace kith::api
