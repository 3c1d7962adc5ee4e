// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// What a group does, from what its publisher calls it.
namespace kith::api {

// The concepts (words of graph/activity_tree.h) that a short text names outright: the name of a
// group, a term it is filed under. Nothing that had to be spelled otherwise first, nothing said as
// unwelcome, and no name of a town: what stands in `towns` is read as that. Each once, in the order
// of the text.
std::vector<std::string> activities_named(std::string_view text,
                                          const std::vector<std::string>& towns);

// Sets `activities` of a group that is put together ("name", "terms", "places" are looked at),
// where it names any.
void put_activities(nlohmann::ordered_json& group);

}  // namespace kith::api
