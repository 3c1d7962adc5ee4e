// SPDX-License-Identifier: Apache-2.0
#include "store/write_queue.h"

#include <array>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/check.h"

namespace kith::store {
namespace {

// A longer group would make its first wait for the copying of its last.
constexpr std::size_t group_batches_max = 1'024;
constexpr std::size_t group_bytes_max = 8 * 1024 * 1024;

// The keys that the batches of a group change.
class ChangedKeys {
 public:
  void add(const Batch& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Batch::Entry entry = batch.entry(i);
      Keys& keys = spaces_[static_cast<std::size_t>(entry.space)];
      // Which keys a range holds is not known here, so it counts as all of them.
      if (entry.kind == Batch::Kind::erase_range) keys.all = true;
      if (!is_condition(entry.kind)) keys.some.insert(entry.key);
    }
  }

  bool meets_conditions_of(const Batch& batch) const {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Batch::Entry entry = batch.entry(i);
      const Keys& keys = spaces_[static_cast<std::size_t>(entry.space)];
      if (is_condition(entry.kind) && (keys.all || keys.some.contains(entry.key))) return true;
    }
    return false;
  }

 private:
  struct Keys {
    bool all = false;
    std::unordered_set<std::string_view> some;
  };
  std::array<Keys, space_count> spaces_;
};

}  // namespace

struct WriteQueue::Waiter {
  Request request;
  std::condition_variable woken = {};
  bool settled = false;
};

std::size_t WriteQueue::group_size() const {
  ChangedKeys changed;
  std::size_t noted = 0;  // batches whose keys are in `changed`: none before the first condition
  std::size_t bytes = 0;
  std::size_t size = 0;
  for (const std::size_t end = std::min(waiting_.size(), group_batches_max); size < end; ++size) {
    const Batch* batch = waiting_[size]->request.batch;
    if (batch == nullptr) continue;
    bytes += batch->bytes();
    if (size > 0 && bytes > group_bytes_max) break;
    if (!batch->conditional()) continue;
    for (; noted < size; ++noted) {
      if (const Batch* earlier = waiting_[noted]->request.batch) changed.add(*earlier);
    }
    if (changed.meets_conditions_of(*batch)) break;
  }
  return size;
}

std::size_t WriteQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

Written WriteQueue::submit(const Batch* batch, WriteOptions options) {
  Waiter self{.request = Request{.batch = batch, .options = options}};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&self);
  self.woken.wait(lock, [&] { return self.settled || waiting_.front() == &self; });
  if (self.settled) return std::move(self.request.written);

  const std::size_t size = group_size();
  KITH_CHECK(size > 0);
  std::vector<Request*> group;
  group.reserve(size);
  for (std::size_t i = 0; i < size; ++i) group.push_back(&waiting_[i]->request);
  lock.unlock();
  commit_(group);
  lock.lock();

  std::vector<Waiter*> settled(waiting_.begin(),
                               waiting_.begin() + static_cast<std::ptrdiff_t>(size));
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
  // The next to commit first: the disk idles until it runs. A waiter may be gone as soon as the
  // lock is, so all are woken under it.
  if (!waiting_.empty()) waiting_.front()->woken.notify_one();
  for (Waiter* waiter : settled) {
    waiter->settled = true;
    if (waiter != &self) waiter->woken.notify_one();
  }
  return std::move(self.request.written);
}

}  // namespace kith::store
