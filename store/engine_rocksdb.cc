// SPDX-License-Identifier: Apache-2.0
#include "store/engine_rocksdb.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/iterator.h>
#include <rocksdb/options.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <limits>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "graph/check.h"
#include "store/change_feed.h"
#include "store/log_check.h"
#include "store/rocksdb_database.h"
#include "store/rocksdb_errors.h"
#include "store/rocksdb_reading.h"
#include "store/space_reserve.h"
#include "store/usage_gate.h"
#include "store/write_queue.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;
using Pass = UsageGate::Pass;

constexpr std::array all_spaces = {Space::log, Space::access, Space::index, Space::meta};

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

Error closed() { return Error{ErrorCode::unavailable, "The store is closed."}; }

Error stopped() {
  return Error{ErrorCode::unavailable,
               "The store takes no more writes, because it is not known what became of an earlier "
               "one. Start Kith again."};
}

Error full() {
  return Error{ErrorCode::storage_full,
               "The disk is nearly full. Nothing was written. Writing goes on by itself when there "
               "is space again."};
}

Written failed(Outcome outcome, Error error) {
  return Written{.outcome = outcome, .error = std::move(error)};
}

// Being inside keeps the database open, so `database` is good as long as this lives.
class RocksdbSnapshot : public Snapshot {
 public:
  RocksdbSnapshot(Pass pass, const Database& database, std::atomic<std::size_t>* held)
      : pass_(std::move(pass)),
        database_(database),
        held_(held),
        snapshot_(database.db().GetSnapshot()) {
    options_.snapshot = snapshot_;
    ++*held_;
  }
  RocksdbSnapshot(const RocksdbSnapshot&) = delete;
  RocksdbSnapshot& operator=(const RocksdbSnapshot&) = delete;
  ~RocksdbSnapshot() override {
    database_.db().ReleaseSnapshot(snapshot_);
    --*held_;
  }

  Result<std::optional<std::string>> get(Space space, std::string_view key) const override {
    return get_from(database_, options_, space, key);
  }
  Result<void> scan(Space space, const Range& range, const Visitor& visitor) const override {
    return scan_in(database_, options_, space, range, visitor);
  }
  Result<std::optional<Pair>> last(Space space, const Range& range) const override {
    return last_in(database_, options_, space, range);
  }

 private:
  Pass pass_;
  const Database& database_;
  std::atomic<std::size_t>* held_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

// About as many as a batch of RocksDB's needs for a group, so that it need not grow.
std::size_t bytes_of(std::span<WriteQueue::Request* const> group) {
  constexpr std::size_t bytes_an_entry = 16;
  std::size_t bytes = 256;
  for (const WriteQueue::Request* request : group) {
    if (request->batch == nullptr) continue;
    bytes += request->batch->bytes() + bytes_an_entry * request->batch->size();
  }
  return bytes;
}

void append_changes(const Batch& batch, const Database& database, rocksdb::WriteBatch& target) {
  // Greater than every key there can be.
  static const std::string after_all(key_bytes_max + 1, '\xff');
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Batch::Entry entry = batch.entry(i);
    rocksdb::ColumnFamilyHandle* handle = database.handle(entry.space);
    rocksdb::Status status;
    switch (entry.kind) {
      case Batch::Kind::put:
        status = target.Put(handle, slice(entry.key), slice(entry.value));
        break;
      case Batch::Kind::erase: status = target.Delete(handle, slice(entry.key)); break;
      case Batch::Kind::erase_range:
        // RocksDB takes an upside-down range into its log, and then never opens again (7.8.3).
        if (!entry.value.empty() && entry.value <= entry.key) break;
        status = target.DeleteRange(handle, slice(entry.key),
                                    entry.value.empty() ? after_all : slice(entry.value));
        break;
      case Batch::Kind::expect_value:
      case Batch::Kind::expect_absent: break;
    }
    KITH_CHECK(status.ok());
  }
}

rocksdb::Status sync_directory(rocksdb::Env& environment, const std::string& path) {
  std::unique_ptr<rocksdb::Directory> directory;
  rocksdb::Status status = environment.NewDirectory(path, &directory);
  return status.ok() ? directory->Fsync() : status;
}

