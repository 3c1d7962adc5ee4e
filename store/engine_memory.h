// SPDX-License-Identifier: Apache-2.0
// The engine's twin for tests: the same contract, held by the same test suite, and nothing on disk.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "store/engine.h"

namespace kith::store {

// What a batch meets with, for tests of those who write.
enum class MemoryFault : std::uint8_t {
  none,
  full,             // failed_clean, storage_full; the next batch is asked about anew
  unknown_lost,     // unknown; reopen() shows that it did not happen
  unknown_written,  // unknown; reopen() shows that it did
};

struct MemoryOptions {
  // Asked before each batch that would be written, with how many were asked about before. Called
  // one at a time. Empty: no faults.
  std::function<MemoryFault(std::uint64_t index, const Batch& batch)> fault = {};
};

class MemoryEngine : public Engine {
 public:
  // As if the process had been started anew: what became of unknown batches shows, writing goes on,
  // sequences start at 0. Works on a closed engine too. Snapshots and waiters must be gone.
  virtual void reopen() = 0;
};

// Cost of a snapshot: nothing, but the first write under it copies the engine.
std::unique_ptr<MemoryEngine> make_memory_engine(MemoryOptions options = {});

}  // namespace kith::store
