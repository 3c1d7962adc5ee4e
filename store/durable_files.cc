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

}  // namespace

std::filesystem::path DurableFiles::path_beside(const std::filesystem::path& path) {
  return path.string() + ".new";
}

// An open file that closes itself.
class DurableFiles::Handle {
 public:
  Handle(DurableFiles& files, const std::filesystem::path& path, Use use)
      : files_(files), error_(files.open_file(path, use, &file_)) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (ok()) files_.close_file(file_);
  }
  int get() const { return file_; }
  bool ok() const { return error_ == 0; }
  int error() const { return error_; }

 private:
  DurableFiles& files_;
  int file_ = -1;
  int error_;
};

int DurableFiles::open_file(const std::filesystem::path& path, Use use, int* file) {
  int flags = O_CLOEXEC | O_NOFOLLOW;
  switch (use) {
    case Use::read: flags |= O_RDONLY; break;
    case Use::write: flags |= O_RDWR; break;
    case Use::create: flags |= O_WRONLY | O_CREAT | O_TRUNC; break;
    case Use::folder: flags |= O_RDONLY | O_DIRECTORY; break;
  }
  *file = ::open(path.c_str(), flags, owner_only);
  if (*file < 0) return errno;
  // A file left over by a crash keeps the mode it had.
  if (use != Use::create || ::fchmod(*file, owner_only) == 0) return 0;
  const int error = errno;
  ::close(*file);
  return error;
}

void DurableFiles::close_file(int file) { ::close(file); }

int DurableFiles::size_of(int file, std::uint64_t* bytes) {
  struct ::stat status {};
  if (::fstat(file, &status) != 0) return errno;
  *bytes = static_cast<std::uint64_t>(status.st_size);
  return 0;
}

int DurableFiles::read_some(int file, std::uint64_t offset, std::span<char> buffer,
                            std::size_t* got) {
  const ::ssize_t count = ::pread(file, buffer.data(), buffer.size(), static_cast<::off_t>(offset));
  if (count < 0) return errno;
  *got = static_cast<std::size_t>(count);
  return 0;
}

int DurableFiles::write_some(int file, std::uint64_t offset, std::string_view bytes,
                             std::size_t* put) {
  const ::ssize_t count = ::pwrite(file, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
  if (count < 0) return errno;
  *put = static_cast<std::size_t>(count);
  return 0;
}

int DurableFiles::sync(int file) { return ::fsync(file) == 0 ? 0 : errno; }

int DurableFiles::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int DurableFiles::unlink(const std::filesystem::path& path) {
  return ::unlink(path.c_str()) == 0 ? 0 : errno;
}

int DurableFiles::make_directory(const std::filesystem::path& path) {
  constexpr ::mode_t folder_mode = 0700;
  return ::mkdir(path.c_str(), folder_mode) == 0 ? 0 : errno;
}

int DurableFiles::names_in(const std::filesystem::path& directory,
                           std::vector<std::string>* names) {
  std::error_code error;
  std::filesystem::directory_iterator entry(directory, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    names->push_back(entry->path().filename().string());
  }
  return error.value();
}

Result<std::string> DurableFiles::read(const std::filesystem::path& path) {
  const Handle file(*this, path, Use::read);
  if (!file.ok()) return failure("Cannot open", path, file.error());
  std::uint64_t size = 0;
  if (const int error = size_of(file.get(), &size)) return failure("Cannot read", path, error);
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    std::size_t got = 0;
    const int error = read_some(file.get(), done, std::span(bytes).subspan(done), &got);
    if (error == EINTR) continue;
    if (error != 0) return failure("Cannot read", path, error);
    if (got == 0) break;
    done += got;
  }
  bytes.resize(done);
  return bytes;
}

Result<void> DurableFiles::write_all(int file, const std::filesystem::path& path,
                                     std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    std::size_t put = 0;
    const int error = write_some(file, offset, bytes, &put);
    if (error == EINTR) continue;
    if (error != 0) return failure("Cannot write", path, error);
    offset += put;
    bytes.remove_prefix(put);
  }
  if (const int error = sync(file)) return failure("Cannot sync", path, error);
  return {};
}

Result<void> DurableFiles::write_new(const std::filesystem::path& path, std::string_view bytes) {
  const Handle file(*this, path, Use::create);
  if (!file.ok()) return failure("Cannot create", path, file.error());
  return write_all(file.get(), path, 0, bytes);
}

Result<void> DurableFiles::overwrite(int file, const std::filesystem::path& path) {
  std::uint64_t size = 0;
  if (const int error = size_of(file, &size)) return failure("Cannot read", path, error);
  return write_all(file, path, 0, std::string(size, '\0'));
}

Result<void> DurableFiles::sync_parent(const std::filesystem::path& path) {
  const std::filesystem::path parent = path.parent_path();
  const Handle directory(*this, parent, Use::folder);
  if (!directory.ok()) return failure("Cannot open", parent, directory.error());
  if (const int error = sync(directory.get())) return failure("Cannot sync", parent, error);
  return {};
}

Result<void> DurableFiles::replace(const std::filesystem::path& path, std::string_view bytes,
                                   Old old) {
  // Held open, the replaced file can still be overwritten after it has lost its name.
  const Handle replaced(*this, path, Use::write);
  if (!replaced.ok() && replaced.error() != ENOENT) {
    return failure("Cannot open", path, replaced.error());
  }
  const std::filesystem::path made = path_beside(path);
  if (auto written = write_new(made, bytes); !written) {
    // A second failure changes nothing about the first; what is left is removed at opening.
    static_cast<void>(remove(made, old));
    return written;
  }
  if (const int error = rename(made, path)) return failure("Cannot replace", path, error);
  if (auto synced = sync_parent(path); !synced) return synced;
  if (old == Old::overwrite && replaced.ok()) return overwrite(replaced.get(), path);
  return {};
}

Result<void> DurableFiles::write_at(const std::filesystem::path& path, std::uint64_t offset,
                                    std::string_view bytes) {
  const Handle file(*this, path, Use::write);
  if (!file.ok()) return failure("Cannot open", path, file.error());
  return write_all(file.get(), path, offset, bytes);
}

Result<void> DurableFiles::remove(const std::filesystem::path& path, Old old) {
  if (old == Old::overwrite) {
    const Handle file(*this, path, Use::write);
    if (!file.ok() && file.error() == ENOENT) return {};
    if (!file.ok()) return failure("Cannot open", path, file.error());
    if (auto gone = overwrite(file.get(), path); !gone) return gone;
  }
  if (const int error = unlink(path)) {
    if (error == ENOENT) return {};
    return failure("Cannot remove", path, error);
  }
  return sync_parent(path);
}

Result<void> DurableFiles::make_folder(const std::filesystem::path& path) {
  const int error = make_directory(path);
  if (error == EEXIST) return Error{ErrorCode::conflict, path.string() + " is there already."};
  if (error != 0) return failure("Cannot create", path, error);
  return sync_parent(path);
}

Result<std::vector<std::string>> DurableFiles::list(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  if (const int error = names_in(directory, &names)) {
    return failure("Cannot list", directory, error);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace kith::store
