// SPDX-License-Identifier: Apache-2.0
// Whether RocksDB's logs are what was written, asked before RocksDB reads them.
//
// RocksDB 7.8.3 takes much damage for the end of a log: one flipped bit in the length of a record
// makes it drop, without a word, all that follows in the file. In a write-ahead log that is
// acknowledged batches, in a manifest whole tables. So this reads the same files first, and tells
// damage from a tear, the trace of a power cut in mid-write:
//
//   tear     the file ends inside a record, and no shorter length fits the record's checksum; or it
//            ends in zeros; or later batches are missing that nobody was promised. Dropped.
//   damage   everything else that is not a log. Refused, with the place.
//
// What cannot be told from a tear: a log cut off after its last bytes had been synced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::store {

struct LogDamage {
  std::string file;
  std::uint64_t offset = 0;  // of the first record that cannot be read
  std::string what;          // half a sentence: "a checksum is wrong"
};

// A place at which checksum or length are wrong.
LogDamage damaged_log(std::string_view file, std::uint64_t offset);

// Those write-ahead logs that are still needed, one after the other in the order of their numbers.
// Each batch is to begin with durable_mark(). For manifests see store/manifest.h.
class LogCheck {
 public:
  // `last_sequence` of the manifest: a batch behind the next number stands behind a gap.
  explicit LogCheck(std::optional<std::uint64_t> last_sequence = std::nullopt)
      : in_tables_(last_sequence) {}
  void add(std::string_view file, std::string_view bytes);
  const std::optional<LogDamage>& damage() const { return damage_; }

 private:
  struct Batch;
  void add_batch(std::string_view file, std::uint64_t offset, const Batch& batch);

  std::optional<std::uint64_t> in_tables_;
  std::optional<std::uint64_t> next_;  // sequence number the next batch must have; none so far: any
  std::optional<LogDamage> missing_;   // a tear, or batches that are missing: damage if they were
                                       // durable
  std::optional<LogDamage> damage_;
};

// What a batch carries so that a later look can tell which batches were durable when it was
// written: all with sequence numbers up to this one.
std::string durable_mark(std::uint64_t sequence);

}  // namespace kith::store
