// SPDX-License-Identifier: Apache-2.0
// What RocksDB calls while it works. Private to store/rocksdb_database.cc.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace rocksdb {
class EventListener;
class Logger;
class WalFilter;
}  // namespace rocksdb

namespace kith::store {

// What happened to the write-ahead log, which no status tells. Written by RocksDB's threads, read
// by the one that writes.
struct LogWatch {
  std::atomic<std::uint64_t> appends = 0;  // tried, to a write-ahead log
  std::atomic<std::uint64_t> appends_failed = 0;
  std::atomic<std::uint64_t> syncs_failed = 0;  // or anything else that makes a log doubtful
  std::atomic<bool> background_full = false;    // a flush or compaction found no space

  bool any_failed() const { return appends_failed > 0 || syncs_failed > 0; }
};

// Reports into `watch`, which must outlive the database. Also keeps RocksDB from resuming after an
// error by itself: whether writing goes on is the engine's decision.
std::shared_ptr<rocksdb::EventListener> make_log_listener(LogWatch* watch);

// Drops every line.
std::shared_ptr<rocksdb::Logger> make_silent_logger();

// Ends replaying where a sequence number does not follow the one before: RocksDB alone would go on
// behind a log whose last batches are missing.
std::unique_ptr<rocksdb::WalFilter> make_gap_filter();

}  // namespace kith::store
