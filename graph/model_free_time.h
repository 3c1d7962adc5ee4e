// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/words.h"

// When somebody has time, and what they would put into a common pot. Data only.
namespace kith::graph {

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};
template <>
inline constexpr auto words<Weekday> = detail::list("monday", "tuesday", "wednesday", "thursday",
                                                    "friday", "saturday", "sunday");

// Hours of some days, in local time. No days: every day. No `from` or `until`: from the day's
// beginning, to its end.
struct FreeTime {
  List<Weekday> days;
  Opt<TimeOfDay> from;
  Opt<TimeOfDay> until;

  friend bool operator==(const FreeTime&, const FreeTime&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "days", self.days, Need::essential, Seen::officer);
    visit(2, "from", self.from, Need::essential, Seen::officer);
    visit(3, "until", self.until, Need::essential, Seen::officer);
  }
};

// That the person would do something together with others and put part of their budget into it:
// from so much to so much a session. What they have is not here.
struct PoolWish {
  std::string activity;
  Opt<Pence> share_min;
  Opt<Pence> share_max;

  friend bool operator==(const PoolWish&, const PoolWish&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::sharing, Seen::officer);
    visit(2, "share_pence_min", self.share_min, Need::sharing, Seen::officer);
    visit(3, "share_pence_max", self.share_max, Need::sharing, Seen::officer);
  }
};

}  // namespace kith::graph
