// SPDX-License-Identifier: Apache-2.0
#include "store/writer.h"

#include <condition_variable>
#include <map>
#include <string>
#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "store/bulk_writing.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Event;
using graph::Result;

namespace {

constexpr std::size_t event_overhead_bytes = 128;  // about, of header, nodes and key

std::size_t size_of(const Event& event) {
  std::size_t bytes = event_overhead_bytes;
  for (const graph::Part& part : event.parts) bytes += part.bytes.size() + 64;
  return bytes;
}

std::size_t size_of(const Command& command) {
  std::size_t bytes = 0;
  for (const Event& event : command.events) bytes += size_of(event);
  return bytes;
}

Result<void> check_shape(const Command& command) {
  if (command.events.empty()) return Error{ErrorCode::bad_input, "There is nothing to do."};
  if (size_of(command) > graph::limits::group_bytes_max) {
    return Error{ErrorCode::too_large, "This is too much for one command: use an import."};
  }
  if (!command.idempotency) return {};
  const std::size_t key_size = command.idempotency->key.size();
  if (key_size == 0 || key_size > graph::limits::idempotency_key_bytes_max) {
    return Error{ErrorCode::bad_input,
                 "An idempotency key has 1 to " +
                     std::to_string(graph::limits::idempotency_key_bytes_max) + " bytes."};
  }
  return {};
}

Result<void> check_preconditions(const graph::View& view, const Command& command) {
  std::vector<graph::Fault> faults;
  for (std::size_t i = 0; i < command.preconditions.size(); ++i) {
    const Command::Precondition& wanted = command.preconditions[i];
    if (view.changed_at(wanted.record) == wanted.changed_at) continue;
    faults.push_back(
        {"/preconditions/" + std::to_string(i), to_text(wanted.record) + " was changed meanwhile"});
  }
  if (faults.empty()) return {};
  return Error{ErrorCode::precondition_failed,
               "Somebody else changed this first: read it again, then repeat.", std::move(faults)};
}

// Of a group whose write failed. What ends writing for good is told from what may pass.
bool ends_writing(const Error& error) {
  return error.code != ErrorCode::storage_full && error.code != ErrorCode::too_large;
}

}  // namespace

// A command or a task in the queue, on its client's stack. Guarded by queue_mutex_, but for
// `command`, which belongs to whoever leads its group.
struct SchemeWriter::Waiting {
  Command* command = nullptr;  // none: a task of its own, never in a group
  std::size_t bytes = 0;
  std::optional<Result<Committed>> answer = {};
  std::condition_variable wake = {};
};

// Commands applied, sealed and not yet written.
struct SchemeWriter::Group {
  graph::Draft draft;
  LogGroup log;
  std::map<std::string, StoredOutcome> outcomes = {};  // by row, of this group
  std::uint64_t begin = 0;

  bool empty() const { return log.size() == begin; }
};

SchemeWriter::SchemeWriter(Engine& engine, EventLog& log, SubjectKeys& keys, graph::View newest,
                           graph::Clock& clock, std::size_t import_chunk_bytes)
    : engine_(engine),
      log_(log),
      keys_(keys),
      clock_(clock),
      import_chunk_bytes_(import_chunk_bytes),
      outcomes_(log.place().scheme, keys.keyring().lasting_secret()),
      view_(std::move(newest)) {
  KITH_CHECK(view_.position() == log_.head().size);
}

graph::View SchemeWriter::view() const {
  const std::lock_guard lock(view_mutex_);
  return view_;
}

void SchemeWriter::publish(graph::View view) {
  const std::lock_guard lock(view_mutex_);
  view_ = std::move(view);
}

std::optional<Error> SchemeWriter::stopped() const {
  const std::lock_guard lock(queue_mutex_);
  return stopped_;
}

Result<Committed> SchemeWriter::submit(Command command) {
  if (auto shaped = check_shape(command); !shaped) return std::move(shaped).error();
  Waiting me;
  me.command = &command;
  me.bytes = size_of(command);
  return wait_for_turn(me);
}

Result<Committed> SchemeWriter::wait_for_turn(Waiting& me) {
  std::unique_lock lock(queue_mutex_);
  if (stopped_) return *stopped_;
  if (queue_.size() >= graph::limits::queued_commands_max) {
    return Error{ErrorCode::too_many_requests, "Too many changes at once: try again later."};
  }
  queue_.push_back(&me);
  me.wake.wait(lock, [&] { return me.answer || (!busy_ && queue_.front() == &me); });
  if (!me.answer) lead(lock);
  return std::move(*me.answer);
}

