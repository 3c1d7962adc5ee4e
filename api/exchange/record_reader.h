// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/exchange/json_document.h"
#include "api/exchange/record_json.h"

namespace kith::api {

// `patch`: null is allowed anywhere, nothing is required, references are not resolved and the rules
// are not asked: only what a merge patch can get wrong by itself is found.
enum class Reading : std::uint8_t { record, patch };

// Reads the object at the document's root into `out`, a record of kind `expected`. Whatever is
// wrong is added to `faults`; then `out` is not to be used. Marks nodes of the document as taken.
void read_record(JsonDocument& document, graph::Kind expected, Reading reading,
                 const ReferenceResolver& references, const ReadOptions& options,
                 graph::Record& out, FaultList& faults);

// What `type` says at the document's root: a record kind, or nothing (and a fault).
std::optional<graph::Kind> read_type(const JsonDocument& document, FaultList& faults);

// Word in a bundle that there was something, which others still refer to, and that it is no more:
// {"type":"gone","kind":"tie","number":"…"}.
struct Gone {
  graph::Kind kind = graph::Kind::person;  // a record kind; person for somebody within a record
  graph::Number number;
};
inline constexpr std::string_view gone_type = "gone";
bool is_gone(const JsonDocument& document);
Gone read_gone(const JsonDocument& document, FaultList& faults);

// The Error for faults found in one record.
graph::Error record_error(graph::ErrorCode code, FaultList& faults);

}  // namespace kith::api
