// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::api {

// Threads for work that blocks: made when they are needed, at most `most`, kept until the end.
// Nothing ever waits in line for a thread: a job is taken up at once or refused. Thread safe.
class WorkerPool {
 public:
  explicit WorkerPool(std::size_t most) : most_(most) {}
  // Waits for the jobs in progress.
  ~WorkerPool();

  // False, and nothing happens, where every thread is busy.
  bool run(std::function<void()> job);

 private:
  void work();

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::size_t idle_ = 0;  // threads that wait, those that a job is meant for already left out
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kith::api
