// SPDX-License-Identifier: Apache-2.0
#include "graph/draft.h"

#include <doctest/doctest.h>

#include "graph/codec.h"

using namespace kith::graph;

namespace {

Number number_with(std::uint8_t first) {
  Number number;
  number.bytes[0] = first;
  return number;
}

Person person(std::uint8_t first, const std::string& external_id = "") {
  Person made;
  made.identity = {number_with(first), external_id};
  made.called = "P" + std::to_string(first);
  return made;
}

Household household(std::uint8_t first, std::uint8_t carer) {
  Household made;
  made.identity = {number_with(first), ""};
  made.called = "H" + std::to_string(first);
  made.carers.emplace_back().identity = {number_with(carer), "carer" + std::to_string(carer)};
  return made;
}

Tie tie(std::uint8_t first, std::uint8_t of, std::uint8_t other) {
  Tie made;
  made.identity.number = number_with(first);
  made.of = PersonNumber{number_with(of)};
  made.other.number = SubjectNumber{number_with(other)};
  made.other.called = "Aunt J";
  return made;
}

class World {
 public:
  Result<void> put(const Record& record, Trust trust = Trust::checked) {
    return apply(put_event(record), trust);
  }
  Result<void> end(Kind kind, std::uint8_t first, std::uint8_t subject) {
    return apply(end_event(kind, number_with(first), SubjectNumber{number_with(subject)}));
  }
  Result<void> erase(std::uint8_t subject, Trust trust = Trust::checked) {
    Event event;
    event.header.type = EventType::subject_erased;
    event.header.record = number_with(subject);
    return apply(event, trust);
  }
  Result<void> apply(Event event, Trust trust = Trust::checked) {
    event.header.position = position_;
    const auto applied = draft.apply(event, trust);
    if (applied) {
      ++position_;
      log.push_back(event);
    }
    return applied;
  }

  Draft draft{View()};
  std::vector<Event> log;

 private:
  std::uint64_t position_ = 0;
};

// The same log with every part of a subject gone, as after the key was destroyed.
View replay_without(const std::vector<Event>& log, std::uint8_t erased) {
  Draft draft{View()};
  for (Event event : log) {
    for (std::size_t i = 0; i < event.parts.size(); ++i) {
      if (event.header.subjects[i].number == number_with(erased)) event.parts[i] = Part{"", true};
    }
    REQUIRE(draft.apply(event, Trust::replayed));
  }
  return draft.view();
}

View from_snapshot(const View& view) {
  Draft draft{View()};
  for (const Event& event : snapshot_events(view)) REQUIRE(draft.apply(event, Trust::snapshot));
  draft.finish_snapshot(view.position());
  return draft.view();
}

}  // namespace

TEST_CASE("what is put can be found by number, external id and index") {
  World world;
  REQUIRE(world.put(person(1, "maya")));
  REQUIRE(world.put(household(2, 3)));
  REQUIRE(world.put(tie(4, 1, 3)));
  REQUIRE(world.put(tie(5, 1, 6)));
  const View view = world.draft.view();
  CHECK(view.position() == 4);
  CHECK(view.number_of(Kind::person, "maya") == number_with(1));
  CHECK(view.number_of(Kind::carer, "carer3") == number_with(3));
  CHECK(view.kind_of(number_with(3)) == Kind::carer);
  CHECK(view.kind_of(number_with(6)) == Kind::named_contact);
  CHECK(view.ties_of(0) == std::vector<Index>{0, 1});
  CHECK(view.find<Person>(number_with(1))->called == "P1");
  CHECK(view.find<Person>(number_with(2)) == nullptr);
  CHECK(view.changed_at(number_with(2)) == 1);
}

TEST_CASE("a refused event names every fault and changes nothing") {
  World world;
  REQUIRE(world.put(person(1, "maya")));
  Tie wrong = tie(4, 9, 9);
  wrong.depends_on.push_back(DependsOn{"worker", SubjectNumber{number_with(8)}, ""});
  const auto refused = world.put(wrong);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::bad_input);
  std::vector<std::string> pointers;
  for (const Fault& fault : refused.error().faults) pointers.push_back(fault.pointer);
  CHECK(pointers == std::vector<std::string>{"/other", "/of", "/depends_on/0/who"});
  CHECK(world.draft.view().count(Kind::tie) == 0);
  CHECK(world.draft.view().position() == 1);

  const auto taken = world.put(person(2, "maya"));
  REQUIRE(!taken);
  CHECK(taken.error().code == ErrorCode::conflict);
  Household confused = household(1, 3);
  const auto other_kind = world.put(confused);
  REQUIRE(!other_kind);
  CHECK(other_kind.error().faults[0].pointer == "/number");
}

