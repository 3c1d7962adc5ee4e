// SPDX-License-Identifier: Apache-2.0
// The records in a log of RocksDB's: of its write-ahead logs, and of its manifest, which has the
// same form. What is told apart here, and why, stands in store/log_check.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kith::store {

enum class LogEnd : std::uint8_t { clean, tear, damage };

struct LogWalk {
  LogEnd end = LogEnd::clean;
  std::size_t offset = 0;  // of the first record that is not whole, or the end of the file
};

using LogRecord = std::function<void(std::size_t offset, const std::string& payload)>;

// Calls `record` for each whole record up to the first that is not. Any bytes are allowed. Cost:
// reads each byte once, those behind a damaged place twice.
LogWalk walk_log(std::string_view bytes, const LogRecord& record);

// A number as RocksDB writes those of fixed width. At most 8 bytes.
std::uint64_t low_end_first(std::string_view bytes);

}  // namespace kith::store
