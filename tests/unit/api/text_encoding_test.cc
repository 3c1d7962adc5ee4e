// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/text_encoding.h"

#include <doctest/doctest.h>

namespace kith::api {
namespace {

struct Read {
  std::string text;
  std::vector<std::string> mended;
};

Read by_letter(std::string_view bytes) {
  Read read;
  read.text = utf8_by_letter(bytes, read.mended);
  return read;
}

}  // namespace

TEST_CASE("UTF-8 stays, and its byte order mark goes without a word") {
  CHECK(by_letter("\xEF\xBB\xBF"
                  "caf\xC3\xA9")
            .text == "caf\xC3\xA9");
  CHECK(by_letter("\xEF\xBB\xBF"
                  "caf\xC3\xA9")
            .mended.empty());
  CHECK(by_letter("").text.empty());
}

TEST_CASE("UTF-16 with its mark is read either way round") {
  using namespace std::string_view_literals;
  CHECK(by_letter("\xFF\xFE"
                  "a\0\xE9\0"sv)
            .text == "a\xC3\xA9");
  CHECK(by_letter("\xFE\xFF\0a\0\xE9"sv).text == "a\xC3\xA9");
  CHECK(by_letter("\xFE\xFF\0a\0\xE9"sv).mended == std::vector<std::string>{"read as UTF-16"});
}

TEST_CASE("only the letters that are no UTF-8 are read as Windows-1252") {
  const Read read = by_letter("\x93quoted\x94, \xC3\xA9, \xE2\x82\xAC, caf\xE9");
  CHECK(read.text == "\xE2\x80\x9Cquoted\xE2\x80\x9D, \xC3\xA9, \xE2\x82\xAC, caf\xC3\xA9");
  REQUIRE(read.mended.size() == 1);
  CHECK(read.mended[0] == "3 letters that are no UTF-8 read as Windows-1252");
  CHECK(by_letter("a\xE2").mended[0] == "1 letter that is no UTF-8 read as Windows-1252");
}

TEST_CASE("a table is read as Windows-1252 as a whole") {
  std::vector<std::string> mended;
  CHECK(utf8_of("\xC3\xA9 \xE9", mended) == "\xC3\x83\xC2\xA9 \xC3\xA9");
  CHECK(mended.size() == 1);
}

}  // namespace kith::api
