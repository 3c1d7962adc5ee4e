// SPDX-License-Identifier: Apache-2.0
// Any bytes as an entry, an event and the rows of the engine: what is accepted must be written back
// as the same bytes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/check.h"
#include "store/event_format.h"
#include "store/outcomes.h"
#include "store/subject_keys.h"

using namespace kith::store;

namespace {

void check_event(std::string_view bytes) {
  const auto event = decode_event(bytes);
  if (!event) return;
  std::string again = header_bytes(event->header, event->stream);
  for (const std::string_view part : event->parts) append_part(again, part);
  KITH_CHECK(again == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_event(bytes);
  if (const auto entry = decode_entry(bytes)) {
    KITH_CHECK(entry_bytes(entry->nodes, entry->event) == bytes);
    check_event(entry->event);
  }
  if (const auto outcome = decode_outcome(bytes)) KITH_CHECK(encode(*outcome) == bytes);
  if (const auto subject = decode_subject_entry(bytes)) KITH_CHECK(encode(*subject) == bytes);
  return 0;
}
