// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "graph/codec.h"
#include "graph/draft.h"
#include "tests/support/property.h"

using namespace kith::graph;

// Random lives of a small world: whatever is put, ended and erased, the graph from the log alone
// and the graph from a snapshot are the graph that was lived, and what was held did not change.
namespace {

class Life {
 public:
  explicit Life(std::uint32_t seed) : engine_(seed) {}

  void step() {
    switch (random_() % 8) {
      case 0: return try_apply(end_event(Kind::tie, number(30, 8), SubjectNumber{number(0, 4)}));
      case 1: return try_erase();
      case 2:
      case 3: return try_apply(put_event(household()));
      case 4:
      case 5: return try_apply(put_event(tie()));
      default: return try_apply(put_event(person()));
    }
  }

  View view() { return draft_.view(); }
  const std::vector<Event>& log() const { return log_; }
  const std::vector<Number>& erased() const { return erased_; }
  std::size_t refused() const { return refused_; }

 private:
  std::uint32_t random_() { return static_cast<std::uint32_t>(engine_()); }
  Number number(std::uint32_t from, std::uint32_t count) {
    Number made;
    made.bytes[0] = static_cast<std::uint8_t>(from + random_() % count + 1);
    return made;
  }
  Person person() {
    Person made;
    made.identity = {number(0, 4), random_() % 2 ? "x" + std::to_string(random_() % 3) : ""};
    made.called = std::string(1 + random_() % 5, 'p');
    return made;
  }
  Household household() {
    Household made;
    made.identity.number = number(10, 3);
    for (std::uint32_t i = random_() % 3; i > 0; --i) {
      made.carers.emplace_back().identity = {number(20, 5), random_() % 2 ? "carer" : ""};
    }
    if (random_() % 2) made.residents.emplace_back().person = PersonNumber{number(0, 4)};
    return made;
  }
  Tie tie() {
    Tie made;
    made.identity.number = number(30, 8);
    made.of = PersonNumber{number(0, 4)};
    made.other.number = SubjectNumber{random_() % 2 ? number(0, 4) : number(20, 9)};
    made.other.called = "somebody";
    return made;
  }
  void try_erase() {
    Event event;
    event.header.type = EventType::subject_erased;
    event.header.record = random_() % 2 ? number(0, 4) : number(10, 20);
    const std::size_t before = log_.size();
    try_apply(event);
    if (log_.size() > before) erased_.push_back(event.header.record);
  }
  void try_apply(Event event) {
    event.header.position = log_.size();
    // A subject whose key is gone can never be written about again: no key is drawn twice.
    for (const SubjectNumber& subject : event.header.subjects) {
      if (std::find(erased_.begin(), erased_.end(), subject.number) != erased_.end()) return;
    }
    if (draft_.apply(event)) {
      log_.push_back(event);
    } else {
      ++refused_;
    }
  }

  std::mt19937 engine_;
  Draft draft_{View()};
  std::vector<Event> log_;
  std::vector<Number> erased_;
  std::size_t refused_ = 0;
};

View replay(const std::vector<Event>& log, const std::vector<Number>& erased) {
  Draft draft{View()};
  for (Event event : log) {
    for (std::size_t i = 0; i < event.parts.size(); ++i) {
      const Number& subject = event.header.subjects[i].number;
      if (std::find(erased.begin(), erased.end(), subject) != erased.end()) {
        event.parts[i] = Part{"", true};
      }
    }
    RC_ASSERT(draft.apply(event, Trust::replayed).ok());
  }
  return draft.view();
}

View from_snapshot(const View& view) {
  Draft draft{View()};
  for (const Event& event : snapshot_events(view)) {
    RC_ASSERT(draft.apply(event, Trust::snapshot).ok());
  }
  draft.finish_snapshot(view.position());
  return draft.view();
}

}  // namespace

TEST_CASE("log, snapshot and life come to the same graph") {
  kith::tests::property("life", [](std::uint32_t seed) {
    Life life(seed);
    for (int i = 0; i < 30; ++i) life.step();
    const View middle = life.view();
    const auto middle_events = snapshot_events(middle);
    const std::size_t tail = life.log().size();
    for (int i = 0; i < 60; ++i) life.step();
    RC_ASSERT(snapshot_events(middle) == middle_events);

    const View lived = life.view();
    const auto expected = snapshot_events(lived);
    RC_ASSERT(snapshot_events(replay(life.log(), life.erased())) == expected);
    RC_ASSERT(snapshot_events(from_snapshot(lived)) == expected);

    Draft draft(from_snapshot(middle));
    for (std::size_t i = tail; i < life.log().size(); ++i) {
      RC_ASSERT(draft.apply(life.log()[i], Trust::checked).ok());
    }
    RC_ASSERT(snapshot_events(draft.view()) == expected);
    RC_CLASSIFY(!life.erased().empty(), "somebody was erased");
    RC_CLASSIFY(life.refused() > 10, "more than ten commands were refused");
  });
}
