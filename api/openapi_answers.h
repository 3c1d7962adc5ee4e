// SPDX-License-Identifier: Apache-2.0
// Private to openapi.cc: the schemas of what is answered beside records.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace kith::api {

// Adds Problem, Lookup, Found, Proposals and its parts, Circle, Head, Proof and Status to the
// schemas of the records. A test holds real answers of every route against them.
void add_answer_schemas(nlohmann::ordered_json& schemas);
// Those of introductions; after those of the records.
void add_introduction_schemas(nlohmann::ordered_json& schemas);
// Of them, Plan and Exposure.
void add_plan_schemas(nlohmann::ordered_json& schemas);
// ConnectionCard.
void add_connection_test_schemas(nlohmann::ordered_json& schemas);
// MeasureDictionary, and what is measured beside the card.
void add_measure_schemas(nlohmann::ordered_json& schemas);
// Replay.
void add_replay_schemas(nlohmann::ordered_json& schemas);
// Those of what is due, and of states moved.
void add_due_schemas(nlohmann::ordered_json& schemas);
nlohmann::ordered_json schema_reference(std::string_view schema);

}  // namespace kith::api
