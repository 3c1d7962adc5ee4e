// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/decoded_event.h"
#include "graph/event.h"
#include "graph/result.h"
#include "store/hash_tree.h"

namespace kith::store {

// Something to be done wholly or not at all.
struct Command {
  // In order; they may refer to each other. Of the header: type, kind, record and subjects (one a
  // part); scheme, position and time are filled in by the writer. At least one.
  std::vector<graph::Event> events;

  // A client's own name for this command, 1..limits::idempotency_key_bytes_max bytes, and a digest
  // of what it asks. Sent again, it gets the first outcome again and does nothing.
  struct Idempotency {
    std::string key;
    Hash request;
  };
  std::optional<Idempotency> idempotency;

  // Refused unless the record was last changed at this position; nothing: unless it never was.
  struct Precondition {
    graph::Number record;
    std::optional<std::uint64_t> changed_at;
  };
  std::vector<Precondition> preconditions;
};

// Where a command's events stand in the log.
struct Committed {
  std::uint64_t first = 0;
  std::uint32_t count = 0;
  bool replayed = false;  // by an earlier command with the same idempotency key

  friend bool operator==(const Committed&, const Committed&) = default;
};

// The next event of an import; nothing at its end; an Error to give up.
using EventSource = std::function<graph::Result<std::optional<graph::PreparedEvent>>()>;

}  // namespace kith::store
