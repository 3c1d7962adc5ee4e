// SPDX-License-Identifier: Apache-2.0
// One scheme called "leigh" on the engine in memory, its other files in a temporary directory.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/codec.h"
#include "graph/draft.h"
#include "store/engine_memory.h"
#include "store/scheme_store.h"
#include "tests/support/fixed_world.h"
#include "tests/support/stopping_files.h"
#include "tests/support/world.h"

namespace kith::tests {

// A command that puts records as they are.
inline store::Command putting(const std::vector<graph::Record>& records) {
  store::Command command;
  for (const graph::Record& record : records) command.events.push_back(graph::put_event(record));
  return command;
}

inline store::Command putting_person(std::string_view name, std::string_view called = {}) {
  graph::Person person = a_person(name);
  if (!called.empty()) person.called = std::string(called);
  return putting({person});
}

// Whether two views hold the same: position, and every record with when it was last changed.
inline bool same_view(const graph::View& a, const graph::View& b) {
  return a.position() == b.position() && graph::snapshot_events(a) == graph::snapshot_events(b);
}

class SchemeWorld {
 public:
  explicit SchemeWorld(std::uint64_t seed = 1) : randomness(seed) {
    options_.fault = [this](std::uint64_t index, const store::Batch& batch) {
      return fault ? fault(index, batch) : store::MemoryFault::none;
    };
    engine = store::make_memory_engine(options_);
    std::filesystem::create_directories(directory.path() / "keys");
    std::filesystem::create_directories(directory.path() / "snapshots");
    scheme = store::SchemeStore::create(surroundings(), "leigh").value();
  }

  store::Surroundings surroundings() {
    return {*engine,   directory.path() / "keys", directory.path() / "snapshots", files, clock,
            randomness};
  }
  graph::Result<std::unique_ptr<store::SchemeStore>> open() {
    return store::SchemeStore::open(surroundings(), "leigh");
  }
  // As if the process had been started anew.
  store::SchemeStore& reopen() {
    scheme.reset();
    engine->reopen();
    files.go_on();
    scheme = open().value();
    return *scheme;
  }

  store::SchemeWriter& writer() { return scheme->writer(); }
  const store::EventLog& log() const { return scheme->log(); }
  std::filesystem::path keyring_path() {
    return store::keyring_path(surroundings(), scheme->entry().number);
  }
  std::filesystem::path snapshot_path() {
    return store::snapshot_place(surroundings(), scheme->entry().number).path;
  }

  TemporaryDirectory directory;
  StoppingFiles files;
  FixedClock clock;
  FixedRandomness randomness;
  std::function<store::MemoryFault(std::uint64_t, const store::Batch&)> fault;
  std::unique_ptr<store::MemoryEngine> engine;
  std::unique_ptr<store::SchemeStore> scheme;

 private:
  store::MemoryOptions options_;
};

}  // namespace kith::tests
