// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "api/asker.h"
#include "graph/result.h"

// Private to api/introducing.h's sources.
namespace kith::api {

// A JSON object without repeated keys. Errors: malformed, bad_input, too_large.
graph::Result<nlohmann::ordered_json> object_of(std::string_view json);

// Who sent it, as a step keeps it.
std::string recorder_name(const Asker& asker);

}  // namespace kith::api
