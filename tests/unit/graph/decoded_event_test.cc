// SPDX-License-Identifier: Apache-2.0
#include "graph/decoded_event.h"

#include <doctest/doctest.h>

#include "graph/codec.h"
#include "tests/support/random_record.h"

using namespace kith::graph;

namespace {

Number decoded_number(std::uint8_t first) {
  Number number;
  number.bytes[0] = first;
  return number;
}

Tie tie() {
  Tie made;
  made.identity.number = decoded_number(1);
  made.of = PersonNumber{decoded_number(2)};
  made.other.number = SubjectNumber{decoded_number(3)};
  made.other.called = "Aunt J";
  return made;
}

DecodedEvent decoded_of(const Event& event) { return decode_event(event.header, event.parts); }

const Held<Tie>& held_in(const DecodedEvent& event) {
  REQUIRE(std::holds_alternative<std::shared_ptr<Held<Tie>>>(event.put));
  return *std::get<std::shared_ptr<Held<Tie>>>(event.put);
}

}  // namespace

TEST_CASE("an event that puts a record is decoded with its subjects") {
  const Event event = put_event(Record(tie()));
  const DecodedEvent decoded = decoded_of(event);
  REQUIRE(decoded.decoded);
  CHECK(decoded.header.record == decoded_number(1));
  CHECK(decoded.bytes == event.parts[0].bytes.size() + event.parts[1].bytes.size());
  CHECK(held_in(decoded).record == tie());
  CHECK(held_in(decoded).subjects == event.header.subjects);
}

TEST_CASE("subjects whose parts do not open are not among those of the record") {
  Event event = put_event(Record(tie()));
  event.parts[1] = Part{{}, true};
  const DecodedEvent decoded = decoded_of(event);
  REQUIRE(decoded.decoded);
  CHECK(held_in(decoded).record.other.called.empty());
  CHECK(held_in(decoded).subjects == std::vector<SubjectNumber>{SubjectNumber{decoded_number(2)}});
}

TEST_CASE("what does not decode says so, and puts nothing") {
  Event event = put_event(Record(tie()));
  event.parts[0] = Part{{}, true};
  CHECK(decoded_of(event).decoded.error().code == ErrorCode::not_found);
  event.parts[0] = Part{"?", false};
  CHECK(decoded_of(event).decoded.error().code == ErrorCode::malformed);
  event = put_event(Record(tie()));
  event.header.kind = Kind::carer;
  CHECK(decoded_of(event).decoded.error().code == ErrorCode::malformed);
  const DecodedEvent ended =
      decoded_of(end_event(Kind::tie, decoded_number(1), {decoded_number(2)}));
  CHECK(ended.decoded);
  CHECK(std::holds_alternative<std::monostate>(ended.put));
}

TEST_CASE("a record prepared without decoding is what its event decodes to") {
  for (int value = 1; value <= static_cast<int>(Kind::discharge); ++value) {
    const auto kind = static_cast<Kind>(value);
    if (!is_record_kind(kind)) continue;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      CAPTURE(to_text(kind));
      CAPTURE(seed);
      const double fill = seed % 3 == 0 ? 1.0 : 0.2 * static_cast<double>(seed % 5);
      const Record record = kith::tests::random_record(kind, seed, fill);
      const PreparedEvent direct(record);
      const PreparedEvent decoded{put_event(record)};
      REQUIRE(decoded.decoded.decoded.ok());
      CHECK(direct.event.header.subjects == decoded.event.header.subjects);
      CHECK(direct.event.parts == decoded.event.parts);
      CHECK(direct.decoded.bytes == decoded.decoded.bytes);
      CHECK(direct.decoded.header.kind == decoded.decoded.header.kind);
      CHECK(direct.decoded.header.record == decoded.decoded.header.record);
      CHECK(direct.decoded.header.subjects == decoded.decoded.header.subjects);
      const bool same = std::visit(
          [&]<class Put>(const Put& put) {
            if constexpr (std::is_same_v<Put, std::monostate>) {
              return false;
            } else {
              const Put& other = std::get<Put>(decoded.decoded.put);
              return put->record == other->record && put->subjects == other->subjects;
            }
          },
          direct.decoded.put);
      CHECK(same);
    }
  }
}

TEST_CASE("a place given to a prepared event stands in both of its heads") {
  PreparedEvent event{Record(tie())};
  event.place(SchemeNumber{decoded_number(9)}, 7, Instant{5});
  for (const EventHeader* header : {&event.event.header, &event.decoded.header}) {
    CHECK(header->scheme == SchemeNumber{decoded_number(9)});
    CHECK(header->position == 7);
    CHECK(header->at == Instant{5});
    CHECK(header->record == decoded_number(1));
  }
}
