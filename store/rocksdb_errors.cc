// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_errors.h"

#include <rocksdb/status.h>

#include <algorithm>
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

// Of files that are there and may not be read RocksDB sometimes says the same.
bool misses_a_file(const rocksdb::Status& status) {
  return status.IsPathNotFound() || status.IsNotFound();
}

ErrorCode code_of(const rocksdb::Status& status, std::string_view text) {
  if (status.IsNoSpace()) return ErrorCode::storage_full;
  if (status.IsCorruption() || misses_a_file(status)) return ErrorCode::corrupt;
  if (status.IsNotSupported()) return ErrorCode::format_newer;
  if (says(text, "Column families not opened")) return ErrorCode::format_newer;
  if (says(text, "Column family not found")) return ErrorCode::corrupt;
  if (status.IsShutdownInProgress()) return ErrorCode::unavailable;
  if (status.IsIOError()) return code_of_io_error(text);
  return ErrorCode::storage_failed;
}

// What it means and what to do about it. RocksDB's own words are for those who know RocksDB.
std::string_view sentence_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::locked:
      return "another process, or another part of this one, has it open. Wait for it to end";
    case ErrorCode::read_only:
      return "it may not be written to. Make the folder writable for the user who runs Kith";
    case ErrorCode::storage_full: return "the disk is full. Make room, then try again";
    case ErrorCode::corrupt: return "what is on disk is not what was written. Restore a backup";
    case ErrorCode::format_newer: return "it was written by a newer Kith. Use that one";
    case ErrorCode::unavailable: return "it is being closed. Try again";
    default: break;
  }
  return "the disk failed to read or write. See to the disk, then start Kith again";
}

constexpr std::string_view missing_file =
    "a file is missing, or may not be read. See to the folder's rights, else restore a backup";

bool names_data(std::string_view word) {
  return says(word, ".sst") || says(word, ".ldb") || says(word, ".log");
}

bool names_a_file(std::string_view word) {
  return names_data(word) || says(word, "MANIFEST-") || says(word, "CURRENT");
}

// A word without what RocksDB puts around a path: some of its sentences run into it.
std::string_view path_in(std::string_view word) {
  while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.remove_suffix(1);
  const std::size_t begin = word.find('/');
  return begin == std::string_view::npos ? word : word.substr(begin);
}

// Where: the first file of data that the words name, or else the first file, and the offset after
// it. A table that is missing is looked for under its old ending last.
std::string place_in(std::string_view text) {
  std::string place;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = path_in(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool better = place.empty() || (!names_data(place) && names_data(word));
    if (better && names_a_file(word)) place = word;
    if (word != "offset" || place.empty() || says(place, " offset ")) continue;
    const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (!digits.empty()) place.append(" offset ").append(digits);
  }
  if (place.ends_with(".ldb")) place.replace(place.size() - 3, 3, "sst");
  return place;
}

}  // namespace

graph::Error error_of(std::string_view doing, const rocksdb::Status& status) {
  KITH_CHECK(!status.ok());
  const std::string text = status.ToString();
  const ErrorCode code = code_of(status, text);
  std::string message(doing);
  const std::string place = code == ErrorCode::locked ? "" : place_in(text);
  if (!place.empty()) message.append(" (").append(place).append(")");
  message.append(": ")
      .append(misses_a_file(status) ? missing_file : sentence_for(code))
      .append(".");
  return graph::Error{code, std::move(message)};
}

}  // namespace kith::store
