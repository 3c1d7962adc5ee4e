// SPDX-License-Identifier: Apache-2.0
// Every byte of every stored event, tree node and head of both streams, flipped in turn: opening
// refuses it or verifying names its place. And what no store can see by itself: being rolled back.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "store/event_format.h"
#include "tests/support/sanitized.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;

namespace {

struct StoredLog {
  tests::TemporaryDirectory directory;
  tests::FixedRandomness randomness{1};
  tests::StoppingFiles files;
  LogPlace place;
  std::unique_ptr<MemoryEngine> engine = make_memory_engine({});
  std::unique_ptr<SubjectKeys> keys;
  std::unique_ptr<EventLog> log;

  StoredLog(Stream stream, std::uint64_t events) : place{{randomness.number()}, stream} {
    keys = std::make_unique<SubjectKeys>(
        Keyring::create(directory.path() / "keys", place.scheme, randomness, files).value(),
        std::vector<NumberedEntry>{});
    log = open().value();
    append(events);
  }

  graph::Result<std::unique_ptr<EventLog>> open() {
    return EventLog::open(*engine, place, *keys, randomness);
  }
  void append(std::uint64_t events) {
    LogGroup group = log->begin();
    for (std::uint64_t i = 0; i < events; ++i) {
      graph::Event event;
      event.header.scheme = place.scheme;
      event.header.position = group.size();
      event.header.record = tests::number_of("record" + std::to_string(group.size()));
      for (const std::string name : {"maya", "lee"}) {
        event.header.subjects.push_back(tests::subject_number(name));
        event.parts.push_back({"about " + name, false});
      }
      REQUIRE(group.add({&event, 1}).ok());
    }
    REQUIRE(log->commit(group).ok());
  }
  Space space() const { return keys::space_of(place.stream); }
  std::string entry(std::uint64_t position) const {
    return *engine->get(space(), keys::event(place.scheme, position)).value();
  }
  void put(Space where, const std::string& key, const std::string& value) {
    Batch batch;
    batch.put(where, key, value);
    REQUIRE(engine->write(batch).done());
  }
  void put_entry(std::uint64_t position, const std::string& value) {
    put(space(), keys::event(place.scheme, position), value);
  }
  std::string head_key() const { return keys::head(place.scheme, place.stream); }
};

// The place that is told of a change: the position at which opening stops, or that verifying names
// first. Nothing where nobody noticed.
std::optional<std::uint64_t> place_told(StoredLog& stored) {
  auto opened = stored.open();
  if (!opened) {
    const std::string& words = opened.error().message;
    const std::size_t at = words.find("position ");
    CHECK(opened.error().code == graph::ErrorCode::corrupt);
    // The tree's edge does not make the root: whole nodes, and which of them only verify() can say.
    if (at == std::string::npos) return stored.log->verify()->damages.at(0).position;
    return std::stoull(words.substr(at + 9));
  }
  const auto found = (*opened)->verify();
  if (!found.ok() || found->whole()) return std::nullopt;
  return found->damages.front().position;
}

}  // namespace

TEST_CASE("every stored bit of events and tree nodes that is flipped is refused, with its place") {
  constexpr std::uint64_t events = 9;
  for (const Stream stream : {Stream::facts, Stream::access}) {
    StoredLog stored(stream, events);
    std::size_t event_flips = 0;
    std::size_t node_flips = 0;
    for (std::uint64_t position = 0; position < events; ++position) {
      const std::string whole = stored.entry(position);
      const std::size_t nodes_end = 1 + hash_bytes * decode_entry(whole)->nodes.size();
      for (std::size_t byte = 0; byte < whole.size(); ++byte) {
        for (unsigned bit = 0; bit < 8; ++bit) {
          if (tests::is_sanitized && bit != byte % 8) continue;
          std::string changed = whole;
          changed[byte] = static_cast<char>(changed[byte] ^ (1 << bit));
          stored.put_entry(position, changed);
          const auto told = place_told(stored);
          CAPTURE(position);
          CAPTURE(byte);
          REQUIRE(told == position);
          ++(byte < nodes_end ? node_flips : event_flips);
        }
      }
      stored.put_entry(position, whole);
    }
    MESSAGE(std::string(stream == Stream::facts ? "facts" : "accesses")
            << ": " << event_flips << " flips in events, " << node_flips
            << " in tree nodes and their counts, all refused at their position");
    CHECK(stored.log->verify()->whole());
  }
}

TEST_CASE("every stored byte of a head that is flipped is refused at opening") {
  std::size_t refused = 0;
  for (const std::uint64_t events : {1U, 6U, 8U}) {
    StoredLog stored(Stream::facts, events);
    const std::string whole = encode(stored.log->head());
    for (std::size_t byte = 0; byte < whole.size(); ++byte) {
      for (int flip = 1; flip < 256; ++flip) {
        std::string changed = whole;
        changed[byte] = static_cast<char>(changed[byte] ^ flip);
        stored.put(Space::meta, stored.head_key(), changed);
        const auto opened = stored.open();
        CAPTURE(byte);
        CAPTURE(flip);
        REQUIRE_FALSE(opened.ok());
        REQUIRE(opened.error().code == graph::ErrorCode::corrupt);
        ++refused;
      }
    }
  }
  MESSAGE("heads: " << refused << " flips, all refused at opening");
  CHECK(refused == 3 * 40 * 255);
}

TEST_CASE(
    "two events in each other's place, one taken out, one put in twice are told by position") {
  StoredLog stored(Stream::facts, 9);
  for (std::uint64_t a = 0; a < 9; ++a) {
    for (std::uint64_t b = a + 1; b < 9; ++b) {
      const std::string first = stored.entry(a);
      const std::string second = stored.entry(b);
      stored.put_entry(a, second);
      stored.put_entry(b, first);
      CHECK(place_told(stored).has_value());
      CHECK(stored.log->verify()->damages.at(0).position == a);
      stored.put_entry(a, first);
      CHECK(place_told(stored) == b);
      stored.put_entry(b, second);
    }
  }
  CHECK(stored.log->verify()->whole());
}

TEST_CASE(
    "a log that is cut off with a head that fits is whole by itself, and not by a larger head") {
  StoredLog stored(Stream::facts, 6);
  const LogHead earlier = stored.log->head();
  stored.append(3);
  const LogHead kept_elsewhere = stored.log->head();
  const auto before = consistency_proof(6, 9, *stored.log).value();
  Batch batch;
  batch.erase_range(stored.space(), keys::events_from(stored.place.scheme, 6));
  batch.put(Space::meta, stored.head_key(), encode(earlier));
  REQUIRE(stored.engine->write(batch).done());
  const auto cut = stored.open().value();
  CHECK(cut->verify()->whole());  // nothing in it says that there was more
  CHECK(cut->head().size < kept_elsewhere.size);
  // It went on otherwise: no proof leads from the head that was kept to the new one.
  stored.log = stored.open().value();
  stored.append(4);
  const LogHead forked = stored.log->head();
  CHECK(stored.log->verify()->whole());
  CHECK(verify_consistency(6, earlier.root, 9, kept_elsewhere.root, before));
  CHECK(verify_consistency(6, earlier.root, forked.size, forked.root,
                           consistency_proof(6, forked.size, *stored.log).value()));
  CHECK_FALSE(verify_consistency(9, kept_elsewhere.root, forked.size, forked.root,
                                 consistency_proof(9, forked.size, *stored.log).value()));
  CHECK(head_at(9, *stored.log).value() != kept_elsewhere.root);
}
