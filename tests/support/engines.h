// SPDX-License-Identifier: Apache-2.0
// An engine of each kind, for tests that hold of all: TEST_CASE_TEMPLATE("…", World, ALL_ENGINES).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "store/engine.h"
#include "store/engine_memory.h"
#include "store/engine_rocksdb.h"
#include "tests/support/stopping_files.h"

namespace kith::tests {

// Small write buffers, so that flushing and compaction take part.
inline store::RocksdbOptions small_rocksdb(std::filesystem::path folder) {
  store::RocksdbOptions options;
  options.folder = std::move(folder);
  options.create = true;
  options.free_bytes_min = 1024 * 1024;
  options.write_buffers_bytes = 1024 * 1024;
  options.block_cache_bytes = 1024 * 1024;
  return options;
}

inline std::unique_ptr<store::Engine> open_or_fail(const store::RocksdbOptions& options) {
  auto opened = store::open_rocksdb(options);
  REQUIRE_MESSAGE(opened.ok(), opened.error().message);
  return std::move(opened).value();
}

class MemoryWorld {
 public:
  static constexpr bool on_disk = false;
  store::Engine& engine() { return *engine_; }
  void reopen() { engine_->reopen(); }

 private:
  std::unique_ptr<store::MemoryEngine> engine_ = store::make_memory_engine();
};

class RocksdbWorld {
 public:
  static constexpr bool on_disk = true;
  RocksdbWorld() : engine_(open_or_fail(small_rocksdb(directory_.path() / "db"))) {}
  store::Engine& engine() { return *engine_; }
  void reopen() {
    engine_.reset();
    engine_ = open_or_fail(small_rocksdb(directory_.path() / "db"));
  }
  std::filesystem::path path(const std::string& name) const { return directory_.path() / name; }

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<store::Engine> engine_;
};

}  // namespace kith::tests

#define ALL_ENGINES ::kith::tests::MemoryWorld, ::kith::tests::RocksdbWorld
TYPE_TO_STRING(kith::tests::MemoryWorld);
TYPE_TO_STRING(kith::tests::RocksdbWorld);
