// SPDX-License-Identifier: Apache-2.0
#include "store/event_log.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "store/engine_memory.h"
#include "store/format.h"
#include "tests/support/fixed_world.h"
#include "tests/support/stopping_files.h"
#include "tests/support/world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using graph::Event;
using tests::subject_number;

namespace {

struct LogWorld {
  tests::TemporaryDirectory directory;
  tests::FixedRandomness randomness{1};
  tests::StoppingFiles files;
  LogPlace place{{randomness.number()}, Stream::facts};
  MemoryFault next_fault = MemoryFault::none;
  std::unique_ptr<MemoryEngine> engine =
      make_memory_engine({[this](std::uint64_t, const Batch&) { return next_fault; }});
  std::unique_ptr<SubjectKeys> keys = std::make_unique<SubjectKeys>(
      Keyring::create(directory.path() / "keys", place.scheme, randomness, files).value(),
      std::vector<NumberedEntry>{});
  std::unique_ptr<EventLog> log = EventLog::open(*engine, place, *keys, randomness).value();

  Event event(std::uint64_t position, const std::vector<std::string>& subjects) {
    Event made;
    made.header.scheme = place.scheme;
    made.header.position = position;
    made.header.at.microseconds = static_cast<std::int64_t>(position);
    made.header.record = tests::number_of("record" + std::to_string(position));
    for (const std::string& subject : subjects) {
      made.header.subjects.push_back(subject_number(subject));
      made.parts.push_back({"what is said about " + subject, false});
    }
    return made;
  }

  // Appends events about "maya" and a neighbour each, in groups.
  std::vector<Event> append(std::uint64_t count, std::uint64_t group_size) {
    std::vector<Event> appended;
    while (count > 0) {
      LogGroup group = log->begin();
      for (std::uint64_t i = 0; i < group_size && count > 0; ++i, --count) {
        const std::string neighbour = "n" + std::to_string(group.size() % 5);
        appended.push_back(event(group.size(), {"maya", neighbour}));
        REQUIRE(group.add({&appended.back(), 1}).ok());
      }
      REQUIRE(log->commit(group).ok());
    }
    return appended;
  }

  void change(std::uint64_t position, std::size_t byte) {
    const std::string key = keys::event(place.scheme, position);
    std::string value = *engine->get(Space::log, key).value();
    value[byte] = static_cast<char>(value[byte] ^ 1);
    Batch batch;
    batch.put(Space::log, key, value);
    REQUIRE(engine->write(batch).done());
  }
  graph::Result<std::unique_ptr<EventLog>> open_again() {
    return EventLog::open(*engine, place, *keys, randomness);
  }
};

graph::Result<void> write_ahead(EventLog& log, LogGroup& group) {
  auto written = log.write_ahead(group.complete_batch());
  group.batch().clear();
  return written;
}

}  // namespace

TEST_CASE("events come back as they went in, one by one and in a scan, also after opening again") {
  LogWorld world;
  const std::vector<Event> appended = world.append(23, 4);
  CHECK(world.log->head().size == 23);
  const auto again = world.open_again();
  REQUIRE(again.ok());
  CHECK((*again)->head() == world.log->head());
  std::vector<Event> scanned;
  REQUIRE((*again)
              ->scan(0, 1000,
                     [&](const Event& event) {
                       scanned.push_back(event);
                       return true;
                     })
              .ok());
  CHECK(scanned == appended);
  for (std::uint64_t i = 0; i < 23; ++i) CHECK(world.log->read(i).value() == appended[i]);
  CHECK(world.log->read(23).error().code == ErrorCode::not_found);
}

TEST_CASE("a scan starts, ends and stops where it is told to") {
  LogWorld world;
  world.append(10, 10);
  std::vector<std::uint64_t> seen;
  const auto visit = [&](const Event& event) {
    seen.push_back(event.header.position);
    return event.header.position < 6;
  };
  REQUIRE(world.log->scan(2, 5, visit).ok());
  CHECK(seen == std::vector<std::uint64_t>{2, 3, 4});
  seen.clear();
  REQUIRE(world.log->scan(5, 10, visit).ok());
  CHECK(seen == std::vector<std::uint64_t>{5, 6});
  seen.clear();
  REQUIRE(world.log->scan(10, 20, visit).ok());
  CHECK(seen.empty());
}

