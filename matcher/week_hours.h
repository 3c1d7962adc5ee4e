// SPDX-License-Identifier: Apache-2.0
// Private to gaps and pools: the hours of a week by the minute, for finding what several share.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

#include "graph/model_free_time.h"
#include "matcher/free_times.h"

namespace kith::matcher {

class WeekHours {
 public:
  static constexpr int day_minutes = 24 * 60;
  static constexpr int week_minutes = 7 * day_minutes;

  // Adds minutes of a weekday (0 Monday), half open, 0..day_minutes; nothing where `until` is not
  // after `from`, as free_times.h reads them.
  void add(int weekday, int from, int until);
  void set(int minute) { minutes_.set(static_cast<std::size_t>(minute)); }
  bool has(int minute) const { return minutes_.test(static_cast<std::size_t>(minute)); }
  void keep_only(const WeekHours& other) { minutes_ &= other.minutes_; }

  // Whether any day has shared_minutes_min in one piece.
  bool is_long_enough() const;
  // The pieces of each day that are long enough: by the first day they fall on, then by hour; days
  // with the same hours in one.
  std::vector<graph::FreeTime> times() const;

 private:
  struct Piece {
    int from = 0;
    int until = 0;
    friend auto operator<=>(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> pieces_of(int weekday) const;

  std::bitset<week_minutes> minutes_;
};

// What somebody said; nothing where they said nothing.
std::optional<WeekHours> hours_of(const graph::List<graph::FreeTime>& free);

// The hours that most people share, of those who said when they have time.
struct HoursShared {
  WeekHours hours;
  std::size_t people = 0;  // who are free in each of these hours, at least; 0: nothing is shared
};
// All of them if they share anything long enough, else as many as possible but more than half, and
// never fewer than `people_min`. Cost: the week's minutes × the people.
HoursShared hours_shared(const std::vector<const WeekHours*>& said, std::size_t people_min);

}  // namespace kith::matcher