// The first command in the queue and those behind it that fit, up to the first task.
std::vector<SchemeWriter::Waiting*> SchemeWriter::take_group() {
  std::vector<Waiting*> members;
  std::size_t bytes = 0;
  for (Waiting* waiting : queue_) {
    if (waiting->command == nullptr || members.size() == graph::limits::group_commands_max) break;
    bytes += waiting->bytes;
    if (bytes > graph::limits::group_bytes_max && !members.empty()) break;
    members.push_back(waiting);
  }
  return members;
}

void SchemeWriter::lead(std::unique_lock<std::mutex>& lock) {
  busy_ = true;
  const std::vector<Waiting*> members = take_group();
  lock.unlock();
  std::vector<Result<Committed>> answers = write_group(members);
  lock.lock();
  busy_ = false;
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(members.size()));
  // Writing goes on before answers are carried around.
  if (!queue_.empty()) queue_.front()->wake.notify_one();
  // A member that has its answer may be gone as soon as the mutex is free.
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i]->answer.emplace(std::move(answers[i]));
    members[i]->wake.notify_one();
  }
}

// Runs a task with nobody else writing.
Result<Committed> SchemeWriter::alone(const Task& task) {
  Waiting me;
  std::unique_lock lock(queue_mutex_);
  if (stopped_) return *stopped_;
  queue_.push_back(&me);
  me.wake.wait(lock, [&] { return !busy_ && queue_.front() == &me; });
  busy_ = true;
  std::optional<Error> stopped = stopped_;
  lock.unlock();
  Result<Committed> done = stopped ? Result<Committed>(std::move(*stopped)) : task();
  lock.lock();
  busy_ = false;
  queue_.pop_front();
  if (!queue_.empty()) queue_.front()->wake.notify_one();
  return done;
}

std::vector<Result<Committed>> SchemeWriter::write_group(const std::vector<Waiting*>& members) {
  if (auto error = stopped()) {
    return std::vector<Result<Committed>>(members.size(), Result<Committed>(*error));
  }
  Group group{graph::Draft(view()), log_.begin(), {}, log_.head().size};
  std::vector<Result<Committed>> answers;
  answers.reserve(members.size());
  for (Waiting* member : members) answers.push_back(apply(group, *member->command));
  const Result<void> written = group.empty() ? Result<void>() : commit(group);
  if (written) return answers;
  for (Result<Committed>& answer : answers) {
    // A command that was refused, or done before, is so whatever became of the others.
    if (answer && answer->first >= group.begin) answer = written.error();
  }
  return answers;
}

Result<void> SchemeWriter::commit(Group& group) {
  Result<void> written = log_.commit(group.log);
  if (written) {
    publish(group.draft.view());
    return written;
  }
  if (ends_writing(written.error())) {
    const std::lock_guard lock(queue_mutex_);
    stopped_ = Error{ErrorCode::unavailable,
                     "Writing has stopped after a failed write: start Kith again."};
  }
  return written;
}

Result<Committed> SchemeWriter::apply(Group& group, Command& command) {
  if (command.idempotency) {
    auto earlier = earlier_outcome(group, *command.idempotency);
    if (!earlier) return std::move(earlier).error();
    if (earlier->has_value()) return **earlier;
  }
  auto applied = apply_new(group, command);
  if (!applied || !command.idempotency) return applied;
  const std::string row = outcomes_.row_of(*command.idempotency);
  const StoredOutcome outcome = outcomes_.outcome_of(*command.idempotency, *applied);
  group.log.batch().put(Space::index, row, encode(outcome));
  group.outcomes.emplace(row, outcome);
  return applied;
}

Result<std::optional<Committed>> SchemeWriter::earlier_outcome(
    const Group& group, const Command::Idempotency& idempotency) const {
  const auto pending = group.outcomes.find(outcomes_.row_of(idempotency));
  if (pending == group.outcomes.end()) return earlier(idempotency);
  auto again = outcomes_.replay(pending->second, idempotency);
  if (!again) return std::move(again).error();
  return std::optional<Committed>(*again);
}

