// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_files.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

namespace kith::tests {
namespace {

using Answer = FaultDisk::Answer;

int error_of(Answer answer) {
  switch (answer) {
    case Answer::ok: return 0;
    case Answer::failed: return EIO;
    case Answer::no_space: return ENOSPC;
    case Answer::not_found: return ENOENT;
    case Answer::exists: return EEXIST;
    case Answer::in_use: return EBUSY;
  }
  return EIO;
}

}  // namespace

FaultFiles::File FaultFiles::at(int file) const {
  const std::lock_guard lock(mutex_);
  return files_.at(file);
}

int FaultFiles::open_file(const std::filesystem::path& path, Use use, int* file) {
  File made;
  made.folder = use == Use::folder;
  const Answer answer = use == Use::create ? disk_.create(path.string(), false, &made.open)
                                           : disk_.open(path.string(), &made.open);
  if (answer != Answer::ok) return error_of(answer);
  const std::lock_guard lock(mutex_);
  *file = next_++;
  files_[*file] = std::move(made);
  return 0;
}

void FaultFiles::close_file(int file) {
  static_cast<void>(disk_.close(at(file).open));
  const std::lock_guard lock(mutex_);
  files_.erase(file);
}

int FaultFiles::size_of(int file, std::uint64_t* bytes) {
  std::string whole;
  const Answer answer = disk_.read(at(file).open, 0, std::string::npos, &whole);
  *bytes = whole.size();
  return error_of(answer);
}

int FaultFiles::read_some(int file, std::uint64_t offset, std::span<char> buffer,
                          std::size_t* got) {
  std::string bytes;
  const Answer answer = disk_.read(at(file).open, offset, buffer.size(), &bytes);
  std::copy(bytes.begin(), bytes.end(), buffer.begin());
  *got = bytes.size();
  return error_of(answer);
}

int FaultFiles::write_some(int file, std::uint64_t offset, std::string_view bytes,
                           std::size_t* put) {
  *put = bytes.size();
  return error_of(disk_.write_at(at(file).open, offset, bytes));
}

int FaultFiles::sync(int file) {
  const File synced = at(file);
  return error_of(synced.folder ? disk_.sync_folder(synced.open) : disk_.sync(synced.open));
}

int FaultFiles::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  return error_of(disk_.rename(from.string(), to.string()));
}

int FaultFiles::unlink(const std::filesystem::path& path) {
  return error_of(disk_.remove(path.string()));
}

int FaultFiles::make_directory(const std::filesystem::path& path) {
  return error_of(disk_.make_folder(path.string()));
}

int FaultFiles::names_in(const std::filesystem::path& directory, std::vector<std::string>* names) {
  return error_of(disk_.names(directory.string(), names));
}

}  // namespace kith::tests
