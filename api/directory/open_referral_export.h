// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "api/exchange/bundle_writer.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::api {

// A directory as one page of Open Referral UK 3.0: every listed group with everything in it, one
// service a line, in order of number; the same groups give the same bytes. Answers how many there
// are. Errors: the sink's.
graph::Result<std::uint64_t> write_open_referral(const graph::View& directory,
                                                 const BytesSink& sink);

// Groups that did not agree to be listed and so are not in it.
std::uint64_t unlisted_groups(const graph::View& directory);

}  // namespace kith::api
