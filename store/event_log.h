// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "graph/event.h"
#include "graph/result.h"
#include "store/engine.h"
#include "store/event_format.h"
#include "store/hash_tree.h"
#include "store/log_group.h"
#include "store/subject_keys.h"

// A stream of events that only grows. The head (how many, and the root of the tree over them) is
// what commits: an event is in the log when a durable head counts it, and not before.
namespace kith::store {

struct LogHead {
  std::uint64_t size = 0;
  Hash root = empty_head();

  friend bool operator==(const LogHead&, const LogHead&) = default;
};

std::string encode(const LogHead& head);
// The head on disk; that of an empty log where there is none. Errors: corrupt, the engine's.
graph::Result<LogHead> read_head(const Reader& engine, const LogPlace& place);

// Something in a log that is not what was written, and exactly where.
struct Damage {
  std::uint64_t position = 0;
  std::string what;

  friend bool operator==(const Damage&, const Damage&) = default;
};

// What verify() has read.
struct Verification {
  LogHead head;
  std::uint64_t events = 0;
  std::uint64_t parts_opened = 0;
  std::uint64_t parts_erased = 0;
  std::vector<Damage> damages;  // in order of position; at most limits::faults_max

  bool whole() const { return damages.empty(); }
};

// Reading is safe from any thread and sees committed events only. begin(), write_ahead() and
// commit() are the one writer's. Engine, keys and randomness must outlive the log.
class EventLog : public NodeSource {
 public:
  // Reads the head and the edge of the tree: O(log size). Errors: corrupt (the stored nodes do not
  // make the stored root, with the position of one that is missing), the engine's.
  static graph::Result<std::unique_ptr<EventLog>> open(Engine& engine, const LogPlace& place,
                                                       SubjectKeys& keys,
                                                       graph::Randomness& randomness);

  LogHead head() const;
  const LogPlace& place() const { return place_; }

  // One event, its leaf checked, its parts opened; parts of erased subjects come empty and marked.
  // Errors: not_found (not below the size), corrupt (with the position), the engine's.
  graph::Result<graph::Event> read(std::uint64_t position) const;
  // The bytes whose leaf hash is in the tree: header and sealed parts. Errors: likewise.
  graph::Result<std::string> leaf(std::uint64_t position) const;

  // Events [from, min(to, size)) in order, until the visitor says false. Errors: likewise.
  using Visitor = std::function<bool(graph::Event&& event)>;
  graph::Result<void> scan(std::uint64_t from, std::uint64_t to, const Visitor& visitor) const;

  // For the heads and proofs of store/hash_tree.h. One read of the engine.
  graph::Result<Hash> node(NodePlace place) const override;

  // Reads everything: recomputes every leaf, node and the root, and opens every part that has a
  // key. Damage is in the answer, not an Error; these are the engine's. Memory does not grow.
  graph::Result<Verification> verify() const;

  // --- the writer's ---
  LogGroup begin() const;
  // Writes a completed batch of a group, unsynced and beyond the head; on any one thread at a time.
  // Until the group is committed it is not in the log; see remove_beyond_head. Errors: those of
  // commit().
  graph::Result<void> write_ahead(const Batch& batch);
  // Writes the group with its new head, synced: from here on the events are in the log. Errors, and
  // in each case the log is as before as far as anybody can see: storage_full, too_large,
  // storage_failed, read_only, unavailable (nothing written); conflict (somebody else moved the
  // head); outcome_unknown (the next opening shows).
  graph::Result<void> commit(LogGroup& group);

 private:
  EventLog(Engine& engine, const LogPlace& place, SubjectKeys& keys, graph::Randomness& randomness);
  graph::Result<std::string> entry_at(std::uint64_t position) const;
  graph::Result<graph::Event> open_event(std::uint64_t position, std::string_view entry) const;
  graph::Result<graph::Event> open_parts(const SealedEvent& sealed) const;

  Engine& engine_;
  LogPlace place_;
  SubjectKeys& keys_;
  graph::Randomness& randomness_;
  HashTree tree_;             // the writer's
  mutable std::mutex mutex_;  // guards head_
  LogHead head_;
};

// Removes events and subjects' rows beyond the head: what an import left that was cut short. Their
// keys are destroyed first, so that nothing of them opens wherever bytes may linger; `subjects` is
// cut likewise. Gives the number of events removed. Can be repeated after an error.
graph::Result<std::uint64_t> remove_beyond_head(Engine& engine, const LogPlace& place,
                                                std::uint64_t size, Keyring& keyring,
                                                std::vector<NumberedEntry>& subjects);

}  // namespace kith::store
