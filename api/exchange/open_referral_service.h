// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_reading.h"

namespace kith::api {

// A service of a feed and what stands around it there.
struct FoundService {
  FeedValue service;
  const nlohmann::ordered_json* organisation = nullptr;  // that it lies in, as of a group
  FeedValue service_at_location;                         // that it lies in
};

// A service of Open Referral (UK 3, HSDS 3.0 and 3.1, UK 1) as a group: the record of a bundle,
// {"type":"group", …}. Nothing where it is refused; the reasons are in the feed's bundle, as is
// what was mended and left out.
std::optional<nlohmann::ordered_json> read_service(FeedReading& feed, const FoundService& found);

}  // namespace kith::api
