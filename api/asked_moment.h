// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "api/recorded_days.h"
#include "api/scheme.h"

// What questions about the past are asked of: a scheme as it is, or as it was known to be.
namespace kith::api {

struct AskedMoment {
  graph::View view;
  const RecordedDays* recorded = nullptr;  // as far as the newest event
  graph::Date today;                       // the day it is asked on
  graph::View now;                         // what may be shown is a matter of today
  graph::Date now_on;
  std::string known_at;  // of an earlier view, in words: "as known at the end of 1 Sep 2026"
};

// `on`: as if it were this day. `as_known_at`: "2026-09-01", what the log held at its end, asked on
// that day; or a position, asked today; "" for now. Errors: bad_input (days to come, a position
// beyond the log), wrong_usage (neither day nor position), those of the log.
graph::Result<AskedMoment> asked_moment(Scheme& scheme, const std::optional<graph::Date>& on,
                                        const std::string& as_known_at);

}  // namespace kith::api
