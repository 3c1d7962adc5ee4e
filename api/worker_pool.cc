// SPDX-License-Identifier: Apache-2.0
#include "api/worker_pool.h"

#include <utility>

namespace kith::api {

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::run(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || (idle_ == 0 && threads_.size() == most_)) return false;
    jobs_.push_back(std::move(job));
    if (idle_ > 0) {
      --idle_;
    } else {
      threads_.emplace_back([this] { work(); });
    }
  }
  changed_.notify_one();
  return true;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const std::function<void()> job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    lock.lock();
    ++idle_;
  }
}

}  // namespace kith::api
