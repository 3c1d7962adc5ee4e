// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_circles.h"

#include "graph/codec.h"

namespace kith::tests {

graph::Tie agreed_tie(std::string_view name, const graph::Number& of, const graph::Number& other) {
  graph::Tie tie;
  tie.identity.number = number_of(name);
  tie.of = graph::PersonNumber{of};
  tie.other.number = graph::SubjectNumber{other};
  tie.ring = graph::Ring::friendship;
  tie.paid = graph::Paid::no;
  tie.may_introduce = graph::MayIntroduce{true, true, {}};
  tie.seen_by = graph::SeenBy::officer;
  tie.last_contact = today.plus(-30);
  return tie;
}

RandomCircles::RandomCircles(std::uint64_t seed, std::uint32_t persons, std::uint32_t others)
    : engine_(seed), persons_(persons), ties_known_(persons * 4) {
  for (std::uint32_t i = 0; i < persons + others; ++i) {
    people_.push_back(number_of("somebody " + std::to_string(seed) + " " + std::to_string(i)));
  }
}

void RandomCircles::begin(std::uint32_t ties) {
  for (std::uint32_t i = 0; i < persons_; ++i) put(random_person(i));
  for (std::uint32_t i = 0; i < ties; ++i) put(random_tie());
}

void RandomCircles::step() {
  switch (below(16)) {
    case 0: {
      const graph::Number& subject = people_[below(static_cast<std::uint32_t>(people_.size()))];
      if (one_in(3)) erase(subject);
      return;
    }
    case 1: {
      const graph::Number& number = people_[below(persons_)];
      if (one_in(3)) apply(graph::end_event(graph::Kind::person, number, {number}));
      return;
    }
    case 2:
    case 3: end_tie(random_tie()); return;
    case 4:
    case 5: put(random_person(below(persons_))); return;
    default: put(random_tie());
  }
}

bool RandomCircles::put(const graph::Record& record) { return apply(graph::put_event(record)); }

bool RandomCircles::end_tie(const graph::Tie& tie) {
  return apply(graph::end_event(graph::Kind::tie, tie.identity.number, as_subject(tie.of)));
}

bool RandomCircles::erase(const graph::Number& subject) {
  graph::Event event;
  event.header.type = graph::EventType::subject_erased;
  event.header.record = subject;
  return apply(event);
}

bool RandomCircles::apply(graph::Event event) {
  event.header.position = position_;
  const bool applied = draft_.apply(event).ok();
  position_ += applied ? 1 : 0;
  return applied;
}

graph::Date RandomCircles::random_day() {
  return today.plus(static_cast<std::int32_t>(below(800)) - 400);
}

graph::Person RandomCircles::random_person(std::uint32_t which) {
  graph::Person person;
  person.identity.number = people_[which];
  person.called = "P";
  if (one_in(8)) return person;
  for (std::uint32_t i = one_in(6) ? 2 : 1; i > 0; --i) {
    graph::Agreement circle = agreed(graph::AgreementFor::circle);
    if (one_in(8)) circle.answer = graph::YesNo::no;
    if (one_in(4)) circle.on.reset();
    if (one_in(8)) circle.on = random_day();
    if (one_in(6)) circle.until = random_day();
    if (one_in(10)) circle.authority = graph::Authority::deputy;
    if (one_in(16)) circle.capacity = graph::Capacity::assessed_lacks;
    person.agreement.push_back(circle);
  }
  return person;
}

graph::Tie RandomCircles::random_tie() {
  const graph::Number& of = people_[below(persons_)];
  const graph::Number& other = people_[below(static_cast<std::uint32_t>(people_.size()))];
  graph::Tie tie = agreed_tie("tie " + std::to_string(below(ties_known_)), of, other);
  tie.other.called = one_in(2) ? "O" : "";
  tie.ring = static_cast<graph::Ring>(below(4));
  if (one_in(6)) tie.ring.reset();
  tie.paid = one_in(3) ? static_cast<graph::Paid>(below(4)) : graph::Paid::no;
  if (one_in(6)) tie.paid.reset();
  if (one_in(6)) tie.category = graph::TieCategory::paid;
  if (one_in(4)) tie.seen_by.reset();
  if (one_in(5)) tie.seen_by = static_cast<graph::SeenBy>(below(3));
  if (one_in(6)) tie.may_introduce = graph::MayIntroduce{!one_in(3), !one_in(3), {}};
  if (one_in(8)) tie.may_introduce.reset();
  if (tie.may_introduce && one_in(6)) tie.may_introduce->until = random_day();
  tie.last_contact = today.plus(-static_cast<std::int32_t>(below(3'600)) + 100);
  if (one_in(4)) tie.last_contact.reset();
  if (one_in(6)) tie.valid_from = random_day();
  if (one_in(6)) tie.valid_to = random_day();
  if (one_in(20)) tie.hidden = !one_in(3);
  if (one_in(10)) tie.wanted = static_cast<graph::Wanted>(below(3));
  if (one_in(12)) tie.state = static_cast<graph::TieState>(below(6));
  return tie;
}

}  // namespace kith::tests
