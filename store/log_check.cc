// SPDX-License-Identifier: Apache-2.0
#include "store/log_check.h"

#include "store/log_records.h"

namespace kith::store {
namespace {

// The form of a batch: sequence number (8 bytes), count (4), entries; ours begins with one that
// RocksDB keeps and ignores: tag, length, bytes.
constexpr std::size_t batch_header_bytes = 12;
constexpr char log_data_tag = 0x03;
constexpr std::size_t mark_bytes = 8;

}  // namespace

LogDamage damaged_log(std::string_view file, std::uint64_t offset) {
  return LogDamage{std::string(file), offset, "a checksum or a length is wrong"};
}

struct LogCheck::Batch {
  std::uint64_t sequence = 0;
  std::uint64_t count = 0;
  std::uint64_t durable = 0;  // what its mark says; 0 without one
};

void LogCheck::add(std::string_view file, std::string_view bytes) {
  if (damage_) return;
  const LogWalk walked = walk_log(bytes, [&](std::size_t offset, const std::string& payload) {
    const std::string_view record = payload;
    if (record.size() < batch_header_bytes) {
      damage_ = LogDamage{std::string(file), offset, "a record is too short"};
      return;
    }
    Batch batch{low_end_first(record.substr(0, 8)), low_end_first(record.substr(8, 4)), 0};
    const std::string_view entry = record.substr(batch_header_bytes);
    if (entry.size() >= 2 + mark_bytes && entry[0] == log_data_tag && entry[1] == mark_bytes) {
      batch.durable = low_end_first(entry.substr(2, mark_bytes));
    }
    add_batch(file, offset, batch);
  });
  if (damage_) return;
  if (walked.end == LogEnd::damage) damage_ = damaged_log(file, walked.offset);
  if (walked.end == LogEnd::tear && !missing_) {
    missing_ = LogDamage{std::string(file), walked.offset, "the end is missing"};
  }
}

void LogCheck::add_batch(std::string_view file, std::uint64_t offset, const Batch& batch) {
  // The first of all may repeat what is in tables already.
  if (!next_ && in_tables_ && batch.sequence > *in_tables_) next_ = *in_tables_ + 1;
  if (!missing_ && next_ && batch.sequence != *next_) {
    missing_ = LogDamage{std::string(file), offset, "batches before it are missing"};
  }
  // An earlier opening dropped the tear, and the log went on from there; or the tear was of the
  // first batch of all, of which nothing is known.
  if (!next_ || batch.sequence == *next_) missing_.reset();
  if (!missing_) {
    next_ = batch.sequence + batch.count;
  } else if (batch.sequence < *next_ || batch.durable >= *next_) {
    damage_ = missing_;
  }
}

std::string durable_mark(std::uint64_t sequence) {
  std::string mark(mark_bytes, '\0');
  for (char& byte : mark) {
    byte = static_cast<char>(sequence & 0xffU);
    sequence >>= 8U;
  }
  return mark;
}

}  // namespace kith::store
