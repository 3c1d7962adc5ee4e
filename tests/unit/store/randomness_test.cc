// SPDX-License-Identifier: Apache-2.0
#include "store/randomness.h"

#include <array>
#include <bit>
#include <set>

#include <doctest/doctest.h>

using namespace kith;

TEST_CASE("no two numbers are the same, and half of all bits are set") {
  store::SystemRandomness randomness;
  std::set<graph::Number> numbers;
  int ones = 0;
  for (int i = 0; i < 1'000; ++i) {
    const graph::Number number = randomness.number();
    numbers.insert(number);
    for (const std::uint8_t byte : number.bytes) ones += std::popcount(byte);
  }
  CHECK(numbers.size() == 1'000);
  CHECK(ones > 62'000);  // of 128,000; 11 standard deviations below the mean
  CHECK(ones < 66'000);
}

TEST_CASE("all of the bytes asked for are filled") {
  store::SystemRandomness randomness;
  std::array<std::uint8_t, 300> together{};
  for (int i = 0; i < 20; ++i) {
    std::array<std::uint8_t, 300> bytes{};
    randomness.fill(bytes);
    for (std::size_t j = 0; j < bytes.size(); ++j) together[j] |= bytes[j];
  }
  for (const std::uint8_t byte : together) CHECK(byte != 0);
}
