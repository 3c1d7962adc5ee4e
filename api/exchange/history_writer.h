// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "api/exchange/bundle_writer.h"
#include "graph/result.h"
#include "store/event_log.h"

namespace kith::api {

// Writes everything that a log holds, as JSON Lines, in order of position: {"position", "at",
// "type", "kind", "record", "subjects"} and, as far as the subjects' keys are there, what was said:
// "data" (the record as it then was, or the scheme's name), or "parts" (of what was put on record,
// one a subject, null for an erased one). "erased": how many parts no longer open. Answers the
// number of events. Errors: those of EventLog::scan, the sink's.
graph::Result<std::uint64_t> write_history(const store::EventLog& log, const BytesSink& sink);

}  // namespace kith::api