TEST_CASE("an external id is free again when its record gives it up") {
  World world;
  REQUIRE(world.put(person(1, "maya")));
  REQUIRE(world.put(person(1, "maya-k")));
  CHECK(world.put(person(2, "maya")).ok());
  const View view = world.draft.view();
  CHECK(view.number_of(Kind::person, "maya") == number_with(2));
  CHECK(view.number_of(Kind::person, "maya-k") == number_with(1));
}

TEST_CASE("an ended record is gone from later views, stays in earlier ones, and does not return") {
  World world;
  REQUIRE(world.put(person(1)));
  const View before = world.draft.view();
  REQUIRE(world.end(Kind::person, 1, 1));
  CHECK(world.draft.view().find<Person>(number_with(1)) == nullptr);
  CHECK(before.find<Person>(number_with(1)) != nullptr);
  CHECK(world.put(person(1)).error().code == ErrorCode::conflict);
  CHECK(world.end(Kind::person, 1, 1).error().code == ErrorCode::conflict);
  CHECK(world.end(Kind::person, 9, 9).error().code == ErrorCode::not_found);
}

TEST_CASE("deferred references may come later, and are missed where they never come") {
  World world;
  REQUIRE(world.put(tie(4, 1, 3), Trust::deferred));
  Arrangement arrangement;
  arrangement.identity.number = number_with(5);
  arrangement.person = PersonNumber{number_with(1)};
  arrangement.household = HouseholdNumber{number_with(2)};
  REQUIRE(world.put(arrangement, Trust::deferred));
  REQUIRE(world.put(person(1), Trust::deferred));
  REQUIRE(world.put(household(2, 3), Trust::deferred));
  CHECK(world.draft.check_references().ok());
  const View view = world.draft.view();
  CHECK(view.kind_of(number_with(3)) == Kind::carer);
  CHECK(view.arrangements_of(0) == std::vector<Index>{0});
  CHECK(view.ties_of(0) == std::vector<Index>{0});

  REQUIRE(world.put(tie(6, 77, 3), Trust::deferred));
  const auto missing = world.draft.check_references();
  REQUIRE(!missing);
  CHECK(missing.error().faults[0].pointer == "/of");
  CHECK(missing.error().faults[0].line == 1);
}

TEST_CASE("erasing somebody equals a replay in which their parts no longer open") {
  for (const std::uint8_t gone : {std::uint8_t{1}, std::uint8_t{3}, std::uint8_t{6}}) {
    CAPTURE(static_cast<int>(gone));
    World world;
    REQUIRE(world.put(person(1, "maya")));
    REQUIRE(world.put(person(7)));
    Household home = household(2, 3);
    home.residents.emplace_back().person = PersonNumber{number_with(1)};
    REQUIRE(world.put(home));
    REQUIRE(world.put(tie(4, 1, 3)));
    REQUIRE(world.put(tie(5, 1, 6)));
    REQUIRE(world.put(tie(8, 7, 6)));
    REQUIRE(world.put(tie(9, 7, 1)));
    home.called = "again";
    REQUIRE(world.put(home));
    REQUIRE(world.erase(gone));
    const View live = world.draft.view();
    const View replayed = replay_without(world.log, gone);
    CHECK(snapshot_events(live) == snapshot_events(replayed));
    CHECK(snapshot_events(from_snapshot(live)) == snapshot_events(live));
    CHECK(live.number_of(Kind::person, "maya").has_value() == (gone != 1));
    CHECK(!world.erase(gone));
  }
}

TEST_CASE("a tie keeps the number of an erased other end, and can be changed") {
  for (const bool ended_before : {false, true}) {
    CAPTURE(ended_before);
    World world;
    REQUIRE(world.put(person(1)));
    REQUIRE(world.put(person(2, "femi")));
    REQUIRE(world.put(tie(4, 1, 2)));
    if (ended_before) REQUIRE(world.end(Kind::person, 2, 2));
    // As the writer does, for whom it does not matter whether the record was ended.
    REQUIRE(world.erase(2, Trust::replayed));
    const View after = world.draft.view();
    const Tie* kept = after.find<Tie>(number_with(4));
    REQUIRE(kept != nullptr);
    CHECK(kept->other == TieOther{SubjectNumber{number_with(2)}, "", ""});
    Tie named = tie(4, 1, 2);
    named.other.called = "Femi";
    const auto refused = world.put(named);
    REQUIRE(!refused);
    CHECK(refused.error().faults[0].pointer == "/other");
    named.other = kept->other;
    named.ring = Ring::exchange;
    REQUIRE(world.put(named));
    const View live = world.draft.view();
    CHECK(snapshot_events(replay_without(world.log, 2)) == snapshot_events(live));
    CHECK(snapshot_events(from_snapshot(live)) == snapshot_events(live));
  }
}

