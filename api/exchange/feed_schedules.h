// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace kith::api {

// What is said of a schedule, made from a feed as GroupSchedule has it, that falls on no day
// between its ends: it is left out, for a group with it alone would seem closed for ever. "" for
// others, and for one that ends before it begins, of which more is said elsewhere. Cost:
// graph::ever_falls.
std::string never_falls(const nlohmann::ordered_json& schedule);

}  // namespace kith::api
