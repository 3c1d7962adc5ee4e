// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_reading.h"

// When a service is there: schedules of Open Referral as schedules of a group (GroupSchedule).
namespace kith::api {

// The ids of places by the ids under which schedules know them: those of locations and of services
// at locations.
using PlacesById = std::map<std::string, std::string, std::less<>>;

// Adds the schedules of a list to `schedules`: each of the place that it names by id, or else of
// `place` ("" for all places). freq, interval, byday … become a pattern. It begins with dtstart,
// or, where it is valid only from later on, with the pattern's first day then; it ends with the
// earlier of until and valid_to. One that is there already is not added again: publishers repeat a
// schedule at each place.
void add_schedules(FeedReading& feed, FeedValue list, const PlacesById& places,
                   const std::string& place, nlohmann::ordered_json& schedules);

}  // namespace kith::api
