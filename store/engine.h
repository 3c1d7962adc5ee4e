// SPDX-License-Identifier: Apache-2.0
// The one door to storage. Keys and values are bytes; keys are ordered bytewise within a space.
// Values arrive sealed: an engine knows nothing of events, schemes or subjects. There are no
// interactive transactions: a change is one atomic batch, with the conditions under which it holds.
//
// Thread safety: every function may be called from any thread at any time, except that nothing may
// be called during or after destruction, and a Snapshot must be destroyed before its engine.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace kith::store {

// A key is unique within its space. Each space is tuned and counted by itself, a batch spans them
// all. The names are on disk (column families of RocksDB) and never change.
enum class Space : std::uint8_t {
  log,     // facts: events, finished tree nodes; appended, read in ranges
  access,  // who read what: likewise, but a stream of its own that facts never wait for
  index,   // looked up one at a time: idempotency keys, records, what can be built again
  meta,    // few and small: heads, epochs, the register of schemes
};
inline constexpr std::size_t space_count = 4;
std::string_view to_text(Space space);

// Reaching one of these is a programmer's mistake for a key (the process stops), and too_large with
// nothing written for a batch.
inline constexpr std::size_t key_bytes_max = 1'024;
inline constexpr std::size_t batch_bytes_max = 64 * 1024 * 1024;

// Keys k with from <= k, and k < to unless `to` is empty: an empty range object is a whole space.
struct Range {
  std::string from = {};
  std::string to = {};
};
// Every key that starts with `prefix`.
Range keys_with_prefix(std::string_view prefix);

// Changes that happen all or not at all, in the order in which they were added (the last one on a
// key wins), if every condition holds of what was there before. Copies what it is given. A value:
// not thread safe while being built. Cost: one growing buffer, no allocation a change.
class Batch {
 public:
  enum class Kind : std::uint8_t { put, erase, erase_range, expect_value, expect_absent };
  struct Entry {  // views into the batch, good until it is changed or destroyed
    Kind kind;
    Space space;
    std::string_view key;    // erase_range: first key
    std::string_view value;  // erase_range: first key that stays, empty for to the end of the space
  };

  void put(Space space, std::string_view key, std::string_view value);
  void erase(Space space, std::string_view key);  // a key that is not there is no error
  void erase_range(Space space, const Range& range);
  // The batch is refused unless `key` holds exactly `value`, or is absent where there is none.
  void expect(Space space, std::string_view key, std::optional<std::string_view> value);

  void clear();
  std::size_t size() const { return entries_.size(); }  // changes and conditions
  std::size_t bytes() const { return bytes_.size(); }   // keys and values
  bool conditional() const { return conditional_; }     // has a condition
  Entry entry(std::size_t index) const;                 // index < size()

 private:
  struct Place {
    Kind kind;
    Space space;
    std::uint32_t key_bytes;
    std::size_t begin;
    std::size_t value_bytes;
  };
  void add(Kind kind, Space space, std::string_view key, std::string_view value);

  std::string bytes_;
  std::vector<Place> entries_;
  bool conditional_ = false;
};

// Whether an entry is one of the conditions, and not one of the changes.
constexpr bool is_condition(Batch::Kind kind) {
  return kind == Batch::Kind::expect_value || kind == Batch::Kind::expect_absent;
}

enum class Durability : std::uint8_t {
  synced,    // done means: on disk, and so is every batch done before it. Unreadable until then.
  buffered,  // done means: readable, and survives the process; a power cut may take it, and with it
             // everything done after it. Durable after the next synced batch or sync().
};

// Who may use the last space of the disk.
enum class Priority : std::uint8_t {
  ordinary,  // refused with storage_full while space is short
  reserved,  // may use the reserve: entries that must land even then (access entries, heads)
};

struct WriteOptions {
  Durability durability = Durability::synced;
  Priority priority = Priority::ordinary;
};

enum class Outcome : std::uint8_t {
  done,          // happened
  refused,       // a condition did not hold: nothing was written
  failed_clean,  // could not be written: nothing was written, and nothing of it will appear later
  unknown,       // may or may not turn out to have happened when the engine is next opened
};

// What became of a batch. After `unknown` the engine takes no more batches (failed_clean,
// unavailable) until it is opened anew; reading goes on and does not show the batch.
struct [[nodiscard]] Written {
  Outcome outcome = Outcome::done;
  std::uint64_t sequence = 0;  // done: counts batches done since opening, from 1, in their order
  std::size_t condition = 0;   // refused: index in the batch of the first that did not hold
  graph::Error error = {};     // not done: precondition_failed (refused) · too_large,
                               // storage_full, read_only, unavailable (failed_clean) ·
                               // outcome_unknown (unknown)

