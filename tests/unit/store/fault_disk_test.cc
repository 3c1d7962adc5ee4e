// SPDX-License-Identifier: Apache-2.0
// The disk that fails on demand must itself be right, or the tests built on it prove nothing.
#include "tests/support/fault_disk.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/support/engines.h"
#include "tests/support/fault_file_system.h"

namespace {

using kith::store::Batch;
using kith::store::Durability;
using kith::store::Engine;
using kith::store::Space;
using kith::tests::Fault;
using kith::tests::FaultDisk;
using kith::tests::FaultFileSystem;
using kith::tests::Remains;
using Answer = FaultDisk::Answer;

// A file /d/<name> with `synced` synced and `more` only written; its name is durable.
FaultDisk::Open file_with(FaultDisk& disk, const std::string& name, std::string_view synced,
                          std::string_view more) {
  disk.make_durable_folders("/d");
  FaultDisk::Open file;
  FaultDisk::Open folder;
  REQUIRE(disk.create("/d/" + name, false, &file) == Answer::ok);
  REQUIRE(disk.append(file, synced) == Answer::ok);
  REQUIRE(disk.sync(file) == Answer::ok);
  REQUIRE(disk.open("/d", &folder) == Answer::ok);
  REQUIRE(disk.sync_folder(folder) == Answer::ok);
  REQUIRE(disk.append(file, more) == Answer::ok);
  return file;
}

void sync_folder(FaultDisk& disk, const std::string& path) {
  FaultDisk::Open folder;
  REQUIRE(disk.open(path, &folder) == Answer::ok);
  REQUIRE(disk.sync_folder(folder) == Answer::ok);
}

}  // namespace

TEST_CASE("fault disk: a power cut takes what was not synced, and nothing else") {
  FaultDisk disk;
  const auto file = file_with(disk, "f", "synced", " and not");
  CHECK(disk.bytes("/d/f") == "synced and not");
  disk.power_cut({});
  CHECK(disk.bytes("/d/f") == "synced");
  CHECK(disk.append(file, "x") == Answer::failed);
}

TEST_CASE("fault disk: what may remain after a power cut") {
  std::size_t torn_shorter = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FaultDisk disk;
    file_with(disk, "f", "synced", " and not");
    disk.power_cut({.bytes = Remains::Bytes::torn, .seed = seed});
    const std::string left = disk.bytes("/d/f");
    CHECK(left.starts_with("synced"));
    CHECK(std::string("synced and not").starts_with(left));
    torn_shorter += left.size() < 14 ? 1 : 0;
  }
  CHECK(torn_shorter > 10);

  std::set<std::size_t> beginnings;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    FaultDisk disk;
    const auto again = file_with(disk, "f", "synced", " and not");
    REQUIRE(disk.append(again, std::string(600, 'x')) == Answer::ok);
    disk.power_cut({.bytes = Remains::Bytes::zeroed, .seed = seed});
    const std::string left = disk.bytes("/d/f");
    REQUIRE(left.size() == 614);
    beginnings.insert(left.find_last_not_of('\0') + 1);
  }
  // Writes, a sector, nothing.
  CHECK(beginnings == std::set<std::size_t>{6, 14, 512, 614});

  FaultDisk all;
  file_with(all, "f", "synced", " and not");
  all.power_cut({.bytes = Remains::Bytes::all});
  CHECK(all.bytes("/d/f") == "synced and not");
}

TEST_CASE("fault disk: what is written over is torn between new and old bytes") {
  std::set<std::string> seen;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    FaultDisk disk;
    const auto file = file_with(disk, "f", "12345", "");
    REQUIRE(disk.write_at(file, 1, "ab") == Answer::ok);
    CHECK(disk.bytes("/d/f") == "1ab45");
    disk.power_cut({.bytes = Remains::Bytes::torn, .seed = seed});
    seen.insert(disk.bytes("/d/f"));
  }
  CHECK(seen == std::set<std::string>{"12345", "1a345", "1ab45"});
}

TEST_CASE("fault disk: nothing is counted or fails while it is paused") {
  FaultDisk disk;
  const auto file = file_with(disk, "f", "", "");
  disk.arm(Fault::error, 1);
  disk.pause(true);
  CHECK(disk.append(file, "x") == Answer::ok);
  CHECK(disk.operations() == 0);
  disk.pause(false);
  CHECK(disk.append(file, "x") == Answer::failed);
}

