// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "graph/decoded_event.h"
#include "graph/event.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::graph {

struct DraftState;

// How far an event is believed.
enum class Trust : std::uint8_t {
  checked,   // a command: everything is checked now
  deferred,  // one of many that belong together: references are checked by check_references();
             // record_ended may come first of all that is heard of a record
  replayed,  // from the log: once accepted, never refused again
  snapshot,  // from a snapshot: header.position is that of the record's last change
};

struct ExpectedRecords {
  std::size_t records = 0;
  std::size_t external_ids = 0;    // of records, and of whoever is within them
  std::size_t named_contacts = 0;  // of these
};

// A graph being changed: a root with later events applied, not yet seen by anybody. The scheme's
// one writer makes a draft of the newest view, applies a group of events, writes them durably and
// only then publishes `view()`.
//
// Not thread safe. Moves, does not copy. Cost of an event: a few copied pages, independent of the
// size of the graph.
class Draft {
 public:
  explicit Draft(const View& base);
  ~Draft();
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;

  // Checks the event against everything applied before it and applies it. header.position must be
  // the next one, except from a snapshot (programmer's mistake otherwise). After a failure the
  // draft is as it was. Errors: bad_input with every fault and its JSON Pointer (dangling
  // reference, a number of another kind, a tie to oneself …), conflict (external id taken, record
  // ended), too_large, malformed (a part that does not decode). Replayed and snapshot events fail
  // only as malformed; erased parts leave out what they held.
  Result<void> apply(const Event& event, Trust trust = Trust::checked);
  // The same for an event that was decoded before.
  Result<void> apply(DecodedEvent event, Trust trust);

  // What is about to come, about: so that a first import need not make its tables larger again and
  // again. Changes no answer.
  void expect(const ExpectedRecords& expected);

  // Brings into the processor's cache what applying the event will touch. Costs little, changes
  // nothing: for loading many.
  void prefetch(const DecodedEvent& event) const;

  // Checks what deferred events refer to: records that are there, or were. `event_of` in each
  // fault's line: the deferred event's place, counted from 1 since the last check. Not ok: throw
  // the draft away.
  Result<void> check_references();

  // After the events of a snapshot: the position that the snapshot was taken at.
  void finish_snapshot(std::uint64_t position);

  // The graph as it is now, immutable; the draft can go on.
  View view();

 private:
  std::unique_ptr<DraftState> state_;
};

// A view as events, from which Trust::snapshot makes an equal one: every record that is not ended
// as a put, what was ended or erased as such; in order of kind, then number; header.position is
// that of the last change. Scheme and time are not filled in.
void each_snapshot_event(const View& view, const std::function<void(const Event&)>& visit);
// The same all at once.
std::vector<Event> snapshot_events(const View& view);

}  // namespace kith::graph
