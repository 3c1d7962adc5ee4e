// SPDX-License-Identifier: Apache-2.0
// Reading an opened RocksDB, whoever asks: the engine or a snapshot. Private to the engine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "store/engine.h"
#include "store/rocksdb_database.h"

namespace rocksdb {
struct ReadOptions;
}  // namespace rocksdb

namespace kith::store {

// The value of a key, or nothing. Errors of all three: what RocksDB says (corrupt, storage_failed).
graph::Result<std::optional<std::string>> get_from(const Database& database,
                                                   const rocksdb::ReadOptions& options, Space space,
                                                   std::string_view key);

// Keys of a range in order, until the visitor says false.
graph::Result<void> scan_in(const Database& database, const rocksdb::ReadOptions& options,
                            Space space, const Range& range, const Visitor& visitor);

// The last key of a range, or nothing.
graph::Result<std::optional<Reader::Pair>> last_in(const Database& database,
                                                   const rocksdb::ReadOptions& options, Space space,
                                                   const Range& range);

}  // namespace kith::store
