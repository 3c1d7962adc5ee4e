// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "graph/result.h"
#include "matcher/policy.h"

namespace kith::api {

class FaultList;
class JsonDocument;

// A matching policy as JSON: version, weights, importance, combination, limits. In this order of
// keys and on one line it is canonical: one policy has one text.
nlohmann::ordered_json policy_json(const matcher::Policy& policy);
std::string policy_text(const matcher::Policy& policy);

// How a text says a policy: as somebody wrote it, whole; or as it was stored, perhaps by a Kith
// that knew fewer keys: what it leaves out is as in the default policy.
enum class PolicyText : std::uint8_t { written, stored };

// Reads the object at a place of a document; `prefix` is the pointer to it. Every fault: what
// matcher::check() finds, keys that are missing, not known, of another type.
matcher::Policy read_policy(JsonDocument& document, std::uint32_t place, std::string_view prefix,
                            PolicyText kind, FaultList& faults);
// The same of a whole text. Errors: malformed (no JSON), too_large (nested too deeply, longer than
// limits::text_bytes_max), bad_input with every fault.
graph::Result<matcher::Policy> policy_from_text(std::string_view text,
                                                PolicyText kind = PolicyText::written);

}  // namespace kith::api
