// SPDX-License-Identifier: Apache-2.0
#include "graph/calendar.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace kith::graph {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t microseconds_a_second = 1'000'000;
constexpr std::int64_t seconds_a_day = 86'400;

// Exactly `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

year_month_day civil(Date date) { return year_month_day(sys_days(days(date.days))); }

template <class... Args>
std::string print(const char* format, Args... args) {
  std::array<char, 64> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), format, args...);
  return std::string(buffer.data(), static_cast<std::size_t>(size));
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < year_min || year > year_max || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(sys_days(date).time_since_epoch().count())};
}

std::string to_text(Date date) {
  const year_month_day day = civil(date);
  return print("%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
               static_cast<unsigned>(day.day()));
}

std::optional<Date> date_from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

int year_of(Date date) { return static_cast<int>(civil(date).year()); }

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(sys_days(days(date.days))).iso_encoding()) - 1;
}

std::string to_text(Instant instant) {
  const std::int64_t second = floor_div(instant.microseconds, microseconds_a_second);
  const std::int64_t fraction = instant.microseconds - second * microseconds_a_second;
  const Date date = date_of(instant);
  const std::int64_t of_day = second - static_cast<std::int64_t>(date.days) * seconds_a_day;
  std::string text =
      to_text(date) + print("T%02d:%02d:%02d", static_cast<int>(of_day / 3600),
                            static_cast<int>(of_day / 60 % 60), static_cast<int>(of_day % 60));
  if (fraction != 0) text += print(".%06d", static_cast<int>(fraction));
  return text + "Z";
}

std::optional<Instant> instant_from_text(std::string_view text) {
  if (text.size() != 20 && text.size() != 27) return std::nullopt;
  const auto date = date_from_text(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z') {
    return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  int fraction = 0;
  if (text.size() == 27) {
    const auto read = digits(text, 20, 6);
    if (!read || *read == 0 || text[19] != '.') return std::nullopt;
    fraction = *read;
  }
  const std::int64_t seconds =
      static_cast<std::int64_t>(date->days) * seconds_a_day + *hour * 3600 + *minute * 60 + *second;
  return Instant{seconds * microseconds_a_second + fraction};
}

Date date_of(Instant instant) {
  return Date{static_cast<std::int32_t>(
      floor_div(instant.microseconds, seconds_a_day * microseconds_a_second))};
}

std::string to_text(BirthDate date) {
  if (date.month == 0) return print("%04d", static_cast<int>(date.year));
  return print("%04d-%02u-%02u", static_cast<int>(date.year), static_cast<unsigned>(date.month),
               static_cast<unsigned>(date.day));
}

std::optional<BirthDate> birth_date_from_text(std::string_view text) {
  if (text.size() == 4) {
    const auto year = digits(text, 0, 4);
    if (!year || *year < year_min || *year > year_max) return std::nullopt;
    return BirthDate{static_cast<std::int16_t>(*year), 0, 0};
  }
  const auto date = date_from_text(text);
  if (!date) return std::nullopt;
  const year_month_day day = civil(*date);
  return BirthDate{static_cast<std::int16_t>(static_cast<int>(day.year())),
                   static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                   static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

int age_on(BirthDate born, Date on) {
  const year_month_day today = civil(on);
  const int years = static_cast<int>(today.year()) - born.year;
  if (born.month == 0) return years - 1;
  const auto month = static_cast<unsigned>(today.month());
  const bool had_birthday =
      month > born.month || (month == born.month && static_cast<unsigned>(today.day()) >= born.day);
  return had_birthday ? years : years - 1;
}

std::string to_text(TimeOfDay time) {
  return print("%02d:%02d", time.minutes / 60, time.minutes % 60);
}

std::optional<TimeOfDay> time_from_text(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return TimeOfDay{static_cast<std::int16_t>(*hour * 60 + *minute)};
}

}  // namespace kith::graph