// A folder of files, without folders in it. Errors are not told: it is called after one.
void remove_folder(rocksdb::Env& environment, const std::string& path) {
  std::vector<std::string> names;
  if (!environment.GetChildren(path, &names).ok()) return;
  for (const std::string& name : names) {
    environment.DeleteFile(path + "/" + name).PermitUncheckedError();
  }
  environment.DeleteDir(path).PermitUncheckedError();
}

// Renames a complete folder, durably, or removes it. Never is there half a folder by that name.
rocksdb::Status give_name(rocksdb::Env& environment, const std::string& made,
                          const std::string& target) {
  const std::string parent = std::filesystem::path(target).parent_path().string();
  rocksdb::Status status = environment.RenameFile(made, target);
  if (status.ok()) status = sync_directory(environment, parent);
  if (status.ok()) return status;
  // Nothing in it may go before its name has.
  environment.RenameFile(target, made).PermitUncheckedError();
  if (sync_directory(environment, parent).ok()) remove_folder(environment, made);
  return status;
}

class RocksdbEngine : public Engine {
 public:
  RocksdbEngine(RocksdbOptions options, std::unique_ptr<Database> database)
      : options_(std::move(options)),
        database_(std::move(database)),
        reserve_(options_.reserve_file,
                 SpaceReserve::Limits{options_.reserve_bytes, options_.free_bytes_min}),
        queue_([this](std::span<WriteQueue::Request* const> group) { commit(group); }) {
    durable_ = database_->db().GetLatestSequenceNumber();
    // Makes the reserve where there is room for it.
    static_cast<void>(admits(Priority::ordinary, 0));
  }
  RocksdbEngine(const RocksdbEngine&) = delete;
  RocksdbEngine& operator=(const RocksdbEngine&) = delete;
  ~RocksdbEngine() override { static_cast<void>(shut()); }

  Written write(const Batch& batch, WriteOptions options) override;
  Result<void> sync() override;
  Result<std::optional<std::string>> get(Space space, std::string_view key) const override;
  Result<void> scan(Space space, const Range& range, const Visitor& visitor) const override;
  Result<std::optional<Pair>> last(Space space, const Range& range) const override;
  Result<std::unique_ptr<Snapshot>> snapshot() const override;
  Result<std::uint64_t> wait_for_change(Space space, std::uint64_t after,
                                        std::chrono::milliseconds timeout) const override;
  Result<void> checkpoint(const std::filesystem::path& directory) const override;
  Result<Verified> verify() const override;
  Statistics statistics() const override;
  Result<void> close() override { return shut(); }

 private:
  using Group = std::span<WriteQueue::Request* const>;

  void commit(Group group);
  bool may_write(Group group);
  bool reopen();
  bool admits(Priority priority, std::uint64_t bytes);
  Written checked(const WriteQueue::Request& request) const;
  Written write_changes(rocksdb::WriteBatch& changes, bool synced);
  Written classify(const rocksdb::Status& status, std::uint64_t appends_before,
                   std::uint64_t failed_before);
  Result<void> copy_to(const std::string& directory) const;
  Result<void> flush_all();
  Result<void> shut();
  std::uint64_t free_bytes() const;

  RocksdbOptions options_;
  mutable UsageGate gate_;              // around database_
  std::unique_ptr<Database> database_;  // none: a reopening failed
  mutable std::atomic<std::size_t> snapshots_ = 0;
  mutable ChangeFeed feed_;
  mutable std::mutex checkpoint_mutex_;  // two into one directory would remove each other's files

  // Of the one thread that commits at a time.
  SpaceReserve reserve_;
  bool unsynced_ = false;      // something done is not durable
  std::uint64_t durable_ = 0;  // RocksDB's sequence number up to which everything is

  mutable std::mutex reserve_mutex_;  // around reserve_, for statistics()
  std::atomic<std::uint64_t> sequence_ = 0;
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> needs_reopening_ = false;
  std::atomic<bool> closed_ = false;
  WriteQueue queue_;
};

Written RocksdbEngine::write(const Batch& batch, WriteOptions options) {
  if (batch.bytes() > batch_bytes_max) {
    return failed(Outcome::failed_clean,
                  Error{ErrorCode::too_large, "A batch of " + std::to_string(batch.bytes()) +
                                                  " bytes is more than the store takes at once."});
  }
  return queue_.submit(&batch, options);
}

