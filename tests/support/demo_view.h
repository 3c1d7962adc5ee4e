// SPDX-License-Identifier: Apache-2.0
// A synthetic scheme to measure by, and its bundle as a graph in memory, read by the importer,
// without a store.
#pragma once

#include <string>
#include <utility>

#include "api/demo/synthetic_scheme.h"
#include "api/exchange/bundle_reader.h"
#include "graph/check.h"
#include "graph/codec.h"
#include "graph/draft.h"

namespace kith::tests {

// What measuring programs make their schemes by: today is always the same day.
inline demo::Options options_of(std::uint64_t seed, demo::NoiseLevel noise, int people) {
  demo::Options options;
  options.seed = seed;
  options.people = static_cast<std::uint32_t>(people);
  options.noise = noise;
  options.reference = *graph::make_date(2026, 11, 21);
  return options;
}

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
