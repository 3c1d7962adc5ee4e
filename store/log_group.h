// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/clock.h"
#include "graph/event.h"
#include "graph/flat_table.h"
#include "graph/result.h"
#include "store/engine.h"
#include "store/hash_tree.h"
#include "store/subject_keys.h"

namespace kith::store {

// Which stream of which scheme.
struct LogPlace {
  graph::SchemeNumber scheme;
  Stream stream = Stream::facts;
};

// Events on their way into a log: sealed, hashed into a copy of the tree, gathered in one batch
// with their subjects' slots. Dropping a group leaves the log as it was (and the slots it drew
// unused for good). Not thread safe. Made and committed by EventLog (store/event_log.h).
class LogGroup {
 public:
  LogGroup(const LogPlace& place, HashTree tree, SubjectKeys& keys, graph::Randomness& randomness);

  // All of these events or, after an error, none. header.scheme and header.position must be the
  // log's and the next ones, and subjects as many as parts (programmer's mistakes otherwise).
  // Errors: conflict (a subject was erased, other than the one a tie leads to), too_large (more
  // than parts_an_event_max parts), those of SubjectKeys::next_slot.
  graph::Result<void> add(std::span<const graph::Event> events);

  // Brings into the processor's cache what adding the event will touch.
  void prefetch(const graph::Event& event) const;

  // The certificate of a subject's erasure goes with this group: its row says so from its batch on.
  void mark_erased(const graph::SubjectNumber& subject);

  // What else belongs to these events and must happen with them.
  Batch& batch() { return batch_; }
  const Batch& batch() const { return batch_; }
  // The batch with the rows of new subjects that are not in it yet, in order of number: so the
  // engine finds their places soonest.
  Batch& complete_batch();

  std::uint64_t size() const { return tree_.size(); }  // of the log with these events
  std::size_t bytes() const { return batch_.bytes(); }
  const HashTree& tree() const { return tree_; }
  const std::vector<NumberedEntry>& new_subjects() const { return new_subjects_; }
  const std::vector<graph::SubjectNumber>& erased() const { return erased_; }

 private:
  graph::Result<void> give_slots(const graph::Event& event, std::vector<NumberedEntry>& given);
  bool is_erased(const graph::SubjectNumber& subject) const;
  static bool leads_to_erased(const graph::Event& event, std::size_t part);
  SubjectKey key_of(const graph::SubjectNumber& subject) const;
  void put(const graph::Event& event);

  LogPlace place_;
  HashTree tree_;
  SubjectKeys& keys_;
  graph::Randomness& randomness_;
  Batch batch_;
  std::vector<NumberedEntry> new_subjects_;
  std::size_t rows_in_batch_ = 0;  // of new_subjects_: also those in batches before
  graph::FlatTable<graph::Number, Slot, graph::NumberHash> new_slots_;
  std::vector<graph::SubjectNumber> erased_;
};

}  // namespace kith::store
