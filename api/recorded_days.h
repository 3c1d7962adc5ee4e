// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/calendar.h"
#include "graph/ids.h"
#include "graph/result.h"
#include "store/event_log.h"

namespace kith::api {

// On which day each event of a log was recorded, and which event first told of a record: for
// baselines that came late, and for "as known at" a day. Read from the log when it is first asked
// for, then only what is new. Memory: 4 bytes an event, some 60 a record. Safe from any thread.
class RecordedDays {
 public:
  // From here on everything before a position can be asked for. Errors: those of the log.
  graph::Result<void> read_to(const store::EventLog& log, std::uint64_t position);

  // Of the event at a position; nothing beyond what was read.
  std::optional<graph::Date> day_of(std::uint64_t position) const;
  // When a record was first told of.
  std::optional<graph::Date> entered_on(const graph::Number& record) const;
  // The event that first told of it.
  std::optional<std::uint64_t> first_event(const graph::Number& record) const;
  // How many events the log had at the end of a day: those before the first one after it.
  std::uint64_t position_after(graph::Date day) const;

 private:
  mutable std::mutex mutex_;
  std::vector<graph::Date> days_;
  std::unordered_map<graph::Number, std::uint64_t, graph::NumberHash> first_;
};

}  // namespace kith::api
