// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/feed_words.h"
#include "graph/result.h"

// How people and other programs write single values, made into how records hold them. Each reader
// of a feed uses these, so that the same words come out the same from a table and from JSON. Safe
// from any thread; linear; no locale.
namespace kith::api {

// Which of two numbers of a day is the day: 4/7/2026.
enum class DayOrder : std::uint8_t { british, american };
// What the days of a feed give away: american where one can only be read so and none only British;
// `otherwise` where none tells.
DayOrder day_order_of(const std::vector<std::string>& days, DayOrder otherwise = DayOrder::british);

// A day as YYYY-MM-DD. Read: that; with a time and zone behind it (the day as written); 20261121;
// 21/11/2026 21.11.2026 21-11-2026 in the order given, or in the other where only that is a day;
// 21 Nov 2026, Nov 21, 2026, 21st of November 2026, with or without the day of the week. A
// year of two digits is one of this century: what a directory says of itself is no older.
std::optional<MendedText> mend_day(std::string_view text, DayOrder order = DayOrder::british);

// A time of day as HH:MM. Read: that, with seconds, with a zone behind it (the time as written); a
// day before it with T; 9:30, 9.30, 9:30am, 9 pm, 0930, noon, midnight; 24:00 as 00:00, which a
// schedule takes for the end of the day.
std::optional<MendedText> mend_time(std::string_view text);

// Pence. Read: 3, 3.5, £3.50, 1,200.00, 350p, GBP 3, 3.50 GBP, free, nil. Nothing for other
// currencies, ranges, less than nothing and more than a record holds.
std::optional<std::int32_t> mend_pence(std::string_view text);
// What an amount is for, as CostPer has it ("session", "week", "month", "year", "once"), from words
// such as "per week", "a session", "membership"; "" where they do not say.
std::string_view cost_per(std::string_view words);

// Degrees as records take them: six decimals, within ±max. Nothing where it is no number or lies
// outside.
std::optional<double> mend_degrees(std::string_view number, int max);

// An external id made of a publisher's: itself where records take it, else with a hyphen for each
// letter that they do not take, and a hash behind, so that unlike ids stay unlike. The same always
// gives the same. "" only for "".
std::string external_id_from(std::string_view publisher_id);

// "wn74aj" as "WN7 4AJ"; nothing for what no British postcode looks like.
std::optional<std::string> mend_postcode(std::string_view text);
// Its district: "WN7 4AJ" and "wn7" as "WN7"; nothing for what is neither.
std::optional<std::string> postcode_district(std::string_view text);

// A telephone number as written, without "tel:" and "Tel." before it; nothing for fewer than three
// digits.
std::optional<MendedText> mend_phone(std::string_view text);
// Without "mailto:"; nothing for what nobody could write to.
std::optional<MendedText> mend_email(std::string_view text);
// An address beginning with http:// or https://, which is put before "www.leigh.org.uk/choir";
// nothing for anything else.
std::optional<MendedText> mend_web(std::string_view text);

// A BCP 47 tag from a tag or the English name of a language ("Welsh", "British Sign Language");
// nothing for other words.
std::optional<MendedText> mend_language(std::string_view text);

// "MO" from Monday, mon, Mondays, MO; "" for other words.
std::string_view weekday_code(std::string_view word);

// The parts of an RRULE as feeds keep them in fields of their own; "" where not said.
struct RuleParts {
  std::string freq = {};      // WEEKLY, weekly
  std::string interval = {};  // 1
  std::string byday = {};     // MO,WE or 2TU or Monday, Wednesday
  std::string bymonthday = {};
  std::string byyearday = {};
  std::string byweekno = {};
  std::string count = {};
  std::string wkst = {};
};
// The pattern that they make, "" where they say nothing (interval and week start alone are nothing;
// byday alone is weekly). Repairs: small letters, blanks, words for days, a leading "RRULE:" in
// freq. Error bad_input: graph::check_rrule's sentence.
graph::Result<MendedText> rule_from(const RuleParts& parts);

}  // namespace kith::api
