// SPDX-License-Identifier: Apache-2.0
#include "store/loading.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/codec.h"

using namespace kith;
using namespace kith::store;
using graph::Error;
using graph::ErrorCode;
using graph::Event;
using graph::Trust;

namespace {

constexpr std::size_t people = 2'000;

std::vector<Event> events_of_people() {
  std::vector<Event> events;
  for (std::size_t i = 0; i < people; ++i) {
    graph::Person person;
    person.identity.number.bytes[0] = static_cast<std::uint8_t>(1 + i % 250);
    person.identity.number.bytes[1] = static_cast<std::uint8_t>(i / 250);
    person.called = "P" + std::to_string(i);
    events.push_back(graph::put_event(graph::Record(person)));
    events.back().header.position = i;
  }
  return events;
}

graph::Result<void> give(const std::vector<Event>& events, const EventSink& sink) {
  for (Event event : events) {
    if (!sink(std::move(event))) break;
  }
  return {};
}

}  // namespace

TEST_CASE("events given by another thread make the graph that they make one by one") {
  const std::vector<Event> events = events_of_people();
  graph::Draft draft{graph::View()};
  const Loaded loaded =
      load(draft, Trust::replayed, [&](const EventSink& sink) { return give(events, sink); });
  REQUIRE(loaded.applied);
  REQUIRE(loaded.given);
  CHECK(loaded.events == people);
  graph::Draft one_by_one{graph::View()};
  for (const Event& event : events) REQUIRE(one_by_one.apply(event, Trust::replayed));
  CHECK(graph::snapshot_events(draft.view()) == graph::snapshot_events(one_by_one.view()));
}

TEST_CASE("an event that cannot be applied ends the loading at its place") {
  std::vector<Event> events = events_of_people();
  events[1'000].parts[0].bytes = "?";
  graph::Draft draft{graph::View()};
  const Loaded loaded =
      load(draft, Trust::replayed, [&](const EventSink& sink) { return give(events, sink); });
  CHECK(loaded.events == 1'000);
  CHECK(loaded.applied.error().code == ErrorCode::malformed);
}

TEST_CASE("what goes wrong for the giver is told, and what came before is applied") {
  const std::vector<Event> events = events_of_people();
  graph::Draft draft{graph::View()};
  const Loaded loaded =
      load(draft, Trust::replayed, [&](const EventSink& sink) -> graph::Result<void> {
        if (auto given = give(events, sink); !given) return given;
        return Error{ErrorCode::corrupt, "the rest is missing"};
      });
  CHECK(loaded.events == people);
  CHECK(loaded.applied);
  CHECK(loaded.given.error().code == ErrorCode::corrupt);
}
