// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::graph {

// A day of the Gregorian calendar, counted from 1970-01-01. No time zone.
struct Date {
  std::int32_t days = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
  Date plus(std::int32_t count) const { return Date{days + count}; }
};

// Years outside 1900..2199 are refused: nothing in these records lies there.
inline constexpr int year_min = 1900;
inline constexpr int year_max = 2199;

std::string to_text(Date date);                             // "2026-11-21"
std::optional<Date> date_from_text(std::string_view text);  // exactly YYYY-MM-DD, a real day
std::optional<Date> make_date(int year, int month, int day);
int year_of(Date date);
int weekday_of(Date date);  // 0 Monday … 6 Sunday

// Microseconds since 1970-01-01T00:00:00Z. Written with seconds, or with six decimals where there
// are any.
struct Instant {
  std::int64_t microseconds = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

std::string to_text(Instant instant);                             // "2026-11-21T22:21:30Z"
std::optional<Instant> instant_from_text(std::string_view text);  // UTC with Z only
Date date_of(Instant instant);

// A day in a life that may be known only by its year: "1998" or "1998-05-01".
struct BirthDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;  // 0: not known
  std::uint8_t day = 0;    // 0: not known

  friend auto operator<=>(const BirthDate&, const BirthDate&) = default;
};

std::string to_text(BirthDate date);
std::optional<BirthDate> birth_date_from_text(std::string_view text);
// Full years on a day; where only the year is known, the lower of the two possible ages.
int age_on(BirthDate born, Date on);

// A time of day, in minutes after midnight, 0..1439: "09:30".
struct TimeOfDay {
  std::int16_t minutes = 0;

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

std::string to_text(TimeOfDay time);
std::optional<TimeOfDay> time_from_text(std::string_view text);

}  // namespace kith::graph
