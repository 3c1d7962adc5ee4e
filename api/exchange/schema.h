// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "graph/ids.h"

namespace kith::api {

// The name of a record kind among the schemas: "Person", "ServiceEvent".
std::string schema_name(graph::Kind kind);

// JSON Schema (2020-12, as OpenAPI 3.1 has it) of every record kind, by schema_name: what may stand
// in `components/schemas`. Made from the records' descriptions, so it says what the reader does.
// Beside the standard words each property has `x-need` (essential, sharing, later) and `x-seen`.
nlohmann::ordered_json record_schemas();

}  // namespace kith::api
