// SPDX-License-Identifier: Apache-2.0
// Files that stop working at the n-th step, for good, as if the process had died there.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include <unistd.h>

#include "store/durable_files.h"

namespace kith::tests {

class StoppingFiles : public store::DurableFiles {
 public:
  void stop_at(std::size_t step) { stop_at_ = steps_ + step; }  // counted from now, from 1
  void go_on() { stop_at_ = never; }
  std::size_t steps() const { return steps_; }

 protected:
  int open_file(const std::filesystem::path& path, Use use, int* file) override {
    return use == Use::create && stopped() ? EIO : DurableFiles::open_file(path, use, file);
  }
  int write_some(int file, std::uint64_t offset, std::string_view bytes,
                 std::size_t* put) override {
    return stopped() ? EIO : DurableFiles::write_some(file, offset, bytes, put);
  }
  int sync(int file) override { return stopped() ? EIO : DurableFiles::sync(file); }
  int rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return stopped() ? EIO : DurableFiles::rename(from, to);
  }
  int unlink(const std::filesystem::path& path) override {
    return stopped() ? EIO : DurableFiles::unlink(path);
  }
  int make_directory(const std::filesystem::path& path) override {
    return stopped() ? EIO : DurableFiles::make_directory(path);
  }

 private:
  bool stopped() { return ++steps_ >= stop_at_; }

  static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  std::size_t steps_ = 0;
  std::size_t stop_at_ = never;
};

// A new, empty directory, removed with everything in it at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "kith-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kith::tests
