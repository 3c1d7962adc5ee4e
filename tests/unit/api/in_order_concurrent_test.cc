// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/in_order.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>

using kith::api::InOrder;
using kith::graph::Error;
using kith::graph::ErrorCode;
using kith::graph::Result;

namespace {

struct Numbered {
  int number = -1;
  int doubled = -1;
  unsigned thread = 0;
};

// So many batches; the first take longest, so that later ones overtake them.
struct Source {
  int count = 0;
  int next = 0;
  std::atomic<int> reading{0};
  std::atomic<bool> two_at_once{false};
  std::optional<Error> at_the_end = {};

  Result<bool> read(Numbered& batch) {
    two_at_once = two_at_once || ++reading > 1;
    const int mine = next++;
    --reading;
    if (mine == count && at_the_end) return *at_the_end;
    if (mine >= count) return false;
    batch.number = mine;
    return true;
  }
  static void work(Numbered& batch, unsigned thread) {
    if (batch.number < 3) std::this_thread::sleep_for(std::chrono::milliseconds(3 - batch.number));
    batch.doubled = 2 * batch.number;
    batch.thread = thread;
  }
  InOrder<Numbered> batches(unsigned threads) {
    return InOrder<Numbered>(
        threads, [this](Numbered& batch) { return read(batch); }, work);
  }
};

}  // namespace

TEST_CASE("batches come in the order of reading, however many threads work on them") {
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    for (const int count : {0, 1, 2, 500}) {
      CAPTURE(threads);
      CAPTURE(count);
      Source source{count};
      auto batches = source.batches(threads);
      for (int i = 0; i < count; ++i) {
        const auto batch = batches.next();
        REQUIRE(batch.ok());
        REQUIRE(*batch != nullptr);
        REQUIRE((*batch)->number == i);
        REQUIRE((*batch)->doubled == 2 * i);
        REQUIRE((*batch)->thread < threads);
      }
      CHECK(*batches.next() == nullptr);
      CHECK(*batches.next() == nullptr);
      CHECK_FALSE(source.two_at_once);
    }
  }
}

TEST_CASE("an error of reading comes in its turn, after all that was read before") {
  for (const unsigned threads : {1U, 2U, 4U}) {
    CAPTURE(threads);
    Source source{20};
    source.at_the_end = Error{ErrorCode::storage_failed, "the disk is gone"};
    auto batches = source.batches(threads);
    for (int i = 0; i < 20; ++i) REQUIRE((*batches.next())->number == i);
    CHECK(batches.next().error().message == "the disk is gone");
  }
}

TEST_CASE("whoever has had enough goes, and nothing runs on") {
  for (const unsigned threads : {1U, 2U, 4U}) {
    Source source{1'000'000};
    {
      auto batches = source.batches(threads);
      CHECK((*batches.next())->number == 0);
    }
    CHECK(source.next < 20);
  }
}
