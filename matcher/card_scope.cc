// SPDX-License-Identifier: Apache-2.0
#include "matcher/card_scope.h"

#include <algorithm>
#include <map>
#include <string>

#include "matcher/family_on_record.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Arrangement;
using graph::Date;
using graph::Error;
using graph::ErrorCode;
using graph::Index;
using graph::Kind;
using graph::Number;
using graph::Person;
using graph::ServiceChange;
using graph::ServiceEvent;
using graph::StateTaken;

// By the states they came to. Those that say nothing leave everybody in.
bool is_with_scheme(const Person& person, const CardQuestion& question) {
  const StateTaken* first = nullptr;
  const StateTaken* last = nullptr;
  for (const StateTaken& each : person.states) {
    if (!each.on) continue;
    if (!first) first = &each;
    last = &each;
  }
  const bool comes_later = first && first->from.empty() && *first->on >= question.to;
  const bool had_left = last && last->to == "ended" && *last->on < question.from;
  return !comes_later && !had_left;
}

// As the connection ledger has it: between a start and an end, throughout where there is neither.
bool is_in_use(const std::vector<const ServiceEvent*>& events, const CardQuestion& question) {
  const ServiceEvent* last = nullptr;
  bool begins = false;
  bool begins_later = false;
  for (const ServiceEvent* event : events) {
    const bool is_start = event->change == ServiceChange::start;
    if (!is_start && event->change != ServiceChange::end) continue;
    if (*event->on <= question.from) {
      const bool is_later = !last || *event->on > *last->on;
      if (is_later || is_start) last = event;
    } else if (is_start) {
      begins_later = true;
      begins = begins || *event->on < question.to;
    }
  }
  if (begins) return true;
  if (!last) return !begins_later;
  return last->change == ServiceChange::start || *last->on == question.from;
}

bool uses_service(const graph::View& view, const Person& person, const CardQuestion& question) {
  std::vector<const ServiceEvent*> events;
  for (const ServiceEvent* event : view.about<ServiceEvent>(person.identity.number)) {
    const bool counts =
        event->service.number == question.scope.number && event->on && *event->on <= question.today;
    if (counts) events.push_back(event);
  }
  std::sort(events.begin(), events.end(), [](const ServiceEvent* a, const ServiceEvent* b) {
    return std::pair(*a->on, a->identity.number) < std::pair(*b->on, b->identity.number);
  });
  return !events.empty() && is_in_use(events, question);
}

class ScopeGathering {
 public:
  ScopeGathering(const graph::View& view, const CardQuestion& question)
      : view_(view), question_(question) {}

  graph::Result<void> gather() {
    switch (question_.scope.kind) {
      case CardScopeKind::scheme: gather_where(InScope::in_scheme, is_with_scheme); return {};
      case CardScopeKind::area: gather_area(); return {};
      case CardScopeKind::person: return gather_person();
      case CardScopeKind::service: return gather_service();
      case CardScopeKind::arrangement: return gather_arrangement();
    }
    return {};
  }

  std::vector<Scoped> take() const {
    std::vector<Scoped> found;
    for (const auto& [number, scoped] : found_) found.push_back(scoped);
    return found;
  }

 private:
  template <class Takes>
  void gather_where(InScope why, Takes takes) {
    for (Index i = 0; i < view_.count(Kind::person); ++i) {
      const Person* person = view_.person(i);
      if (person && takes(*person, question_)) add(*person, i, why);
    }
  }

  void gather_area() {
    const std::string wanted = lower_case(question_.scope.area);
    gather_where(InScope::in_area, [&wanted](const Person& person, const CardQuestion& question) {
      return person.area_now && lower_case(person.area_now->name) == wanted &&
             is_with_scheme(person, question);
    });
  }

  graph::Result<void> gather_person() {
    return add_number(question_.scope.number, InScope::asked_for)
               ? graph::Result<void>()
               : Error{ErrorCode::not_found, "there is no such person"};
  }

  graph::Result<void> gather_service() {
    if (!view_.find<graph::Service>(question_.scope.number)) {
      return Error{ErrorCode::not_found, "there is no such service"};
    }
    gather_where(InScope::uses_service, [this](const Person& person, const CardQuestion& question) {
      return uses_service(view_, person, question);
    });
    return {};
  }

  graph::Result<void> gather_arrangement() {
    const auto* asked = view_.find<Arrangement>(question_.scope.number);
    if (!asked) return Error{ErrorCode::not_found, "there is no such arrangement"};
    add_number(asked->person.number, InScope::asked_for);
    gather_who_lives_there_too(*asked);
    gather_family(asked->person);
    return {};
  }

  // Who is known as family today, too.
  void gather_family(const graph::PersonNumber& person) {
    const auto now = question_.now ? family_on_record(*question_.now, person, question_.now_on)
                                   : std::vector<graph::PersonNumber>();
    for (const graph::PersonNumber& each : family_on_record(view_, person, question_.today)) {
      const bool is_so = !question_.now || std::find(now.begin(), now.end(), each) != now.end();
      if (is_so) add_number(each.number, InScope::family);
    }
  }

  void gather_who_lives_there_too(const Arrangement& asked) {
    const auto home = view_.index_of(Kind::household, asked.household.number);
    if (!home) return;
    const Date from = std::max(question_.from, asked.start.value_or(question_.from));
    const Date to = std::min(question_.to, asked.end.value_or(question_.to));
    for (const Index each : view_.arrangements_of(*home)) {
      const Arrangement* other = view_.arrangement(each);
      if (!other || (other->start && *other->start >= to) || (other->end && *other->end <= from)) {
        continue;
      }
      add_number(other->person.number, InScope::lives_there_too);
    }
  }

  bool add_number(const Number& number, InScope why) {
    const auto index = view_.index_of(Kind::person, number);
    const Person* person = index ? view_.person(*index) : nullptr;
    if (!person) return false;
    add(*person, *index, why);
    return true;
  }

  void add(const Person& person, Index index, InScope why) {
    found_.try_emplace(person.identity.number, Scoped{index, why});
  }

  const graph::View& view_;
  const CardQuestion& question_;
  std::map<Number, Scoped> found_;
};

}  // namespace

graph::Result<std::vector<Scoped>> people_in_scope(const graph::View& view,
                                                   const CardQuestion& question) {
  ScopeGathering gathering(view, question);
  if (auto gathered = gathering.gather(); !gathered) return std::move(gathered).error();
  return gathering.take();
}

std::size_t people_gone(const graph::View& view, const CardQuestion& question) {
  std::size_t gone = 0;
  for (Index i = 0; i < view.count(Kind::person); ++i) {
    if (view.person(i)) continue;
    const auto on = question.gone_on ? question.gone_on(view.number_at(Kind::person, i))
                                     : std::optional<Date>();
    if (!on || *on >= question.from) ++gone;
  }
  return gone;
}

}  // namespace kith::matcher
