// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/engine.h"
#include "api/scheme.h"
#include "graph/result.h"

// What nobody and nothing near answers: wants of the neighbourhood with who could put budgets
// together, or homes that the scheme has not got.
namespace kith::api {

struct GapAsk {
  bool homes = false;
  bool own_page = false;  // of the one who asks: clusters of any size, and who they are
  std::string near;       // as in ConnectionAsk: only clusters about there
  std::optional<std::int64_t> metres_max;   // from there
  std::optional<std::int64_t> near_metres;  // what counts as near somebody with a want
  std::optional<std::int64_t> radius_metres;
  std::optional<std::int32_t> cost_pence;  // own page only: how each pool would share it
  std::vector<std::string> wishes;         // of the neighbourhood: only what is like one of these
  std::optional<std::size_t> people_min;
  std::optional<std::size_t> top;
  std::optional<graph::Date> on;
  bool in_words = false;
};

// Errors: forbidden (homes take ask_proposals, their own page record_proposals; the
// neighbourhood's own page takes own_connections), wrong_usage (a cost on a shared report; what
// goes with the neighbourhood, with homes; a place that is not known), those of matcher::find_gaps,
// find_home_gaps and find_pools. An own page writes an access entry about everybody on it.
graph::Result<ProposalAnswer> ask_gaps(Engine& engine, Scheme& scheme, const Asker& asker,
                                       const GapAsk& ask);

}  // namespace kith::api
