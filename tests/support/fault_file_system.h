// SPDX-License-Identifier: Apache-2.0
// A FaultDisk as RocksDB sees it: an environment over its public FileSystemWrapper, which shares
// threads and clock with the machine's, and no file.
#pragma once

#include <memory>

#include "tests/support/fault_disk.h"

namespace rocksdb {
class Env;
}

namespace kith::tests {

class FaultFileSystem {
 public:
  FaultFileSystem();

  FaultDisk& disk() { return *disk_; }
  const FaultDisk& disk() const { return *disk_; }

  // Keeps the disk alive, this object need not be.
  const std::shared_ptr<rocksdb::Env>& environment() const { return environment_; }

 private:
  std::shared_ptr<FaultDisk> disk_;
  std::shared_ptr<rocksdb::Env> environment_;
};

}  // namespace kith::tests
