// SPDX-License-Identifier: Apache-2.0
// The archive's bytes. That other programs read them: tests/e2e/audit_pack_test.py.
#include "api/tar_bytes.h"

#include <doctest/doctest.h>

namespace kith::api {
namespace {

std::uint64_t octal(const std::string& bytes, std::size_t at, std::size_t digits) {
  return std::stoull(bytes.substr(at, digits), nullptr, 8);
}

}  // namespace

TEST_CASE("each file has a header of its own, and its bytes are filled up to 512") {
  const std::string made =
      tar_bytes({{"a/one.txt", "hello"}, {"two", std::string(512, 'x')}}, 1'795'000'000);
  REQUIRE(made.size() == 512 + 512 + 512 + 512 + 1'024);
  CHECK(made.substr(0, 9) == "a/one.txt");
  CHECK(made[9] == '\0');
  CHECK(made.substr(100, 7) == "0000600");
  CHECK(octal(made, 124, 11) == 5);
  CHECK(octal(made, 136, 11) == 1'795'000'000);
  CHECK(made[156] == '0');
  CHECK(made.substr(257, 8) == std::string("ustar\0"
                                           "00",
                                           8));
  CHECK(made.substr(512, 5) == "hello");
  CHECK(made.substr(517, 507) == std::string(507, '\0'));
  CHECK(made.substr(1'024, 3) == "two");
  CHECK(octal(made, 1'024 + 124, 11) == 512);
  CHECK(made.substr(made.size() - 1'024) == std::string(1'024, '\0'));
}

TEST_CASE("the sum in a header is that of its bytes, with blanks where it stands") {
  std::string header = tar_bytes({{"name", "bytes"}}, 0).substr(0, 512);
  const std::uint64_t said = octal(header, 148, 6);
  header.replace(148, 8, "        ");
  std::uint64_t sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  CHECK(said == sum);
}

TEST_CASE("no file at all is an end, and the same files are the same bytes") {
  CHECK(tar_bytes({}, 7) == std::string(1'024, '\0'));
  CHECK(tar_bytes({{"a", ""}}, 7) == tar_bytes({{"a", ""}}, 7));
  CHECK(tar_bytes({{"a", ""}}, 7) != tar_bytes({{"a", ""}}, 8));
  CHECK(tar_bytes({{"a", ""}}, 7).size() == 512 + 1'024);
}

}  // namespace kith::api
