// SPDX-License-Identifier: Apache-2.0
#include "store/bulk_writing.h"

#include <deque>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include "store/handover.h"

namespace kith::store {
namespace {

using graph::Event;
using graph::PreparedEvent;
using graph::Result;

// Another thread: events that the draft has taken, on their way into the log.
class Writing {
 public:
  Writing(LogGroup& group, EventLog& log, std::size_t chunk_bytes)
      : group_(group), log_(log), chunk_bytes_(chunk_bytes), thread_([this] { run(); }) {}

  // False: an earlier event could not be written.
  bool give(Event event) { return events_.give(std::move(event)); }

  Result<void> finish() {
    events_.finish();
    thread_.join();
    return std::move(done_);
  }
  bool wrote_ahead() const { return wrote_ahead_; }

 private:
  void run() {
    while (done_) {
      const std::optional<Event> event = events_.take();
      if (!event) break;
      if (const Event* soon = events_.ahead(items_ahead)) group_.prefetch(*soon);
      done_ = group_.add({&*event, 1});
      if (done_ && group_.bytes() >= chunk_bytes_) write_chunk();
    }
    events_.stop();
    // A chunk came before whatever could not be added.
    if (Result<void> before = chunk_written(); !before) done_ = std::move(before);
  }

  // While one chunk is written, the next is sealed.
  void write_chunk() {
    done_ = chunk_written();
    if (!done_) return;
    std::swap(chunk_, group_.complete_batch());
    group_.batch().clear();
    wrote_ahead_ = true;
    chunk_writing_ = std::async(std::launch::async, [this] { return log_.write_ahead(chunk_); });
  }
  Result<void> chunk_written() {
    return chunk_writing_.valid() ? chunk_writing_.get() : Result<void>();
  }

  LogGroup& group_;
  EventLog& log_;
  std::size_t chunk_bytes_;
  Handover<Event> events_;
  Batch chunk_;                              // being written
  std::future<Result<void>> chunk_writing_;  // not valid: none is
  Result<void> done_;                        // the thread's until finish()
  bool wrote_ahead_ = false;                 // likewise
  std::thread thread_;                       // last: it uses the others
};

// This thread: the source's events, looked at a few ahead of their turn.
class Applying {
 public:
  Applying(const EventSource& source, graph::Instant now, graph::Draft& draft, Writing& writing,
           const LogPlace& place, std::uint64_t position)
      : source_(source),
        now_(now),
        draft_(draft),
        writing_(writing),
        place_(place),
        position_(position) {}

  Result<void> run() {
    while (true) {
      look_ahead();
      if (ahead_.empty()) {
        if (source_failed_) return std::move(*source_failed_);
        return draft_.check_references();
      }
      PreparedEvent next = std::move(ahead_.front());
      ahead_.pop_front();
      if (auto applied = draft_.apply(std::move(next.decoded), graph::Trust::deferred); !applied) {
        return applied;
      }
      if (!writing_.give(std::move(next.event))) return {};
    }
  }

 private:
  void look_ahead() {
    while (!ended_ && ahead_.size() <= items_ahead) {
      Result<std::optional<PreparedEvent>> next = source_();
      ended_ = !next || !next->has_value();
      if (!next) source_failed_ = std::move(next).error();
      if (ended_) return;
      PreparedEvent& event = **next;
      event.place(place_.scheme, position_++, now_);
      draft_.prefetch(event.decoded);
      ahead_.push_back(std::move(event));
    }
  }

  const EventSource& source_;
  graph::Instant now_;
  graph::Draft& draft_;
  Writing& writing_;
  LogPlace place_;
  std::uint64_t position_;
  std::deque<PreparedEvent> ahead_;
  bool ended_ = false;
  std::optional<graph::Error> source_failed_;
};

}  // namespace

BulkGathered gather(const EventSource& source, graph::Instant now, graph::Draft& draft,
                    LogGroup& group, EventLog& log, std::size_t chunk_bytes) {
  const std::uint64_t position = group.size();
  Writing writing(group, log, chunk_bytes);
  Result<void> applied = Applying(source, now, draft, writing, log.place(), position).run();
  // What was given to the log came before what the draft refused.
  Result<void> written = writing.finish();
  return BulkGathered{written ? std::move(applied) : std::move(written), writing.wrote_ahead()};
}

}  // namespace kith::store
