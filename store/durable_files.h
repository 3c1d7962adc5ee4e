// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace kith::store {

// The few files that are not the engine's: keyrings and snapshots. Everything that returns success
// is on disk. Files are made for their owner's eyes only (0600). Not for symbolic links: none is
// followed when writing. Thread safe as long as nobody else works on the same path.
//
// Errors of all: storage_full (no space), storage_failed (with the path and the system's words),
// not_found where said.
class DurableFiles {
 public:
  virtual ~DurableFiles() = default;

  // All bytes of a file. Errors: not_found.
  graph::Result<std::string> read(const std::filesystem::path& path);

  // What happens to the bytes of a file that is replaced or removed.
  enum class Old : std::uint8_t {
    leave,      // unlinked; the disk may keep them until it reuses the place
    overwrite,  // overwritten with zeros in place and synced, then unlinked: gone wherever the file
                // system writes in place (ext4, xfs), not with copy-on-write, snapshots or a flash
                // disk's own remapping
  };

  // Where replace() writes what it then renames. A crash can leave one there: remove it when the
  // file it belongs to is opened.
  static std::filesystem::path path_beside(const std::filesystem::path& path);  // with ".new" added

  // The file holds `bytes` and nothing else: written beside, synced, renamed over, directory
  // synced. After an error it holds either these or what it held. With Old::overwrite the old bytes
  // are destroyed last, so a crash before that leaves them to the file system's free space.
  graph::Result<void> replace(const std::filesystem::path& path, std::string_view bytes, Old old);

  // Writes at `offset`, which is at most the size of the file, and syncs. After an error anything
  // may stand from `offset` on. Errors: not_found.
  graph::Result<void> write_at(const std::filesystem::path& path, std::uint64_t offset,
                               std::string_view bytes);

  // The file is not there, durably. One that was not there is no error.
  graph::Result<void> remove(const std::filesystem::path& path, Old old);

  // A new, empty folder, its owner's alone (0700), durably. Errors: conflict (the name is taken).
  graph::Result<void> make_folder(const std::filesystem::path& path);

  // Names in a directory, sorted. Errors: not_found.
  graph::Result<std::vector<std::string>> list(const std::filesystem::path& directory);

 protected:
  // The system's own calls, one each: 0, or errno's number. Tests put a disk that fails in their
  // place.
  enum class Use : std::uint8_t {
    read,
    write,
    create,
    folder
  };  // create: empty, its owner's alone
  virtual int open_file(const std::filesystem::path& path, Use use, int* file);
  virtual void close_file(int file);
  virtual int size_of(int file, std::uint64_t* bytes);
  virtual int read_some(int file, std::uint64_t offset, std::span<char> buffer, std::size_t* got);
  virtual int write_some(int file, std::uint64_t offset, std::string_view bytes, std::size_t* put);
  virtual int sync(int file);
  virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to);
  virtual int unlink(const std::filesystem::path& path);
  virtual int make_directory(const std::filesystem::path& path);
  virtual int names_in(const std::filesystem::path& directory, std::vector<std::string>* names);

 private:
  class Handle;
  graph::Result<void> write_new(const std::filesystem::path& path, std::string_view bytes);
  graph::Result<void> write_all(int file, const std::filesystem::path& path, std::uint64_t offset,
                                std::string_view bytes);
  graph::Result<void> overwrite(int file, const std::filesystem::path& path);
  graph::Result<void> sync_parent(const std::filesystem::path& path);
};

}  // namespace kith::store
