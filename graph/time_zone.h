// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/calendar.h"

// What clocks on walls show, from the zones of the IANA database that the machine has (package
// tzdata), read by libical. No rule of any zone is written here.
namespace kith::graph {

// What a wall clock somewhere shows, to the minute.
struct LocalTime {
  Date day;
  TimeOfDay time;

  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

std::string to_text(const LocalTime& time);                            // "2026-11-24T14:00"
std::optional<LocalTime> local_time_from_text(std::string_view text);  // exactly that form

inline constexpr std::string_view zone_by_default = "Europe/London";

// The clock changes of one zone from 2000 to 2100; before and after, the first and the last offset
// are kept. Compared with the C library's reading of the same files, every zone of zone.tab but
// Pacific/Easter is right from 2020 to 2037, and Europe/London to 2100. Immutable, safe from any
// thread.
class TimeZone {
 public:
  // By name; "" is Europe/London. Null where there is no such zone here. Lives as long as the
  // process. Cost: some 10 ms the first time that a zone is asked for, then a look-up under a lock.
  static const TimeZone* find(std::string_view name);

  // By RFC 5545, 3.3.5: a time that exists twice is the first of them; a time that does not exist
  // is read with the offset before the change, so it is as much later on the clock as the clock
  // jumps: 01:30 on the last Sunday of March is 02:30.
  Instant instant_of(const LocalTime& local) const;
  LocalTime local_of(Instant instant) const;  // rounded down to the minute
  // Whether clocks change on a day of from..until, both included.
  bool changes_within(Date from, Date until) const;

 private:
  struct Change {
    std::int64_t second = 0;  // from this one on
    std::int32_t offset = 0;  // seconds that the wall clock is ahead of UTC
  };
  std::int32_t offset_at(std::int64_t second) const;

  friend class TimeZoneReader;
  std::vector<Change> changes_;  // ascending; the first holds for all time before it too
};

}  // namespace kith::graph
