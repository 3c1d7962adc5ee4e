// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/sealed_event.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/proof_maker.h"

using namespace kith;
using namespace kith::verifier;

namespace {

std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

}  // namespace

TEST_CASE("the example of FORMAT.md says what it should") {
  const auto event = decode_sealed_event(from_hex(
      "0101a0a1a2a3a4a5a6a7a8a9aaabacadaeaf00000000000000000201000660d07b65d800b0b1b2b3b4b5b6b7b8b9"
      "babbbcbdbebf0001b0b1b2b3b4b5b6b7b8b9babbbcbdbebf0000002c909192939495969798999a9b9c9d9e9fa0a1"
      "a2a3a4a5a6a78fa5bf09f4435281c4b150e1856ecd357f42cdcd"));
  REQUIRE(event);
  CHECK(event->scheme == "50M6HA7955MTKTHADANEPAVBNF");
  CHECK(event->position == 0);
  CHECK(event->is_fact);
  CHECK(event->type == "record_put");
  CHECK(event->kind == "person");
  CHECK(event->at == "2026-11-21T22:00:00Z");
  CHECK(event->record.size() == 26);
  CHECK(event->subjects == std::vector<std::string>{event->record});
  CHECK(event->part_bytes == std::vector<std::size_t>{44});
}

TEST_CASE("an event that is cut short, or goes on, is refused at its end") {
  const std::string whole = tests::sealed_event(3);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto read = decode_sealed_event(whole.substr(0, size));
    REQUIRE_FALSE(read);
    REQUIRE(read.fault().byte.value_or(whole.size()) <= size);
  }
  const auto longer = decode_sealed_event(whole + "x");
  REQUIRE_FALSE(longer);
  CHECK(longer.fault().byte == whole.size());
}

TEST_CASE("what this verifier does not know is told by its number, a newer version refused") {
  std::string event = tests::sealed_event(3);
  event[26] = 9;
  event[27] = 99;
  CHECK(decode_sealed_event(event)->type == "type 9");
  CHECK(decode_sealed_event(event)->kind == "kind 99");
  event[0] = 2;
  CHECK(decode_sealed_event(event).fault().byte == 0);
  event[0] = 1;
  event[1] = 3;
  CHECK(decode_sealed_event(event).fault().byte == 1);
}

TEST_CASE("a time with a fraction, and one before 1970") {
  std::string event = tests::sealed_event(0);
  const auto at = [&](std::int64_t microseconds) {
    std::string bytes;
    tests::append_number(bytes, static_cast<std::uint64_t>(microseconds), 8);
    event.replace(28, 8, bytes);
    return decode_sealed_event(event)->at;
  };
  CHECK(at(1'500'000) == "1970-01-01T00:00:01.500000Z");
  CHECK(at(-1'000'000) == "1969-12-31T23:59:59Z");
  CHECK(at(951'782'400'000'000) == "2000-02-29T00:00:00Z");
}
