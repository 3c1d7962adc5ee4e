// SPDX-License-Identifier: Apache-2.0
// What store/engine_rocksdb.h promises beyond the contract of every engine.
#include "store/engine_rocksdb.h"

#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <rocksdb/db.h>

#include <string>
#include <thread>
#include <vector>

#include "tests/support/engines.h"
#include "tests/support/fault_file_system.h"

namespace {

using kith::graph::ErrorCode;
using kith::store::Batch;
using kith::store::DamagedLog;
using kith::store::Durability;
using kith::store::Engine;
using kith::store::open_rocksdb;
using kith::store::Outcome;
using kith::store::Priority;
using kith::store::RocksdbOptions;
using kith::store::Space;
using kith::store::State;
using kith::store::Written;
using kith::tests::Fault;
using kith::tests::FaultFileSystem;
using kith::tests::TemporaryDirectory;

Batch put(std::string_view key, std::string_view value) {
  Batch batch;
  batch.put(Space::log, key, value);
  return batch;
}

bool there(const Engine& engine, std::string_view key) {
  const auto found = engine.get(Space::log, key);
  return found.ok() && found->has_value();
}

// A store on a disk in memory.
struct Faulty {
  Faulty() { files.disk().make_durable_folders("/data"); }
  RocksdbOptions options() const {
    auto result = kith::tests::small_rocksdb("/data/db");
    result.environment = files.environment();
    return result;
  }
  std::unique_ptr<Engine> open() const { return kith::tests::open_or_fail(options()); }
  // The file with the greatest number among those with this ending.
  std::string newest(const std::string& ending) const {
    std::string found;
    for (const std::string& name : files.disk().names_in("/data/db")) {
      if (name.ends_with(ending) && !(name < found)) found = name;
    }
    REQUIRE_FALSE(found.empty());
    return "/data/db/" + found;
  }
  void flip(const std::string& path, std::uint64_t offset, unsigned bit) {
    std::string byte = files.disk().bytes(path).substr(offset, 1);
    byte[0] = static_cast<char>(static_cast<unsigned char>(byte[0]) ^ (1U << bit));
    files.disk().overwrite(path, offset, byte);
  }
  // The engine ends as if killed: nothing is flushed, its log stays.
  void kill(std::unique_ptr<Engine> engine) {
    files.disk().arm(Fault::power_cut, 1);
    engine.reset();
    files.disk().power_cut(
        {.bytes = kith::tests::Remains::Bytes::all, .names = kith::tests::Remains::Names::all});
  }

  FaultFileSystem files;
};

// Keys 0 … n-1, one batch each, in a log that was not replayed yet. Returns its path.
std::string log_with(Faulty& store, int batches, std::size_t value_bytes) {
  auto engine = store.open();
  for (int i = 0; i < batches; ++i) {
    REQUIRE(engine->write(put(std::to_string(i), std::string(value_bytes, 'v'))).done());
  }
  store.kill(std::move(engine));
  return store.newest(".log");
}

int keys_there(const Engine& engine, int batches) {
  int count = 0;
  for (int i = 0; i < batches; ++i) count += there(engine, std::to_string(i)) ? 1 : 0;
  return count;
}

// "… from byte N on …"
std::uint64_t place_in(const std::string& message) {
  const std::string_view before = "from byte ";
  const std::size_t at = message.find(before);
  REQUIRE_MESSAGE(at != std::string::npos, message);
  return std::stoull(message.substr(at + before.size()));
}

// For a while, nobody in particular: root may write everywhere.
class AsNobody {
 public:
  AsNobody() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (changed_) CHECK(::seteuid(0) == 0);
  }

 private:
  bool changed_;
};

}  // namespace

TEST_CASE("rocksdb: one at a time, and the second is told so") {
  const TemporaryDirectory directory;
  const auto options = kith::tests::small_rocksdb(directory.path() / "db");
  const auto first = kith::tests::open_or_fail(options);
  const auto second = open_rocksdb(options);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == ErrorCode::locked);
  CHECK(second.error().message.ends_with("has it open. Wait for it to end."));
}

TEST_CASE("rocksdb: a folder that takes no writes") {
  const TemporaryDirectory directory;
  REQUIRE(::chmod(directory.path().c_str(), 0555) == 0);
  const AsNobody nobody;
  const auto opened = open_rocksdb(kith::tests::small_rocksdb(directory.path() / "db"));
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ErrorCode::read_only);
}

