// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/result.h"

namespace rocksdb {
class Status;
}

namespace kith::store {

// An Error for a failed status: locked, corrupt (a file missing too), storage_full, read_only,
// format_newer, unavailable (closing) or storage_failed. `doing` begins the sentence ("Cannot read
// the store"); file and offset stand in it where RocksDB names them, and what to
// do ends it. RocksDB's own words are in none.
graph::Error error_of(std::string_view doing, const rocksdb::Status& status);

}  // namespace kith::store
