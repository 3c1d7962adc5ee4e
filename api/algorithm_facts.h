// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "api/scheme_policy.h"
#include "graph/calendar.h"
#include "graph/result.h"
#include "matcher/overruled.h"

// What is measured in a scheme for its algorithm record.
namespace kith::api {

// What was put on record between two days. Whoever was erased since still counts.
struct RecordedUse {
  graph::Date from;
  graph::Date to;
  std::size_t home_runs = 0;           // questions about homes
  std::size_t neighbourhood_runs = 0;  // questions about the neighbourhood
  std::size_t unreadable_runs = 0;     // of somebody erased since: about which, nobody can tell
  std::size_t people = 0;              // for whom somebody asked
  std::size_t rows = 0;                // homes, people and neighbours put in front of somebody
};

struct AlgorithmFacts {
  std::string scheme;
  std::string code_version;
  std::uint64_t position = 0;  // of the view that was counted
  graph::Date on;
  SchemePolicy policy;
  std::size_t policies_set = 0;  // how often one was set
  std::size_t people = 0;        // on record now
  std::size_t households = 0;
  RecordedUse use;
  // Of the runs about homes that were counted: for the manager. Others are told for_others().
  matcher::Overruled overruled;
};

// The last `days` days, today among them. Errors: those of the log, of policy_history. Cost: reads
// the whole log.
graph::Result<AlgorithmFacts> algorithm_facts(const Scheme& scheme, std::int32_t days);

}  // namespace kith::api