Result<void> RocksdbEngine::sync() {
  Written written = queue_.submit(nullptr, WriteOptions{});
  if (!written.done()) return std::move(written.error);
  return {};
}

// Settles the requests of a group that cannot be tried. False: none is left.
bool RocksdbEngine::may_write(Group group) {
  const bool no_more = closed_ || stopped_;
  bool some = false;
  for (WriteQueue::Request* request : group) {
    const std::uint64_t bytes = request->batch != nullptr ? request->batch->bytes() : 0;
    if (no_more) {
      request->written = failed(Outcome::failed_clean, closed_ ? closed() : stopped());
    } else if (request->batch != nullptr && !admits(request->options.priority, bytes)) {
      request->written = failed(Outcome::failed_clean, full());
    } else {
      request->written = Written{};
      some = true;
    }
  }
  return some;
}

bool RocksdbEngine::admits(Priority priority, std::uint64_t bytes) {
  const std::uint64_t free = free_bytes();
  const std::lock_guard lock(reserve_mutex_);
  return reserve_.admits(priority, bytes, free);
}

std::uint64_t RocksdbEngine::free_bytes() const {
  rocksdb::Env* environment =
      options_.environment ? options_.environment.get() : rocksdb::Env::Default();
  std::uint64_t free = 0;
  const rocksdb::Status status = environment->GetFreeSpace(options_.folder.string(), &free);
  // Where nobody can say, writing finds out.
  return status.ok() ? free : std::numeric_limits<std::uint64_t>::max();
}

// RocksDB's own resuming after a full disk keeps a log whose end is torn and whose writer remembers
// the error (seen in 7.8.3 where all write buffers are empty). Opening anew takes the one way that
// is tested most: recovery.
bool RocksdbEngine::reopen() {
  if (!gate_.try_alone()) return false;
  database_.reset();
  auto opened = Database::open(options_, Database::Mode::read_write);
  const bool writable = opened.ok();
  if (!writable) {
    stopped_ = stopped_ || opened.error().code != ErrorCode::storage_full;
    opened = Database::open(options_, Database::Mode::read_only);
  }
  if (opened.ok()) database_ = std::move(opened).value();
  if (writable) {
    needs_reopening_ = false;
    unsynced_ = false;  // recovery has moved it into synced tables
    durable_ = database_->db().GetLatestSequenceNumber();
  }
  gate_.end_alone();
  return writable;
}

void RocksdbEngine::commit(Group group) {
  if (!may_write(group)) return;
  if (needs_reopening_ && !reopen()) {
    for (WriteQueue::Request* request : group) {
      request->written = failed(Outcome::failed_clean, full());
    }
    return;
  }
  const Pass pass = gate_.enter();
  // After an error of the log RocksDB must not be asked to write again: Debian's stops the process.
  if (pass && database_->watch().any_failed()) stopped_ = true;
  if (!pass || stopped_) {
    for (WriteQueue::Request* request : group) {
      request->written = failed(Outcome::failed_clean, pass ? stopped() : closed());
    }
    return;
  }

  rocksdb::WriteBatch changes(bytes_of(group));
  KITH_CHECK(changes.PutLogData(durable_mark(durable_)).ok());
  bool synced = false;
  std::vector<WriteQueue::Request*> taken;
  for (WriteQueue::Request* request : group) {
    if (!request->written.done()) continue;
    request->written = checked(*request);
    if (!request->written.done()) continue;
    synced = synced || request->options.durability == Durability::synced;
    if (request->batch != nullptr) append_changes(*request->batch, *database_, changes);
    taken.push_back(request);
  }
  if (taken.empty()) return;

  const Written outcome = write_changes(changes, synced);
  for (WriteQueue::Request* request : taken) {
    request->written = outcome;
    if (!outcome.done() || request->batch == nullptr) continue;
    if (request->batch->size() > 0) ++sequence_;
    request->written.sequence = sequence_;
    feed_.announce(*request->batch, sequence_);
  }
}