TEST_CASE("what a record referred to before it was gone is not held against it") {
  World world;
  REQUIRE(world.put(person(2)));
  Person maya = person(1);
  maya.together_with.push_back(TogetherWith{});
  maya.together_with.back().person = PersonNumber{number_with(2)};
  REQUIRE(world.put(maya));
  REQUIRE(world.end(Kind::person, 2, 2));
  maya.called = "Maya";
  CHECK(world.put(maya));
  Person late = person(3);
  late.together_with = maya.together_with;
  CHECK(!world.put(late));
}

TEST_CASE("one of many may say that something was gone before it came") {
  World world;
  REQUIRE(!world.apply(gone_event(Kind::person, number_with(2))));
  REQUIRE(world.put(tie(4, 2, 3), Trust::deferred));
  REQUIRE(world.apply(gone_event(Kind::person, number_with(2)), Trust::deferred));
  CHECK(world.draft.check_references().ok());
  CHECK(world.draft.view().find<Person>(number_with(2)) == nullptr);
  CHECK(world.draft.view().kind_of(number_with(2)) == Kind::person);
  CHECK(!world.put(person(2), Trust::deferred));
  const View view = world.draft.view();
  CHECK(snapshot_events(from_snapshot(view)) == snapshot_events(view));
}

TEST_CASE("a view held keeps its answers while events land") {
  World world;
  REQUIRE(world.put(person(1)));
  const View held = world.draft.view();
  for (int i = 0; i < 500; ++i) {
    Person changed = person(1);
    changed.called = "C" + std::to_string(i);
    REQUIRE(world.put(changed));
    REQUIRE(held.find<Person>(number_with(1))->called == "P1");
  }
  CHECK(held.position() == 1);
  CHECK(world.draft.view().find<Person>(number_with(1))->called == "C499");
}

TEST_CASE("what changed since a position is known, a home's bookings included") {
  World world;
  REQUIRE(world.put(person(1)));
  REQUIRE(world.put(household(2, 3)));
  REQUIRE(world.put(household(12, 13)));
  Arrangement arrangement;
  arrangement.identity.number = number_with(5);
  arrangement.person = PersonNumber{number_with(1)};
  arrangement.household = HouseholdNumber{number_with(12)};
  REQUIRE(world.put(arrangement));
  const View view = world.draft.view();
  using Changes = std::vector<Changed>;
  CHECK(view.changed_since(0) ==
        Changes{
            {Kind::person, 0}, {Kind::household, 0}, {Kind::household, 1}, {Kind::arrangement, 0}});
  CHECK(view.changed_since(3) == Changes{{Kind::household, 1}, {Kind::arrangement, 0}});
  CHECK(view.changed_since(4) == Changes{});
  REQUIRE(world.end(Kind::arrangement, 5, 1));
  CHECK(world.draft.view().changed_since(4) ==
        Changes{{Kind::household, 1}, {Kind::arrangement, 0}});
}

TEST_CASE("missing references are told by their place, also where two look for them") {
  for (const bool told_before : {false, true}) {
    World world;
    constexpr std::size_t count = 21'000;
    if (told_before) world.draft.expect({count, 10});
    REQUIRE(world.put(person(1), Trust::deferred));
    for (std::size_t i = 1; i < count; ++i) {
      Contact contact;
      contact.identity.number = number_with(7);
      contact.identity.number.bytes[1] = static_cast<std::uint8_t>(i / 256);
      contact.identity.number.bytes[2] = static_cast<std::uint8_t>(i % 256);
      const bool lost = i == 4'999 || i == 20'998;
      contact.of = PersonNumber{number_with(lost ? 2 : 1)};
      contact.tie = TieNumber{number_with(4)};
      REQUIRE(world.put(contact, Trust::deferred));
    }
    REQUIRE(world.put(tie(4, 1, 3), Trust::deferred));
    const auto missing = world.draft.check_references();
    REQUIRE(!missing);
    REQUIRE(missing.error().faults.size() == 2);
    CHECK(missing.error().faults[0].line == 5'000);
    CHECK(missing.error().faults[1].line == 20'999);
    CHECK(missing.error().faults[1].pointer == "/of");
  }
}
