// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "graph/event.h"
#include "graph/held.h"
#include "graph/result.h"

namespace kith::graph {

// An event whose parts have been decoded: what can be done before it meets the graph, and on any
// thread. Draft::apply takes it from there.
struct DecodedEvent {
  EventHeader header;     // of a record that is put, the subjects stand in `put`
  std::size_t bytes = 0;  // of the parts
  Result<void> decoded;   // not ok: the error of graph::decode
  AnyHeld put;            // what record_put puts, where that decoded
};

// Cost: one pass, linear in the bytes. As many parts as subjects (programmer's mistake otherwise).
DecodedEvent decode_event(EventHeader header, const std::vector<Part>& parts);

}  // namespace kith::graph
