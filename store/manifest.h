// SPDX-License-Identifier: Apache-2.0
// What RocksDB's manifest says about its write-ahead logs, read before RocksDB reads them: which of
// them are still needed, and which sequence numbers stand in tables. For the rest see
// store/log_check.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/log_check.h"

namespace kith::store {

struct Manifest {
  std::optional<LogDamage> damage;
  // Behind this many bytes stands a tear: an edit whose sync never returned, so that nothing was
  // built upon it. The size of the file where there is none.
  std::uint64_t whole_bytes = 0;
  std::uint64_t first_log = 0;  // logs with a smaller number are in tables; 0: all may be needed
  std::optional<std::uint64_t> last_sequence;  // when the newest edit was written
};

// Any bytes are allowed. An edit of a form that is not known makes first_log 0 and last_sequence
// nothing. Cost: reads each byte twice.
Manifest read_manifest(std::string_view file, std::string_view bytes);

}  // namespace kith::store