TEST_CASE("fault disk: a rename, a creation and a removal are lost until the folder is synced") {
  FaultDisk disk;
  file_with(disk, "old", "1", "");
  file_with(disk, "removed", "2", "");
  const auto image = disk.image();
  FaultDisk::Open created;
  const auto change = [&] {
    REQUIRE(disk.rename("/d/old", "/d/new") == Answer::ok);
    REQUIRE(disk.create("/d/created", false, &created) == Answer::ok);
    REQUIRE(disk.sync(created) == Answer::ok);
    REQUIRE(disk.remove("/d/removed") == Answer::ok);
  };
  change();
  disk.power_cut({});
  CHECK(disk.names_in("/d") == std::vector<std::string>{"old", "removed"});

  disk.restore(image);
  change();
  sync_folder(disk, "/d");
  disk.power_cut({});
  CHECK(disk.names_in("/d") == std::vector<std::string>{"created", "new"});

  disk.restore(image);
  change();
  disk.power_cut({.names = Remains::Names::all});
  CHECK(disk.names_in("/d") == std::vector<std::string>{"created", "new"});
}

TEST_CASE("fault disk: of some changes of names the earlier ones remain, each whole") {
  bool between = false;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FaultDisk disk;
    file_with(disk, "a", "1", "");
    REQUIRE(disk.rename("/d/a", "/d/b") == Answer::ok);
    REQUIRE(disk.rename("/d/b", "/d/c") == Answer::ok);
    disk.power_cut({.names = Remains::Names::some, .seed = seed});
    REQUIRE(disk.names_in("/d").size() == 1);
    between = between || disk.exists("/d/b");
  }
  CHECK(between);
}

TEST_CASE("fault disk: a linked file has one content") {
  FaultDisk disk;
  const auto file = file_with(disk, "f", "1", "");
  REQUIRE(disk.link("/d/f", "/d/g") == Answer::ok);
  sync_folder(disk, "/d");
  disk.restore(disk.image());
  FaultDisk::Open again;
  REQUIRE(disk.create("/d/f", true, &again) == Answer::ok);
  REQUIRE(disk.append(again, "2") == Answer::ok);
  CHECK(disk.bytes("/d/g") == "12");
}

TEST_CASE("fault disk: the n-th operation fails, and the right later ones") {
  const auto answers = [](Fault fault) {
    FaultDisk disk;
    const auto file = file_with(disk, "f", "", "");
    disk.arm(fault, 2);
    std::string text;
    for (int i = 0; i < 2; ++i) {
      text += disk.append(file, "xy") == Answer::ok ? '.' : '!';
      text += disk.sync(file) == Answer::ok ? '.' : '!';
    }
    CHECK(disk.hit());
    CHECK(disk.hit_at() == (fault == Fault::no_space ? "write /d/f" : "sync /d/f"));
    CHECK(disk.operations() == 4);
    disk.space_returns();
    text += disk.append(file, "xy") == Answer::ok ? '.' : '!';
    return text;
  };
  CHECK(answers(Fault::error) == ".!...");
  CHECK(answers(Fault::errors) == ".!!!!");
  CHECK(answers(Fault::power_cut) == ".!!!!");
  CHECK(answers(Fault::no_space) == "..!..");
}

TEST_CASE("fault disk: a short write puts half") {
  for (const Fault fault : {Fault::short_write, Fault::short_no_space}) {
    FaultDisk disk;
    const auto file = file_with(disk, "f", "", "");
    disk.arm(fault, 1);
    CHECK(disk.append(file, "1234") ==
          (fault == Fault::short_write ? Answer::failed : Answer::no_space));
    CHECK(disk.bytes("/d/f") == "12");
  }
}

namespace {

std::unique_ptr<Engine> open_on(FaultFileSystem& files) {
  files.disk().make_durable_folders("/data");
  auto options = kith::tests::small_rocksdb("/data/db");
  options.environment = files.environment();
  return kith::tests::open_or_fail(options);
}

// Whether a batch that was acknowledged with this durability is there after a power cut.
bool survives(Durability durability, bool syncs_lie) {
  FaultFileSystem files;
  auto engine = open_on(files);
  Batch batch;
  batch.put(Space::log, "key", "value");
  files.disk().set_syncs_lie(syncs_lie);
  REQUIRE(engine->write(batch, {.durability = durability}).done());
  files.disk().arm(Fault::power_cut, 1);
  engine.reset();
  files.disk().power_cut({});
  engine = open_on(files);
  return engine->get(Space::log, "key").value().has_value();
}

}  // namespace

TEST_CASE("fault disk: control: without a sync a batch is lost, with one it is not") {
  CHECK(survives(Durability::synced, false));
  CHECK_FALSE(survives(Durability::buffered, false));
  CHECK_FALSE(survives(Durability::synced, true));
}
