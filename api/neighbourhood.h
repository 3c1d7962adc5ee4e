// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>

#include "graph/result.h"
#include "graph/social_graph.h"
#include "graph/view.h"
#include "matcher/community_index.h"

namespace kith::api {

// What is derived from a scheme to find connections: of the newest view that anybody asked about,
// brought along as views go on. Safe from any thread.
class Neighbourhood {
 public:
  // Who does and wants what where, at this view's position. Cost: who changed since the last
  // question; for a view older than that, everybody.
  matcher::CommunityIndex community(const graph::View& view);
  // Who may introduce whom, likewise. Errors: those of SocialGraph::advanced_to.
  graph::Result<graph::SocialGraph> social(const graph::View& view, graph::Date today);

 private:
  std::mutex mutex_;  // guards the two below
  matcher::CommunityIndex community_;
  graph::SocialGraph social_;
};

}  // namespace kith::api
