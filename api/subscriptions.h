// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/record.h"
#include "graph/view.h"

// Which directories of community groups a scheme reads, and what a directory says of itself.
namespace kith::api {

// A scheme's subscription to a directory, if there is one. Cost: linear in the subscriptions.
std::optional<graph::Number> subscription_to(const graph::View& scheme, std::string_view directory);
bool subscribes(const graph::View& scheme, std::string_view directory);
// The names of the directories that a scheme reads, in order, once each.
std::vector<std::string> directories_of(const graph::View& scheme);

// What a directory says of itself: the first record of the kind. Nothing where it says nothing.
std::optional<graph::Record> directory_record(const graph::View& directory);

}  // namespace kith::api
