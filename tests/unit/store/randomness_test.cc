// SPDX-License-Identifier: Apache-2.0
#include "store/randomness.h"

#include <sys/wait.h>
#include <unistd.h>
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

TEST_CASE("a process and its copy draw different numbers") {
  store::SystemRandomness randomness;
  static_cast<void>(randomness.number());
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const ::pid_t copy = ::fork();
  if (copy == 0) {
    const graph::Number number = randomness.number();
    ::_exit(::write(ends[1], number.bytes.data(), number.bytes.size()) == 16 ? 0 : 1);
  }
  graph::Number theirs;
  REQUIRE(::read(ends[0], theirs.bytes.data(), theirs.bytes.size()) == 16);
  int status = 1;
  REQUIRE(::waitpid(copy, &status, 0) == copy);
  CHECK(status == 0);
  CHECK(theirs != randomness.number());
  ::close(ends[0]);
  ::close(ends[1]);
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
