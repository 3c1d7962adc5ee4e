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

// An event and what its parts decode to, which need not be decoded again to be applied.
struct PreparedEvent {
  explicit PreparedEvent(Event given);  // decodes it
  // A record that is put: event as graph::put_event makes it, without decoding.
  explicit PreparedEvent(Record record);

  // What the log says of the event; the record's number and subjects stay.
  void place(SchemeNumber scheme, std::uint64_t position, Instant at);

  Event event;
  DecodedEvent decoded;
};

}  // namespace kith::graph
