// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "api/exchange/feed_bundle.h"
#include "graph/result.h"

// Street Support Network: who helps people without a home, as its web service answers.
namespace kith::api {

inline constexpr std::size_t street_support_bytes_max = 64 * 1024 * 1024;

// Adds a group for each service of an answer, in the order of the answer. Read: services by day
// (the sessions of one provider with the same words at the same postcode are one service), by
// category and by client group, the list of providers with their places, and services with their
// sessions in a list. Sessions become weekly schedules, days with the same hours together; 24:00 is
// midnight, and what closes before it opens closes on the next day. Tags and client groups become
// terms. The external id is the service's own; where there is none, the provider's key with the
// postcode (and a hash of the words where that is not enough). Lists of what somebody needs are
// left out.
// What cannot be taken is refused, the rest mended or left out, with a JSON Pointer and a reason.
// Errors: malformed (no JSON), too_large (over street_support_bytes_max), bad_input (no list of
// services in it). Cost: linear.
graph::Result<void> read_street_support(std::string_view file, std::string_view text,
                                        FeedBundle& into);

}  // namespace kith::api