TEST_CASE("how events are grouped does not change the tree") {
  LogWorld one;
  LogWorld many;
  one.append(17, 1);
  many.append(17, 17);
  CHECK(one.log->head().size == many.log->head().size);
  // Nonces differ with what was drawn in between, so compare with the leaves' own tree.
  for (const LogWorld* world : {&one, &many}) {
    HashTree tree;
    for (std::uint64_t i = 0; i < 17; ++i) tree.append(leaf_hash(world->log->leaf(i).value()));
    CHECK(tree.head() == world->log->head().root);
  }
}

TEST_CASE("proofs from the stored nodes hold") {
  LogWorld world;
  world.append(33, 7);
  const LogHead head = world.log->head();
  for (std::uint64_t i = 0; i < head.size; ++i) {
    const auto proof = inclusion_proof(i, head.size, *world.log);
    REQUIRE(proof.ok());
    CHECK(verify_inclusion(leaf_hash(world.log->leaf(i).value()), i, head.size, *proof, head.root));
    const Hash old_root = head_at(i, *world.log).value();
    const auto grown = consistency_proof(i, head.size, *world.log);
    CHECK(verify_consistency(i, old_root, head.size, head.root, *grown));
  }
}

TEST_CASE("no word of a part stands in the engine in clear") {
  LogWorld world;
  world.append(5, 5);
  for (const Space space : {Space::log, Space::access, Space::index, Space::meta}) {
    REQUIRE(world.engine
                ->scan(space, {},
                       [](std::string_view key, std::string_view value) {
                         CHECK(value.find("what is said") == std::string_view::npos);
                         CHECK(key.find("what is said") == std::string_view::npos);
                         return true;
                       })
                .ok());
  }
}

TEST_CASE("each changed byte of an event is found at its position by reading and by verifying") {
  LogWorld world;
  world.append(6, 3);
  CHECK(world.log->verify()->whole());
  const std::string entry =
      world.engine->get(Space::log, keys::event(world.place.scheme, 4)).value().value();
  const std::size_t event_begins = 1 + hash_bytes;  // position 4 finishes its leaf only
  for (std::size_t byte = event_begins; byte < entry.size(); ++byte) {
    world.change(4, byte);
    CHECK(world.log->read(4).error().code == ErrorCode::corrupt);
    const auto found = world.log->verify();
    REQUIRE(found->damages.size() == 1);
    CHECK(found->damages[0].position == 4);
    world.change(4, byte);
  }
  CHECK(world.log->verify()->whole());
}

TEST_CASE("a changed tree node is found, though every event reads well") {
  LogWorld world;
  world.append(8, 8);
  const std::size_t second_node = 1 + hash_bytes;
  world.change(3, second_node);
  CHECK(world.log->read(3).ok());
  const auto found = world.log->verify();
  REQUIRE(found->damages.size() == 1);
  CHECK(found->damages[0].position == 3);
  CHECK(found->events == 8);
  CHECK(found->parts_opened == 16);
}

TEST_CASE("a missing event is found by reading, scanning, verifying and opening") {
  LogWorld world;
  world.append(8, 8);
  Batch batch;
  batch.erase(Space::log, keys::event(world.place.scheme, 7));
  REQUIRE(world.engine->write(batch).done());
  CHECK(world.log->read(7).error().code == ErrorCode::corrupt);
  const auto scanned = world.log->scan(0, 8, [](const Event&) { return true; });
  CHECK(scanned.error().message.find("position 7") != std::string::npos);
  CHECK(world.log->verify()->damages.at(0).position == 7);
  CHECK(world.open_again().error().message.find("position 7") != std::string::npos);
}

