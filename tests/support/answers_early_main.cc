// SPDX-License-Identifier: Apache-2.0
// What `kith` would be if it answered before it wrote: the control of e2e/kill_test.py, which must
// see it lose. The shipped program's own sources, with the function that opens the engine wrapped
// by the linker (tests/CMakeLists.txt).
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "store/engine_rocksdb.h"

namespace {

using namespace kith::store;
using kith::graph::Result;

// Done means: it will be written a little later. Whoever reads waits for that.
class EarlyEngine : public Engine {
 public:
  explicit EarlyEngine(std::unique_ptr<Engine> engine)
      : engine_(std::move(engine)),
        writing_([this](const std::stop_token& stop) { write_later(stop); }) {}
  EarlyEngine(const EarlyEngine&) = delete;
  EarlyEngine& operator=(const EarlyEngine&) = delete;
  ~EarlyEngine() override { settle(); }

  Written write(const Batch& batch, WriteOptions) override {
    const std::lock_guard lock(mutex_);
    later_.push_back(batch);
    changed_.notify_all();
    Written written;
    written.sequence = ++sequence_;
    return written;
  }
  Result<void> sync() override { return {}; }
  Result<std::optional<std::string>> get(Space space, std::string_view key) const override {
    settle();
    return engine_->get(space, key);
  }
  Result<void> scan(Space space, const Range& range, const Visitor& visitor) const override {
    settle();
    return engine_->scan(space, range, visitor);
  }
  Result<std::optional<Pair>> last(Space space, const Range& range) const override {
    settle();
    return engine_->last(space, range);
  }
  Result<std::unique_ptr<Snapshot>> snapshot() const override {
    settle();
    return engine_->snapshot();
  }
  Result<std::uint64_t> wait_for_change(Space space, std::uint64_t after,
                                        std::chrono::milliseconds timeout) const override {
    return engine_->wait_for_change(space, after, timeout);
  }
  Result<void> checkpoint(const std::filesystem::path& directory) const override {
    settle();
    return engine_->checkpoint(directory);
  }
  Result<Verified> verify() const override {
    settle();
    return engine_->verify();
  }
  Statistics statistics() const override { return engine_->statistics(); }
  Result<void> close() override {
    settle();
    return engine_->close();
  }

 private:
  void settle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return later_.empty(); });
  }

  void write_later(const std::stop_token& stop) {
    constexpr std::chrono::milliseconds delay{20};
    while (!stop.stop_requested()) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !later_.empty(); })) return;
      lock.unlock();
      std::this_thread::sleep_for(delay);
      lock.lock();
      static_cast<void>(engine_->write(later_.front()));
      later_.pop_front();
      changed_.notify_all();
    }
  }

  std::unique_ptr<Engine> engine_;
  mutable std::mutex mutex_;
  mutable std::condition_variable_any changed_;
  std::deque<Batch> later_;
  std::uint64_t sequence_ = 0;
  std::jthread writing_;  // last: ends first
};

}  // namespace

// The linker's names for the function that is called and for the one that it stands for.
Result<std::unique_ptr<Engine>> real_open_rocksdb(const RocksdbOptions& options) asm(
    "__real__ZN4kith5store12open_rocksdbERKNS0_14RocksdbOptionsE");
Result<std::unique_ptr<Engine>> early_open_rocksdb(const RocksdbOptions& options) asm(
    "__wrap__ZN4kith5store12open_rocksdbERKNS0_14RocksdbOptionsE");

Result<std::unique_ptr<Engine>> early_open_rocksdb(const RocksdbOptions& options) {
  auto opened = real_open_rocksdb(options);
  if (!opened) return opened;
  std::unique_ptr<Engine> early = std::make_unique<EarlyEngine>(std::move(opened).value());
  return early;
}
