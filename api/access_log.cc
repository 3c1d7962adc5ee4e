// SPDX-License-Identifier: Apache-2.0
#include "api/access_log.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::chrono::milliseconds gather_time{200};
constexpr std::size_t waiting_max = 16'384;
constexpr std::size_t group_events_max = 256;

std::string part_of(const AccessEntry& entry, graph::Instant at) {
  const nlohmann::ordered_json json{
      {"who", entry.who},         {"role", entry.role},
      {"purpose", entry.purpose}, {"asked", entry.asked},
      {"view", entry.view},       {"answer_sha256", store::to_hex(entry.answer)},
      {"at", graph::to_text(at)}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

AccessLog::AccessLog(store::EventLog& log, const store::SubjectKeys& keys, graph::Clock& clock,
                     graph::Randomness& randomness)
    : log_(log), keys_(keys), clock_(clock), randomness_(randomness) {
  thread_ = std::thread([this] { run(); });
}

AccessLog::~AccessLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

graph::Result<void> AccessLog::note(AccessEntry entry) {
  if (entry.subjects.empty()) return {};
  std::sort(entry.subjects.begin(), entry.subjects.end());
  entry.subjects.erase(std::unique(entry.subjects.begin(), entry.subjects.end()),
                       entry.subjects.end());
  const std::lock_guard lock(mutex_);
  if (failing_ || waiting_.size() >= waiting_max) {
    return Error{ErrorCode::unavailable,
                 "that somebody looked cannot be put on record at the moment, so nothing is shown. "
                 "Is the disk full?"};
  }
  waiting_.push_back({std::move(entry), clock_.now()});
  ++noted_;
  changed_.notify_all();
  return {};
}

graph::Result<void> AccessLog::flush() {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = noted_;
  hurry_ = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return written_ >= mine || failing_; });
  if (written_ < mine) return *failing_;
  return {};
}

void AccessLog::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    changed_.wait_for(lock, gather_time, [this] { return stopping_ || hurry_; });
    hurry_ = false;
    const std::vector<Waiting> entries = std::exchange(waiting_, {});
    lock.unlock();
    auto done = write(entries);
    lock.lock();
    if (done) {
      written_ += entries.size();
      failing_.reset();
    } else {
      failing_ = std::move(done).error();
      waiting_.insert(waiting_.begin(), entries.begin(), entries.end());
      if (stopping_) waiting_.clear();  // said and shown as failing; there is no later
      changed_.wait_for(lock, gather_time, [this] { return stopping_; });
    }
    changed_.notify_all();
  }
}

graph::Result<void> AccessLog::write(const std::vector<Waiting>& entries) {
  const std::lock_guard lock(writing_);
  std::size_t next = 0;
  while (next < entries.size()) {
    store::LogGroup group = log_.begin();
    const std::size_t before = next;
    while (next < entries.size() && next - before < group_events_max) {
      std::vector<graph::Event> events = events_of(entries[next]);
      std::uint64_t position = group.size();
      for (graph::Event& event : events) {
        event.header.scheme = log_.place().scheme;
        event.header.position = position++;
      }
      if (auto added = group.add(events); !added) return added;
      ++next;
    }
    if (group.size() == log_.head().size) continue;
    if (auto done = log_.commit(group); !done) return done;
  }
  return {};
}

std::vector<graph::Event> AccessLog::events_of(const Waiting& waiting) const {
  std::vector<graph::Event> events;
  const std::string bytes = part_of(waiting.entry, waiting.at);
  for (const graph::SubjectNumber& subject : waiting.entry.subjects) {
    // Whoever has been erased since has no key to seal with, and nobody is to find them here.
    const auto known = keys_.find(subject);
    if (!known || known->erased) continue;
    if (events.empty() || events.back().parts.size() == graph::limits::parts_an_event_max) {
      graph::Event event;
      event.header.type = graph::EventType::run_recorded;
      event.header.kind = graph::Kind::run;
      event.header.at = waiting.at;
      event.header.record = randomness_.number();
      events.push_back(std::move(event));
    }
    events.back().header.subjects.push_back(subject);
    events.back().parts.push_back(graph::Part{bytes, false});
  }
  return events;
}

}  // namespace kith::api