TEST_CASE("rocksdb: a store that should be there and is not is never made anew") {
  Faulty store;
  auto options = store.options();
  options.create = false;
  const auto none = open_rocksdb(options);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == ErrorCode::corrupt);

  store.open();
  log_with(store, 3, 10);
  store.files.disk().forget("/data/db/CURRENT");
  const auto names = store.files.disk().names_in("/data/db");
  for (const bool create : {false, true}) {
    options.create = create;
    const auto lost = open_rocksdb(options);
    REQUIRE_FALSE(lost.ok());
    CHECK(lost.error().code == ErrorCode::corrupt);
    CHECK(lost.error().message.find("CURRENT") != std::string::npos);
  }
  CHECK(store.files.disk().names_in("/data/db") == names);
}

TEST_CASE("rocksdb: closing leaves nothing to replay") {
  Faulty store;
  auto engine = store.open();
  REQUIRE(engine->write(put("k", "v"), {.durability = Durability::buffered}).done());
  REQUIRE(engine->close().ok());
  engine.reset();
  for (const std::string& name : store.files.disk().names_in("/data/db")) {
    if (name.ends_with(".log")) CHECK(store.files.disk().bytes("/data/db/" + name).empty());
  }
  CHECK(there(*store.open(), "k"));
}

TEST_CASE("rocksdb: a log cut off in its last record opens without that record") {
  for (const std::size_t cut : {1U, 100U, 150U}) {
    Faulty store;
    const std::string log = log_with(store, 5, 100);
    store.files.disk().truncate(log, store.files.disk().bytes(log).size() - cut);
    const auto engine = store.open();
    CHECK(keys_there(*engine, 5) == (cut == 150 ? 3 : 4));
  }
}

TEST_CASE("rocksdb: a flipped bit in the log is refused, with the place") {
  Faulty store;
  const std::string log = log_with(store, 5, 100);
  const auto image = store.files.disk().image();
  const std::uint64_t size = store.files.disk().bytes(log).size();
  std::vector<std::uint64_t> places;
  for (std::uint64_t offset = 0; offset < size; ++offset) {
    CAPTURE(offset);
    store.files.disk().restore(image);
    store.flip(log, offset, offset % 8);
    const auto opened = open_rocksdb(store.options());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::corrupt);
    CHECK(opened.error().message.find(log) != std::string::npos);
    const std::uint64_t place = place_in(opened.error().message);
    CHECK(place <= offset);
    if (places.empty() || places.back() != place) places.push_back(place);
  }
  // One place a record, and each record as long as the next.
  REQUIRE(places.size() == 5);
  CHECK(places[0] == 0);
  for (std::size_t i = 1; i < 5; ++i) CHECK(places[i] == i * size / 5);
}

TEST_CASE("rocksdb: a damaged log opens when told to cut it, with what was before") {
  Faulty store;
  const std::string log = log_with(store, 5, 100);
  store.flip(log, store.files.disk().bytes(log).size() / 2, 0);
  auto options = store.options();
  CHECK_FALSE(open_rocksdb(options).ok());
  options.damaged_log = DamagedLog::cut;
  auto repaired = open_rocksdb(options);
  REQUIRE(repaired.ok());
  CHECK(keys_there(**repaired, 5) == 2);
  repaired.value().reset();
  CHECK(keys_there(*store.open(), 5) == 2);
}

TEST_CASE("rocksdb: a hole of zeros in the log is refused, or cut") {
  constexpr std::uint64_t block = 32 * 1024;
  // The value with which one record fills one block of the log.
  std::size_t value_bytes = 20'000;
  {
    Faulty probe;
    value_bytes += block - probe.files.disk().bytes(log_with(probe, 1, value_bytes)).size();
  }
  Faulty store;
  const std::string log = log_with(store, 3, value_bytes);
  REQUIRE(store.files.disk().bytes(log).size() == 3 * block);
  store.files.disk().overwrite(log, block, std::string(block, '\0'));
  auto options = store.options();
  const auto opened = open_rocksdb(options);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ErrorCode::corrupt);
  CHECK(place_in(opened.error().message) == block);
  options.damaged_log = DamagedLog::cut;
  const auto repaired = open_rocksdb(options);
  REQUIRE(repaired.ok());
  CHECK(keys_there(**repaired, 3) == 1);
}

