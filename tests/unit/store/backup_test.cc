// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <doctest/doctest.h>

#include "store/data_directory.h"
#include "store/scheme_store.h"
#include "tests/support/engines.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

struct Backed {
  tests::TemporaryDirectory directory;
  tests::StoppingFiles files;
  tests::FixedClock clock;
  tests::FixedRandomness randomness{5};
  std::filesystem::path data = directory.path() / "data";
  std::filesystem::path copy = directory.path() / "copy";
  std::unique_ptr<Engine> engine;

  Backed() {
    std::filesystem::create_directories(data / "keys");
    std::filesystem::create_directories(data / "snapshots");
    engine = tests::open_or_fail(tests::small_rocksdb(data / "db"));
  }
  Surroundings surroundings(Engine& of) {
    return {of, data / "keys", data / "snapshots", files, clock, randomness};
  }
  bool is_store() { return DataDirectory::open(copy, DataDirectory::Intent::existing, files).ok(); }
};

}  // namespace

TEST_CASE("a backup is a data directory of what was there, and of nothing later") {
  Backed world;
  const auto scheme = SchemeStore::create(world.surroundings(*world.engine), "leigh").value();
  REQUIRE(scheme->writer().submit(tests::putting_person("maya")).ok());
  REQUIRE(write_backup(*world.engine, world.copy, world.files).ok());
  REQUIRE(scheme->writer().submit(tests::putting_person("femi")).ok());
  CHECK(world.is_store());
  CHECK(std::filesystem::is_empty(world.copy / "keys"));
  auto options = tests::small_rocksdb(world.copy / "db");
  options.create = false;
  const auto engine = tests::open_or_fail(options);
  const auto then = SchemeStore::open(world.surroundings(*engine), "leigh").value();
  CHECK(then->view().find<graph::Person>(tests::number_of("maya")) != nullptr);
  CHECK(then->view().find<graph::Person>(tests::number_of("femi")) == nullptr);
  CHECK(then->log().verify()->whole());
}

TEST_CASE("a backup replaces nothing, and one that failed is no store") {
  Backed world;
  world.files.stop_at(3);
  CHECK_FALSE(write_backup(*world.engine, world.copy, world.files).ok());
  world.files.go_on();
  CHECK_FALSE(world.is_store());
  CHECK(write_backup(*world.engine, world.copy, world.files).error().code == ErrorCode::conflict);
}
