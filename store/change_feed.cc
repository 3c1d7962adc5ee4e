// SPDX-License-Identifier: Apache-2.0
#include "store/change_feed.h"

namespace kith::store {
void ChangeFeed::announce(const Batch& batch, std::uint64_t sequence) {
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Batch::Entry entry = batch.entry(i);
      if (!is_condition(entry.kind)) newest_[static_cast<std::size_t>(entry.space)] = sequence;
    }
  }
  changed_.notify_all();
}

graph::Result<std::uint64_t> ChangeFeed::wait(Space space, std::uint64_t after,
                                              std::chrono::milliseconds timeout) const {
  const std::uint64_t& newest = newest_[static_cast<std::size_t>(space)];
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, timeout, [&] { return closed_ || newest > after; });
  if (closed_) {
    return graph::Error{graph::ErrorCode::unavailable, "The store is closed."};
  }
  return newest;
}

void ChangeFeed::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

void ChangeFeed::start_anew() {
  const std::lock_guard lock(mutex_);
  newest_ = {};
  closed_ = false;
}

}  // namespace kith::store