TEST_CASE("rocksdb: a flipped bit in a table is found, with the place") {
  Faulty store;
  auto engine = store.open();
  for (int i = 0; i < 20; ++i) {
    REQUIRE(engine->write(put(std::to_string(i), std::string(100, 'v'))).done());
  }
  REQUIRE(engine->close().ok());
  engine.reset();
  const std::string table = store.newest(".sst");
  const auto image = store.files.disk().image();
  const std::uint64_t size = store.files.disk().bytes(table).size();
  for (std::uint64_t offset = 0; offset < size; offset += 31) {
    CAPTURE(offset);
    store.files.disk().restore(image);
    store.flip(table, offset, offset % 8);
    const auto opened = open_rocksdb(store.options());
    const auto error = opened.ok() ? (*opened)->verify()
                                   : kith::graph::Result<kith::store::Verified>(opened.error());
    REQUIRE_FALSE(error.ok());
    CHECK(error.error().code == ErrorCode::corrupt);
    CHECK_MESSAGE(error.error().message.find(table) != std::string::npos, error.error().message);
  }
  store.files.disk().restore(image);
  store.flip(table, 10, 0);
  const auto read = store.open()->get(Space::log, "0");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::corrupt);
  CHECK(read.error().message.find("offset") != std::string::npos);
}

TEST_CASE("rocksdb: a lost or cut table is refused") {
  for (const bool lost : {true, false}) {
    Faulty store;
    auto engine = store.open();
    REQUIRE(engine->write(put("k", "v")).done());
    REQUIRE(engine->close().ok());
    engine.reset();
    const std::string table = store.newest(".sst");
    const std::string number = table.substr(table.size() - 10, 6);
    if (lost) {
      store.files.disk().forget(table);
    } else {
      store.files.disk().truncate(table, 100);
    }
    const auto opened = open_rocksdb(store.options());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::corrupt);
    CHECK_MESSAGE(opened.error().message.find(number) != std::string::npos, opened.error().message);
  }
}

TEST_CASE("rocksdb: no flipped bit of the manifest loses anything in silence") {
  Faulty store;
  auto engine = store.open();
  REQUIRE(engine->write(put("0", "v")).done());
  REQUIRE(engine->close().ok());
  engine.reset();
  const auto image = store.files.disk().image();
  for (const std::string& name : store.files.disk().names_in("/data/db")) {
    if (name != "CURRENT" && !name.starts_with("MANIFEST")) continue;
    const std::string path = "/data/db/" + name;
    const std::uint64_t size = store.files.disk().bytes(path).size();
    for (std::uint64_t bit = 0; bit < size * 8; bit += 5) {
      CAPTURE(name);
      CAPTURE(bit);
      store.files.disk().restore(image);
      store.flip(path, bit / 8, bit % 8);
      const auto opened = open_rocksdb(store.options());
      if (opened.ok()) CHECK(there(**opened, "0"));
    }
  }
}

TEST_CASE("rocksdb: after a failed sync nobody writes until it is opened anew") {
  Faulty store;
  auto engine = store.open();
  REQUIRE(engine->write(put("before", "v")).done());
  store.files.disk().arm(Fault::error, 2);  // of the next batch: the append, then the sync
  const Written unknown = engine->write(put("unknown", "v"));
  CHECK(store.files.disk().hit_at().starts_with("sync "));
  CHECK(unknown.outcome == Outcome::unknown);
  CHECK(unknown.error.code == ErrorCode::outcome_unknown);
  CHECK(engine->statistics().state == State::stopped);
  const Written later = engine->write(put("later", "v"));
  CHECK(later.outcome == Outcome::failed_clean);
  CHECK(later.error.code == ErrorCode::unavailable);
  CHECK(engine->sync().error().code == ErrorCode::unavailable);
  CHECK(there(*engine, "before"));
  CHECK_FALSE(there(*engine, "unknown"));
  CHECK(engine->close().error().code == ErrorCode::unavailable);
  engine = store.open();
  CHECK(there(*engine, "before"));
  CHECK_FALSE(there(*engine, "later"));
  CHECK(engine->write(put("later", "v")).done());
}

