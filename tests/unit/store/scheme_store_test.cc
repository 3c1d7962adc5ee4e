// SPDX-License-Identifier: Apache-2.0
#include "store/scheme_store.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "store/engine_rocksdb.h"
#include "store/event_format.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using tests::subject_number;

namespace {

constexpr std::string_view canary = "Zebedee Canary";

// A scheme on RocksDB, everything in one directory.
struct DiskWorld {
  tests::TemporaryDirectory directory;
  tests::StoppingFiles files;
  tests::FixedClock clock;
  tests::FixedRandomness randomness{7};
  std::unique_ptr<Engine> engine;
  std::unique_ptr<SchemeStore> scheme;

  DiskWorld() {
    for (const char* folder : {"keys", "snapshots"}) {
      std::filesystem::create_directories(directory.path() / folder);
    }
    engine = open_engine(true);
    scheme = SchemeStore::create(surroundings(), "leigh").value();
  }
  std::unique_ptr<Engine> open_engine(bool create) {
    RocksdbOptions options;
    options.folder = directory.path() / "db";
    options.create = create;
    options.free_bytes_min = 0;
    return open_rocksdb(options).value();
  }
  Surroundings surroundings() {
    return {*engine,   directory.path() / "keys", directory.path() / "snapshots", files, clock,
            randomness};
  }
  void reopen() {
    scheme.reset();
    engine.reset();
    engine = open_engine(false);
    scheme = SchemeStore::open(surroundings(), "leigh").value();
  }
  // Every byte of every file in the directory.
  std::vector<std::string> all_bytes() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      found.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return found;
  }
  bool on_disk(std::string_view bytes) const {
    for (const std::string& file : all_bytes()) {
      if (file.find(bytes) != std::string::npos) return true;
    }
    return false;
  }
  void put(std::string_view name, std::string_view called) {
    REQUIRE(scheme->writer().submit(tests::putting_person(name, called)).ok());
  }
};

}  // namespace

TEST_CASE("schemes are created, listed and opened by name") {
  tests::SchemeWorld world;
  CHECK(SchemeStore::create(world.surroundings(), "leigh").error().code == ErrorCode::conflict);
  REQUIRE(SchemeStore::create(world.surroundings(), "bolton-2").ok());
  CHECK(SchemeStore::open(world.surroundings(), "wigan").error().code == ErrorCode::not_found);
  CHECK(SchemeStore::open(world.surroundings(), "../x").error().code == ErrorCode::not_found);
  const auto listed = list_schemes(*world.engine).value();
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].name == "bolton-2");
  CHECK(listed[1] == world.scheme->entry());
  CHECK(world.log().read(0)->header.type == graph::EventType::scheme_created);
  CHECK(world.log().read(0)->parts[0].bytes == "leigh");
}

TEST_CASE("scheme names are plain") {
  for (const char* good : {"leigh", "a", "shared-lives-2"}) CHECK(is_scheme_name(good));
  for (const char* bad : {"", "Leigh", "2x", "a b", "a/b", "..", "a_b", "\xc3\xa9"}) {
    CHECK_FALSE(is_scheme_name(bad));
  }
  CHECK(is_scheme_name(std::string(40, 'a')));
  CHECK_FALSE(is_scheme_name(std::string(41, 'a')));
  tests::SchemeWorld world;
  CHECK(SchemeStore::create(world.surroundings(), "No").error().code == ErrorCode::bad_input);
}

TEST_CASE("a creation cut short registers nothing and can be repeated") {
  for (std::size_t step = 1; step < 10; ++step) {
    tests::SchemeWorld world;
    world.files.stop_at(step);
    const bool made = SchemeStore::create(world.surroundings(), "bolton").ok();
    world.files.go_on();
    if (made) return;
    CHECK(list_schemes(*world.engine)->size() == 1);
    CHECK(SchemeStore::create(world.surroundings(), "bolton").ok());
  }
  FAIL("never made");
}

TEST_CASE("two schemes share an engine and no record") {
  tests::SchemeWorld world;
  const auto other = SchemeStore::create(world.surroundings(), "bolton").value();
  REQUIRE(world.writer().submit(tests::putting_person("maya")).ok());
  CHECK(other->view().find<graph::Person>(tests::number_of("maya")) == nullptr);
  REQUIRE(other->writer().submit(tests::putting_person("maya", "another Maya")).ok());
  CHECK(other->log().verify()->whole());
  CHECK(world.log().verify()->whole());
  // An event copied from one to the other, with its keys known, opens in neither.
  const auto entry = world.engine->get(Space::log, keys::event(world.scheme->entry().number, 1));
  Batch batch;
  batch.put(Space::log, keys::event(other->entry().number, 1), **entry);
  REQUIRE(world.engine->write(batch).done());
  CHECK(other->log().read(1).error().code == ErrorCode::corrupt);
}

TEST_CASE("no word of a record is in any file of the directory, at any time") {
  DiskWorld world;
  REQUIRE(world.on_disk("leigh"));  // the control: what is not sealed is found
  world.put("zebedee", canary);
  CHECK_FALSE(world.on_disk(canary));
  REQUIRE(world.scheme->write_snapshot().ok());
  CHECK_FALSE(world.on_disk(canary));
  world.reopen();
  CHECK(world.scheme->view().find<graph::Person>(tests::number_of("zebedee"))->called == canary);
  CHECK_FALSE(world.on_disk(canary));
  REQUIRE(world.scheme->erase(subject_number("zebedee")).ok());
  world.reopen();
  CHECK_FALSE(world.on_disk(canary));
}

