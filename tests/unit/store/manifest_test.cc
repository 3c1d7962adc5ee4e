// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.h"

#include <doctest/doctest.h>
#include <rocksdb/db.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include <set>
#include <string>
#include <vector>

#include "store/log_records.h"
#include "tests/support/engines.h"
#include "tests/support/fault_file_system.h"

namespace {

using kith::store::Batch;
using kith::store::Engine;
using kith::store::Manifest;
using kith::store::open_rocksdb;
using kith::store::read_manifest;
using kith::store::RocksdbOptions;
using kith::store::Space;
using kith::tests::Fault;
using kith::tests::FaultDisk;
using kith::tests::FaultFileSystem;

// A store that was killed, opened and killed again: what came before the opening is in tables.
struct Killed {
  FaultFileSystem files;

  Killed() {
    files.disk().make_durable_folders("/data");
    for (std::size_t i = 0; i < 12; i += 6) {
      auto engine = open();
      for (std::size_t k = i; k < i + 6; ++k) {
        Batch batch;
        batch.put(Space::log, std::to_string(k), std::string(100, 'x'));
        REQUIRE(engine->write(batch).done());
      }
      kill(engine);
    }
  }
  void kill(std::unique_ptr<Engine>& engine) {
    files.disk().arm(Fault::power_cut, 1);
    engine.reset();
    files.disk().power_cut(
        {.bytes = kith::tests::Remains::Bytes::all, .names = kith::tests::Remains::Names::all});
  }
  RocksdbOptions options() const {
    RocksdbOptions options = kith::tests::small_rocksdb("/data/db");
    options.environment = files.environment();
    return options;
  }
  std::unique_ptr<Engine> open() const { return kith::tests::open_or_fail(options()); }
  bool whole() const {
    const auto engine = open();
    for (std::size_t i = 0; i < 12; ++i) {
      if (!engine->get(Space::log, std::to_string(i)).value()) return false;
    }
    return true;
  }
  std::string manifest_path() const {
    std::string name = files.disk().bytes("/data/db/CURRENT");
    name.pop_back();
    return "/data/db/" + name;
  }
  Manifest manifest() const { return read_manifest("M", files.disk().bytes(manifest_path())); }
  // Those that RocksDB has to replay.
  std::vector<std::string> needed() const {
    std::vector<std::string> names = files.disk().names_in("/data/db");
    const std::uint64_t first = manifest().first_log;
    std::erase_if(names, [&](const std::string& name) {
      return !name.ends_with(".log") || std::stoull(name) < first ||
             files.disk().bytes("/data/db/" + name).empty();
    });
    return names;
  }
};

// Which logs RocksDB replays.
class Listener : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "Listener"; }
  WalProcessingOption LogRecordFound(unsigned long long, const std::string& path,
                                     const rocksdb::WriteBatch&, rocksdb::WriteBatch*,
                                     bool*) override {
    replayed.insert(path.substr(path.rfind('/') + 1));
    return WalProcessingOption::kContinueProcessing;
  }
  std::set<std::string> replayed;
};

std::set<std::string> replayed_by_rocksdb(const FaultFileSystem& files) {
  Listener listener;
  rocksdb::DBOptions options;
  options.env = files.environment().get();
  options.wal_filter = &listener;
  std::vector<std::string> names;
  REQUIRE(rocksdb::DB::ListColumnFamilies(options, "/data/db", &names).ok());
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names) {
    families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  REQUIRE(rocksdb::DB::OpenForReadOnly(options, "/data/db", families, &handles, &opened).ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  for (rocksdb::ColumnFamilyHandle* handle : handles) db->DestroyColumnFamilyHandle(handle);
  return listener.replayed;
}

}  // namespace

// Logs are removed with the newest first; a kill in between leaves a gap in front.
TEST_CASE("manifest: a log left over from before the first needed is passed over") {
  Killed store;
  const std::vector<std::string> needed = store.needed();
  REQUIRE(store.manifest().first_log > 4);
  REQUIRE(needed.size() == 1);
  // The newest batches under an old number: behind them, all others go back.
  FaultDisk& disk = store.files.disk();
  FaultDisk::Open file;
  REQUIRE(disk.create("/data/db/000003.log", false, &file) == FaultDisk::Answer::ok);
  REQUIRE(disk.append(file, disk.bytes("/data/db/" + needed.front())) == FaultDisk::Answer::ok);
  CHECK(replayed_by_rocksdb(store.files) == std::set<std::string>{needed.front()});
  CHECK(store.whole());
}

TEST_CASE("manifest: an end that a power cut left torn or zero is cut off, and nothing is lost") {
  for (const std::size_t zeros : {0U, 1U, 40U, 600U}) {
    for (const std::size_t torn : {0U, 3U, 30U}) {
      CAPTURE(zeros);
      CAPTURE(torn);
      Killed store;
      FaultDisk& disk = store.files.disk();
      const std::string path = store.manifest_path();
      const std::size_t size = disk.bytes(path).size();
      FaultDisk::Open file;
      REQUIRE(disk.create(path, true, &file) == FaultDisk::Answer::ok);
      // The beginning of a record of 100 bytes.
      const std::string record = std::string("cksm\x64\0\x01", 7) + std::string(100, 'x');
      // Zeros reach back to a sector; a few of them would not tell a tear from damage.
      const std::size_t few = zeros < 16 && torn > 0 ? 0 : zeros;
      REQUIRE(disk.append(file, record.substr(0, torn) + std::string(few, '\0')) ==
              FaultDisk::Answer::ok);
      CHECK(store.manifest().whole_bytes == size);
      CHECK_FALSE(store.manifest().damage.has_value());
      CHECK(store.whole());
    }
  }
}

TEST_CASE("manifest: acknowledged batches lost from the first log are missed") {
  Killed store;
  FaultDisk& disk = store.files.disk();
  const std::string path = "/data/db/" + store.needed().front();
  const std::string bytes = disk.bytes(path);
  std::vector<std::size_t> begins;
  kith::store::walk_log(bytes,
                        [&](std::size_t offset, const std::string&) { begins.push_back(offset); });
  REQUIRE(begins.size() == 6);
  disk.overwrite(path, 0, bytes.substr(begins[1]));
  disk.truncate(path, bytes.size() - begins[1]);
  const auto opened = open_rocksdb(store.options());
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == kith::graph::ErrorCode::corrupt);
  CHECK(opened.error().message.find("batches before it are missing") != std::string::npos);
}

TEST_CASE("manifest: an edit of a form that is not known leaves all logs needed") {
  const Killed store;
  std::string bytes = store.files.disk().bytes(store.manifest_path());
  const Manifest known = read_manifest("M", bytes);
  REQUIRE(known.first_log > 0);
  // A record of one byte, tag 90, with its checksum.
  bytes.append(std::string("\xe0\x9a\x20\xdd\x01\x00\x01\x5a", 8));
  const Manifest unknown = read_manifest("M", bytes);
  CHECK(unknown.whole_bytes == bytes.size());
  CHECK(unknown.first_log == 0);
  CHECK_FALSE(unknown.last_sequence.has_value());
}
