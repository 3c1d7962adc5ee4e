// SPDX-License-Identifier: Apache-2.0
#include "graph/ids.h"

#include <doctest/doctest.h>

using namespace kith::graph;

TEST_CASE("a number is 26 characters, and only its canonical form is read") {
  Number number;
  CHECK(to_text(number) == "00000000000000000000000000");
  number.bytes.fill(0xff);
  CHECK(to_text(number) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  CHECK(number_from_text("7ZZZZZZZZZZZZZZZZZZZZZZZZZ") == number);
  CHECK(!number_from_text("8ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
  CHECK(!number_from_text("7zzzzzzzzzzzzzzzzzzzzzzzzz"));
  CHECK(!number_from_text("0000000000000000000000000I"));
  CHECK(!number_from_text("000000000000000000000000O0"));
  CHECK(!number_from_text("0"));
  CHECK(!number_from_text(""));
}

TEST_CASE("every bit of a number survives its text") {
  for (std::size_t bit = 0; bit < 128; ++bit) {
    Number number;
    number.bytes[bit / 8] = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    CHECK(number_from_text(to_text(number)) == number);
  }
}

TEST_CASE("an external id is 1 to 64 plain characters and no number") {
  CHECK(is_external_id("maya"));
  CHECK(is_external_id("A.b_c-9"));
  CHECK(is_external_id(std::string(64, 'x')));
  CHECK(!is_external_id(std::string(65, 'x')));
  CHECK(!is_external_id(""));
  CHECK(!is_external_id("two words"));
  CHECK(!is_external_id("caf\xc3\xa9"));
  CHECK(!is_external_id("00000000000000000000000000"));
}

TEST_CASE("record kinds have words, and only record kinds are read") {
  for (int i = 1; i <= 11; ++i) {
    const auto kind = static_cast<Kind>(i);
    CHECK(record_kind_from_text(to_text(kind)) == kind);
  }
  CHECK(!record_kind_from_text("carer"));
  CHECK(!record_kind_from_text("Person"));
  CHECK(is_record_kind(Kind::policy));  // kept as a record, and set in its own way alone
  CHECK(to_text(Kind::policy) == "policy");
  CHECK(!record_kind_from_text("policy"));
  CHECK(record_kind_from_text("discharge") == Kind::discharge);
}
