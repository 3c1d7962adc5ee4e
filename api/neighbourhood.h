// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>

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

 private:
  std::mutex mutex_;  // guards community_
  matcher::CommunityIndex community_;
};

}  // namespace kith::api
