// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_free_time.h"

// The words of texts about hours of a week: private to free_times*.cc, but for the names of days.
// Safe from any thread.
namespace kith::matcher {

inline constexpr std::int32_t day_minutes = 24 * 60;
inline constexpr std::array<std::string_view, 7> day_names{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

using DayBits = std::uint32_t;  // bit 0 is Monday
inline constexpr DayBits all_days = 0x7F;
inline constexpr DayBits working_days = 0x1F;
inline constexpr DayBits weekend_days = 0x60;

// Minutes after midnight; `until` is the first that is no longer in it.
struct DayHours {
  std::int32_t from = 0;
  std::int32_t until = day_minutes;

  friend auto operator<=>(const DayHours&, const DayHours&) = default;
};
inline constexpr DayHours morning{6 * 60, 12 * 60};
inline constexpr DayHours afternoon{12 * 60, 18 * 60};
inline constexpr DayHours evening{18 * 60, 23 * 60};

// Days in order of the week, all seven as none; the whole day without `from` and `until`.
graph::FreeTime free_time(DayBits days, const DayHours& hours);

enum class TimeSign : std::uint8_t { word, number, dash, comma, cut, and_, odd };

struct TimeToken {
  TimeSign sign = TimeSign::word;
  std::string_view text;  // as written
  std::string lower;      // without apostrophes
};

// In the order of the text. Spaces, full stops, colons that part no hour, and brackets are left
// out; what is none of the signs is odd.
std::vector<TimeToken> time_tokens(std::string_view text);

// "Sat", "saturdays", "weekend", "daily"; 0 for another word.
DayBits days_said(std::string_view lower);
// "am", "afternoons", "evening".
std::optional<DayHours> part_said(std::string_view lower);

// An hour of the clock. `bare`: it may be one of the morning or, twelve hours later, of the
// afternoon or evening; `minutes` is then of the morning (12 is noon).
struct ClockTime {
  std::int32_t minutes = 0;  // 0..day_minutes
  bool bare = false;
};

enum class ClockHalf : std::uint8_t { unsaid, am, pm };

// "9", "9:30", "09.30", "1730", with or without am or pm. Nothing for what is no hour.
std::optional<ClockTime> clock_time(std::string_view number, ClockHalf half);

}  // namespace kith::matcher
