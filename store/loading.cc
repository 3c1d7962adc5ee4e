// SPDX-License-Identifier: Apache-2.0
#include "store/loading.h"

#include <thread>
#include <utility>

#include "graph/decoded_event.h"
#include "store/handover.h"

namespace kith::store {
Loaded load(graph::Draft& draft, graph::Trust trust, const EventGiver& giver) {
  Loaded loaded;
  Handover<graph::DecodedEvent> events;
  std::thread reader([&] {
    loaded.given = giver([&](graph::Event&& event) {
      return events.give(graph::decode_event(std::move(event.header), event.parts));
    });
    events.finish();
  });
  while (auto event = events.take()) {
    if (const graph::DecodedEvent* soon = events.ahead(items_ahead)) draft.prefetch(*soon);
    loaded.applied = draft.apply(std::move(*event), trust);
    if (!loaded.applied) break;
    ++loaded.events;
  }
  events.stop();
  reader.join();
  return loaded;
}

}  // namespace kith::store