TEST_CASE("a head that the nodes do not make is refused at opening") {
  LogWorld world;
  world.append(5, 5);
  LogHead forged = world.log->head();
  forged.root.bytes[0] ^= 1U;
  const std::string key = keys::head(world.place.scheme, Stream::facts);
  for (const std::string& bytes : {encode(forged), std::string("short")}) {
    Batch batch;
    batch.put(Space::meta, key, bytes);
    REQUIRE(world.engine->write(batch).done());
    CHECK(world.open_again().error().code == ErrorCode::corrupt);
  }
}

TEST_CASE("an event put in another's place is refused") {
  LogWorld world;
  world.append(4, 4);
  const auto value = world.engine->get(Space::log, keys::event(world.place.scheme, 0)).value();
  Batch batch;
  batch.put(Space::log, keys::event(world.place.scheme, 2), *value);
  REQUIRE(world.engine->write(batch).done());
  CHECK(world.log->read(2).error().message.find("another place") != std::string::npos);
}

TEST_CASE("parts of an erased subject come empty and marked, the leaf stays") {
  LogWorld world;
  world.append(3, 3);
  const LogHead before = world.log->head();
  const auto entry = world.keys->find(subject_number("maya"));
  REQUIRE(world.keys->keyring().destroy({&entry->slot, 1}).ok());
  const Event event = world.log->read(1).value();
  CHECK(event.parts[0] == graph::Part{{}, true});
  CHECK(event.parts[1] == graph::Part{"what is said about n1", false});
  const auto found = world.log->verify();
  CHECK(found->whole());
  CHECK(found->parts_erased == 3);
  CHECK(found->head == before);
}

TEST_CASE("no event is taken about somebody who was erased, and none of its command") {
  LogWorld world;
  world.append(3, 3);
  LogGroup group = world.log->begin();
  group.mark_erased(subject_number("maya"));
  REQUIRE(world.log->commit(group).ok());
  LogGroup next = world.log->begin();
  const std::vector<Event> events{world.event(3, {"new"}), world.event(4, {"maya"})};
  CHECK(next.add(events).error().code == ErrorCode::conflict);
  CHECK(next.size() == 3);
  CHECK(next.new_subjects().empty());
  CHECK(next.batch().size() == 0);
  REQUIRE(next.add({&events[0], 1}).ok());
  CHECK(next.new_subjects().size() == 1);
}

TEST_CASE("too many parts are refused") {
  LogWorld world;
  LogGroup group = world.log->begin();
  const Event event = world.event(0, std::vector<std::string>(65, "maya"));
  CHECK(group.add({&event, 1}).error().code == ErrorCode::too_large);
}

TEST_CASE("what is written ahead is not in the log until the head counts it") {
  LogWorld world;
  world.append(2, 2);
  LogGroup group = world.log->begin();
  for (int i = 0; i < 5; ++i) {
    const Event event = world.event(group.size(), {"new" + std::to_string(i)});
    REQUIRE(group.add({&event, 1}).ok());
    REQUIRE(write_ahead(*world.log, group).ok());
  }
  CHECK(world.log->head().size == 2);
  CHECK(world.log->read(2).error().code == ErrorCode::not_found);
  CHECK(world.open_again().value()->head().size == 2);
  REQUIRE(world.log->commit(group).ok());
  CHECK(world.log->head().size == 7);
  CHECK(world.log->verify()->whole());
  CHECK(world.log->read(6)->parts[0].bytes == "what is said about new4");
}

