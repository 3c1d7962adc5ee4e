// SPDX-License-Identifier: Apache-2.0
// What the generator writes, the importer takes: not one fault, whatever the seed and the size.
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "api/demo/synthetic_scheme.h"
#include "api/exchange/bundle_reader.h"

using namespace kith;

TEST_CASE("the bundle of a synthetic scheme is imported without a fault") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    demo::Options made;
    made.seed = seed;
    made.people = seed == 12 ? 2'500 : static_cast<std::uint32_t>(20 + 37 * seed);
    made.noise = static_cast<demo::NoiseLevel>(seed % 3);
    made.reference = *graph::make_date(2026, 11, 21);
    CAPTURE(seed);
    const std::string bundle = demo::make_scheme(made).value().bundle();
    api::TextBytes bytes(bundle);
    api::KeyedNumbers numbers("demo");
    api::ImportOptions options;
    options.mode = api::ImportMode::dry_run;
    options.today = made.reference;
    const graph::View nothing;
    const auto report =
        api::import_bundle(bytes, nothing, numbers, options,
                           [](api::ImportedRecord&&) { return graph::Result<void>{}; });
    REQUIRE(report.ok());
    CHECK(report->lines > 300);
    CHECK(report->refused == 0);
    CHECK(report->accepted == report->lines);
    for (const graph::Fault& fault : report->faults)
      FAIL_CHECK(fault.pointer << " " << fault.detail);
  }
}
