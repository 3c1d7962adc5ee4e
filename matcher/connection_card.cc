// SPDX-License-Identifier: Apache-2.0
#include "matcher/connection_card.h"

#include <algorithm>
#include <utility>

#include "graph/agreements.h"
#include "matcher/card_figures.h"
#include "matcher/card_scope.h"

namespace kith::matcher {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Person;

constexpr std::array<std::string_view, 5> scope_words{"scheme", "service", "person", "area",
                                                      "arrangement"};
constexpr std::array<std::string_view, 6> in_scope_words{
    "in_scheme", "asked_for", "uses_service", "in_area", "lives_there_too", "family"};
constexpr std::array<std::string_view, 5> measured_words{"yes", "no_t1", "no_t0", "not_agreed",
                                                         "gone"};
constexpr std::array<std::string_view, 8> unit_words{"people", "ties",   "days",    "minutes",
                                                     "hours",  "points", "records", "times"};
constexpr std::array<std::string_view, 3> grouping_words{"age", "area", "kind"};

graph::Result<void> check_window(const CardQuestion& question) {
  Error error{ErrorCode::bad_input, "the window cannot be measured", {}};
  const auto fault = [&error](const char* pointer, std::string detail) {
    error.faults.push_back({pointer, std::move(detail), 0});
  };
  if (question.from >= question.to) {
    fault("/to", "it has to come after /from, " + graph::to_text(question.from) +
                     ": it is the first day after the window");
  }
  if (question.from > question.today) fault("/from", "it lies in the future");
  if (question.to > question.today) {
    fault("/to",
          "it lies in the future: nothing is known of it on " + graph::to_text(question.today));
  }
  if (!error.faults.empty()) return error;
  return {};
}

std::vector<graph::TieNumber> at_risk_of(const graph::View& view,
                                         const graph::ConnectionLedger& ledger) {
  std::vector<graph::TieNumber> found;
  for (const graph::TieNumber& tie : ledger.t0->live.freely) {
    const graph::LedgerTie* row = find_tie(ledger, tie);
    const auto* record = view.find<graph::Tie>(row->t0->record->number);
    if (!record || record->wanted != graph::Wanted::no) found.push_back(tie);
  }
  return found;
}

bool is_gone_since(const graph::View& view, const CardQuestion& question, graph::Index person) {
  return question.now && !question.now->find<Person>(view.person(person)->identity.number);
}

// Then and today.
bool lets_circle_be_looked_at(const CardQuestion& question, const Person& person) {
  if (!graph::lets_circle_be_held(person, question.today)) return false;
  const auto* now = question.now ? question.now->find<Person>(person.identity.number) : &person;
  return now && graph::lets_circle_be_held(*now, question.now ? question.now_on : question.today);
}

graph::Result<CardPerson> card_person(const graph::View& view, const CardQuestion& question,
                                      const Scoped& scoped) {
  const Person& person = *view.person(scoped.index);
  CardPerson made;
  made.person = {person.identity.number};
  made.why = scoped.why;
  if (!lets_circle_be_looked_at(question, person)) return made;
  auto ledger = graph::connection_ledger(
      view, {scoped.index, question.from, question.to, question.today, question.entered_on});
  if (!ledger) return std::move(ledger).error();
  made.ledger = std::move(ledger).value();
  if (made.ledger->changes) {
    made.measured = Measured::yes;
    made.days = made.ledger->t1->on.days - made.ledger->t0->on.days;
    made.kept = kept_at_home(view, person, made.ledger->t1->on);
  } else if (made.ledger->t0) {
    made.measured = Measured::no_t1;
    made.days = question.to.days - made.ledger->t0->on.days;
    made.at_risk = at_risk_of(view, *made.ledger);
  } else {
    made.measured = Measured::no_t0;
  }
  return made;
}

void add_figures(const graph::View& view, ConnectionCard& card) {
  CardSheet sheet(view, card);
  add_coverage(sheet);
  add_changes(sheet);
  add_missing_t1(sheet);
  add_groups(sheet, card.people);
  add_shares(sheet);
  add_fragility(sheet);
  add_travel(sheet);
  add_days(sheet);
  add_kept(sheet);
  add_checks(sheet);
  add_due(sheet);
  card.answers = card_answers(sheet);
  card.stories = card_stories(sheet);
}

void count_coverage(ConnectionCard& card) {
  std::int64_t measured = 0;
  for (const CardPerson& person : card.people) {
    if (person.measured != Measured::yes) continue;
    ++measured;
    card.person_days += person.days;
  }
  const auto all = static_cast<std::int64_t>(card.people.size() + card.gone);
  card.is_assessable = all > 0 && 100 * measured >= coverage_percent_min * all;
}

}  // namespace

std::string_view word(CardScopeKind kind) { return scope_words.at(static_cast<std::size_t>(kind)); }
std::string_view word(InScope why) { return in_scope_words.at(static_cast<std::size_t>(why)); }
std::string_view word(Measured measured) {
  return measured_words.at(static_cast<std::size_t>(measured));
}
std::string_view word(CardUnit unit) { return unit_words.at(static_cast<std::size_t>(unit)); }
std::string_view word(CardGrouping by) { return grouping_words.at(static_cast<std::size_t>(by)); }

const CardFigure* ConnectionCard::find(std::string_view name) const {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [name](const CardFigure& each) { return each.name == name; });
  return found == figures.end() ? nullptr : &*found;
}

std::int64_t ConnectionCard::value(std::string_view name) const {
  const CardFigure* figure = find(name);
  return figure ? figure->value : 0;
}

const CardPerson* ConnectionCard::find(const graph::PersonNumber& person) const {
  const auto found =
      std::lower_bound(people.begin(), people.end(), person,
                       [](const CardPerson& each, const graph::PersonNumber& wanted) {
                         return each.person < wanted;
                       });
  return found == people.end() || found->person != person ? nullptr : &*found;
}

graph::Result<ConnectionCard> connection_card(const graph::View& view,
                                              const CardQuestion& question) {
  if (auto checked = check_window(question); !checked) return std::move(checked).error();
  auto scoped = people_in_scope(view, question);
  if (!scoped) return std::move(scoped).error();
  ConnectionCard card;
  card.question = question;
  card.position = view.position();
  for (const Scoped& each : *scoped) {
    if (is_gone_since(view, question, each.index)) {
      ++card.gone;
      continue;
    }
    auto person = card_person(view, question, each);
    if (!person) return std::move(person).error();
    card.people.push_back(std::move(person).value());
  }
  const std::size_t gone = people_gone(view, question) + question.erased_since;
  if (question.scope.kind == CardScopeKind::scheme) {
    card.gone += gone;
  } else if (question.scope.kind != CardScopeKind::person) {
    card.gone_in_scheme = gone;
  }
  count_coverage(card);
  add_figures(view, card);
  return card;
}

}  // namespace kith::matcher
