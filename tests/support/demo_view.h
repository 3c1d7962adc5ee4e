// SPDX-License-Identifier: Apache-2.0
// A synthetic scheme's bundle as a graph in memory, read by the importer, without a store.
#pragma once

#include <string>
#include <utility>

#include "api/demo/synthetic_scheme.h"
#include "api/exchange/bundle_reader.h"
#include "graph/check.h"
#include "graph/codec.h"
#include "graph/draft.h"

namespace kith::tests {

inline graph::View view_of(const demo::SyntheticScheme& scheme, std::uint64_t seed) {
  const std::string bundle = scheme.bundle();
  api::TextBytes bytes(bundle);
  api::KeyedNumbers numbers("demo " + std::to_string(seed));
  graph::Draft draft(graph::View{});
  std::uint64_t position = 0;
  const graph::View nothing;
  const auto report =
      api::import_bundle(bytes, nothing, numbers, {}, [&](api::ImportedRecord&& imported) {
        graph::Event event = graph::put_event(imported.record);
        event.header.position = position++;
        return draft.apply(event, graph::Trust::deferred);
      });
  KITH_CHECK(report.ok() && report->refused == 0 && report->accepted == position);
  KITH_CHECK(draft.check_references().ok());
  return draft.view();
}

}  // namespace kith::tests
