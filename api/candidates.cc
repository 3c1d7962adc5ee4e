// SPDX-License-Identifier: Apache-2.0
#include "api/candidates.h"

namespace kith::api {

matcher::CandidateIndex Candidates::at(const graph::View& view) {
  const std::lock_guard lock(mutex_);
  if (view.position() < newest_.position()) return matcher::CandidateIndex().advanced_to(view);
  newest_ = newest_.advanced_to(view);
  return newest_;
}

}  // namespace kith::api
