// SPDX-License-Identifier: Apache-2.0
// The embedded engine: RocksDB in one folder of this machine.
//
// What is promised, and by what:
//  * done + synced: the write-ahead log was appended to and fdatasync returned before the answer.
//  * An error while appending for want of space, with no sync tried: failed_clean. At most a strict
//    beginning of the record is in the log, and the next opening drops it.
//  * An error of the sync itself, or one after which nobody can say what the file holds: unknown,
//    and no more batches. (After a failed fsync Linux forgets which pages were dirty: trying again
//    would report a success that is none.)
//  * Opening replays the log and moves it into synced tables before it returns, so nothing that was
//    readable only by grace of the page cache is ever built upon.
//  * A log that ends in the middle of a record is the trace of a power cut: the record was never
//    acknowledged as synced and is dropped. Anything else unreadable (a checksum, a gap in the
//    sequence) is refused as corrupt with file and offset. What cannot be told apart: a log whose
//    last bytes were cut off *after* they had been synced. close() leaves no log behind, so this
//    concerns a crash followed by damage of that very place.
//  * The same holds of the manifest: an end that is torn or zero was never synced, so nothing was
//    built upon it, and opening cuts it off. Logs the manifest no longer needs are not looked at:
//    a kill while they are removed leaves some of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "graph/result.h"
#include "store/engine.h"

namespace rocksdb {
class Env;
}

namespace kith::store {

// A log with a place that cannot be read.
enum class DamagedLog : std::uint8_t {
  refuse,  // do not open: corrupt, naming the place
  cut,     // the repair: open with what stands before the place, and lose everything after it
};

struct RocksdbOptions {
  // Behaviour.
  std::filesystem::path folder = {};  // its parent exists; files in it are the engine's alone
  bool create = false;                // there is no store yet: make one. Refused where one was.
  DamagedLog damaged_log = DamagedLog::refuse;
  // A file that holds space for Priority::reserved; empty for none. See store/space_reserve.h.
  std::filesystem::path reserve_file = {};
  std::uint64_t reserve_bytes = 64ULL * 1024 * 1024;
  // Ordinary batches are refused with storage_full while less than this is free. It must hold what
  // flushing all write buffers takes, so that RocksDB itself never runs out in the middle of that.
  std::uint64_t free_bytes_min = 96ULL * 1024 * 1024;

  // Performance.
  std::uint64_t write_buffers_bytes = 64ULL * 1024 * 1024;  // of all spaces together
  std::uint64_t block_cache_bytes = 64ULL * 1024 * 1024;
  int files_open_max = 512;
  int background_threads = 2;

  // Where files come from; none for this machine's. Tests put in file systems that fail. Kept alive
  // by the engine.
  std::shared_ptr<rocksdb::Env> environment = {};
};

// Opens, and creates if asked. Errors: locked (another process, or another engine of this one, has
// the folder) · corrupt (with the place; also where a store should be and none is) · read_only ·
// storage_full · storage_failed · format_newer (files of a newer RocksDB). After an error nothing
// is held; the files are as they were, or recovered to the same contents.
// Cost: replays the log, at most the write buffers' worth.
graph::Result<std::unique_ptr<Engine>> open_rocksdb(const RocksdbOptions& options);

}  // namespace kith::store
