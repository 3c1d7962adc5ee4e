// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "graph/result.h"
#include "store/engine.h"

namespace kith::store {

// Which batch last changed each space, and who waits for the next. What Engine::wait_for_change
// promises, for every engine. Thread safe.
class ChangeFeed {
 public:
  // The batch with this sequence, greater than any before, changed what it says it changes.
  void announce(const Batch& batch, std::uint64_t sequence);

  graph::Result<std::uint64_t> wait(Space space, std::uint64_t after,
                                    std::chrono::milliseconds timeout) const;

  // Everybody who waits, and everybody who comes later, gets unavailable.
  void close();

  // As new: nothing has happened. Nobody waits.
  void start_anew();

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::array<std::uint64_t, space_count> newest_ = {};
  bool closed_ = false;
};

}  // namespace kith::store
