// SPDX-License-Identifier: Apache-2.0
#include "store/event_format.h"

#include <string>

#include <doctest/doctest.h>

#include "store/format.h"
#include "tests/support/fixed_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

graph::EventHeader some_header(std::size_t subjects) {
  tests::FixedRandomness randomness(9);
  graph::EventHeader header;
  header.scheme.number = randomness.number();
  header.position = 0x0102030405060708;
  header.type = graph::EventType::record_ended;
  header.kind = graph::Kind::tie;
  header.at.microseconds = -5;
  header.record = randomness.number();
  for (std::size_t i = 0; i < subjects; ++i) header.subjects.push_back({randomness.number()});
  return header;
}

std::string some_event(std::size_t subjects) {
  std::string bytes = header_bytes(some_header(subjects), Stream::access);
  for (std::size_t i = 0; i < subjects; ++i) append_part(bytes, std::string(40 + i, 'x'));
  return bytes;
}

}  // namespace

TEST_CASE("an event read back is the one that was written") {
  for (const std::size_t subjects : {0U, 1U, 2U, 64U}) {
    const std::string bytes = some_event(subjects);
    const auto event = decode_event(bytes);
    REQUIRE(event.ok());
    CHECK(event->header == some_header(subjects));
    CHECK(event->stream == Stream::access);
    REQUIRE(event->parts.size() == subjects);
    for (std::size_t i = 0; i < subjects; ++i) CHECK(event->parts[i].size() == 40 + i);
  }
}

TEST_CASE("an event cut anywhere, or with anything behind it, is refused") {
  const std::string bytes = some_event(2);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(decode_event(bytes.substr(0, size)).error().code == ErrorCode::malformed);
  }
  CHECK(decode_event(bytes + "x").error().code == ErrorCode::malformed);
}

TEST_CASE("what a newer Kith may have written is named as such") {
  const auto with = [](std::size_t place, char value) {
    std::string bytes = some_event(1);
    bytes[place] = value;
    return decode_event(bytes).error().code;
  };
  CHECK(with(0, 2) == ErrorCode::format_newer);    // version
  CHECK(with(26, 6) == ErrorCode::format_newer);   // type
  CHECK(with(27, 99) == ErrorCode::format_newer);  // kind
  CHECK(with(0, 0) == ErrorCode::malformed);
  CHECK(with(1, 3) == ErrorCode::malformed);   // stream
  CHECK(with(52, 1) == ErrorCode::malformed);  // 257 parts
  CHECK(with(53, 2) == ErrorCode::malformed);  // a subject too many
}

TEST_CASE("an entry read back is the one that was written, and one without its leaf is refused") {
  const std::vector<Hash> nodes{sha256("a"), sha256("b")};
  const std::string bytes = entry_bytes(nodes, "the event");
  const auto entry = decode_entry(bytes);
  REQUIRE(entry.ok());
  CHECK(entry->nodes == nodes);
  CHECK(entry->event == "the event");
  CHECK_FALSE(decode_entry("").ok());
  CHECK_FALSE(decode_entry(std::string(1, '\0') + "x").ok());
  CHECK_FALSE(decode_entry("\x41" + std::string(3000, 'x')).ok());
  CHECK_FALSE(decode_entry(bytes.substr(0, 64)).ok());
}
