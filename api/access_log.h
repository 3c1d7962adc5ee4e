// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "graph/clock.h"
#include "graph/result.h"
#include "store/event_log.h"

// The second stream of a scheme: who was shown whose data, why, and which bytes. Facts never wait
// for it, and it never moves their position.
namespace kith::api {

// One answer that showed a human role somebody's data.
struct AccessEntry {
  std::string who;  // token id, or the user of the command line
  std::string role;
  std::string purpose;
  std::string asked;       // "people/get", "people/proposals"
  std::uint64_t view = 0;  // position of the facts that it was answered from
  store::Hash answer;      // SHA-256 of the bytes shown
  std::vector<graph::SubjectNumber> subjects;
};

// Entries are gathered and written by a thread of its own: durable within a second of note(), as
// events of type run_recorded in the access stream, one part a subject, sealed with that subject's
// key. Safe from any thread. Log, clock and randomness must outlive it.
class AccessLog {
 public:
  AccessLog(store::EventLog& log, const store::SubjectKeys& keys, graph::Clock& clock,
            graph::Randomness& randomness);
  // Writes what is waiting.
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  // Errors: unavailable, where entries could not be written for more than a second: what cannot be
  // recorded is not shown.
  graph::Result<void> note(AccessEntry entry);
  // Returns when everything noted before is durable. Errors: those of the log.
  graph::Result<void> flush();

  // While it is held nothing is being written: for erasing, which takes keys away.
  std::unique_lock<std::mutex> hold() { return std::unique_lock(writing_); }

 private:
  struct Waiting {
    AccessEntry entry;
    graph::Instant at;
  };
  void run();
  graph::Result<void> write(const std::vector<Waiting>& entries);
  std::vector<graph::Event> events_of(const Waiting& waiting) const;

  store::EventLog& log_;
  const store::SubjectKeys& keys_;
  graph::Clock& clock_;
  graph::Randomness& randomness_;

  std::mutex writing_;  // guards log_ while it is written
  std::mutex mutex_;    // guards what is below
  std::condition_variable changed_;
  std::vector<Waiting> waiting_;
  std::uint64_t noted_ = 0;
  std::uint64_t written_ = 0;
  std::optional<graph::Error> failing_;
  bool hurry_ = false;  // somebody waits: do not gather
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kith::api
