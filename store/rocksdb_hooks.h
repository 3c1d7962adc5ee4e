// SPDX-License-Identifier: Apache-2.0
// What the engine must know of RocksDB beyond a status: what happened to the write-ahead log during
// a write, and where exactly a log could not be read. Private to store/engine_rocksdb.cc.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace rocksdb {
class EventListener;
class Logger;
class WalFilter;
}  // namespace rocksdb

namespace kith::store {

// Written by RocksDB's threads, read by the one that writes.
struct LogWatch {
  std::atomic<std::uint64_t> appends = 0;        // tried, to a write-ahead log
  std::atomic<std::uint64_t> appends_failed = 0;
  std::atomic<std::uint64_t> syncs_failed = 0;   // or anything else that makes a log doubtful
  std::atomic<bool> background_full = false;     // a flush or compaction found no space

  bool any_failed() const { return appends_failed > 0 || syncs_failed > 0; }
};

// Reports into `watch`, which must outlive the database. Also keeps RocksDB from resuming after an
// error by itself: whether writing goes on is the engine's decision.
std::shared_ptr<rocksdb::EventListener> make_log_listener(LogWatch* watch);

// Keeps the last line in which RocksDB complained; drops everything else.
class Complaint {
 public:
  void set(std::string line);
  std::string get() const;  // empty: none

 private:
  mutable std::mutex mutex_;
  std::string line_;
};
// `complaint` must outlive the database.
std::shared_ptr<rocksdb::Logger> make_quiet_logger(Complaint* complaint);

// Where replaying the logs has come to.
struct ReplayPlace {
  std::string file = {};      // without folder; empty: no record was read
  std::uint64_t offset = 0;   // after the last record that was read
  bool gap = false;           // records are missing between that one and the next readable one
};

enum class Gap : std::uint8_t {
  refuse,  // opening fails as corrupt
  cut,     // replaying ends before the gap
};

// Watches replaying, and insists that sequence numbers follow each other: RocksDB alone would skip
// a hole of zeros in the middle of a log in silence. `place` must outlive the opening, the filter
// the database. For one opening.
std::unique_ptr<rocksdb::WalFilter> make_replay_filter(Gap gap, ReplayPlace* place);

}  // namespace kith::store
