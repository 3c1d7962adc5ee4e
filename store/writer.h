// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "graph/clock.h"
#include "graph/draft.h"
#include "graph/result.h"
#include "graph/view.h"
#include "store/command.h"
#include "store/event_log.h"
#include "store/outcomes.h"

namespace kith::store {

// Of an import, this much is gathered before it is written.
inline constexpr std::size_t import_chunk_bytes_usual = 4 * 1024 * 1024;

// The one writer of a scheme. There is no thread behind it: the client that finds the log free
// writes for all who wait (group commit). Each command is checked against the newest graph with the
// earlier ones of its group applied; a refused command changes nothing and costs the others
// nothing. The group is one synced batch, and only after it is on disk is the new view published
// and anybody answered: nothing unsynced is ever readable, and an answer without Error means
// "on disk".
//
// Safe from any thread. Engine, log, keys and clock must outlive it.
class SchemeWriter {
 public:
  // `newest` is the graph of exactly log.head().size events (programmer's mistake otherwise).
  SchemeWriter(Engine& engine, EventLog& log, SubjectKeys& keys, graph::View newest,
               graph::Clock& clock, std::size_t import_chunk_bytes = import_chunk_bytes_usual);

  // Blocks until the outcome is known. Errors, and in all but outcome_unknown nothing happened:
  //   bad_input, conflict, too_large, malformed   as graph::Draft::apply and LogGroup::add say
  //   conflict              the idempotency key was used for another request
  //   precondition_failed   a record was changed since (a fault for each, at /preconditions/<i>)
  //   too_many_requests     limits::queued_commands_max are waiting already
  //   storage_full          no space; a later command may succeed
  //   outcome_unknown       the sync failed. Writing has stopped; open the store again, then send
  //                         the command again with its idempotency key
  //   unavailable           writing has stopped before
  graph::Result<Committed> submit(Command command);

  // What became of an earlier command with this key; nothing where there was none that is durable.
  // Errors: conflict (the key was used for another request), the engine's.
  graph::Result<std::optional<Committed>> earlier(const Command::Idempotency& idempotency) const;

  // An import: all of the source's events or none of them, however many. Each is checked as it
  // comes, references at the end (a fault's line is the event's place, from 1). They are written
  // unsynced in chunks as they come, and count from the last, synced batch on; a crash before that
  // leaves none. Other commands wait meanwhile; reading does not. `expected`: about how much comes.
  // Memory: two chunks, and the draft.
  // Errors: the source's, and those of submit.
  graph::Result<Committed> bulk(const EventSource& source,
                                const graph::ExpectedRecords& expected = {});

  // Writes the certificate that a subject is erased; whoever was ever written about can be, ended
  // or not. In the same batch its row is marked, and the outcomes kept for idempotency keys of
  // commands about it are removed. (Its key is destroyed after: SchemeStore::erase.) Errors:
  // not_found (nothing was ever written about it), conflict (erased before), those of submit.
  graph::Result<Committed> certify_erasure(const graph::SubjectNumber& subject, graph::Kind kind);

  // The newest durable graph. Never waits for the disk or for commands.
  graph::View view() const;

  // The error that every further command gets, once writing has stopped.
  std::optional<graph::Error> stopped() const;

 private:
  struct Waiting;
  struct Group;
  using Task = std::function<graph::Result<Committed>()>;

  graph::Result<Committed> wait_for_turn(Waiting& me);
  std::vector<Waiting*> take_group();
  void lead(std::unique_lock<std::mutex>& lock);
  graph::Result<Committed> alone(const Task& task);

  std::vector<graph::Result<Committed>> write_group(const std::vector<Waiting*>& members);
  graph::Result<Committed> apply(Group& group, Command& command);
  graph::Result<std::optional<Committed>> earlier_outcome(
      const Group& group, const Command::Idempotency& idempotency) const;
  graph::Result<Committed> apply_new(Group& group, Command& command);
  graph::Result<Committed> write_certificate(const graph::SubjectNumber& subject, graph::Kind kind);
  graph::Result<Committed> write_bulk(const EventSource& source,
                                      const graph::ExpectedRecords& expected);
  graph::Result<Committed> give_up_bulk(const Group& group, graph::Error error);
  graph::Result<void> commit(Group& group);
  void publish(graph::View view);

  Engine& engine_;
  EventLog& log_;
  SubjectKeys& keys_;
  graph::Clock& clock_;
  std::size_t import_chunk_bytes_;
  Outcomes outcomes_;

  mutable std::mutex queue_mutex_;  // guards the three below
  std::deque<Waiting*> queue_;      // in order of arrival; a group leaves when it is done
  bool busy_ = false;               // somebody is writing, without the mutex
  std::optional<graph::Error> stopped_;

  mutable std::mutex view_mutex_;  // guards view_, never held for longer than a copy
  graph::View view_;
};

}  // namespace kith::store
