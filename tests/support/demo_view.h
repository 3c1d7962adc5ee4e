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

inline graph::View view_of_bundle(const std::string& bundle, const std::string& numbers_by) {
  api::TextBytes bytes(bundle);
  api::KeyedNumbers numbers(numbers_by);
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

inline graph::View view_of(const demo::SyntheticScheme& scheme, std::uint64_t seed) {
  return view_of_bundle(scheme.bundle(), "demo " + std::to_string(seed));
}

// A scheme with its neighbourhood, and the directory that it reads.
struct DemoTown {
  graph::View scheme;
  graph::View directory;
};
inline DemoTown demo_town(std::uint64_t seed, int people) {
  demo::Options options = options_of(seed, demo::NoiseLevel::middle, people);
  options.generator = demo::neighbourhood_generator_name;
  const demo::SyntheticScheme scheme(options);
  return {view_of(scheme, seed),
          view_of_bundle(scheme.directory(), "directory " + std::to_string(seed))};
}

}  // namespace kith::tests
