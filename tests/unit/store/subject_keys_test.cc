// SPDX-License-Identifier: Apache-2.0
#include "store/subject_keys.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "store/engine_memory.h"
#include "tests/support/fixed_world.h"
#include "tests/support/stopping_files.h"
#include "tests/support/world.h"

using namespace kith;
using namespace kith::store;
using tests::subject_number;

namespace {

struct SubjectKeysWorld {
  tests::TemporaryDirectory directory;
  tests::FixedRandomness randomness{1};
  tests::StoppingFiles files;
  graph::SchemeNumber scheme{randomness.number()};

  std::unique_ptr<Keyring> keyring() {
    return Keyring::create(directory.path() / "keys", scheme, randomness, files).value();
  }
};

}  // namespace

TEST_CASE("a subject's row read back is the one that was written") {
  for (const SubjectEntry entry : {SubjectEntry{0, 0, false}, SubjectEntry{77, 1U << 31U, true}}) {
    CHECK(decode_subject_entry(encode(entry)) == entry);
    CHECK_FALSE(decode_subject_entry(encode(entry) + "x").has_value());
    CHECK_FALSE(decode_subject_entry(encode(entry).substr(1)).has_value());
  }
  std::string odd = encode(SubjectEntry{1, 1, false});
  odd.back() = 2;
  CHECK_FALSE(decode_subject_entry(odd).has_value());
}

TEST_CASE("subjects are read from one scheme's rows, in order, and damage is named") {
  SubjectKeysWorld world;
  const auto engine = make_memory_engine();
  const graph::SchemeNumber other{world.randomness.number()};
  Batch batch;
  batch.put(Space::index, keys::subject(world.scheme, subject_number("a")),
            encode(SubjectEntry{4, 9}));
  batch.put(Space::index, keys::subject(world.scheme, subject_number("b")),
            encode(SubjectEntry{2, 8}));
  batch.put(Space::index, keys::subject(other, subject_number("a")), encode(SubjectEntry{9, 1}));
  REQUIRE(engine->write(batch).done());
  const auto read = read_subjects(*engine, world.scheme);
  REQUIRE(read.ok());
  REQUIRE(read->size() == 2);
  CHECK((*read)[0].subject < (*read)[1].subject);
  CHECK(slots_used(*read) == 5);
  CHECK(slots_used({}) == 0);
  Batch bad;
  bad.put(Space::index, keys::subject(world.scheme, subject_number("b")), "?");
  REQUIRE(engine->write(bad).done());
  const auto damaged = read_subjects(*engine, world.scheme);
  CHECK(damaged.error().code == graph::ErrorCode::corrupt);
  CHECK(damaged.error().message.find(to_text(tests::number_of("b"))) != std::string::npos);
}

TEST_CASE("slots are given once, on from those in use, and not where a key is destroyed") {
  SubjectKeysWorld world;
  auto keyring = world.keyring();
  REQUIRE(keyring->destroy(std::vector<Slot>{6, 8}).ok());
  SubjectKeys keys(std::move(keyring), {{subject_number("a"), {4, 0, false}}});
  std::vector<Slot> given;
  for (int i = 0; i < 4; ++i) given.push_back(keys.next_slot().value());
  CHECK(given == std::vector<Slot>{5, 7, 9, 10});
}

TEST_CASE("a slot whose key cannot be made durable is not given") {
  SubjectKeysWorld world;
  SubjectKeys keys(world.keyring(), {{subject_number("a"), {255, 0, false}}});
  world.files.stop_at(1);
  CHECK(keys.next_slot().error().code == graph::ErrorCode::storage_failed);
  world.files.go_on();
  CHECK(keys.next_slot().value() == 256);
}

TEST_CASE("a key is here, erased, or of somebody unknown") {
  SubjectKeysWorld world;
  SubjectKeys keys(world.keyring(), {});
  const Slot slot = keys.next_slot().value();
  keys.add({{subject_number("maya"), {slot, 3, false}}});
  CHECK(keys.size() == 1);
  CHECK(keys.find(subject_number("maya")) == SubjectEntry{slot, 3, false});
  CHECK(keys.key_of(subject_number("george")).state == SubjectKeys::Key::unknown);
  const auto found = keys.key_of(subject_number("maya"));
  REQUIRE(found.state == SubjectKeys::Key::here);
  CHECK(found.key.reveal() == keys.key_at(slot).reveal());
  keys.mark_erased(subject_number("maya"));
  CHECK(keys.key_of(subject_number("maya")).state == SubjectKeys::Key::erased);
}

TEST_CASE("a destroyed key is erased even where no certificate says so") {
  SubjectKeysWorld world;
  SubjectKeys keys(world.keyring(), {{subject_number("maya"), {0, 3, false}}});
  REQUIRE(keys.keyring().destroy(std::vector<Slot>{0}).ok());
  CHECK(keys.key_of(subject_number("maya")).state == SubjectKeys::Key::erased);
}

TEST_CASE("large schemes draw keys ahead, and wait for the disk less often") {
  SubjectKeysWorld world;
  SubjectKeys keys(world.keyring(), {});
  const std::size_t before = world.files.steps();
  for (Slot slot = 0; slot < 20'000; ++slot) REQUIRE(keys.next_slot().value() == slot);
  CHECK(world.files.steps() - before < 90);  // two steps a page of 256 would be 158
  CHECK(keys.keyring().slots() < 20'000 + 20'000 / 8 + 256);
}

TEST_CASE("no slot is given that no row may name, though the last page has some") {
  SubjectKeysWorld world;
  SubjectKeys keys(world.keyring(), {}, 300);
  for (Slot slot = 0; slot < 300; ++slot) REQUIRE(keys.next_slot().value() == slot);
  CHECK(keys.keyring().slots() == 512);
  CHECK(keys.next_slot().error().code == graph::ErrorCode::too_large);
}
