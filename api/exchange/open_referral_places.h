// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_reading.h"

// Where a service takes place: locations of Open Referral as places of a group (GroupPlace).
namespace kith::api {

// Adds the place of a location to the list `places`, unless one with its id is in it. Gives the id,
// which schedules name; "" where the location says nothing.
std::string add_place(FeedReading& feed, FeedValue location, nlohmann::ordered_json& places);

}  // namespace kith::api
