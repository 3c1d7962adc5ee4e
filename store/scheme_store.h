// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "store/event_log.h"
#include "store/recovery.h"
#include "store/writer.h"

// Schemes in a store: the register of their names, and one open scheme. A scheme's name is public:
// it is not sealed and stands in paths and messages. A directory of community groups is kept in
// just the same way, in a register of its own; what is said of schemes here holds for directories.
namespace kith::store {

// Whose records a log holds: people's lives, or public groups. Which kinds of record belong to
// which is the business of whoever writes them.
enum class Tenant : std::uint8_t { scheme, directory };

struct SchemeEntry {
  std::string name;  // [a-z][a-z0-9-]{0,39}
  graph::SchemeNumber number;
  Tenant tenant = Tenant::scheme;

  friend bool operator==(const SchemeEntry&, const SchemeEntry&) = default;
};

bool is_scheme_name(std::string_view name);

// Every scheme, by name. Errors: corrupt, the engine's.
graph::Result<std::vector<SchemeEntry>> list_schemes(const Reader& engine,
                                                     Tenant tenant = Tenant::scheme);

// What is told when a subject has been erased.
struct Erasure {
  std::optional<Committed> certificate;  // nothing: it stood already, an earlier call was cut short
  std::uint64_t epoch = 0;               // the first in which no key of the subject exists
  bool snapshot_renewed = false;         // false: removed only, the next opening takes longer
};

// One scheme, open. Everything is safe from any thread. At most one for each scheme at a time, over
// all processes (the data directory's lock sees to the others).
class SchemeStore {
 public:
  // A new scheme: keyring, register and first event. Errors: bad_input (name), conflict (taken),
  // those of DurableFiles and the engine. Cut short, nothing is registered; a keyring that seals
  // nothing may stay behind.
  static graph::Result<std::unique_ptr<SchemeStore>> create(const Surroundings& surroundings,
                                                            std::string_view name,
                                                            Tenant tenant = Tenant::scheme);
  // Errors: not_found, and those of recover().
  static graph::Result<std::unique_ptr<SchemeStore>> open(const Surroundings& surroundings,
                                                          std::string_view name,
                                                          Tenant tenant = Tenant::scheme);

  const SchemeEntry& entry() const { return entry_; }
  const RecoveryReport& report() const { return report_; }  // empty after create()
  const EventLog& log() const { return *log_; }
  const SubjectKeys& keys() const { return *keys_; }
  SubjectKeys& keys() { return *keys_; }  // for the stream of accesses, which seals with them too
  SchemeWriter& writer() { return *writer_; }
  const SchemeWriter& writer() const { return *writer_; }
  graph::View view() const { return writer_->view(); }

  // So that the next opening replays only what comes after. Errors: those of DurableFiles.
  graph::Result<void> write_snapshot();

  // Erases a data subject for good: certificate in the log, then the snapshot, then the key out of
  // the keyring (new page key, new scheme key, old file overwritten); a snapshot is written anew.
  // Sealed bytes stay where they are and open with no key that exists; proofs hold as before. After
  // an error the certificate may stand and the key be there still: repeat it, or open the scheme
  // again, which finishes it. Errors: those of SchemeWriter::certify_erasure (not_found, conflict
  // where it was erased before …) and of DurableFiles.
  graph::Result<Erasure> erase(const graph::SubjectNumber& subject);

 private:
  SchemeStore(const Surroundings& surroundings, SchemeEntry entry);
  void take(Recovered recovered);
  graph::Result<std::optional<Committed>> certify(const graph::SubjectNumber& subject);

  Surroundings surroundings_;
  SchemeEntry entry_;
  RecoveryReport report_;
  std::unique_ptr<SubjectKeys> keys_;
  std::unique_ptr<EventLog> log_;
  std::unique_ptr<SchemeWriter> writer_;
  std::mutex upkeep_;  // one snapshot or erasure at a time
};

}  // namespace kith::store
