// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/event.h"
#include "graph/result.h"
#include "store/hash_tree.h"
#include "store/sealing.h"

// Events as bytes (store/FORMAT.md, "Event" and "Entry"). An event is its header and its sealed
// parts; these bytes are the leaf of the tree. An entry is what stands under its key in the engine:
// the tree nodes that the leaf finishes, then the event.
namespace kith::store {

// An event with its parts still sealed. Views into the bytes it was read from.
struct SealedEvent {
  graph::EventHeader header;
  Stream stream = Stream::facts;
  std::vector<std::string_view> parts;  // nonce, ciphertext, tag; one for each subject
};

// The header's bytes; each part follows with append_part.
std::string header_bytes(const graph::EventHeader& header, Stream stream);
void append_part(std::string& event, std::string_view sealed);

// Reads any bytes. Exactly one spelling of an event is accepted. Errors: malformed, format_newer.
graph::Result<SealedEvent> decode_event(std::string_view bytes);

struct Entry {
  std::vector<Hash> nodes;  // level 0 is the leaf
  std::string_view event;
};

std::string entry_bytes(const std::vector<Hash>& nodes, std::string_view event);
// Errors: malformed.
graph::Result<Entry> decode_entry(std::string_view bytes);

}  // namespace kith::store
