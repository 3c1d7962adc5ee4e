// SPDX-License-Identifier: Apache-2.0
#include "store/handover.h"

#include <atomic>
#include <memory>
#include <thread>

#include <doctest/doctest.h>

using kith::store::Handover;

TEST_CASE("everything given is taken, in its order, whatever the number") {
  for (const int count : {0, 1, 255, 256, 257, 20'000}) {
    CAPTURE(count);
    Handover<std::unique_ptr<int>> numbers;
    std::thread giver([&] {
      for (int i = 0; i < count; ++i) numbers.give(std::make_unique<int>(i));
      numbers.finish();
    });
    int taken = 0;
    while (const auto number = numbers.take()) {
      REQUIRE(**number == taken);
      ++taken;
    }
    giver.join();
    CHECK(taken == count);
  }
}

TEST_CASE("a giver does not run far ahead, and hears that the taker has had enough") {
  Handover<int> numbers;
  std::atomic<int> given{0};
  std::thread giver([&] {
    while (numbers.give(given)) ++given;
    numbers.finish();
  });
  CHECK(numbers.take() == 0);
  std::this_thread::yield();
  CHECK(given < 10'000);
  numbers.stop();
  giver.join();
  CHECK(given < 10'000);
}
