// SPDX-License-Identifier: Apache-2.0
#include "graph/change_log.h"

#include <doctest/doctest.h>

#include "graph/codec.h"
#include "graph/draft.h"
#include "tests/support/world.h"

using namespace kith::graph;

namespace {

using Changes = std::vector<Changed>;

Tie change_log_tie(std::string_view name, std::string_view of, std::string_view other) {
  Tie tie;
  tie.identity.number = kith::tests::number_of(name);
  tie.of = kith::tests::person_number(of);
  tie.other.number = kith::tests::subject_number(other);
  tie.other.called = std::string(other);
  return tie;
}

Event event_at(Event event, std::uint64_t position) {
  event.header.position = position;
  return event;
}

// maya 0, tom 1, a tie 0 from maya to tom: positions 0, 1, 2.
kith::tests::World maya_knows_tom() {
  kith::tests::World world;
  world.put(kith::tests::a_person("maya"));
  world.put(kith::tests::a_person("tom"));
  world.put(change_log_tie("lunch", "maya", "tom"));
  return world;
}

}  // namespace

TEST_CASE("a log of changes keeps a stated number and says how far back it reaches") {
  ChangeLog log;
  constexpr std::uint64_t kept = limits::changes_kept_min;
  const auto note = [&log](std::uint64_t position) {
    log.note(position, Changed{Kind::tie, static_cast<Index>(position)}, 1);
  };
  for (std::uint64_t position = 0; position < 2 * kept; ++position) note(position);
  CHECK(log.since(0)->size() == 2 * kept);
  note(2 * kept);
  CHECK(!log.since(0));
  CHECK(!log.since(kept));
  REQUIRE(log.since(kept + 1));
  CHECK(log.since(kept + 1)->size() == kept);
  CHECK(log.since(2 * kept) == Changes{{Kind::tie, static_cast<Index>(2 * kept)}});
  CHECK(log.since(2 * kept + 1) == Changes{});
}

TEST_CASE("a log of changes that was begun in the middle of an event does not claim that event") {
  ChangeLog log;
  constexpr Index changes = limits::changes_kept_min + 5;
  for (Index i = 0; i < changes; ++i) log.note(7, Changed{Kind::tie, i}, 1);
  CHECK(log.since(7)->size() == changes);
  for (Index i = 0; i < limits::changes_kept_min; ++i) log.note(8, Changed{Kind::tie, i}, 1);
  CHECK(!log.since(7));
  CHECK(log.since(8)->size() == limits::changes_kept_min);
}

TEST_CASE("a log of changes has the very first one") {
  ChangeLog log;
  log.note(0, Changed{Kind::person, 0}, 1);
  log.note(0, Changed{Kind::person, 0}, 1);
  CHECK(log.since(0) == Changes{{Kind::person, 0}});
}

TEST_CASE("an old copy of a log of changes stays what it was") {
  ChangeLog log;
  log.note(0, Changed{Kind::person, 3}, 1);
  const ChangeLog held = log;
  log.note(1, Changed{Kind::person, 4}, 2);
  CHECK(held.since(0) == Changes{{Kind::person, 3}});
  log.start_anew(9);
  CHECK(!log.since(8));
  CHECK(log.since(9) == Changes{});
  CHECK(held.since(0) == Changes{{Kind::person, 3}});
}

TEST_CASE("a tie changes the people at both of its ends, also when it ends or moves") {
  kith::tests::World world = maya_knows_tom();
  const Changes both{{Kind::person, 0}, {Kind::person, 1}, {Kind::tie, 0}};
  CHECK(world.view().changed_since(2) == both);
  world.put(change_log_tie("lunch", "maya", "neighbour"));
  CHECK(world.view().changed_since(3) == both);
  world.put(change_log_tie("lunch", "maya", "neighbour"));
  CHECK(world.view().changed_since(4) == Changes{{Kind::person, 0}, {Kind::tie, 0}});
  world.put(change_log_tie("lunch", "maya", "tom"));
  world.end(Kind::tie, "lunch");
  CHECK(world.view().changed_since(6) == both);
  CHECK(world.view().changed_since(7) == Changes{});
}

TEST_CASE("an erased subject changes every record that told of them") {
  Draft draft{View()};
  std::uint64_t position = 0;
  for (const char* name : {"elm", "oak"}) {
    Household home = kith::tests::a_home(name);
    home.residents = {kith::tests::a_resident("maya")};
    REQUIRE(draft.apply(event_at(put_event(Record(home)), position++), Trust::replayed));
  }
  Event erased;
  erased.header.type = EventType::subject_erased;
  erased.header.record = kith::tests::number_of("maya");
  REQUIRE(draft.apply(event_at(erased, position), Trust::replayed));
  CHECK(draft.view().changed_since(position) ==
        Changes{{Kind::person, 0}, {Kind::household, 0}, {Kind::household, 1}});
}

TEST_CASE("a graph from a snapshot knows no changes from before it") {
  const View lived = maya_knows_tom().view();
  Draft draft{View()};
  for (const Event& event : snapshot_events(lived)) REQUIRE(draft.apply(event, Trust::snapshot));
  draft.finish_snapshot(lived.position());
  CHECK(!draft.view().changed_since(lived.position() - 1));
  CHECK(draft.view().changed_since(lived.position()) == Changes{});
}

TEST_CASE("a view tells numbers by index, who is there, and ties by either end") {
  kith::tests::World world = maya_knows_tom();
  world.put(change_log_tie("chess", "tom", "neighbour"));
  world.end(Kind::person, "maya");
  const View view = world.view();
  CHECK(view.number_at(Kind::person, 0) == kith::tests::number_of("maya"));
  CHECK(!view.is_live(kith::tests::number_of("maya")));
  CHECK(view.is_live(kith::tests::number_of("neighbour")));
  CHECK(!view.is_live(kith::tests::number_of("nobody")));
  CHECK(view.ties_about(kith::tests::number_of("tom")) == std::vector<Index>{0, 1});
  CHECK(view.ties_about(kith::tests::number_of("neighbour")) == std::vector<Index>{1});
}
