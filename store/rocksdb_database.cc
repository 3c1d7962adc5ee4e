// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_database.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/table.h>
#include <rocksdb/wal_filter.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/log_check.h"
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
  // an error can only be answered with `unknown`.
  db.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  // Replays up to the first record that is not whole, and drops the rest: by then check_logs() has
  // told a tear, or whoever opens has said that damage is to be cut off. The other modes of RocksDB
  // refuse some tears and drop some damage (store/log_check.h).
  db.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
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

Result<std::string> read_file(rocksdb::Env& environment, const std::string& folder,
                              const std::string& name) {
  std::string bytes;
  const rocksdb::Status status =
      rocksdb::ReadFileToString(&environment, folder + "/" + name, &bytes);
  if (!status.ok()) return error_of("Cannot open the store in " + folder, status);
  return bytes;
}

// Nothing where a name is no write-ahead log's.
std::optional<std::uint64_t> number_of_log(std::string_view name) {
  if (!name.ends_with(".log")) return std::nullopt;
  name.remove_suffix(4);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// At least six digits.
std::string name_of_log(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(6 - std::min<std::size_t>(digits.size(), 6), '0') + digits + ".log";
}

// Durably. After an error the file is as it was or cut.
rocksdb::Status cut_file(rocksdb::Env& environment, const std::string& path, std::uint64_t size) {
  std::unique_ptr<rocksdb::WritableFile> file;
  rocksdb::Status status = environment.ReopenWritableFile(path, &file, rocksdb::EnvOptions());
  if (status.ok()) status = file->Truncate(size);
  if (status.ok()) status = file->Sync();
  if (status.ok()) status = file->Close();
  return status;
}

Error unreadable(const RocksdbOptions& options, const LogDamage& damage, const char* repair) {
  return Error{ErrorCode::corrupt, "Cannot read " + (options.folder / damage.file).string() +
                                       " from byte " + std::to_string(damage.offset) +
                                       " on: " + damage.what + ". " + repair};
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

// The next three: see store/log_check.h.
Result<void> Database::check_files(const RocksdbOptions& options) const {
  if (!environment_->FileExists(options.folder.string() + "/CURRENT").ok()) return {};
  const auto manifest = check_manifest(options);
  if (!manifest) return manifest.error();
  if (options.damaged_log == DamagedLog::cut) return {};
  return check_logs(options, *manifest);
}

Result<Manifest> Database::check_manifest(const RocksdbOptions& options) const {
  const std::string folder = options.folder.string();
  auto current = read_file(*environment_, folder, "CURRENT");
  if (!current) return std::move(current).error();
  if (current->ends_with('\n')) current->pop_back();
  // Anything but a name is left to RocksDB, which says it well.
  if (!current->starts_with("MANIFEST-")) return Manifest{};
  const auto bytes = read_file(*environment_, folder, *current);
  if (!bytes) return bytes.error();
  Manifest manifest = read_manifest(*current, *bytes);
  if (manifest.damage) return unreadable(options, *manifest.damage, "Restore a backup.");
  if (manifest.whole_bytes == bytes->size()) return manifest;
  // RocksDB takes a tear of zeros for damage. Whatever follows from an edit, the removal of logs
  // first of all, is done after its sync: should this have been no tear, check_logs() finds the
  // gap.
  if (mode_ == Mode::read_write) {
    const auto cut = cut_file(*environment_, folder + "/" + *current, manifest.whole_bytes);
    if (!cut.ok()) return error_of("Cannot open the store in " + folder, cut);
  }
  return manifest;
}

Result<void> Database::check_logs(const RocksdbOptions& options, const Manifest& manifest) const {
  const std::string folder = options.folder.string();
  std::vector<std::string> names;
  const rocksdb::Status listed = environment_->GetChildren(folder, &names);
  if (!listed.ok()) return error_of("Cannot open the store in " + folder, listed);
  std::vector<std::uint64_t> numbers;
  for (const std::string& name : names) {
    const auto number = number_of_log(name);
    // Of those that are in tables, some may be removed and others not.
    if (number && *number >= manifest.first_log) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  LogCheck check(manifest.last_sequence);
  for (const std::uint64_t number : numbers) {
    const std::string name = name_of_log(number);
    const auto bytes = read_file(*environment_, folder, name);
    if (!bytes) return bytes.error();
    check.add(name, *bytes);
  }
  if (!check.damage()) return {};
  return unreadable(options, *check.damage(),
                    "Restore a backup, or open the store with its log cut there, which loses what "
                    "follows.");
}

// The place, where RocksDB says only that some table is wrong.
std::string wrong_table(rocksdb::Env* environment, const std::string& folder) {
  std::vector<std::string> names;
  if (!environment->GetChildren(folder, &names).ok()) return "";
  rocksdb::Options options;
  options.env = environment;
  for (const std::string& name : names) {
    if (!name.ends_with(".sst")) continue;
    rocksdb::SstFileReader reader(options);
    rocksdb::Status status = reader.Open(folder + "/" + name);
    if (status.ok()) status = reader.VerifyChecksum();
    if (status.IsCorruption()) return " (" + folder + "/" + name + ")";
  }
  return "";
}

Result<std::unique_ptr<Database>> Database::open(const RocksdbOptions& options, Mode mode) {
  std::unique_ptr<Database> made(new Database(options, mode));
  if (auto prepared = made->prepare_folder(options); !prepared) return std::move(prepared).error();
  if (auto checked = made->check_files(options); !checked) return std::move(checked).error();
  made->filter_ = make_gap_filter();

  rocksdb::DBOptions db;
  db.env = made->environment_;
  db.info_log = make_silent_logger();
  db.listeners.push_back(make_log_listener(&made->watch_));
  db.wal_filter = made->filter_.get();
  set_safety(db, options);
  set_sizes(db, options);

  rocksdb::DB* opened = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const auto all = families(options, made->cache_);
  const std::string folder = options.folder.string();
  const rocksdb::Status status =
      mode == Mode::read_only ? rocksdb::DB::OpenForReadOnly(db, folder, all, &handles, &opened)
                              : rocksdb::DB::Open(db, folder, all, &handles, &opened);
  if (!status.ok()) {
    const std::string place = status.IsCorruption() ? wrong_table(db.env, folder) : "";
    return error_of("Cannot open the store in " + folder + place, status);
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
