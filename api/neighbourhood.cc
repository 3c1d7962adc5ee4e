// SPDX-License-Identifier: Apache-2.0
#include "api/neighbourhood.h"

#include <mutex>

#include "graph/social_graph.h"
#include "matcher/community_index.h"

namespace kith::api {

struct Neighbourhood::Newest {
  std::mutex community_mutex;  // guards the next
  matcher::CommunityIndex community;
  std::mutex social_mutex;  // guards the next
  graph::SocialGraph social;
  std::mutex named_mutex;  // guards the next
  NamedNeighbours named;
};

Neighbourhood::Neighbourhood() : newest_(std::make_unique<Newest>()) {}
Neighbourhood::~Neighbourhood() = default;

matcher::CommunityIndex Neighbourhood::community(const graph::View& view) {
  const std::lock_guard lock(newest_->community_mutex);
  auto& index = newest_->community;
  if (view.position() < index.position()) return matcher::CommunityIndex().advanced_to(view);
  index = index.advanced_to(view);
  return index;
}

graph::Result<graph::SocialGraph> Neighbourhood::social(const graph::View& view,
                                                        graph::Date today) {
  const std::lock_guard lock(newest_->social_mutex);
  auto& social = newest_->social;
  if (view.position() < social.position()) return graph::SocialGraph().advanced_to(view, today);
  auto advanced = social.advanced_to(view, today);
  if (advanced) social = *advanced;
  return advanced;
}

PlaceSum Neighbourhood::named(const graph::View& view, std::string_view name, graph::Date on) {
  const std::lock_guard lock(newest_->named_mutex);
  if (view.position() < newest_->named.position()) {
    NamedNeighbours earlier;
    earlier.advance_to(view);
    return earlier.of(name, on);
  }
  newest_->named.advance_to(view);
  return newest_->named.of(name, on);
}

}  // namespace kith::api
