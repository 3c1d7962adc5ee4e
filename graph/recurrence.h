// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/calendar.h"
#include "graph/result.h"

// Patterns of days: RRULE of RFC 5545, whole days only (the form in which calendars, spreadsheets
// and records name "the first weekend of each month").
namespace kith::graph {

inline constexpr std::size_t rrule_bytes_max = 256;
// Occurrences looked at from the pattern's first day on, more than fifty years of days.
inline constexpr std::size_t occurrences_max = 20'000;

// Whether the text is a pattern that Kith reads: FREQ daily, weekly, monthly or yearly; INTERVAL,
// COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYYEARDAY, BYWEEKNO, BYSETPOS, WKST, each at most
// once. A leading "RRULE:" is allowed. Error bad_input with one sentence that says what is wrong.
Result<void> check_rrule(std::string_view rrule);

// The days of a pattern that begins on `first`, as far as they lie in the half-open from..until,
// ascending. Errors: bad_input as above; too_large where more than occurrences_max lie before
// `until`. Safe from any thread.
Result<std::vector<Date>> occurrences(std::string_view rrule, Date first, Date from, Date until);

}  // namespace kith::graph
