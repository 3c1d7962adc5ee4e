// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "graph/calendar.h"
#include "graph/ids.h"
#include "matcher/policy.h"

namespace kith::matcher {

// Which rules' answers the reader may learn. A match officer: open ones, and of household-private
// ones that somebody there said no. A manager: confidential ones too.
struct ReaderRights {
  bool confidential = false;
};

// "Who might get on with this person?" Everything an answer depends on beside the view: same view,
// question and engine version, same bytes.
struct Question {
  graph::PersonNumber person;
  graph::Date on;       // the day it is asked about; the start of the wish where none is stated
  std::size_t top = 5;  // at most limits::top_max
  ReaderRights rights;
  Policy policy = default_policy();
  // Emergency is its own question: this many nights from `on`.
  std::optional<std::int32_t> emergency_nights;
};

}  // namespace kith::matcher
