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

// As people write it: "Sat am", "Tuesday afternoons", "weekday mornings", "before 9", "Mon-Fri from
// 09:30", "Sat 10:00-12:00, Sun"; entries parted by commas or "and". am is 06:00 to 12:00, pm 12:00
// to 18:00, evening 18:00 to 23:00. Errors: bad_input that names what it could not read.
graph::Result<std::vector<graph::FreeTime>> free_times_from_text(std::string_view text);

// "Saturday mornings", "weekdays from 09:30", "any time".
std::string spoken(const std::vector<graph::FreeTime>& times);

// The shared hours of two lists, in order of day and hour, joined over days where the hours are the
// same. Empty lists mean "not said": nothing. At least half an hour counts.
std::optional<std::vector<graph::FreeTime>> shared_times(const std::vector<graph::FreeTime>& a,
                                                         const std::vector<graph::FreeTime>& b);

}  // namespace kith::matcher