// Whether the conditions of a batch hold.
Written RocksdbEngine::checked(const WriteQueue::Request& request) const {
  if (request.batch == nullptr || !request.batch->conditional()) return Written{};
  const Batch& batch = *request.batch;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Batch::Entry entry = batch.entry(i);
    if (!is_condition(entry.kind)) continue;
    auto found = get_from(*database_, rocksdb::ReadOptions(), entry.space, entry.key);
    if (!found) return failed(Outcome::failed_clean, std::move(found).error());
    const bool holds = entry.kind == Batch::Kind::expect_absent
                           ? !found->has_value()
                           : found->has_value() && **found == entry.value;
    if (holds) continue;
    Written refused = failed(Outcome::refused,
                             Error{ErrorCode::precondition_failed,
                                   "Something else was written meanwhile. Nothing was changed."});
    refused.condition = i;
    return refused;
  }
  return Written{};
}

Written RocksdbEngine::write_changes(rocksdb::WriteBatch& changes, bool synced) {
  LogWatch& watch = database_->watch();
  const std::uint64_t appends = watch.appends;
  const std::uint64_t appends_failed = watch.appends_failed;
  rocksdb::Status status;
  if (changes.Count() > 0) {
    rocksdb::WriteOptions options;
    options.sync = synced;
    status = database_->db().Write(options, &changes);
  } else if (synced && unsynced_) {
    status = database_->db().SyncWAL();
  } else {
    return Written{};
  }
  // Writing may go on after a compaction found no space, but no compaction would ever run again.
  if (watch.background_full) needs_reopening_ = true;
  if (!status.ok()) return classify(status, appends, appends_failed);
  unsynced_ = !synced;
  if (synced) durable_ = database_->db().GetLatestSequenceNumber();
  return Written{};
}

Written RocksdbEngine::classify(const rocksdb::Status& status, std::uint64_t appends_before,
                                std::uint64_t failed_before) {
  const LogWatch& watch = database_->watch();
  Error error = error_of("Cannot write to the store", status);
  const bool untouched = watch.appends == appends_before && watch.syncs_failed == 0;
  const bool cut_short =
      status.IsNoSpace() && watch.appends_failed > failed_before && watch.syncs_failed == 0;
  if (!untouched && !cut_short) {
    stopped_ = true;
    error.code = ErrorCode::outcome_unknown;
    error.message = "It is not known whether this was written. Start Kith again, then ask. (" +
                    error.message + ")";
    return failed(Outcome::unknown, std::move(error));
  }
  if (status.IsNoSpace()) {
    needs_reopening_ = true;
    return failed(Outcome::failed_clean, full());
  }
  // RocksDB refuses all writes after an error of its background work.
  stopped_ = true;
  error.code = ErrorCode::unavailable;
  return failed(Outcome::failed_clean, std::move(error));
}

Result<std::optional<std::string>> RocksdbEngine::get(Space space, std::string_view key) const {
  const Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  return get_from(*database_, rocksdb::ReadOptions(), space, key);
}

Result<void> RocksdbEngine::scan(Space space, const Range& range, const Visitor& visitor) const {
  const Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  return scan_in(*database_, rocksdb::ReadOptions(), space, range, visitor);
}

Result<std::optional<Reader::Pair>> RocksdbEngine::last(Space space, const Range& range) const {
  const Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  return last_in(*database_, rocksdb::ReadOptions(), space, range);
}

Result<std::unique_ptr<Snapshot>> RocksdbEngine::snapshot() const {
  Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  const Database& database = *database_;
  std::unique_ptr<Snapshot> made =
      std::make_unique<RocksdbSnapshot>(std::move(pass), database, &snapshots_);
  return made;
}

Result<std::uint64_t> RocksdbEngine::wait_for_change(Space space, std::uint64_t after,
                                                     std::chrono::milliseconds timeout) const {
  return feed_.wait(space, after, timeout);
}

Result<void> RocksdbEngine::checkpoint(const std::filesystem::path& directory) const {
  const Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  const std::lock_guard lock(checkpoint_mutex_);
  const std::string target = directory.string();
  if (database_->environment().FileExists(target).ok()) {
    return Error{ErrorCode::conflict, "Cannot copy the store to " + target + ": it exists."};
  }
  // RocksDB gives the folder its name before the names in it are durable. So it makes another, and
  // the name comes last.
  const std::string made = target + ".new";
  rocksdb::Env& environment = database_->environment();
  remove_folder(environment, made);
  if (auto copied = copy_to(made); !copied) {
    remove_folder(environment, made);
    return copied;
  }
  const rocksdb::Status named = give_name(environment, made, target);
  if (!named.ok()) return error_of("Cannot copy the store to " + target, named);
  return {};
}

