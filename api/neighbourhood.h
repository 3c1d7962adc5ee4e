// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "api/named_places.h"
#include "graph/calendar.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::graph {
class SocialGraph;
}
namespace kith::matcher {
class CommunityIndex;
}

namespace kith::api {

// What is derived from a scheme to find connections: of the newest view that anybody asked about,
// brought along as views go on. Safe from any thread; whoever asks meanwhile waits.
class Neighbourhood {
 public:
  Neighbourhood();
  ~Neighbourhood();

  // Who does and wants what where, at this view's position. Cost: who changed since the last
  // question; for a view older than that, everybody.
  matcher::CommunityIndex community(const graph::View& view);
  // Who may introduce whom, likewise. Errors: those of SocialGraph::advanced_to.
  graph::Result<graph::SocialGraph> social(const graph::View& view, graph::Date today);
  // The neighbours of this view who may be found on a day, where a place of that name is.
  PlaceSum named(const graph::View& view, std::string_view name, graph::Date on);

 private:
  struct Newest;
  std::unique_ptr<Newest> newest_;
};

}  // namespace kith::api
