// SPDX-License-Identifier: Apache-2.0
// The folder that holds everything of one Kith:
//
//   FORMAT       what wrote it; there once the store exists
//   LOCK         held with flock by the process that has the folder open
//   db/          the engine's (store/engine_rocksdb.h)
//   keys/        the keyring's
//   snapshots/   the snapshots'
//   places       where postcodes are, if somebody said (api/places.h)
//   reserve      space kept back for what must land when the disk is full
//   kith.socket  where `kith serve` answers the command line
//
// The folder and those in it are for their owner alone (0700), files written here too (0600).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "graph/result.h"
#include "store/durable_files.h"

namespace kith::store {

// The version of everything in the folder. Raised when an older Kith could misread it.
inline constexpr std::uint32_t format_version = 1;

// Says of a folder that there is a store in it, durably. Errors: those of DurableFiles.
graph::Result<void> write_format(const std::filesystem::path& folder, DurableFiles& files);

class DataDirectory {
 public:
  enum class Intent : std::uint8_t {
    existing,  // not_found where there is no store in it
    create,    // made if it is not there; where there is a store already, that is opened
  };

  // Opens and locks. Errors: not_found · locked · read_only · format_newer · corrupt (FORMAT is not
  // readable) · bad_input (a folder with files that are not Kith's, or not a folder) · storage_full
  // · storage_failed. After an error nothing is held, and nothing of anybody's was changed but the
  // folder's own mode. Files that are not Kith's do no harm once the store exists.
  static graph::Result<DataDirectory> open(const std::filesystem::path& folder, Intent intent,
                                           DurableFiles& files);

  // Gives the lock back. Moving takes it along. Not thread safe.
  DataDirectory(DataDirectory&&) noexcept;
  DataDirectory& operator=(DataDirectory&&) noexcept;
  DataDirectory(const DataDirectory&) = delete;
  DataDirectory& operator=(const DataDirectory&) = delete;
  ~DataDirectory();

  // True until commit_creation() has been called on this folder, once: the store is still to be
  // made (RocksdbOptions::create). A creation that was cut short is fresh again, and starts anew.
  bool fresh() const { return fresh_; }

  // Says that the store is there from now on: writes FORMAT, durable when this returns without
  // Error. A folder with FORMAT and without its store is corrupt, never silently empty.
  graph::Result<void> commit_creation(DurableFiles& files);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path database() const { return folder_ / "db"; }
  std::filesystem::path keys() const { return folder_ / "keys"; }
  std::filesystem::path snapshots() const { return folder_ / "snapshots"; }
  std::filesystem::path reserve_file() const { return folder_ / "reserve"; }

 private:
  DataDirectory(std::filesystem::path folder, int lock, bool fresh);

  std::filesystem::path folder_;
  int lock_ = -1;  // descriptor of LOCK; -1 after a move
  bool fresh_ = false;
};

// Where `kith serve` listens and the command line looks. Needs no lock. wrong_usage where the path
// is longer than the address of a socket may be.
inline constexpr std::size_t socket_path_bytes_max = 107;  // Linux: sun_path without its end
graph::Result<std::string> socket_path(const std::filesystem::path& folder);

// Whether another process has the folder (and so answers at its socket). False where there is none.
bool is_locked(const std::filesystem::path& folder);

}  // namespace kith::store
