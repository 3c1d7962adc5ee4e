// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_errors.h"

#include <rocksdb/status.h>

#include <string>

#include "graph/check.h"

namespace kith::store {
namespace {

using graph::ErrorCode;

bool says(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

// RocksDB has no code of its own for these; the words are its source's and the C library's.
ErrorCode code_of_io_error(std::string_view text) {
  if (says(text, "While lock file") || says(text, "lock hold by current process")) {
    return ErrorCode::locked;
  }
  if (says(text, "Read-only file system") || says(text, "Permission denied")) {
    return ErrorCode::read_only;
  }
  return ErrorCode::storage_failed;
}

ErrorCode code_of(const rocksdb::Status& status, std::string_view text) {
  if (status.IsNoSpace()) return ErrorCode::storage_full;
  if (status.IsCorruption()) return ErrorCode::corrupt;
  if (status.IsNotSupported()) return ErrorCode::format_newer;
  if (says(text, "Column families not opened")) return ErrorCode::format_newer;
  if (says(text, "Column family not found")) return ErrorCode::corrupt;
  if (status.IsShutdownInProgress()) return ErrorCode::unavailable;
  if (status.IsPathNotFound() || status.IsNotFound()) return ErrorCode::not_found;
  if (status.IsIOError()) return code_of_io_error(text);
  return ErrorCode::storage_failed;
}

}  // namespace

graph::Error error_of(std::string_view doing, const rocksdb::Status& status) {
  KITH_CHECK(!status.ok());
  const std::string text = status.ToString();
  const ErrorCode code = code_of(status, text);
  std::string message(doing);
  message.append(": ");
  if (code == ErrorCode::locked) {
    message.append("another process, or another part of this one, has it open");
  } else {
    message.append(text);
  }
  message.push_back('.');
  return graph::Error{code, std::move(message)};
}

}  // namespace kith::store
