// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_database.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <rocksdb/wal_filter.h>

#include <string>
#include <vector>

#include "store/rocksdb_errors.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

constexpr std::array all_spaces = {Space::log, Space::access, Space::index, Space::meta};
static_assert(all_spaces.size() == space_count);

rocksdb::ColumnFamilyOptions family_options(Space space, const RocksdbOptions& options,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  // Index and filter blocks count against the cache too: memory stays bounded however large the
  // store grows.
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  // Keys looked up one by one are often absent (a new idempotency key always is).
  const bool looked_up = space == Space::index || space == Space::meta;
  if (looked_up) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));

  rocksdb::ColumnFamilyOptions family;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // Sealed bytes do not get smaller, and what a library was built with shall not decide whether
  // it can read a store.
  family.compression = rocksdb::kNoCompression;
  family.bottommost_compression = rocksdb::kNoCompression;
  family.write_buffer_size = options.write_buffers_bytes / 4;
  family.max_write_buffer_number = 3;
  family.level_compaction_dynamic_level_bytes = true;
  family.target_file_size_base = 32ULL * 1024 * 1024;
  return family;
}

void set_safety(rocksdb::DBOptions& db, const RocksdbOptions& options) {
  db.create_if_missing = options.create;
  db.create_missing_column_families = options.create;
  // Any doubt stops RocksDB's writing; reads verify checksums (ReadOptions' default).
  db.paranoid_checks = true;
  db.verify_sst_unique_id_in_manifest = true;
  db.flush_verify_memtable_count = true;
  // Not track_and_verify_wals_in_manifest: it writes the manifest after the sync of a batch, where
  // an error can only be answered with `unknown`. Logs that are too short or missing show as a gap
  // in the sequence (store/rocksdb_hooks.h), all but the last one.
  db.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  // Not kPointInTimeRecovery: it takes any damage for the end of the log, and so silently drops
  // acknowledged batches behind a flipped bit. Not kAbsoluteConsistency: it refuses after every
  // power cut in mid-record. This one drops an incomplete record at the end and refuses the rest;
  // that file systems show whole blocks of garbage at the end of a file after a power cut was true
  // of ext3 without ordered data, and is answered by DamagedLog::cut.
  db.wal_recovery_mode = options.damaged_log == DamagedLog::refuse
                             ? rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords
                             : rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // What was replayed may have been in the page cache only: into synced tables with it.
  db.avoid_flush_during_recovery = false;
  db.avoid_flush_during_shutdown = false;
  // After an error the engine decides; no retrying behind its back.
  db.max_bgerror_resume_count = 0;
  db.manual_wal_flush = false;
  db.recycle_log_file_num = 0;  // a recycled log hides where it ends
  db.allow_mmap_reads = false;  // an error of the disk shall be an error, not a signal
  db.allow_mmap_writes = false;
}

void set_sizes(rocksdb::DBOptions& db, const RocksdbOptions& options) {
  db.db_write_buffer_size = options.write_buffers_bytes;
  db.max_total_wal_size = options.write_buffers_bytes;  // bounds what an opening replays
  db.max_open_files = options.files_open_max;
  db.max_file_opening_threads = options.background_threads;  // 16 for each space otherwise
  db.max_background_jobs = options.background_threads;
  db.max_manifest_file_size = 16ULL * 1024 * 1024;
  db.bytes_per_sync = 1024ULL * 1024;  // tables reach the disk evenly, not in one burst
  db.stats_dump_period_sec = 0;
  db.stats_persist_period_sec = 0;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(
    const RocksdbOptions& options, const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> result;
  result.emplace_back(rocksdb::kDefaultColumnFamilyName,
                      family_options(Space::meta, options, cache));
  for (const Space space : all_spaces) {
    result.emplace_back(std::string(to_text(space)), family_options(space, options, cache));
  }
  return result;
}

Result<void> synced_directory(rocksdb::Env& environment, const std::string& path) {
  std::unique_ptr<rocksdb::Directory> directory;
  rocksdb::Status status = environment.NewDirectory(path, &directory);
  if (status.ok()) status = directory->Fsync();
  if (!status.ok()) return error_of("Cannot create the store in " + path, status);
  return {};
}

}  // namespace

