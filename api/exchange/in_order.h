// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "graph/result.h"

namespace kith::api {

// Batches that one thread at a time reads and several work on, given in the order of reading.
// With one thread everything is done by whoever asks for the next. Use next() from one thread.
template <class Batch>
class InOrder {
 public:
  // Fills a batch that was used before; false at the end. Never two at once.
  using Read = std::function<graph::Result<bool>(Batch&)>;
  // Does the rest, on the thread with this number, from 0.
  using Work = std::function<void(Batch&, unsigned)>;

  // At least one thread.
  InOrder(unsigned threads, Read read, Work work)
      : read_(std::move(read)), work_(std::move(work)), slots_(threads == 1 ? 1 : threads + 2) {
    if (threads == 1) return;
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, i] { run(i); });
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      changed_.notify_all();
    }
    for (std::thread& thread : threads_) thread.join();
  }

  // The next batch, good until the next call; null at the end. Errors: those of reading, in their
  // turn.
  graph::Result<Batch*> next() {
    if (threads_.empty()) return read_here();
    std::unique_lock lock(mutex_);
    if (used_ > 0) slot(used_ - 1).state = State::free;
    changed_.notify_all();
    Slot& next = slot(used_);
    changed_.wait(lock, [&] { return next.state == State::ready; });
    if (!next.read) return next.read.error();
    if (!*next.read) return static_cast<Batch*>(nullptr);
    ++used_;
    return &next.batch;
  }

 private:
  enum class State : std::uint8_t { free, busy, ready };
  struct Slot {
    Batch batch;
    State state = State::free;
    graph::Result<bool> read = true;
  };

  Slot& slot(std::uint64_t number) { return slots_[number % slots_.size()]; }

  graph::Result<Batch*> read_here() {
    Slot& only = slots_.front();
    graph::Result<bool> more = read_(only.batch);
    if (!more) return std::move(more).error();
    if (!*more) return static_cast<Batch*>(nullptr);
    work_(only.batch, 0);
    return &only.batch;
  }

  void run(unsigned thread) {
    while (Slot* mine = read_next()) {
      if (mine->read.ok() && *mine->read) work_(mine->batch, thread);
      const std::lock_guard lock(mutex_);
      mine->state = State::ready;
      changed_.notify_all();
    }
  }

  // Null: there is nothing more to do.
  Slot* read_next() {
    const std::lock_guard reading(reading_);
    Slot& mine = slot(begun_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopped_ || ended_ || mine.state == State::free; });
      if (stopped_ || ended_) return nullptr;
      mine.state = State::busy;
    }
    ++begun_;
    mine.read = read_(mine.batch);
    ended_ = !mine.read.ok() || !*mine.read;
    return &mine;
  }

  Read read_;
  Work work_;
  std::vector<Slot> slots_;
  std::mutex reading_;       // guards the two below, and the order of reading
  std::uint64_t begun_ = 0;  // batches that were read, or are being
  bool ended_ = false;

  std::mutex mutex_;  // guards states and what is below
  std::condition_variable changed_;
  bool stopped_ = false;
  std::uint64_t used_ = 0;  // batches that were given

  std::vector<std::thread> threads_;  // last: they use the others
};

}  // namespace kith::api
