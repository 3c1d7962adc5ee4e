// SPDX-License-Identifier: Apache-2.0
#include "store/space_reserve.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/stopping_files.h"

namespace {

using kith::store::Priority;
using kith::store::SpaceReserve;
using kith::tests::TemporaryDirectory;

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr SpaceReserve::Limits limits = {.reserve_bytes = 4 * mebibyte,
                                         .ordinary_bytes = 32 * mebibyte};

}  // namespace

TEST_CASE("space reserve: made when there is room for it, and kept") {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "reserve";
  SpaceReserve reserve(file, limits);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_FALSE(reserve.admits(Priority::ordinary, 0, 35 * mebibyte));
  CHECK(reserve.admits(Priority::ordinary, 0, 36 * mebibyte));
  CHECK(std::filesystem::file_size(file) == limits.reserve_bytes);
  CHECK(reserve.admits(Priority::ordinary, 0, 32 * mebibyte));
  CHECK_FALSE(reserve.admits(Priority::ordinary, 0, 32 * mebibyte - 1));
  CHECK(std::filesystem::exists(file));
}

TEST_CASE("space reserve: the space a batch takes counts") {
  SpaceReserve reserve("", limits);
  CHECK(reserve.admits(Priority::ordinary, 10 * mebibyte, 32 * mebibyte));
  CHECK_FALSE(reserve.admits(Priority::ordinary, 30 * mebibyte, 32 * mebibyte));
}

TEST_CASE("space reserve: given back only when nothing else is left") {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "reserve";
  SpaceReserve reserve(file, limits);
  REQUIRE(reserve.admits(Priority::ordinary, 0, 100 * mebibyte));
  CHECK(reserve.admits(Priority::reserved, 0, 10 * mebibyte));
  CHECK(std::filesystem::exists(file));
  CHECK(reserve.admits(Priority::reserved, 0, mebibyte));
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_FALSE(reserve.has_room(35 * mebibyte));
  CHECK_FALSE(reserve.admits(Priority::reserved, 0, mebibyte));
  CHECK(reserve.admits(Priority::ordinary, 0, 36 * mebibyte));
  CHECK(std::filesystem::file_size(file) == limits.reserve_bytes);
}

TEST_CASE("space reserve: a file cut short by a crash holds nothing back") {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "reserve";
  std::ofstream(file) << "short";
  const SpaceReserve reserve(file, limits);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_FALSE(reserve.has_room(32 * mebibyte));
}

TEST_CASE("space reserve: without a file, what is reserved may use what is there") {
  SpaceReserve reserve("", limits);
  CHECK(reserve.has_room(32 * mebibyte));
  CHECK(reserve.admits(Priority::reserved, 0, 4 * mebibyte));
  CHECK_FALSE(reserve.admits(Priority::reserved, 0, 4 * mebibyte - 1));
}
