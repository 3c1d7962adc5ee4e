// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "graph/draft.h"
#include "graph/result.h"
#include "store/command.h"
#include "store/event_log.h"

namespace kith::store {

// What has become of an import so far.
struct BulkGathered {
  graph::Result<void> done;  // not ok: the first error in the order of events
  bool wrote_ahead = false;  // chunks are in the log's engine, unsynced and beyond its head
};

// Takes a source's events to its end: each is checked and applied to the draft on this thread, and
// sealed and hashed on another, and from `chunk_bytes` on written ahead on a third, so that both
// cores of a small machine have something to do. The events, their slots and the answer are the
// same as one after the other. References are checked at the end. All threads are done when it
// returns; until then `draft`, `group` and `log` are in use. Memory: some thousand events and two
// chunks.
BulkGathered gather(const EventSource& source, graph::Instant now, graph::Draft& draft,
                    LogGroup& group, EventLog& log, std::size_t chunk_bytes);

}  // namespace kith::store