Database::Database(const RocksdbOptions& options, Mode mode)
    : kept_(options.environment),
      environment_(kept_ ? kept_.get() : rocksdb::Env::Default()),
      mode_(mode),
      cache_(rocksdb::NewLRUCache(options.block_cache_bytes)) {}

// RocksDB, asked to create, would begin anew over a store that has merely lost its CURRENT, and
// remove the tables it then does not know.
Result<void> Database::prepare_folder(const RocksdbOptions& options) const {
  const std::string folder = options.folder.string();
  if (environment_->FileExists(folder + "/CURRENT").ok()) return {};
  std::vector<std::string> names;
  const rocksdb::Status listed = environment_->GetChildren(folder, &names);
  if (!listed.ok() && !listed.IsNotFound() && !listed.IsPathNotFound()) {
    return error_of("Cannot open the store in " + folder, listed);
  }
  bool data = !options.create;
  for (const std::string& name : names) {
    data = data || name.ends_with(".sst") || name.ends_with(".log");
  }
  if (data) {
    return Error{ErrorCode::corrupt, "Cannot open the store in " + folder +
                                         ": its file CURRENT is missing. Restore a backup."};
  }
  if (mode_ == Mode::read_only) return {};
  const rocksdb::Status made = environment_->CreateDirIfMissing(folder);
  if (!made.ok()) return error_of("Cannot create the store in " + folder, made);
  return synced_directory(*environment_, options.folder.parent_path().string());
}

// Adds the place where RocksDB does not say it.
Error Database::opening_failed(const RocksdbOptions& options, const Error& error) const {
  const std::string complaint = complaint_.get();
  const std::size_t end = complaint.find(".log: dropping");
  if (error.code != ErrorCode::corrupt || end == std::string::npos) return error;
  const std::size_t begin = complaint.find_last_of("/ ", end) + 1;
  const std::string file = complaint.substr(begin, end - begin) + ".log";
  const std::uint64_t offset = file == place_.file ? place_.offset : 0;
  return Error{ErrorCode::corrupt,
               "Cannot read " + (options.folder / file).string() + " from byte " +
                   std::to_string(offset) + " on (" +
                   (place_.gap ? "records are missing there" : "a checksum is wrong") +
                   "). Restore a backup, or open with the log cut there, which loses what follows."};
}

Result<std::unique_ptr<Database>> Database::open(const RocksdbOptions& options, Mode mode) {
  std::unique_ptr<Database> made(new Database(options, mode));
  if (auto prepared = made->prepare_folder(options); !prepared) return std::move(prepared).error();
  const bool cut = options.damaged_log == DamagedLog::cut;
  made->filter_ = make_replay_filter(cut ? Gap::cut : Gap::refuse, &made->place_);

  rocksdb::DBOptions db;
  db.env = made->environment_;
  db.info_log = make_quiet_logger(&made->complaint_);
  db.listeners.push_back(make_log_listener(&made->watch_));
  db.wal_filter = made->filter_.get();
  set_safety(db, options);
  set_sizes(db, options);

  rocksdb::DB* opened = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const auto all = families(options, made->cache_);
  const std::string folder = options.folder.string();
  const rocksdb::Status status =
      mode == Mode::read_only
          ? rocksdb::DB::OpenForReadOnly(db, folder, all, &handles, &opened)
          : rocksdb::DB::Open(db, folder, all, &handles, &opened);
  if (!status.ok()) {
    return made->opening_failed(options, error_of("Cannot open the store in " + folder, status));
  }
  made->db_.reset(opened);
  made->default_handle_ = handles.front();
  for (std::size_t i = 0; i < space_count; ++i) made->handles_[i] = handles[i + 1];
  return made;
}

Database::~Database() {
  if (!db_) return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  db_->DestroyColumnFamilyHandle(default_handle_);
  // Everything that must be durable is: there is nobody to tell.
  db_->Close().PermitUncheckedError();
}

}  // namespace kith::store
