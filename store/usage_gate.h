// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>

namespace kith::store {

// Knows who uses something that must sometimes be taken away: everybody enters and leaves, one may
// have it alone when nobody is inside, and once it is shut nobody enters any more. A thread that is
// inside may enter again. Thread safe; costs two short locks a visit.
class UsageGate {
 public:
  // Being inside, until destroyed. Empty where the gate was shut.
  class Pass {
   public:
    Pass() = default;
    explicit Pass(UsageGate* gate) : gate_(gate) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Pass& operator=(Pass&&) = delete;
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;
    ~Pass() {
      if (gate_ != nullptr) gate_->leave();
    }
    explicit operator bool() const { return gate_ != nullptr; }

   private:
    UsageGate* gate_ = nullptr;
  };

  Pass enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !alone_; });
    if (shut_) return Pass();
    ++inside_;
    return Pass(this);
  }

  // True: the caller has it alone, and others wait in enter(), until end_alone(). False, at once,
  // where somebody is inside: waiting could last as long as a snapshot is held.
  bool try_alone() {
    const std::lock_guard lock(mutex_);
    if (inside_ > 0 || alone_ || shut_) return false;
    alone_ = true;
    return true;
  }
  void end_alone() {
    const std::lock_guard lock(mutex_);
    alone_ = false;
    changed_.notify_all();
  }

  // Returns when everybody has left. False where it was shut before.
  bool shut() {
    std::unique_lock lock(mutex_);
    const bool first = !std::exchange(shut_, true);
    changed_.wait(lock, [&] { return inside_ == 0 && !alone_; });
    return first;
  }

 private:
  void leave() {
    const std::lock_guard lock(mutex_);
    if (--inside_ == 0) changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t inside_ = 0;
  bool alone_ = false;
  bool shut_ = false;
};

}  // namespace kith::store
