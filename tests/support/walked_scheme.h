// SPDX-License-Identifier: Apache-2.0
// A scheme behind the facade, in memory, in which every introduction has a person and a home of its
// own: walks do not meet.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/introducing.h"
#include "api/scheme.h"
#include "store/engine_memory.h"
#include "tests/support/fixed_world.h"
#include "tests/support/introduction_walks.h"
#include "tests/support/stopping_files.h"

namespace kith::tests {

// The same bits every time; the thread that writes who looked draws from it, too.
class SharedRandomness : public graph::Randomness {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    random_.fill(bytes);
  }

 private:
  std::mutex mutex_;
  FixedRandomness random_{1};
};

// A pair, ready to be introduced from a row of a recorded run.
struct WalkingPair {
  std::string person;
  std::string home;
  graph::RunNumber run = {};
  graph::Number introduction = {};  // once it has begun

  Pair pair() const { return {person, home}; }
};

class WalkedScheme {
 public:
  explicit WalkedScheme(bool minor);

  // One with a recorded run, whose introduction can begin. Good until the scheme goes.
  WalkingPair& another_pair();
  // More that have come exactly as far as this one, each with a person and a home of its own: the
  // same steps, written down as they were.
  std::vector<WalkingPair*> more_like(const WalkingPair& walking, std::size_t count);

  // As a manager, through the facade, as JSON. The first of a pair begins its introduction.
  graph::Result<void> send(WalkingPair& walking, const graph::StepTaken& step);
  // As anybody.
  graph::Result<api::Shown> send_as(const api::Asker& asker, const WalkingPair& walking,
                                    const graph::StepTaken& step);
  graph::Result<void> begin(WalkingPair& walking, graph::StepKind kind, graph::Date on = today);
  // Puts the pair into a recorded run again, so that it could be begun from its row.
  void record_run(WalkingPair& walking);
  std::vector<graph::StepTaken> steps_of(const WalkingPair& walking) const;

  api::Scheme& scheme() { return *scheme_; }
  std::uint64_t log_size() const { return scheme_->store().log().head().size; }
  static api::Asker manager();

 private:
  WalkingPair& named();
  void add_people(const WalkingPair& walking, store::Command& command) const;
  void add_steps(const WalkingPair& from, const WalkingPair& to, store::Command& command);
  void submit(store::Command command);

  bool minor_;
  TemporaryDirectory directory_;
  store::DurableFiles files_;
  StandingClock clock_;
  SharedRandomness randomness_;
  store::MemoryOptions options_;
  std::unique_ptr<store::MemoryEngine> engine_;
  std::unique_ptr<api::Scheme> scheme_;
  std::deque<WalkingPair> pairs_;
};

// The number that stands in one pair's records for what another's stands for in its own.
graph::SubjectNumber in_place_of(const graph::SubjectNumber& number, const Pair& from,
                                 const Pair& to);

// The body of a request that takes this step.
std::string request_of(const graph::StepTaken& step);

}  // namespace kith::tests
