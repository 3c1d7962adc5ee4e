// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <span>

#include "store/engine.h"

namespace kith::store {

// Lets batches that several threads hand in at the same time share one sync. There is no thread of
// its own: the first who waits commits for all who wait behind it, in the order of their coming,
// while the next ones gather. Thread safe.
class WriteQueue {
 public:
  struct Request {
    const Batch* batch = nullptr;  // none: only sync what there is
    WriteOptions options = {};
    Written written = {};  // set by Commit
  };
  // Settles a group: sets `written` of each. Called by one thread at a time. No batch of a group
  // has a condition on a key that an earlier batch of the group changes, so that every condition
  // can be checked against what was there before the group.
  using Commit = std::function<void(std::span<Request* const> group)>;

  explicit WriteQueue(Commit commit) : commit_(std::move(commit)) {}

  // Blocks until a Commit, by this thread or another, has settled the request.
  Written submit(const Batch* batch, WriteOptions options);

  // How many are in submit(), whether being committed or not.
  std::size_t waiting() const;

 private:
  struct Waiter;
  std::size_t group_size() const;

  Commit commit_;
  mutable std::mutex mutex_;
  std::deque<Waiter*> waiting_;  // the front one commits or is about to
};

}  // namespace kith::store
