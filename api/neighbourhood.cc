// SPDX-License-Identifier: Apache-2.0
#include "api/neighbourhood.h"

namespace kith::api {

matcher::CommunityIndex Neighbourhood::community(const graph::View& view) {
  const std::lock_guard lock(mutex_);
  if (view.position() < community_.position()) return matcher::CommunityIndex().advanced_to(view);
  community_ = community_.advanced_to(view);
  return community_;
}

graph::Result<graph::SocialGraph> Neighbourhood::social(const graph::View& view,
                                                        graph::Date today) {
  const std::lock_guard lock(mutex_);
  if (view.position() < social_.position()) return graph::SocialGraph().advanced_to(view, today);
  auto social = social_.advanced_to(view, today);
  if (social) social_ = *social;
  return social;
}

}  // namespace kith::api
