// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/flat_table.h"
#include "graph/ids.h"
#include "graph/limits.h"
#include "graph/result.h"
#include "store/engine.h"
#include "store/keyring.h"

// Which slot of the keyring is whose. This is no secret, and it must become durable exactly when
// the first event about a subject does: so it stands in the engine and is written in that event's
// batch. The keys themselves are drawn and durable before (store/keyring.h).
namespace kith::store {

struct SubjectEntry {
  Slot slot = 0;
  std::uint64_t first = 0;  // position of the first event with a part about the subject
  bool erased = false;      // a certificate says so; the key is destroyed, or about to be

  friend bool operator==(const SubjectEntry&, const SubjectEntry&) = default;
};

std::string encode(const SubjectEntry& entry);
std::optional<SubjectEntry> decode_subject_entry(std::string_view bytes);

struct NumberedEntry {
  graph::SubjectNumber subject;
  SubjectEntry entry;
};

// Everything the engine says about a scheme's subjects, in order of number. Errors: corrupt (with
// the subject's number), those of the engine.
graph::Result<std::vector<NumberedEntry>> read_subjects(const Reader& engine,
                                                        const graph::SchemeNumber& scheme);

// The first slot behind all of these.
Slot slots_used(const std::vector<NumberedEntry>& entries);

// Subjects of one scheme and their keys, in memory (about 110 bytes a subject). Safe from any
// thread; the functions of the writer are for one thread at a time.
class SubjectKeys {
 public:
  // `slots_max`: how many slots there may be; fewer only in tests.
  SubjectKeys(std::unique_ptr<Keyring> keyring, const std::vector<NumberedEntry>& entries,
              Slot slots_max = graph::limits::subjects_a_scheme_max);

  std::optional<SubjectEntry> find(const graph::SubjectNumber& subject) const;

  enum class Key : std::uint8_t { here, erased, unknown };
  struct Found {
    Key state = Key::unknown;
    SubjectKey key;  // where here
  };
  Found key_of(const graph::SubjectNumber& subject) const;
  SubjectKey key_at(Slot slot) const;  // a slot given by next_slot()

  Keyring& keyring() { return *keyring_; }
  const Keyring& keyring() const { return *keyring_; }
  std::size_t size() const;

  // --- the writer's ---
  // A slot that nobody had, its key durable. Never given twice while the process runs, even if the
  // event that it was for does not come to be: what a failed write may have left on disk must not
  // open with somebody else's key. Errors: those of Keyring::reserve.
  graph::Result<Slot> next_slot();
  void add(const std::vector<NumberedEntry>& entries);
  void mark_erased(const graph::SubjectNumber& subject);

 private:
  graph::Result<void> reserve();

  std::unique_ptr<Keyring> keyring_;
  Slot slots_max_;
  Slot next_ = 0;
  mutable std::shared_mutex mutex_;
  graph::FlatTable<graph::Number, SubjectEntry, graph::NumberHash> entries_;
};

}  // namespace kith::store
