// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/verifier/fault.h"

namespace kith::verifier {

// What a stored event says to everybody (store/FORMAT.md, "Event"): when which kind of thing
// happened to which numbers. Its parts stay sealed; they are counted and measured.
struct SealedEvent {
  std::string scheme;  // number
  std::uint64_t position = 0;
  bool is_fact = true;                // of the stream of facts; else of accesses
  std::string type;                   // "record_put"; "type 9" for one that is not known here
  std::string kind;                   // "person"; likewise
  std::string at;                     // 2026-11-21T22:00:00Z
  std::string record;                 // number of what it happened to; "" for none
  std::vector<std::string> subjects;  // whom or what the parts are about, in their order
  std::vector<std::size_t> part_bytes;
};

// Exactly one spelling is read. The fault's byte is of `bytes`.
Read<SealedEvent> decode_sealed_event(std::string_view bytes);

}  // namespace kith::verifier
