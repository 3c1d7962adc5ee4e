// SPDX-License-Identifier: Apache-2.0
// A FaultDisk as keyring and snapshots see it: the real DurableFiles, with the disk's operations in
// the place of the system's calls.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "store/durable_files.h"
#include "tests/support/fault_disk.h"

namespace kith::tests {

class FaultFiles : public store::DurableFiles {
 public:
  // `disk` must outlive it.
  explicit FaultFiles(FaultDisk& disk) : disk_(disk) {}

 protected:
  int open_file(const std::filesystem::path& path, Use use, int* file) override;
  void close_file(int file) override;
  int size_of(int file, std::uint64_t* bytes) override;
  int read_some(int file, std::uint64_t offset, std::span<char> buffer, std::size_t* got) override;
  int write_some(int file, std::uint64_t offset, std::string_view bytes, std::size_t* put) override;
  int sync(int file) override;
  int rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  int unlink(const std::filesystem::path& path) override;
  int make_directory(const std::filesystem::path& path) override;
  int names_in(const std::filesystem::path& directory, std::vector<std::string>* names) override;

 private:
  struct File {
    FaultDisk::Open open;
    bool folder = false;
  };
  File at(int file) const;

  FaultDisk& disk_;
  mutable std::mutex mutex_;
  std::map<int, File> files_;
  int next_ = 1;
};

}  // namespace kith::tests
