// SPDX-License-Identifier: Apache-2.0
#include "store/durable_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

constexpr ::mode_t owner_only = 0600;

// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int file) : file_(file) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (file_ >= 0) ::close(file_);
  }
  int get() const { return file_; }
  bool ok() const { return file_ >= 0; }

 private:
  int file_;
};

Error failure(const char* what, const std::filesystem::path& path, int number) {
  const bool full = number == ENOSPC || number == EDQUOT;
  const ErrorCode code = full               ? ErrorCode::storage_full
                         : number == ENOENT ? ErrorCode::not_found
                                            : ErrorCode::storage_failed;
  const bool refused = number == EROFS || number == EACCES || number == EPERM;
  const char* advice = full      ? " Make room, then try again."
                       : refused ? " Let the user who runs Kith read and write it."
                                 : "";
  return Error{code, std::string(what) + " " + path.string() + ": " +
                         std::system_category().message(number) + "." + advice};
}

Handle open_file(const std::filesystem::path& path, int flags) {
  return Handle(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, owner_only));
}

}  // namespace

std::filesystem::path DurableFiles::path_beside(const std::filesystem::path& path) {
  return path.string() + ".new";
}

Result<void> DurableFiles::before(Step, const std::filesystem::path&) { return {}; }

Result<std::string> DurableFiles::read(const std::filesystem::path& path) {
  const Handle file = open_file(path, O_RDONLY);
  if (!file.ok()) return failure("Cannot open", path, errno);
  struct ::stat status {};
  if (::fstat(file.get(), &status) != 0) return failure("Cannot read", path, errno);
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ::ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure("Cannot read", path, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

Result<void> DurableFiles::write_all(int file, const std::filesystem::path& path,
                                     std::uint64_t offset, std::string_view bytes) {
  if (auto allowed = before(Step::write, path); !allowed) return allowed;
  while (!bytes.empty()) {
    const ::ssize_t put = ::pwrite(file, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failure("Cannot write", path, errno);
    offset += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (auto allowed = before(Step::sync, path); !allowed) return allowed;
  if (::fsync(file) != 0) return failure("Cannot sync", path, errno);
  return {};
}

Result<void> DurableFiles::write_new(const std::filesystem::path& path, std::string_view bytes) {
  if (auto allowed = before(Step::create, path); !allowed) return allowed;
  const Handle file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.ok()) return failure("Cannot create", path, errno);
  // A file left over by a crash keeps the mode it had.
  if (::fchmod(file.get(), owner_only) != 0) return failure("Cannot protect", path, errno);
  return write_all(file.get(), path, 0, bytes);
}

Result<void> DurableFiles::overwrite(int file, const std::filesystem::path& path) {
  struct ::stat status {};
  if (::fstat(file, &status) != 0) return failure("Cannot read", path, errno);
  return write_all(file, path, 0, std::string(static_cast<std::size_t>(status.st_size), '\0'));
}

Result<void> DurableFiles::sync_parent(const std::filesystem::path& path) {
  const std::filesystem::path parent = path.parent_path();
  if (auto allowed = before(Step::sync_directory, parent); !allowed) return allowed;
  const Handle directory = open_file(parent, O_RDONLY | O_DIRECTORY);
  if (!directory.ok()) return failure("Cannot open", parent, errno);
  if (::fsync(directory.get()) != 0) return failure("Cannot sync", parent, errno);
  return {};
}

Result<void> DurableFiles::replace(const std::filesystem::path& path, std::string_view bytes,
                                   Old old) {
  // Held open, the replaced file can still be overwritten after it has lost its name.
  const Handle replaced = open_file(path, O_RDWR);
  if (!replaced.ok() && errno != ENOENT) return failure("Cannot open", path, errno);
  const std::filesystem::path made = path_beside(path);
  if (auto written = write_new(made, bytes); !written) {
    // A second failure changes nothing about the first; what is left is removed at opening.
    static_cast<void>(remove(made, old));
    return written;
  }
  if (auto allowed = before(Step::rename, path); !allowed) return allowed;
  if (::rename(made.c_str(), path.c_str()) != 0) return failure("Cannot replace", path, errno);
  if (auto synced = sync_parent(path); !synced) return synced;
  if (old == Old::overwrite && replaced.ok()) return overwrite(replaced.get(), path);
  return {};
}

Result<void> DurableFiles::write_at(const std::filesystem::path& path, std::uint64_t offset,
                                    std::string_view bytes) {
  const Handle file = open_file(path, O_WRONLY);
  if (!file.ok()) return failure("Cannot open", path, errno);
  return write_all(file.get(), path, offset, bytes);
}

Result<void> DurableFiles::remove(const std::filesystem::path& path, Old old) {
  if (old == Old::overwrite) {
    const Handle file = open_file(path, O_RDWR);
    if (!file.ok() && errno == ENOENT) return {};
    if (!file.ok()) return failure("Cannot open", path, errno);
    if (auto gone = overwrite(file.get(), path); !gone) return gone;
  }
  if (auto allowed = before(Step::unlink, path); !allowed) return allowed;
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return {};
    return failure("Cannot remove", path, errno);
  }
  return sync_parent(path);
}

Result<std::vector<std::string>> DurableFiles::list(const std::filesystem::path& directory) {
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entry(directory, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) return failure("Cannot list", directory, error.value());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace kith::store
