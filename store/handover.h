// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace kith::store {

// Far enough ahead that memory has answered a prefetch when a thing's turn comes.
inline constexpr std::size_t items_ahead = 4;

// Passes things from one thread to another in their order, many at a time, so that neither wakes
// the other for each. Holds a bounded number of them. One thread gives, one takes.
template <class T>
class Handover {
 public:
  // --- the giver's ---
  // Waits while the taker is far behind. False once it has had enough.
  bool give(T item) {
    giving_.push_back(std::move(item));
    return giving_.size() < items_a_chunk || hand_over();
  }
  // Nothing more comes. Must be called, whatever happened.
  void finish() {
    hand_over();
    const std::lock_guard lock(mutex_);
    finished_ = true;
    changed_.notify_all();
  }

  // --- the taker's ---
  // Waits for the next; nothing once the giver has finished and all is taken.
  std::optional<T> take() {
    if (next_ == taking_.size() && !receive()) return std::nullopt;
    return std::move(taking_[next_++]);
  }
  // What take() will give after so many others, where that is known without waiting.
  const T* ahead(std::size_t others) const {
    return others < taking_.size() - next_ ? &taking_[next_ + others] : nullptr;
  }
  // Has had enough: what is given from now on is dropped.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t items_a_chunk = 256;
  static constexpr std::size_t chunks_max = 3;
  using Chunk = std::vector<T>;

  bool hand_over() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || chunks_.size() < chunks_max; });
    if (!stopped_ && !giving_.empty()) {
      chunks_.push_back(std::move(giving_));
      giving_ = std::exchange(spare_, {});
      changed_.notify_all();
    }
    giving_.clear();
    return !stopped_;
  }
  bool receive() {
    taking_.clear();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return finished_ || !chunks_.empty(); });
    if (chunks_.empty()) return false;
    spare_ = std::exchange(taking_, std::move(chunks_.front()));
    next_ = 0;
    chunks_.pop_front();
    changed_.notify_all();
    return true;
  }

  Chunk giving_;
  Chunk taking_;
  std::size_t next_ = 0;  // of what is being taken

  std::mutex mutex_;  // guards what is below
  std::condition_variable changed_;
  std::deque<Chunk> chunks_;
  Chunk spare_;  // has been taken: so that its memory is used again
  bool finished_ = false;
  bool stopped_ = false;
};

}  // namespace kith::store
