// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/clock.h"
#include "graph/result.h"
#include "graph/view.h"
#include "store/durable_files.h"
#include "store/event_log.h"
#include "store/snapshot.h"
#include "store/subject_keys.h"
#include "store/writer.h"

namespace kith::store {

// Where a store lives and what it is given. Everything referred to must outlive what uses it.
struct Surroundings {
  Engine& engine;
  std::filesystem::path keys_folder;       // DataDirectory::keys()
  std::filesystem::path snapshots_folder;  // DataDirectory::snapshots()
  DurableFiles& files;
  graph::Clock& clock;
  graph::Randomness& randomness;
  std::size_t import_chunk_bytes = import_chunk_bytes_usual;  // what SchemeWriter::bulk holds
};

std::filesystem::path keyring_path(const Surroundings& surroundings,
                                   const graph::SchemeNumber& scheme);
SnapshotPlace snapshot_place(const Surroundings& surroundings, const graph::SchemeNumber& scheme);

// What opening a scheme found and did. For people and logs: no words of anybody's records.
struct RecoveryReport {
  LogHead head;
  std::uint64_t from_snapshot = 0;      // events that a snapshot stood for; 0 without one
  std::uint64_t replayed = 0;           // events read from the log
  std::uint64_t removed = 0;            // events beyond the head, left by an import cut short
  std::uint64_t erasures_finished = 0;  // certificates whose keys had still been there
  std::size_t subjects = 0;
  std::vector<std::string> notes;  // what was mended or passed over, one sentence each
  std::int64_t keys_microseconds = 0;
  std::int64_t snapshot_microseconds = 0;
  std::int64_t replay_microseconds = 0;
};

struct Recovered {
  std::unique_ptr<SubjectKeys> keys;
  std::unique_ptr<EventLog> log;
  graph::View view;
  RecoveryReport report;
};

// Brings a scheme from what is on disk to its newest durable state: removes what lies beyond the
// head, finishes erasures, takes the snapshot if it is good and of this history, replays the rest
// of the log with every leaf checked. Can be cut short at any moment and repeated. Errors: corrupt
// (with the exact place and what to run), key_missing, format_newer, those of the engine and of
// DurableFiles.
graph::Result<Recovered> recover(const Surroundings& surroundings,
                                 const graph::SchemeNumber& scheme);

}  // namespace kith::store
