// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/recorded_run.h"
#include "api/run_kept.h"
#include "api/scheme.h"
#include "graph/result.h"

// Replay: a recorded question asked again of the graph as it was, in the role and under the policy
// of then, and its answer held against what was put on record. Whether it is the same is judged on
// the canonical bytes; what is told of it is what the asker may see today.
namespace kith::api {

enum class ReplayEnd : std::uint8_t { same, differs, cannot_be_recomputed };
std::string_view word(ReplayEnd end);  // "same"; public, never changes

// Why it cannot be recomputed.
enum class ReplayHindrance : std::uint8_t {
  none,
  erased_in_it,     // somebody who has a part in the run was erased
  erased_since,     // somebody else on record then was: what is left gives another answer, or none
  not_recorded,     // a Kith of before did not keep all that was asked
  not_asked_again,  // of the neighbourhood: it rests on directories and places of its day
  newer_kith        // asked by a Kith that knew more than this one
};
std::string_view word(ReplayHindrance hindrance);

struct Replayed {
  graph::RunNumber run;
  std::uint64_t event = 0;  // its first, in the log
  std::size_t events = 1;
  // Nothing where whom it is about was erased.
  std::optional<RecordedRun> recorded;
  std::vector<graph::SubjectNumber> subjects;  // with a part in it
  ReplayEnd end = ReplayEnd::same;
  ReplayHindrance hindrance = ReplayHindrance::none;
  std::optional<Difference> difference;  // also beside erased_since: of what is left
  std::string refusal;                   // the question itself was refused, in these words
  bool is_withheld = false;              // today the asker may not know more than how it ended

  // Whether another version of the program answered then, as far as that was recorded.
  bool is_of_another_engine() const;
};

struct ReplayCounts {
  std::size_t same = 0;
  std::size_t differs = 0;
  std::size_t cannot_be_recomputed = 0;
};

// May the asker replay a run? Whoever reads the log, every one. Others those of questions that they
// may ask, asked in a role that saw nothing beyond what they see; never one whose question is
// erased.
bool may_replay(const Asker& asker, const std::optional<RecordedRun>& run);

// One run. Errors: not_found (none, or none they may replay), forbidden (replay_runs is needed),
// those of the log. Writes an access entry about everybody in it. Cost: the log is read, and
// applied up to the run.
graph::Result<Replayed> replay_run(Scheme& scheme, const Asker& asker, const graph::RunNumber& run);

// How replay_all() tells. `told` gets the runs in the order of the positions that they were asked
// at, and says false to stop.
struct ReplayTold {
  std::function<bool(const Replayed&)> told;
  std::function<void(std::size_t done, std::size_t all)> progress;
};
// Every run that the asker may replay. One graph goes through the log once. Errors: as above,
// too_large (limits::runs_replayed_max), unavailable (stopped). Memory: some 40 bytes a run, and
// the graph.
graph::Result<ReplayCounts> replay_all(Scheme& scheme, const Asker& asker, const ReplayTold& how);

}  // namespace kith::api