  bool done() const { return outcome == Outcome::done; }
};

// Is given each key in order; false ends the scan. The views are good during the call only. It must
// not write to the engine it reads, nor throw.
using Visitor = std::function<bool(std::string_view key, std::string_view value)>;

// What can be asked of the newest state (Engine) or of a state held still (Snapshot). Errors:
// corrupt (with file and offset), storage_failed, unavailable (closed). Checksums are verified.
class Reader {
 public:
  virtual ~Reader() = default;

  // The value, or nothing where there is no such key.
  virtual graph::Result<std::optional<std::string>> get(Space space,
                                                        std::string_view key) const = 0;

  // Ascending through the keys of the range as they are when the scan starts; writes meanwhile do
  // not show. Memory does not grow with the range.
  virtual graph::Result<void> scan(Space space, const Range& range,
                                   const Visitor& visitor) const = 0;

  struct Pair {
    std::string key;
    std::string value;
  };
  // The greatest key of the range and its value, or nothing where the range is empty.
  virtual graph::Result<std::optional<Pair>> last(Space space, const Range& range) const = 0;
};

// A state that does not change, released by its destructor. Holding one keeps old versions on disk.
class Snapshot : public Reader {};

enum class State : std::uint8_t {
  writing,  // takes batches
  full,     // space is short: ordinary batches get storage_full; ends by itself, no reopening
  stopped,  // after an unknown outcome: no batches until opened anew
  closed,
};

struct Statistics {
  State state = State::writing;
  std::uint64_t sequence = 0;      // of the last batch done
  std::uint64_t disk_bytes = 0;    // files of the engine; 0 for the engine in memory
  std::uint64_t memory_bytes = 0;  // write buffers, caches and readers of files, about
  std::array<std::uint64_t, space_count> keys = {};  // about, by space
};

// What verify() has read.
struct Verified {
  std::uint64_t keys = 0;
  std::uint64_t bytes = 0;  // keys and values
};

class Engine : public Reader {
 public:
  // Writes one batch; an empty one does nothing. Blocks until the outcome is known. Batches handed
  // in at the same time by several threads share a sync. Their order is that of `sequence`.
  virtual Written write(const Batch& batch, WriteOptions options) = 0;
  Written write(const Batch& batch) { return write(batch, WriteOptions{}); }

  // Makes every batch done so far durable. Fails with outcome_unknown, and then takes no more
  // batches, as write() does.
  virtual graph::Result<void> sync() = 0;

  // The state of now. Cheap; never waits for a write.
  virtual graph::Result<std::unique_ptr<Snapshot>> snapshot() const = 0;

  // The change feed: the sequence of the newest batch that changed `space`. Returns as soon as that
  // is greater than `after`, else after `timeout` (then it is not greater). unavailable when the
  // engine is closed meanwhile. Sequences start anew at 0 when an engine is opened, so start by
  // reading everything.
  virtual graph::Result<std::uint64_t> wait_for_change(Space space, std::uint64_t after,
                                                       std::chrono::milliseconds timeout) const = 0;

  // A consistent copy of everything done so far, durable, in `directory`, which must not exist (its
  // parent must). Opens like the original. Writing goes on meanwhile. Files are shared by hard link
  // where the file system allows it, so the copy protects against mistakes, not against the disk.
  // After an error nothing has that name; one with ".new" added may be left, and is removed by the
  // next copying. Engine in memory: always unavailable.
  virtual graph::Result<void> checkpoint(const std::filesystem::path& directory) const = 0;

  // Reads every byte of every table with its checksums; what is still in the write-ahead log is
  // read when the engine is next opened. corrupt names the file, and the place where it is known.
  // Cost: the whole disk footprint twice, at the speed of the disk.
  virtual graph::Result<Verified> verify() const = 0;

  // About, and cheap: no disk access that grows with the data.
  virtual Statistics statistics() const = 0;

  // Makes everything durable, moves it out of the write-ahead log so that the next opening replays
  // nothing, and closes: all later calls get unavailable. Waits for calls in progress. Snapshots
  // must be gone. Calling it again does nothing. An Error means: closed all the same, and what was
  // done before is as durable as its Durability said. The destructor closes and tells nobody.
  virtual graph::Result<void> close() = 0;
};

}  // namespace kith::store
