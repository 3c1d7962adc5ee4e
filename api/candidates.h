// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>

#include "graph/view.h"
#include "matcher/candidate_index.h"

namespace kith::api {

// The candidate index of the newest view that anybody asked about, brought along as views go on.
// Safe from any thread.
class Candidates {
 public:
  // The index at this view's position. Cost: the homes that changed since the last question; for a
  // view older than that, all homes.
  matcher::CandidateIndex at(const graph::View& view);

 private:
  std::mutex mutex_;  // guards newest_
  matcher::CandidateIndex newest_;
};

}  // namespace kith::api
