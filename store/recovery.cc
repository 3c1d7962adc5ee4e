// SPDX-License-Identifier: Apache-2.0
#include "store/recovery.h"

#include <utility>

#include "graph/draft.h"
#include "store/keyring.h"
#include "store/loading.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

// Adds the time from its making to its end to a duration.
class Timer {
 public:
  Timer(graph::Clock& clock, std::int64_t& microseconds)
      : clock_(clock), microseconds_(microseconds), start_(clock.now()) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { microseconds_ += clock_.now().microseconds - start_.microseconds; }

 private:
  graph::Clock& clock_;
  std::int64_t& microseconds_;
  graph::Instant start_;
};

// A certificate is written before its key is destroyed; a crash in between is made good here.
Result<void> finish_erasures(Keyring& keyring, const std::vector<NumberedEntry>& subjects,
                             RecoveryReport& report) {
  std::vector<Slot> slots;
  for (const NumberedEntry& each : subjects) {
    if (each.entry.erased && keyring.key(each.entry.slot)) slots.push_back(each.entry.slot);
  }
  if (slots.empty()) return {};
  report.erasures_finished = slots.size();
  report.notes.push_back("Finished " + std::to_string(slots.size()) +
                         " erasures that had been cut short.");
  return keyring.destroy(slots);
}

Result<std::unique_ptr<SubjectKeys>> open_keys(const Surroundings& surroundings,
                                               const graph::SchemeNumber& scheme,
                                               RecoveryReport& report) {
  const Timer timer(surroundings.clock, report.keys_microseconds);
  const LogPlace place{scheme, Stream::facts};
  auto subjects = read_subjects(surroundings.engine, scheme);
  if (!subjects) return std::move(subjects).error();
  auto opened = Keyring::open(keyring_path(surroundings, scheme), scheme, slots_used(*subjects),
                              surroundings.randomness, surroundings.files);
  if (!opened) return std::move(opened).error();
  report.notes = std::move(opened->mended);
  Keyring& keyring = *opened->keyring;
  auto removed =
      remove_beyond_head(surroundings.engine, place, report.head.size, keyring, *subjects);
  if (!removed) return std::move(removed).error();
  report.removed = *removed;
  if (report.removed > 0) {
    report.notes.push_back("Removed " + std::to_string(report.removed) +
                           " events of an import that was cut short.");
  }
  if (auto done = finish_erasures(keyring, *subjects, report); !done) {
    return std::move(done).error();
  }
  report.subjects = subjects->size();
  return std::make_unique<SubjectKeys>(std::move(opened->keyring), *subjects);
}

// Whether the log that is there began as the snapshot says.
Result<void> check_history(const EventLog& log, const LogHead& taken_at) {
  if (taken_at.size > log.head().size) {
    return Error{ErrorCode::corrupt, "it is of a longer log than this one"};
  }
  auto root = head_at(taken_at.size, log);
  if (!root) return std::move(root).error();
  if (*root != taken_at.root) return Error{ErrorCode::corrupt, "it is of another history"};
  return {};
}

// The snapshot's graph, or an empty one. A snapshot that is no good costs time and nothing else.
graph::View start_from(const Surroundings& surroundings, const graph::SchemeNumber& scheme,
                       const Recovered& recovered, RecoveryReport& report) {
  const Timer timer(surroundings.clock, report.snapshot_microseconds);
  auto loaded =
      load_snapshot(snapshot_place(surroundings, scheme), *recovered.keys, surroundings.files);
  const Result<void> usable =
      loaded ? check_history(*recovered.log, loaded->head) : Result<void>(loaded.error());
  if (usable) {
    report.from_snapshot = loaded->head.size;
    return loaded->view;
  }
  if (usable.error().code != ErrorCode::not_found) {
    report.notes.push_back("Passed over the snapshot and read the whole log (" +
                           usable.error().message + ").");
  }
  return graph::View();
}

Result<graph::View> replay(const Surroundings& surroundings, const EventLog& log,
                           const graph::View& start, RecoveryReport& report) {
  const Timer timer(surroundings.clock, report.replay_microseconds);
  graph::Draft draft(start);
  const Loaded loaded = load(draft, graph::Trust::replayed, [&](const EventSink& sink) {
    return log.scan(start.position(), log.head().size, sink);
  });
  report.replayed = loaded.events;
  if (!loaded.applied) {
    const std::uint64_t position = start.position() + report.replayed;
    return Error{ErrorCode::corrupt, "The event at position " + std::to_string(position) +
                                         " cannot be applied (" + loaded.applied.error().message +
                                         "): run `kith check`, then restore from a backup."};
  }
  if (!loaded.given) return loaded.given.error();
  return draft.view();
}

}  // namespace

std::filesystem::path keyring_path(const Surroundings& surroundings,
                                   const graph::SchemeNumber& scheme) {
  return surroundings.keys_folder / (to_text(scheme.number) + ".keys");
}

SnapshotPlace snapshot_place(const Surroundings& surroundings, const graph::SchemeNumber& scheme) {
  return {surroundings.snapshots_folder / (to_text(scheme.number) + ".snapshot"), scheme};
}

Result<Recovered> recover(const Surroundings& surroundings, const graph::SchemeNumber& scheme) {
  const LogPlace place{scheme, Stream::facts};
  Recovered recovered;
  RecoveryReport& report = recovered.report;
  auto head = read_head(surroundings.engine, place);
  if (!head) return std::move(head).error();
  report.head = *head;
  auto keys = open_keys(surroundings, scheme, report);
  if (!keys) return std::move(keys).error();
  recovered.keys = std::move(*keys);
  auto log = EventLog::open(surroundings.engine, place, *recovered.keys, surroundings.randomness);
  if (!log) return std::move(log).error();
  recovered.log = std::move(*log);
  const graph::View start = start_from(surroundings, scheme, recovered, report);
  auto view = replay(surroundings, *recovered.log, start, report);
  if (!view) return std::move(view).error();
  recovered.view = std::move(*view);
  return recovered;
}

}  // namespace kith::store
