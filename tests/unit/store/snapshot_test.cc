// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using tests::putting_person;

namespace {

void fill(tests::SchemeWorld& world) {
  REQUIRE(world.writer().submit(putting_person("maya", "Maya Canary")).ok());
  REQUIRE(world.writer().submit(tests::putting({tests::a_home("elm")})).ok());
  REQUIRE(world.writer().submit(tests::putting({tests::living_in("maya", "elm")})).ok());
  REQUIRE(world.writer().submit(putting_person("george")).ok());
  REQUIRE(world.writer().submit(putting_person("maya", "Maya Canary the second")).ok());
  Command end;
  end.events = {graph::end_event(graph::Kind::person, tests::number_of("george"),
                                 tests::subject_number("george"))};
  REQUIRE(world.writer().submit(end).ok());
}

std::string bytes_of(tests::SchemeWorld& world) {
  return snapshot_bytes(world.scheme->entry().number, {world.log().head(), world.scheme->view()},
                        world.scheme->keys(), world.randomness);
}

graph::Result<Snapshotted> read(tests::SchemeWorld& world, std::string_view bytes) {
  return read_snapshot(world.scheme->entry().number, std::string(bytes), world.scheme->keys());
}

}  // namespace

TEST_CASE("a snapshot read back is the view it was taken of") {
  tests::SchemeWorld world;
  fill(world);
  const auto back = read(world, bytes_of(world));
  REQUIRE(back.ok());
  CHECK(back->head == world.log().head());
  CHECK(tests::same_view(back->view, world.scheme->view()));
  CHECK(back->view.changed_at(tests::number_of("maya")) == 5);
  const auto empty = read(world, snapshot_bytes(world.scheme->entry().number, {},
                                                world.scheme->keys(), world.randomness));
  CHECK(empty->view.position() == 0);
}

TEST_CASE("no word stands in a snapshot in clear") {
  tests::SchemeWorld world;
  fill(world);
  CHECK(bytes_of(world).find("Canary") == std::string::npos);
}

TEST_CASE("any changed byte and any cut is noticed") {
  tests::SchemeWorld world;
  fill(world);
  const std::string bytes = bytes_of(world);
  for (std::size_t i = 0; i < bytes.size(); i += 13) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(read(world, changed).error().code == ErrorCode::corrupt);
    CHECK(read(world, bytes.substr(0, i)).error().code == ErrorCode::corrupt);
  }
  CHECK(read(world, bytes + "x").error().code == ErrorCode::corrupt);
}

TEST_CASE("a snapshot of another scheme is refused") {
  tests::SchemeWorld world;
  tests::SchemeWorld other(2);
  fill(other);
  CHECK_FALSE(read(world, bytes_of(other)).ok());
}

TEST_CASE("an old snapshot gives nothing of who was erased since, and the rest") {
  tests::SchemeWorld world;
  fill(world);
  const std::string old_bytes = bytes_of(world);
  REQUIRE(world.scheme->erase(tests::subject_number("maya")).ok());
  const auto back = read(world, old_bytes);
  REQUIRE(back.ok());
  CHECK(back->view.find<graph::Person>(tests::number_of("maya")) == nullptr);
  CHECK(back->view.find<graph::Household>(tests::number_of("elm")) != nullptr);
}

TEST_CASE("a snapshot is replaced whole or not at all") {
  tests::SchemeWorld world;
  fill(world);
  REQUIRE(world.scheme->write_snapshot().ok());
  REQUIRE(world.writer().submit(putting_person("rosa")).ok());
  for (std::size_t step = 1; step < 20; ++step) {
    world.files.stop_at(step);
    const bool done = world.scheme->write_snapshot().ok();
    world.files.go_on();
    const auto loaded = load_snapshot({world.snapshot_path(), world.scheme->entry().number},
                                      world.scheme->keys(), world.files);
    REQUIRE(loaded.ok());
    CHECK((loaded->head.size == 7 || loaded->head.size == 8));
    if (done) {
      CHECK(step > 4);
      CHECK(loaded->head.size == 8);
      return;
    }
  }
  FAIL("never written");
}
