// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "graph/check.h"
#include "graph/codec.h"
#include "graph/draft.h"

namespace kith::tests {

// `base` with these records put, in this order. They have numbers and fit together.
inline graph::View graph_of(const std::vector<graph::Record>& records,
                            const graph::View& base = {}) {
  graph::Draft draft(base);
  std::uint64_t position = base.position();
  for (const graph::Record& record : records) {
    graph::Event event = graph::put_event(record);
    event.header.position = position++;
    KITH_CHECK(draft.apply(event, graph::Trust::deferred).ok());
  }
  KITH_CHECK(draft.check_references().ok());
  return draft.view();
}

// `base` without one record.
inline graph::View without(const graph::View& base, const graph::Record& record) {
  graph::Draft draft(base);
  const graph::Number number = identity_of(record).number;
  graph::Event event = graph::end_event(kind_of(record), number, graph::SubjectNumber{number});
  event.header.position = base.position();
  KITH_CHECK(draft.apply(event).ok());
  return draft.view();
}

}  // namespace kith::tests
