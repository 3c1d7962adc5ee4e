// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/printed_head.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/proof_maker.h"

using namespace kith;
using namespace kith::verifier;

namespace {

PrintedHead minutes() { return printed(tests::ProofMaker(12).head(12)); }

std::string typed(const std::string& was, const std::string& becomes) {
  std::string text = print(minutes());
  const std::size_t at = text.find(was);
  REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), becomes);
}

}  // namespace

TEST_CASE("the check is the CRC-24 of RFC 4880") { CHECK(check_digits("123456789") == "21cf02"); }

TEST_CASE("seven lines, none wider than paper") {
  const std::string text = print(minutes());
  CHECK(std::count(text.begin(), text.end(), '\n') == 7);
  CHECK(text.starts_with("kith head 2\n1 scheme  leigh  "));
  CHECK(text.find("\n3 events  12 at 2026-11-21T22:00:00Z  ") != std::string::npos);
  CHECK(text.find("\n2 number  50M6 HA79 55MT KTHA DANE PAVB NF  ") != std::string::npos);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    CHECK(end - begin <= 57);
    begin = end + 1;
  }
}

TEST_CASE("it is read back however the blanks and lines fall") {
  const std::string text = print(minutes());
  CHECK(*decode_printed(text) == minutes());
  std::string one_line = text;
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  CHECK(*decode_printed(one_line) == minutes());
  CHECK(*decode_printed("\r\n\t" + text + "\n  ") == minutes());
}

TEST_CASE("each bit of a printed head that is flipped is refused, and told on which line") {
  const std::string text = print(minutes());
  std::size_t flips = 0;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string flipped = text;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const auto read = decode_printed(flipped);
      REQUIRE_FALSE(read);
      REQUIRE(read.fault().byte.has_value());
      const std::string here = line == 0 ? "first line" : "line " + std::to_string(line);
      // A blank that is gone joins two words; the one behind a line is the line's as well.
      const bool is_blank = text[i] == ' ' || text[i] == '\n';
      CAPTURE(flipped);
      CAPTURE(read.fault().place);
      if (!is_blank) REQUIRE(read.fault().place.starts_with(here));
      ++flips;
    }
    if (text[i] == '\n') ++line;
  }
  MESSAGE("printed head: " << text.size() << " bytes, " << flips << " flips, all refused");
  CHECK(flips == text.size() * 8);
}

TEST_CASE("any one character typed for another is refused") {
  const std::string text = print(minutes());
  std::size_t tried = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\n') continue;
    for (char c = '!'; c <= '~'; ++c) {
      if (c == text[i]) continue;
      std::string other = text;
      other[i] = c;
      REQUIRE_FALSE(decode_printed(other));
      ++tried;
    }
  }
  CHECK(tried > 10'000);
}

TEST_CASE("a slip is told with its group, two neighbours in the other order too") {
  const PrintedHead right = minutes();
  const std::string root = grouped(to_hex(right.root));
  const std::string third = root.substr(10, 4);
  std::string slip = third;
  slip[1] = slip[1] == '7' ? '8' : '7';
  auto fault = decode_printed(typed(" " + third + " ", " " + slip + " ")).fault();
  CHECK(fault.place == "line 4, group 3");
  CHECK(fault.what.find("does not go with its check") != std::string::npos);

  const std::string number = typed("HA79", "AH79");
  CHECK(decode_printed(number).fault().place == "line 2, group 2");
  CHECK(decode_printed(typed("12 at", "13 at")).fault().place == "line 3, group 1");
  CHECK(decode_printed(typed("11-21T", "11-22T")).fault().place == "line 3, group 3");
  CHECK(decode_printed(typed("leigh", "liegh")).fault().place == "line 1, group 1");

  std::string text = print(right);
  const std::size_t check = text.find('\n', text.find("1 scheme")) - 6;
  text[check] = text[check] == '0' ? '1' : '0';
  CHECK(decode_printed(text).fault().place == "line 1, its check");
}

TEST_CASE("what is no group at all is told as such") {
  CHECK(decode_printed("").fault().place == "first line");
  CHECK(decode_printed("kith head 1").fault().place == "first line");
  CHECK(decode_printed("kith head 2").fault().place == "line 1");
  CHECK(decode_printed(typed("HA79", "HI79")).fault().what ==
        "has to be 4 digits or capitals (no I, L, O, U)");
  CHECK(decode_printed(typed("50M6", "80M6")).fault().place == "line 2, group 1");
  CHECK(decode_printed(typed("12 at", "12 on")).fault().what == "has to be the word at");
  CHECK(decode_printed(typed(" at 2026", " at 2026 ")).fault().place == "line 3, group 3");
  CHECK(decode_printed(print(minutes()) + "x").fault().place == "behind line 6");
  std::string short_of_one = print(minutes());
  short_of_one.resize(short_of_one.size() - 8);
  CHECK(decode_printed(short_of_one).fault().place == "line 6, its check");
}

TEST_CASE("lines of two heads do not make one") {
  const std::string one = print(printed(tests::ProofMaker(12).head(12)));
  const std::string other = print(printed(tests::ProofMaker(12, 3, 'o').head(12)));
  const std::size_t line5 = one.find("5 root");
  REQUIRE(line5 == other.find("5 root"));
  const auto mixed = decode_printed(one.substr(0, line5) + other.substr(line5));
  REQUIRE_FALSE(mixed);
  CHECK(mixed.fault().place.starts_with("line 5"));
}
