// SPDX-License-Identifier: Apache-2.0
#include "store/write_queue.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;  // NOLINT: only literals
using kith::store::Batch;
using kith::store::Outcome;
using kith::store::Range;
using kith::store::Space;
using kith::store::WriteQueue;

Batch put(std::string_view key) {
  Batch batch;
  batch.put(Space::log, key, "v");
  return batch;
}

Batch expect(std::string_view key) {
  Batch batch;
  batch.expect(Space::log, key, std::nullopt);
  batch.put(Space::meta, "m", "v");
  return batch;
}

// Hands in a first batch, and while that is being committed the others, in order. Returns the sizes
// of the groups in which those were committed.
std::vector<std::size_t> groups_of(const std::vector<Batch>& batches) {
  std::vector<std::size_t> sizes;
  std::atomic<bool> go = false;
  std::atomic<bool> first = true;
  WriteQueue queue([&](std::span<WriteQueue::Request* const> group) {
    if (first.exchange(false)) {
      while (!go) std::this_thread::sleep_for(1ms);
      return;
    }
    sizes.push_back(group.size());
    for (WriteQueue::Request* request : group) request->written.sequence = sizes.size();
  });
  std::vector<std::jthread> threads;
  threads.emplace_back([&] { static_cast<void>(queue.submit(nullptr, {})); });
  while (first) std::this_thread::sleep_for(1ms);
  for (std::size_t i = 0; i < batches.size(); ++i) {
    threads.emplace_back([&, i] { static_cast<void>(queue.submit(&batches[i], {})); });
    while (queue.waiting() < i + 2) std::this_thread::sleep_for(1ms);
  }
  go = true;
  threads.clear();
  return sizes;
}

}  // namespace

TEST_CASE("write queue: those who come while one commits go together") {
  CHECK(groups_of({put("a"), put("b"), put("a"), put("c")}) == std::vector<std::size_t>{4});
}

TEST_CASE("write queue: a condition on what the group changes begins the next group") {
  CHECK(groups_of({put("a"), expect("a"), put("b")}) == std::vector<std::size_t>{1, 2});
  CHECK(groups_of({put("a"), expect("b"), expect("c")}) == std::vector<std::size_t>{3});
  CHECK(groups_of({expect("a"), put("a")}) == std::vector<std::size_t>{2});
  // Conditions on something that only has a condition itself are free.
  CHECK(groups_of({expect("a"), expect("a")}) == std::vector<std::size_t>{2});
  Batch range;
  range.erase_range(Space::log, Range{"x", "z"});
  CHECK(groups_of({range, expect("a")}) == std::vector<std::size_t>{1, 1});
  Batch other_space;
  other_space.put(Space::index, "a", "v");
  CHECK(groups_of({other_space, expect("a")}) == std::vector<std::size_t>{2});
}

TEST_CASE("write queue: a group has a size") {
  Batch large;
  large.put(Space::log, "k", std::string(5 * 1024 * 1024, 'x'));
  CHECK(groups_of({large, large, put("a")}) == std::vector<std::size_t>{1, 2});
  Batch huge;
  huge.put(Space::log, "k", std::string(20 * 1024 * 1024, 'x'));
  CHECK(groups_of({huge, put("a")}) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("write queue: everybody gets the own answer") {
  WriteQueue queue([](std::span<WriteQueue::Request* const> group) {
    for (WriteQueue::Request* request : group) {
      request->written.condition = request->batch->size();
      request->written.outcome = Outcome::refused;
    }
  });
  std::vector<std::jthread> threads;
  std::atomic<int> right = 0;
  for (std::size_t i = 1; i <= 8; ++i) {
    threads.emplace_back([&, i] {
      Batch batch;
      for (std::size_t k = 0; k < i; ++k) batch.put(Space::log, std::to_string(k), "v");
      for (int round = 0; round < 200; ++round) {
        if (queue.submit(&batch, {}).condition == i) ++right;
      }
    });
  }
  threads.clear();
  CHECK(right == 1600);
}