TEST_CASE(
    "an attacker with every byte and every key after an erasure opens nothing of the erased") {
  DiskWorld world;
  world.put("zebedee", canary);
  world.put("maya", "Maya");
  REQUIRE(world.scheme->write_snapshot().ok());
  const SubjectKeys& keys = world.scheme->keys();
  const Slot slot = keys.find(subject_number("zebedee"))->slot;
  const SubjectKey lost = keys.key_at(slot);
  const std::string leaf = world.scheme->log().leaf(1).value();
  const LogHead before = world.scheme->log().head();
  REQUIRE(world.scheme->erase(subject_number("zebedee")).ok());
  world.reopen();
  // The event's bytes are all still there, sealed: with the lost key they would open …
  const std::string now = world.scheme->log().leaf(1).value();
  CHECK(now == leaf);
  const SealedEvent sealed = decode_event(now).value();
  const PartPlace place{world.scheme->entry().number, Stream::facts, 1, 0,
                        subject_number("zebedee")};
  REQUIRE(open_sealed(lost, associated_data(place), sealed.parts[0]).has_value());
  // … and with no key that the keyring gives.
  const Keyring& keyring = world.scheme->keys().keyring();
  for (Slot each = 0; each < keyring.slots(); ++each) {
    const auto key = keyring.key(each);
    if (key) CHECK_FALSE(open_sealed(*key, associated_data(place), sealed.parts[0]).has_value());
  }
  CHECK_FALSE(keyring.key(slot).has_value());
  const auto& bytes = lost.reveal();
  CHECK_FALSE(world.on_disk({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
  // Proofs from before and after hold.
  const LogHead head = world.scheme->log().head();
  const auto grown = consistency_proof(before.size, head.size, world.scheme->log());
  CHECK(verify_consistency(before.size, before.root, head.size, head.root, *grown));
  const auto proof = inclusion_proof(1, head.size, world.scheme->log());
  CHECK(verify_inclusion(leaf_hash(leaf), 1, head.size, *proof, head.root));
  CHECK(world.scheme->log().verify()->whole());
  CHECK(world.scheme->view().find<graph::Person>(tests::number_of("maya"))->called == "Maya");
}

TEST_CASE("until an erasure, a copy of keyring and data does open: so copies must expire") {
  DiskWorld world;
  world.put("zebedee", canary);
  const auto keyring_file = keyring_path(world.surroundings(), world.scheme->entry().number);
  const std::string copy = world.files.read(keyring_file).value();
  REQUIRE(world.scheme->erase(subject_number("zebedee")).ok());
  const auto old_path = world.directory.path() / "copy";
  REQUIRE(world.files.replace(old_path, copy, DurableFiles::Old::leave).ok());
  const auto old_keyring =
      Keyring::open(old_path, world.scheme->entry().number, 0, world.randomness, world.files);
  const SubjectKey key =
      *old_keyring->keyring->key(world.scheme->keys().find(subject_number("zebedee"))->slot);
  const std::string leaf = world.scheme->log().leaf(1).value();
  const PartPlace place{world.scheme->entry().number, Stream::facts, 1, 0,
                        subject_number("zebedee")};
  const auto opened = open_sealed(key, associated_data(place), decode_event(leaf)->parts[0]);
  REQUIRE(opened.has_value());
  CHECK(opened->find(canary) != std::string::npos);
}

TEST_CASE("an erasure tells its certificate and epoch, and is done once") {
  tests::SchemeWorld world;
  REQUIRE(world.writer().submit(tests::putting_person("maya")).ok());
  const Erasure erasure = world.scheme->erase(subject_number("maya")).value();
  REQUIRE(erasure.certificate.has_value());
  CHECK(erasure.epoch == 2);
  CHECK(erasure.snapshot_renewed);
  const graph::Event event = world.log().read(erasure.certificate->first).value();
  CHECK(event.header.type == graph::EventType::subject_erased);
  CHECK(event.header.record == tests::number_of("maya"));
  CHECK(event.header.kind == graph::Kind::person);
  CHECK(event.parts.empty());
  CHECK(world.scheme->erase(subject_number("maya")).error().code == ErrorCode::conflict);
  CHECK(world.scheme->erase(subject_number("nobody")).error().code == ErrorCode::not_found);
}

TEST_CASE("somebody whose record was ended can be erased too") {
  tests::SchemeWorld world;
  REQUIRE(world.writer().submit(tests::putting_person("maya")).ok());
  Command end;
  end.events = {
      graph::end_event(graph::Kind::person, tests::number_of("maya"), subject_number("maya"))};
  REQUIRE(world.writer().submit(end).ok());
  REQUIRE(world.scheme->erase(subject_number("maya")).ok());
  const graph::View view = world.scheme->view();
  world.reopen();
  CHECK(world.log().read(1)->parts[0].erased);
  CHECK(tests::same_view(world.scheme->view(), view));
}

TEST_CASE("an erasure that could not finish is repeated and finishes") {
  for (std::size_t step = 1; step < 20; ++step) {
    tests::SchemeWorld world;
    REQUIRE(world.writer().submit(tests::putting_person("maya")).ok());
    REQUIRE(world.scheme->write_snapshot().ok());
    world.files.stop_at(step);
    const bool done = world.scheme->erase(subject_number("maya")).ok();
    world.files.go_on();
    if (done) {
      CHECK(step > 5);
      return;
    }
    const Erasure again = world.scheme->erase(subject_number("maya")).value();
    CHECK_FALSE(again.certificate.has_value());
    const Slot slot = world.scheme->keys().find(subject_number("maya"))->slot;
    CHECK_FALSE(world.scheme->keys().keyring().key(slot).has_value());
    CHECK(world.log().head().size == 3);
  }
  FAIL("never erased");
}
