// SPDX-License-Identifier: Apache-2.0
// What the generator writes, the importer takes: not one fault, whatever the seed and the size.
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "api/demo/synthetic_scheme.h"
#include "api/exchange/bundle_reader.h"
#include "api/exchange/bundle_writer.h"
#include "graph/codec.h"
#include "graph/draft.h"

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

namespace {

// What a bundle is once it is taken in: every record numbered, every reference followed.
graph::View taken_in(const std::string& bundle, graph::Date today) {
  api::TextBytes bytes(bundle);
  api::KeyedNumbers numbers("demo");
  graph::Draft draft(graph::View{});
  std::uint64_t position = 0;
  api::ImportOptions options;
  options.today = today;
  const graph::View nothing;
  const auto report =
      api::import_bundle(bytes, nothing, numbers, options, [&](api::ImportedRecord&& imported) {
        graph::Event event = graph::put_event(imported.record);
        event.header.position = position++;
        return draft.apply(event, graph::Trust::deferred);
      });
  REQUIRE(report.ok());
  for (const graph::Fault& fault : report->faults)
    FAIL_CHECK(fault.line << " " << fault.pointer << " " << fault.detail);
  CHECK(report->refused == 0);
  CHECK(report->accepted == report->lines);
  const auto led = draft.check_references();
  CHECK(led.ok());
  return draft.view();
}

std::string written(const graph::View& view) {
  std::string all;
  const auto count = api::write_bundle(view, [&all](std::string_view bytes) {
    all += bytes;
    return graph::Result<void>{};
  });
  REQUIRE(count.ok());
  return all;
}

demo::SyntheticScheme neighbourhood(std::uint64_t seed, std::uint32_t people) {
  demo::Options made;
  made.generator = demo::neighbourhood_generator_name;
  made.seed = seed;
  made.people = people;
  made.reference = *graph::make_date(2026, 11, 21);
  return demo::make_scheme(made).value();
}

}  // namespace

TEST_CASE("a scheme with its neighbourhood, and its directory, go in, out, in and out the same") {
  const graph::Date today = *graph::make_date(2026, 11, 21);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::uint32_t people =
        seed == 6 ? 2'500 : static_cast<std::uint32_t>(20 + 41 * (seed - 1));
    CAPTURE(seed);
    CAPTURE(people);
    const demo::SyntheticScheme made = neighbourhood(seed, people);
    const graph::View scheme = taken_in(made.bundle(), today);
    CHECK(scheme.count(graph::Kind::person) == people + 6);
    CHECK(scheme.count(graph::Kind::neighbour) == 3 * people + 8);
    CHECK(scheme.count(graph::Kind::level_one_count) == 8 + people / 3);
    CHECK(scheme.count(graph::Kind::connection) > people / 4);
    CHECK(scheme.count(graph::Kind::group_visit) > people / 4);
    CHECK(scheme.count(graph::Kind::subscription) == 1);
    const graph::View directory = taken_in(made.directory(), today);
    CHECK(directory.count(graph::Kind::directory) == 1);
    CHECK(directory.count(graph::Kind::group) == people + 19);
    for (const graph::View& view : {scheme, directory}) {
      const std::string once = written(view);
      CHECK(written(taken_in(once, today)) == once);
    }
  }
}

TEST_CASE("a tie to a neighbour of the bundle leads to that neighbour") {
  const demo::SyntheticScheme made = neighbourhood(1, 60);
  const graph::View view = taken_in(made.bundle(), *graph::make_date(2026, 11, 21));
  const auto callum = view.number_of(graph::Kind::neighbour, "callum");
  const auto tie = view.number_of(graph::Kind::tie, "denise-t2");
  REQUIRE(callum.has_value());
  REQUIRE(tie.has_value());
  CHECK(view.find<graph::Tie>(*tie)->other.number.number == *callum);
  CHECK(view.find<graph::Tie>(*tie)->other.external_id.empty());
  int led = 0;
  for (const graph::Number& number : view.numbers(graph::Kind::tie)) {
    const graph::Number& other = view.find<graph::Tie>(number)->other.number.number;
    led += view.kind_of(other) == graph::Kind::neighbour ? 1 : 0;
  }
  CHECK(led > 10);
}
