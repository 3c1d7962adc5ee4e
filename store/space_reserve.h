// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include "store/engine.h"

namespace kith::store {

// Who may still write when the disk is nearly full. A file holds space that nobody else on the disk
// can take; what must land even then makes it give that space back, and from then on until there is
// enough for everything again, the file included, ordinary batches are refused. Not thread safe.
class SpaceReserve {
 public:
  struct Limits {
    std::uint64_t reserve_bytes = 0;   // size of the file
    std::uint64_t ordinary_bytes = 0;  // free space below which ordinary batches are refused
  };

  // An empty path: no file, and what is reserved may use whatever is free.
  SpaceReserve(std::filesystem::path file, Limits limits);

  // Whether a batch of `batch_bytes` may be tried with `free_bytes` on the disk (without the file).
  // Makes the file, or removes it, where that follows. Cost: nothing with space enough and the file
  // in place; making it takes the file system some milliseconds.
  bool admits(Priority priority, std::uint64_t batch_bytes, std::uint64_t free_bytes);

  // What admits() would say to a small ordinary batch; changes nothing.
  bool has_room(std::uint64_t free_bytes) const;

 private:
  bool restore();
  bool give_back();

  std::filesystem::path file_;
  Limits limits_;
  bool in_place_;  // the file, or there is to be none
};

}  // namespace kith::store