TEST_CASE("what an import left beyond the head is removed, and its keys are destroyed") {
  LogWorld world;
  world.append(2, 2);
  LogGroup group = world.log->begin();
  const Event event = world.event(2, {"maya", "new"});
  REQUIRE(group.add({&event, 1}).ok());
  const Slot slot = group.new_subjects().at(0).entry.slot;
  REQUIRE(write_ahead(*world.log, group).ok());
  auto subjects = read_subjects(*world.engine, world.place.scheme).value();
  CHECK(subjects.size() == 4);
  Keyring& keyring = world.keys->keyring();
  const auto removed = remove_beyond_head(*world.engine, world.place, 2, keyring, subjects);
  CHECK(removed.value() == 1);
  CHECK(subjects.size() == 3);
  CHECK_FALSE(keyring.key(slot).has_value());
  CHECK(read_subjects(*world.engine, world.place.scheme)->size() == 3);
  CHECK_FALSE(world.engine->get(Space::log, keys::event(world.place.scheme, 2))->has_value());
  const std::uint64_t epoch = keyring.epoch();
  CHECK(remove_beyond_head(*world.engine, world.place, 2, keyring, subjects).value() == 0);
  CHECK(keyring.epoch() == epoch);
}

TEST_CASE("a failed write leaves the log as it was, and only an unknown one is called unknown") {
  LogWorld world;
  world.append(2, 2);
  const LogHead before = world.log->head();
  const auto attempt = [&] {
    LogGroup group = world.log->begin();
    const Event event = world.event(2, {"new"});
    REQUIRE(group.add({&event, 1}).ok());
    return world.log->commit(group);
  };
  world.next_fault = MemoryFault::full;
  CHECK(attempt().error().code == ErrorCode::storage_full);
  CHECK(world.log->head() == before);
  CHECK_FALSE(world.keys->find(subject_number("new")).has_value());
  world.next_fault = MemoryFault::none;
  CHECK(attempt().ok());
  world.next_fault = MemoryFault::unknown_written;
  LogGroup group = world.log->begin();
  const Event event = world.event(3, {"maya"});
  REQUIRE(group.add({&event, 1}).ok());
  CHECK(world.log->commit(group).error().code == ErrorCode::outcome_unknown);
  CHECK(world.log->head().size == 3);
  world.engine->reopen();
  CHECK(world.open_again().value()->head().size == 4);
}

TEST_CASE("a log that somebody else has written to takes nothing more") {
  LogWorld world;
  world.append(2, 2);
  const auto other = world.open_again().value();
  world.append(1, 1);
  LogGroup group = other->begin();
  const Event event = world.event(2, {"maya"});
  REQUIRE(group.add({&event, 1}).ok());
  CHECK(other->commit(group).error().code == ErrorCode::conflict);
  CHECK(world.log->verify()->whole());
}

TEST_CASE("two streams of a scheme share nothing but their subjects' keys") {
  LogWorld world;
  world.append(3, 3);
  const LogPlace access{world.place.scheme, Stream::access};
  const auto log = EventLog::open(*world.engine, access, *world.keys, world.randomness).value();
  LogGroup group = log->begin();
  const Event event = world.event(0, {"maya"});
  REQUIRE(group.add({&event, 1}).ok());
  REQUIRE(log->commit(group).ok());
  CHECK(log->head().size == 1);
  CHECK(world.log->head().size == 3);
  CHECK(log->read(0).value() == event);
  CHECK(world.log->verify()->whole());
}

TEST_CASE("new subjects' rows stand in a batch once, in order of number") {
  LogWorld world;
  LogGroup group = world.log->begin();
  const auto rows_of = [](const Batch& batch) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (batch.entry(i).space == Space::index) keys.emplace_back(batch.entry(i).key);
    }
    return keys;
  };
  const Event first = world.event(0, {"zoe", "maya", "george", "lee"});
  REQUIRE(group.add({&first, 1}).ok());
  const std::vector<std::string> rows = rows_of(group.complete_batch());
  CHECK(rows.size() == 4);
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  REQUIRE(write_ahead(*world.log, group).ok());
  const Event second = world.event(1, {"maya", "new"});
  REQUIRE(group.add({&second, 1}).ok());
  CHECK(rows_of(group.complete_batch()).size() == 1);
  REQUIRE(world.log->commit(group).ok());
  CHECK(read_subjects(*world.engine, world.place.scheme)->size() == 5);
}
