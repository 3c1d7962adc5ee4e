// SPDX-License-Identifier: Apache-2.0
// One opened RocksDB and all that must live as long. Private to the engine, which decides; this
// only opens and closes.
#pragma once

#include <array>
#include <memory>

#include "graph/result.h"
#include "store/engine.h"
#include "store/engine_rocksdb.h"
#include "store/manifest.h"
#include "store/rocksdb_hooks.h"

namespace rocksdb {
class Cache;
class ColumnFamilyHandle;
class DB;
class Env;
}  // namespace rocksdb

namespace kith::store {

class Database {
 public:
  enum class Mode : std::uint8_t {
    read_write,
    read_only,  // writes no file at all, not even to recover
  };

  // As open_rocksdb().
  static graph::Result<std::unique_ptr<Database>> open(const RocksdbOptions& options, Mode mode);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Space space) const {
    return handles_[static_cast<std::size_t>(space)];
  }
  rocksdb::Env& environment() const { return *environment_; }
  const rocksdb::Cache& cache() const { return *cache_; }
  LogWatch& watch() { return watch_; }
  Mode mode() const { return mode_; }

 private:
  explicit Database(const RocksdbOptions& options, Mode mode);
  graph::Result<void> prepare_folder(const RocksdbOptions& options) const;
  graph::Result<void> check_files(const RocksdbOptions& options) const;
  graph::Result<Manifest> check_manifest(const RocksdbOptions& options) const;
  graph::Result<void> check_logs(const RocksdbOptions& options, const Manifest& manifest) const;

  std::shared_ptr<rocksdb::Env> kept_;  // the caller's, if any
  rocksdb::Env* environment_;
  Mode mode_;
  LogWatch watch_;
  std::unique_ptr<rocksdb::WalFilter> filter_;
  std::shared_ptr<rocksdb::Cache> cache_;
  std::unique_ptr<rocksdb::DB> db_;
  rocksdb::ColumnFamilyHandle* default_handle_ = nullptr;  // of the family RocksDB insists on
  std::array<rocksdb::ColumnFamilyHandle*, space_count> handles_ = {};
};

}  // namespace kith::store