Result<std::optional<Committed>> SchemeWriter::earlier(
    const Command::Idempotency& idempotency) const {
  auto stored = outcomes_.find(engine_, idempotency);
  if (!stored) return std::move(stored).error();
  if (!*stored) return std::optional<Committed>();
  auto again = outcomes_.replay(**stored, idempotency);
  if (!again) return std::move(again).error();
  return std::optional<Committed>(*again);
}

Result<Committed> SchemeWriter::apply_new(Group& group, Command& command) {
  const graph::View before = group.draft.view();
  if (auto held = check_preconditions(before, command); !held) return std::move(held).error();
  const Committed place{group.log.size(), static_cast<std::uint32_t>(command.events.size()), false};
  const graph::Instant now = clock_.now();
  // Records of one command may refer to each other in any order.
  const bool several = command.events.size() > 1;
  const graph::Trust trust = several ? graph::Trust::deferred : graph::Trust::checked;
  std::uint64_t position = place.first;
  Result<void> done;
  for (Event& event : command.events) {
    event.header.scheme = log_.place().scheme;
    event.header.position = position++;
    event.header.at = now;
    done = group.draft.apply(event, trust);
    if (!done) break;
  }
  if (done && several) done = group.draft.check_references();
  if (done) done = group.log.add(command.events);
  if (done) return place;
  group.draft = graph::Draft(before);
  return std::move(done).error();
}

Result<Committed> SchemeWriter::bulk(const EventSource& source,
                                     const graph::ExpectedRecords& expected) {
  return alone([&] { return write_bulk(source, expected); });
}

Result<Committed> SchemeWriter::write_bulk(const EventSource& source,
                                           const graph::ExpectedRecords& expected) {
  Group group{graph::Draft(view()), log_.begin(), {}, log_.head().size};
  group.draft.expect(expected);
  BulkGathered gathered =
      gather(source, clock_.now(), group.draft, group.log, log_, import_chunk_bytes_);
  if (gathered.done && group.empty()) return Committed{group.begin, 0, false};
  if (gathered.done) gathered.done = commit(group);
  if (gathered.done) {
    return Committed{group.begin, static_cast<std::uint32_t>(group.log.size() - group.begin),
                     false};
  }
  Error error = std::move(gathered.done).error();
  if (!gathered.wrote_ahead || error.code == ErrorCode::outcome_unknown) return error;
  return give_up_bulk(group, std::move(error));
}

// What was written ahead is taken back at once; where even that fails, the next opening does it.
Result<Committed> SchemeWriter::give_up_bulk(const Group& group, Error error) {
  std::vector<NumberedEntry> subjects = group.log.new_subjects();
  auto removed = remove_beyond_head(engine_, log_.place(), group.begin, keys_.keyring(), subjects);
  if (!removed) {
    const std::lock_guard lock(queue_mutex_);
    stopped_ = Error{ErrorCode::unavailable,
                     "Writing has stopped after a failed import: start Kith again."};
  }
  return error;
}

Result<Committed> SchemeWriter::certify_erasure(const graph::SubjectNumber& subject,
                                                graph::Kind kind) {
  return alone([&] { return write_certificate(subject, kind); });
}

Result<Committed> SchemeWriter::write_certificate(const graph::SubjectNumber& subject,
                                                  graph::Kind kind) {
  const auto known = keys_.find(subject);
  if (!known) return Error{ErrorCode::not_found, "Nothing is known about this number."};
  if (known->erased) return Error{ErrorCode::conflict, "This was erased before."};
  Group group{graph::Draft(view()), log_.begin(), {}, log_.head().size};
  Event event;
  event.header.scheme = log_.place().scheme;
  event.header.position = group.begin;
  event.header.type = graph::EventType::subject_erased;
  event.header.kind = kind;
  event.header.at = clock_.now();
  event.header.record = subject.number;
  // As if replayed: that there is a key to destroy is all that matters, also for ended records.
  Result<void> done = group.draft.apply(event, graph::Trust::replayed);
  if (done) done = group.log.add({&event, 1});
  if (done) done = outcomes_.forget(engine_, log_, subject, group.log.batch());
  if (!done) return std::move(done).error();
  group.log.mark_erased(subject);
  if (auto written = commit(group); !written) return std::move(written).error();
  return Committed{group.begin, 1, false};
}

}  // namespace kith::store
