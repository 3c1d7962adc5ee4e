// SPDX-License-Identifier: Apache-2.0
#include "store/recovery.h"

#include <string>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using tests::putting_person;

namespace {

void put_people(tests::SchemeWorld& world, int from, int to) {
  for (int i = from; i < to; ++i) {
    REQUIRE(world.writer().submit(putting_person("p" + std::to_string(i))).ok());
  }
}

void change(tests::SchemeWorld& world, Space space, const std::string& key, std::size_t byte) {
  std::string value = world.engine->get(space, key).value().value();
  value[byte] = static_cast<char>(value[byte] ^ 1);
  Batch batch;
  batch.put(space, key, value);
  REQUIRE(world.engine->write(batch).done());
}

}  // namespace

TEST_CASE("a scheme opens as it was closed, without a snapshot") {
  tests::SchemeWorld world;
  put_people(world, 0, 20);
  const graph::View view = world.scheme->view();
  const RecoveryReport& report = world.reopen().report();
  CHECK(tests::same_view(world.scheme->view(), view));
  CHECK(report.from_snapshot == 0);
  CHECK(report.replayed == 21);
  CHECK(report.subjects == 21);
  CHECK(report.notes.empty());
  CHECK(report.head == world.log().head());
}

TEST_CASE("with a snapshot only what came after is replayed") {
  tests::SchemeWorld world;
  put_people(world, 0, 10);
  REQUIRE(world.scheme->write_snapshot().ok());
  put_people(world, 5, 15);
  const graph::View view = world.scheme->view();
  const RecoveryReport& report = world.reopen().report();
  CHECK(tests::same_view(world.scheme->view(), view));
  CHECK(report.from_snapshot == 11);
  CHECK(report.replayed == 10);
  put_people(world, 15, 16);
  CHECK(world.log().verify()->whole());
}

TEST_CASE("a damaged snapshot is passed over and said") {
  tests::SchemeWorld world;
  put_people(world, 0, 10);
  REQUIRE(world.scheme->write_snapshot().ok());
  REQUIRE(world.files.write_at(world.snapshot_path(), 200, "?").ok());
  const graph::View view = world.scheme->view();
  const RecoveryReport& report = world.reopen().report();
  CHECK(tests::same_view(world.scheme->view(), view));
  CHECK(report.from_snapshot == 0);
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].find("snapshot") != std::string::npos);
}

TEST_CASE("a snapshot of another history of the same scheme is passed over") {
  tests::SchemeWorld world;
  put_people(world, 0, 5);
  const auto copy = [&](LogHead head) {
    const std::string bytes =
        snapshot_bytes(world.scheme->entry().number, {head, world.scheme->view()},
                       world.scheme->keys(), world.randomness);
    REQUIRE(world.files.replace(world.snapshot_path(), bytes, DurableFiles::Old::leave).ok());
  };
  LogHead forged = world.log().head();
  forged.root.bytes[5] ^= 1U;
  copy(forged);
  CHECK(world.reopen().report().notes.at(0).find("another history") != std::string::npos);
  CHECK(world.scheme->report().from_snapshot == 0);
}

TEST_CASE("a damaged event in the way is refused with its position and what to run") {
  tests::SchemeWorld world;
  put_people(world, 0, 10);
  const graph::SchemeNumber scheme = world.scheme->entry().number;
  change(world, Space::log, keys::event(scheme, 6), 120);
  world.scheme.reset();
  const auto refused = world.open();
  CHECK(refused.error().code == ErrorCode::corrupt);
  CHECK(refused.error().message.find("position 6") != std::string::npos);
  CHECK(refused.error().message.find("kith check") != std::string::npos);
}

TEST_CASE("a scheme without its keyring, or with another's, does not open") {
  tests::SchemeWorld world;
  put_people(world, 0, 3);
  const auto path = world.keyring_path();
  world.scheme.reset();
  const std::string bytes = world.files.read(path).value();
  REQUIRE(world.files.remove(path, DurableFiles::Old::leave).ok());
  CHECK(world.open().error().code == ErrorCode::key_missing);
  tests::SchemeWorld other(2);
  REQUIRE(
      world.files
          .replace(path, other.files.read(other.keyring_path()).value(), DurableFiles::Old::leave)
          .ok());
  CHECK(world.open().error().code == ErrorCode::key_missing);
  REQUIRE(world.files.replace(path, bytes, DurableFiles::Old::leave).ok());
  CHECK(world.open().ok());
}

TEST_CASE("an erasure cut short at any step of the files is finished at opening") {
  bool finished = false;
  for (std::size_t step = 1; step < 20; ++step) {
    tests::SchemeWorld world;
    put_people(world, 0, 4);
    REQUIRE(world.scheme->write_snapshot().ok());
    world.files.stop_at(step);
    const auto erased = world.scheme->erase(tests::subject_number("p2"));
    const Slot slot = world.scheme->keys().find(tests::subject_number("p2"))->slot;
    const RecoveryReport& report = world.reopen().report();
    finished = finished || report.erasures_finished == 1;
    CHECK_FALSE(world.scheme->keys().keyring().key(slot).has_value());
    CHECK(world.scheme->view().find<graph::Person>(tests::number_of("p2")) == nullptr);
    CHECK(world.scheme->view().find<graph::Person>(tests::number_of("p1")) != nullptr);
    CHECK(world.log().verify()->whole());
    if (erased.ok() && erased->snapshot_renewed) break;
  }
  CHECK(finished);
}
