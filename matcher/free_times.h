// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_free_time.h"
#include "graph/result.h"

// Hours of a week in which people have time, and what two of them share.
namespace kith::matcher {

// Minutes of a day at least that two people must share.
inline constexpr std::int32_t shared_minutes_min = 30;

// As people write it: "Sat am", "Tuesday afternoons", "weekday mornings", "before 9", "Mon-Fri from
// 09:30", "Sat 10:00-12:00, Sun", "2-4 on Wednesdays", "any time"; entries parted by commas,
// semicolons, slashes or "and". am is 06:00 to 12:00, pm 12:00 to 18:00, evening 18:00 to 23:00.
//
// Days without hours take those of the days after them ("Mon, Wed and Fri mornings"); hours without
// days belong to the days before them ("Sat am and pm"), at the beginning to every day; nothing
// goes over a semicolon. A bare hour from 1 to 6 is in the afternoon ("from 2"; at night is written
// 02:00), and the end of hours comes after their beginning ("9-5"); one that stands with a part of
// the day lies in it ("Fri evening 7-9").
//
// One FreeTime a row of days with the same hours, in the order of the text; days in order of the
// week, all seven as none. Errors: bad_input that names everything it could not read, a fault each;
// too_large beyond limits::text_bytes_max, or limits::list_items_max entries. Cost: linear.
graph::Result<std::vector<graph::FreeTime>> free_times_from_text(std::string_view text);

// "Saturday mornings", "weekdays from 09:30", "any time", "Mondays 10:00 to 12:00; Sundays". Read
// again it is the same, where days are in order and hours end after they begin. "" for an empty
// list.
std::string spoken(const std::vector<graph::FreeTime>& times);

// The shared hours of two lists, in order of day and hour, joined over days where the hours are the
// same; hours of one list that touch are one. Empty lists mean "not said": nothing. Shared hours
// shorter than shared_minutes_min do not count; none at all is an empty list.
std::optional<std::vector<graph::FreeTime>> shared_times(const std::vector<graph::FreeTime>& a,
                                                         const std::vector<graph::FreeTime>& b);

}  // namespace kith::matcher
