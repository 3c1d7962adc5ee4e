// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "graph/draft.h"
#include "graph/event.h"
#include "graph/result.h"

namespace kith::store {

// Takes events in their order; false: no more are wanted.
using EventSink = std::function<bool(graph::Event&& event)>;
// Gives events to a sink, from the first to the last or to an error of its own.
using EventGiver = std::function<graph::Result<void>(const EventSink& sink)>;

struct Loaded {
  std::uint64_t events = 0;     // applied
  graph::Result<void> applied;  // not ok: the event at that place could not be applied
  graph::Result<void> given;    // the giver's answer, where all that it gave was applied
};

// Applies many events to a draft: `giver` runs on a thread of its own, where its events are also
// decoded, while this one builds the graph. What comes of it is the same as one after the other.
// Both threads are done when it returns. Memory: some thousand events.
Loaded load(graph::Draft& draft, graph::Trust trust, const EventGiver& giver);

}  // namespace kith::store