TEST_CASE("rocksdb: when space is short, only what is reserved is written") {
  Faulty store;
  const TemporaryDirectory directory;
  auto options = store.options();
  options.reserve_file = directory.path() / "reserve";
  options.reserve_bytes = 8 * 1024 * 1024;
  options.free_bytes_min = 16 * 1024 * 1024;
  auto engine = kith::tests::open_or_fail(options);
  CHECK(std::filesystem::file_size(options.reserve_file) == options.reserve_bytes);

  store.files.disk().set_free_bytes(15 * 1024 * 1024);
  const Written refused = engine->write(put("ordinary", "v"));
  CHECK(refused.outcome == Outcome::failed_clean);
  CHECK(refused.error.code == ErrorCode::storage_full);
  CHECK(engine->statistics().state == State::full);
  CHECK(engine->write(put("reserved", "v"), {.priority = Priority::reserved}).done());
  CHECK(std::filesystem::exists(options.reserve_file));
  CHECK(there(*engine, "reserved"));
  CHECK_FALSE(there(*engine, "ordinary"));

  // Now nothing is left but the reserve.
  store.files.disk().set_free_bytes(0);
  CHECK(engine->write(put("last", "v"), {.priority = Priority::reserved}).done());
  CHECK_FALSE(std::filesystem::exists(options.reserve_file));
  // What it gave is not for ordinary batches; those wait until there is room for it too.
  store.files.disk().set_free_bytes(20 * 1024 * 1024);
  CHECK_FALSE(engine->write(put("ordinary", "v")).done());
  store.files.disk().set_free_bytes(24 * 1024 * 1024);
  CHECK(engine->write(put("ordinary", "v")).done());
  CHECK(std::filesystem::file_size(options.reserve_file) == options.reserve_bytes);
  CHECK(engine->statistics().state == State::writing);
}

TEST_CASE("rocksdb: a disk that is full in mid-write: nothing is written, and it recovers") {
  for (const Fault fault : {Fault::no_space, Fault::short_no_space}) {
    Faulty store;
    auto engine = store.open();
    REQUIRE(engine->write(put("before", "v")).done());
    store.files.disk().arm(fault, 1);
    const Written failed = engine->write(put("failed", "v"));
    CHECK(failed.outcome == Outcome::failed_clean);
    CHECK(failed.error.code == ErrorCode::storage_full);
    CHECK(there(*engine, "before"));
    CHECK(engine->statistics().state == State::full);
    CHECK(engine->write(put("failed", "v")).error.code == ErrorCode::storage_full);
    CHECK(there(*engine, "before"));
    {
      // Recovering opens the files anew, which must wait for whoever is looking at them.
      const auto snapshot = engine->snapshot();
      REQUIRE(snapshot.ok());
      store.files.disk().space_returns();
      CHECK(engine->write(put("failed", "v")).error.code == ErrorCode::storage_full);
      CHECK((*snapshot)->get(Space::log, "before").value().has_value());
    }
    CHECK(engine->write(put("after", "v")).done());
    CHECK(engine->statistics().state == State::writing);
    store.files.disk().arm(Fault::power_cut, 1);
    engine.reset();
    store.files.disk().power_cut({});
    engine = store.open();
    CHECK(there(*engine, "before"));
    CHECK(there(*engine, "after"));
    CHECK_FALSE(there(*engine, "failed"));
  }
}

TEST_CASE("rocksdb: a copy is a store of its own, and never replaces anything") {
  const TemporaryDirectory directory;
  const auto options = kith::tests::small_rocksdb(directory.path() / "db");
  const auto engine = kith::tests::open_or_fail(options);
  REQUIRE(engine->write(put("before", "v"), {.durability = Durability::buffered}).done());
  const auto target = directory.path() / "copy";
  REQUIRE(engine->checkpoint(target).ok());
  REQUIRE(engine->write(put("after", "v")).done());
  CHECK(engine->checkpoint(target).error().code == ErrorCode::conflict);
  auto copy_options = options;
  copy_options.folder = target;
  copy_options.create = false;
  const auto copy = kith::tests::open_or_fail(copy_options);
  CHECK(there(*copy, "before"));
  CHECK_FALSE(there(*copy, "after"));
  REQUIRE(copy->write(put("copy's own", "v")).done());
  CHECK_FALSE(there(*engine, "copy's own"));
  CHECK(copy->verify().ok());
}

TEST_CASE("rocksdb: a store with a space this Kith does not know was written by a newer one") {
  const TemporaryDirectory directory;
  const auto options = kith::tests::small_rocksdb(directory.path() / "db");
  REQUIRE(kith::tests::open_or_fail(options)->close().ok());
  std::vector<std::string> names;
  const std::string folder = options.folder.string();
  REQUIRE(rocksdb::DB::ListColumnFamilies({}, folder, &names).ok());
  CHECK(names == std::vector<std::string>{"default", "log", "access", "index", "meta"});
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  REQUIRE(rocksdb::DB::Open({}, folder, families, &handles, &opened).ok());
  const std::unique_ptr<rocksdb::DB> plain(opened);
  handles.emplace_back();
  REQUIRE(plain->CreateColumnFamily({}, "of the future", &handles.back()).ok());
  for (rocksdb::ColumnFamilyHandle* handle : handles) plain->DestroyColumnFamilyHandle(handle);
  REQUIRE(plain->Close().ok());
  const auto again = open_rocksdb(options);
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == ErrorCode::format_newer);
}
