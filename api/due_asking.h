// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "api/scheme.h"
#include "graph/result.h"

// What is due in a scheme, for whoever asks: all of it for those who work on matches, the
// neighbourhood's part for coordinators.
namespace kith::api {

struct DueAsk {
  std::optional<graph::Date> on;  // absent: today
  std::optional<std::int32_t> within_days;
  std::optional<std::size_t> top;
  bool in_words = false;
};

// Ranges as matcher::DueQuestion has them. Writes an access entry about everybody whom it names.
// Errors: forbidden (takes ask_due).
graph::Result<ProposalAnswer> ask_due(Scheme& scheme, const Asker& asker, const DueAsk& ask);

}  // namespace kith::api
