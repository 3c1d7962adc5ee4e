// SPDX-License-Identifier: Apache-2.0
#include "store/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "graph/check.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

constexpr ::mode_t folder_mode = 0700;
constexpr ::mode_t file_mode = 0600;
constexpr std::string_view format_prefix = "kith data directory, format ";

// What may stand in a folder whose store is still to be made: what a creation that was cut short
// leaves, and what file systems put into their roots.
constexpr std::array<std::string_view, 8> own_names = {
    "FORMAT.new", "LOCK", "db", "keys", "snapshots", "reserve", "kith.socket", "lost+found"};

Error failure(const std::string& what, int number) {
  const bool full = number == ENOSPC || number == EDQUOT;
  const bool refused = number == EROFS || number == EACCES || number == EPERM;
  const ErrorCode code = full      ? ErrorCode::storage_full
                         : refused ? ErrorCode::read_only
                                   : ErrorCode::storage_failed;
  const char* advice = full      ? " Make room, then try again."
                       : refused ? " Make it writable for the user who runs Kith."
                                 : "";
  return Error{code, what + ": " + std::system_category().message(number) + "." + advice};
}

std::string named(const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

Result<void> sync_folder(const std::filesystem::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return failure("Cannot open " + named(folder), errno);
  const int error = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  if (error != 0) return failure("Cannot write to " + named(folder), error);
  return {};
}

// Makes a folder, durably, for its owner alone; one that is there is closed to others.
Result<void> make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), folder_mode) == 0) {
    const std::filesystem::path parent = folder.parent_path();
    return sync_folder(parent.empty() ? "." : parent);
  }
  if (errno != EEXIST) return failure("Cannot create " + named(folder), errno);
  struct ::stat status {};
  if (::stat(folder.c_str(), &status) != 0) return failure("Cannot read " + named(folder), errno);
  if (!S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::bad_input, named(folder) + " is not a folder."};
  }
  if ((status.st_mode & 0077U) == 0) return {};
  if (::chmod(folder.c_str(), folder_mode) == 0) return {};
  return failure("Others may read " + named(folder) + ", and that cannot be changed", errno);
}

Error already_open(const std::filesystem::path& folder) {
  return Error{ErrorCode::locked,
               named(folder) +
                   " is in use by another Kith. If that is `kith serve`, the command "
                   "line is answered through its socket; otherwise wait for it to "
                   "end."};
}

// The descriptor that holds the lock.
Result<int> take_lock(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "LOCK";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, file_mode);
  if (file < 0) return failure("Cannot write to " + named(folder), errno);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  const int error = errno;
  ::close(file);
  if (error == EWOULDBLOCK) return already_open(folder);
  return failure("Cannot lock " + named(folder), error);
}

// The version in a FORMAT file; nothing where that is not what it is.
std::optional<std::uint32_t> parse_format(std::string_view text) {
  if (!text.starts_with(format_prefix) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(format_prefix.size());
  text.remove_suffix(1);
  std::uint32_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version == 0) return std::nullopt;
  return version;
}

// Whether there is a store, of a format this Kith reads.
Result<bool> has_store(const std::filesystem::path& folder, DurableFiles& files) {
  const auto text = files.read(folder / "FORMAT");
  if (!text && text.error().code == ErrorCode::not_found) return false;
  if (!text) return text.error();
  const auto version = parse_format(*text);
  if (!version) {
    return Error{ErrorCode::corrupt, "Cannot read " + named(folder / "FORMAT") +
                                         ": it does not name a format. Restore a backup."};
  }
  if (*version > format_version) {
    return Error{ErrorCode::format_newer, named(folder) + " was written by a newer Kith (format " +
                                              std::to_string(*version) + ", this one reads up to " +
                                              std::to_string(format_version) + "). Use that one."};
  }
  return true;
}

Result<void> only_own_names(const std::filesystem::path& folder, DurableFiles& files) {
  auto names = files.list(folder);
  if (!names) return std::move(names).error();
  for (const std::string& name : *names) {
    if (std::find(own_names.begin(), own_names.end(), name) == own_names.end()) {
      return Error{ErrorCode::bad_input, named(folder) + " holds files that are not Kith's, " +
                                             named(name) + " among them. Choose an empty folder."};
    }
  }
  return {};
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

Error nothing_there(const std::filesystem::path& folder) {
  return Error{ErrorCode::unavailable,
               "There is no Kith store in " + named(folder) +
                   ". Name the right folder with --data, or make a store there with `kith scheme "
                   "create`."};
}

}  // namespace

Result<void> write_format(const std::filesystem::path& folder, DurableFiles& files) {
  const std::string text = std::string(format_prefix) + std::to_string(format_version) + "\n";
  return files.replace(folder / "FORMAT", text, DurableFiles::Old::leave);
}

DataDirectory::DataDirectory(std::filesystem::path folder, int lock, bool fresh)
    : folder_(std::move(folder)), lock_(lock), fresh_(fresh) {}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : folder_(std::move(other.folder_)),
      lock_(std::exchange(other.lock_, -1)),
      fresh_(other.fresh_) {}

DataDirectory& DataDirectory::operator=(DataDirectory&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(lock_, other.lock_);
  std::swap(fresh_, other.fresh_);
  return *this;
}

DataDirectory::~DataDirectory() {
  if (lock_ >= 0) ::close(lock_);
}

Result<DataDirectory> DataDirectory::open(const std::filesystem::path& given, Intent intent,
                                          DurableFiles& files) {
  // A trailing slash would make the folder its own parent.
  const std::filesystem::path folder = given.has_filename() ? given : given.parent_path();
  auto store = has_store(folder, files);
  if (!store) return std::move(store).error();
  if (!*store && intent == Intent::existing) return nothing_there(folder);
  if (!*store && is_folder(folder)) {
    if (auto own = only_own_names(folder, files); !own) return std::move(own).error();
  }
  if (auto made = make_folder(folder); !made) return std::move(made).error();
  auto lock = take_lock(folder);
  if (!lock) return std::move(lock).error();
  DataDirectory opened(folder, *lock, false);
  // Asked again, now that nobody else can be creating it.
  store = has_store(folder, files);
  if (!store) return std::move(store).error();
  opened.fresh_ = !*store;
  for (const auto& part : {opened.keys(), opened.snapshots()}) {
    if (auto made = make_folder(part); !made) return std::move(made).error();
  }
  if (!opened.fresh_ && !is_folder(opened.database())) {
    return Error{ErrorCode::corrupt,
                 "The store in " + named(folder) + " has lost its folder db. Restore a backup."};
  }
  if (auto made = make_folder(opened.database()); !made) return std::move(made).error();
  return opened;
}

Result<void> DataDirectory::commit_creation(DurableFiles& files) {
  KITH_CHECK(lock_ >= 0);
  if (!fresh_) return {};
  if (auto put = write_format(folder_, files); !put) return put;
  fresh_ = false;
  return {};
}

Result<std::string> socket_path(const std::filesystem::path& folder) {
  std::string path = (folder / "kith.socket").string();
  if (path.size() > socket_path_bytes_max) {
    return Error{ErrorCode::wrong_usage,
                 "The socket " + named(path) + " has a path of " + std::to_string(path.size()) +
                     " bytes, and the system allows " + std::to_string(socket_path_bytes_max) +
                     ". Choose a data folder with a shorter path, or give a relative one."};
  }
  return path;
}

bool is_locked(const std::filesystem::path& folder) {
  const int file = ::open((folder / "LOCK").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  // Shared: two command lines that look at the same time do not see each other.
  const bool locked = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(file);
  return locked;
}

}  // namespace kith::store
