// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "graph/clock.h"
#include "graph/result.h"
#include "graph/view.h"
#include "store/durable_files.h"
#include "store/event_log.h"
#include "store/subject_keys.h"

// The graph at one position as a file, so that opening need not replay the log from its beginning:
// a compacted list of events (graph::snapshot_events), and the head of the log it was taken at.
// Losing it loses nothing. Structure of fixed width in front; then one sealed block a subject,
// which no longer opens once the subject is erased; last a keyed checksum over everything, so that
// neither damage nor a forged snapshot is taken for one (store/FORMAT.md, "Snapshot").
namespace kith::store {

struct Snapshotted {
  LogHead head;      // of the log at the time
  graph::View view;  // its position is head.size
};

// What a snapshot belongs to.
struct SnapshotPlace {
  std::filesystem::path path;
  graph::SchemeNumber scheme;
};

// The whole file for a view that head describes (programmer's mistake otherwise). Parts of subjects
// without a key are left out. Memory: the plain text and the file.
std::string snapshot_bytes(const graph::SchemeNumber& scheme, const Snapshotted& snapshot,
                           const SubjectKeys& keys, graph::Randomness& randomness);

// Back from any bytes. Errors: corrupt (not a whole snapshot of this scheme made with this
// keyring), format_newer, malformed (what a record holds does not decode).
graph::Result<Snapshotted> read_snapshot(const graph::SchemeNumber& scheme, std::string bytes,
                                         const SubjectKeys& keys);

// Writes or replaces the file, durably. Errors: those of DurableFiles; the old one stays.
graph::Result<void> write_snapshot(const SnapshotPlace& place, const Snapshotted& snapshot,
                                   const SubjectKeys& keys, graph::Randomness& randomness,
                                   DurableFiles& files);

// Errors: not_found (no file), those of read_snapshot and DurableFiles.
graph::Result<Snapshotted> load_snapshot(const SnapshotPlace& place, const SubjectKeys& keys,
                                         DurableFiles& files);

}  // namespace kith::store