Result<void> RocksdbEngine::copy_to(const std::string& directory) const {
  rocksdb::Checkpoint* created = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(&database_->db(), &created);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(created);
  // 0: flush first, whatever the size of the log, so that the copy has next to nothing to replay.
  if (status.ok()) status = checkpoint->CreateCheckpoint(directory, 0);
  if (!status.ok()) return error_of("Cannot copy the store to " + directory, status);
  return {};
}

Result<Verified> RocksdbEngine::verify() const {
  const Pass pass = gate_.enter();
  if (!pass || !database_) return closed();
  rocksdb::ReadOptions options;
  options.fill_cache = false;  // neither thrown out of the cache, nor answered from it unread
  Verified verified;
  for (const Space space : all_spaces) {
    auto scanned = scan_in(*database_, options, space, Range{},
                           [&](std::string_view key, std::string_view value) {
                             ++verified.keys;
                             verified.bytes += key.size() + value.size();
                             return true;
                           });
    if (!scanned) return std::move(scanned).error();
  }
  // The blocks no reading comes by: indexes, filters, erased versions.
  rocksdb::Status status = database_->db().VerifyChecksum(options);
  if (status.ok()) status = database_->db().VerifyFileChecksums(options);
  if (!status.ok()) return error_of("Cannot verify the store", status);
  return verified;
}

Statistics RocksdbEngine::statistics() const {
  Statistics result;
  result.sequence = sequence_;
  const Pass pass = gate_.enter();
  if (!pass) {
    result.state = State::closed;
    return result;
  }
  const auto room = [&] {
    const std::uint64_t free = free_bytes();
    const std::lock_guard lock(reserve_mutex_);
    return reserve_.has_room(free);
  };
  if (stopped_) {
    result.state = State::stopped;
  } else if (needs_reopening_ || !room()) {
    result.state = State::full;
  }
  if (!database_) return result;
  for (const Space space : all_spaces) {
    const auto property = [&](const std::string& name) {
      std::uint64_t value = 0;
      const bool known = database_->db().GetIntProperty(database_->handle(space), name, &value);
      return known ? value : 0;
    };
    result.keys[static_cast<std::size_t>(space)] =
        property(rocksdb::DB::Properties::kEstimateNumKeys);
    result.disk_bytes += property(rocksdb::DB::Properties::kTotalSstFilesSize);
    result.memory_bytes += property(rocksdb::DB::Properties::kSizeAllMemTables) +
                           property(rocksdb::DB::Properties::kEstimateTableReadersMem);
  }
  result.memory_bytes += database_->cache().GetUsage();
  return result;
}

Result<void> RocksdbEngine::flush_all() {
  if (stopped_) return stopped();
  const LogWatch& watch = database_->watch();
  if (needs_reopening_ || watch.any_failed()) {
    // What was synced is replayed when next opened.
    if (unsynced_) return full();
    return {};
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  for (const Space space : all_spaces) handles.push_back(database_->handle(space));
  const rocksdb::Status status = database_->db().Flush(rocksdb::FlushOptions(), handles);
  if (status.ok()) return {};
  // Without a table the log will do; what is in it is durable once it is synced.
  if (unsynced_ && !watch.any_failed()) database_->db().SyncWAL().PermitUncheckedError();
  return error_of("Cannot close the store properly", status);
}

Result<void> RocksdbEngine::shut() {
  KITH_CHECK(snapshots_ == 0);
  closed_ = true;
  feed_.close();
  if (!gate_.shut() || !database_) return {};
  Result<void> flushed = flush_all();
  database_.reset();
  return flushed;
}

}  // namespace

Result<std::unique_ptr<Engine>> open_rocksdb(const RocksdbOptions& options) {
  auto database = Database::open(options, Database::Mode::read_write);
  if (!database) return std::move(database).error();
  RocksdbOptions later = options;
  later.create = false;  // opening anew finds what this one made
  later.damaged_log = DamagedLog::refuse;
  std::unique_ptr<Engine> engine =
      std::make_unique<RocksdbEngine>(std::move(later), std::move(database).value());
  return engine;
}

}  // namespace kith::store
