// SPDX-License-Identifier: Apache-2.0
// The list as a whole; people, and the coordinator's part.
#include "matcher/due.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/agreements.h"
#include "graph/check.h"
#include "graph/fading.h"
#include "graph/introduction_parties.h"
#include "matcher/due_rows.h"
#include "matcher/waiting_parties.h"

namespace kith::matcher {
namespace {

using graph::AgreementFor;
using graph::Date;
using graph::Kind;
using graph::Opt;
using graph::Person;

constexpr std::array<std::string_view, due_kind_count> due_words{"early_review",
                                                                 "yearly_review",
                                                                 "emergency_matching",
                                                                 "household_review",
                                                                 "home_safety_check",
                                                                 "approval_ends",
                                                                 "check_ends",
                                                                 "competence_ends",
                                                                 "sharing_ends",
                                                                 "agreement_ends",
                                                                 "answer_awaited",
                                                                 "meeting_notes",
                                                                 "introduction_on_hold",
                                                                 "introduction_stopped",
                                                                 "person_waiting",
                                                                 "profile_unmatched",
                                                                 "profile_left",
                                                                 "fading_check",
                                                                 "neighbour_agreement_ends",
                                                                 "baseline_review"};

auto order_of(const DueRow& row) {
  return std::tie(row.on, row.kind, row.record, row.who, row.what);
}

DueRow of_person(DueKind kind, Date on, const Person& person) {
  DueRow row = due_row(kind, on, Kind::person, person.identity.number);
  row.person = graph::PersonNumber{person.identity.number};
  return row;
}

// Agreements that a coordinator works with; the others are the scheme's.
bool is_of_neighbourhood(AgreementFor purpose) {
  return purpose == AgreementFor::circle || purpose == AgreementFor::connect ||
         purpose == AgreementFor::pool;
}

void find_agreements(DueRows& rows, const Person& person) {
  const DueQuestion& question = rows.question();
  for (std::size_t i = 0; i < graph::words<AgreementFor>.size(); ++i) {
    const auto purpose = static_cast<AgreementFor>(i);
    if (!(is_of_neighbourhood(purpose) ? question.neighbourhood : question.homes)) continue;
    // Of somebody who has left only that what is known of them may still be held.
    if (person.state == graph::PersonState::ended && purpose != AgreementFor::hold) continue;
    const auto now = graph::agreed_to(person.agreement, purpose, rows.today(), false);
    if (now != graph::Agreed::yes && now != graph::Agreed::ended) continue;
    const auto* said = graph::latest_answer(person.agreement, purpose, rows.today());
    if (!said->until) continue;
    DueRow row = of_person(DueKind::agreement_ends, *said->until, person);
    row.what = graph::word(purpose);
    rows.add_deadline(std::move(row));
  }
}

bool is_in_arrangement(const DueRows& rows, const graph::PersonNumber& person) {
  const graph::View& view = rows.view();
  const auto index = view.index_of(Kind::person, person.number);
  if (!index) return false;
  const auto all = view.arrangements_of_person(*index);
  return std::any_of(all.begin(), all.end(), [&](graph::Index each) {
    const auto* arrangement = view.arrangement(each);
    return arrangement && graph::runs_on(*arrangement, rows.today());
  });
}

Opt<Date> looking_since(const Person& person) {
  if (person.waiting_since) return person.waiting_since;
  for (auto taken = person.states.rbegin(); taken != person.states.rend(); ++taken) {
    if (taken->to == graph::word(graph::PersonState::looking)) return taken->on;
  }
  return std::nullopt;
}

// Of somebody whose state nobody wrote down, what they look for and agreed to says so.
bool is_looking(const Person& person, Date on) {
  if (person.state) return person.state == graph::PersonState::looking;
  return looks_for_a_home(person, on);
}

void find_waiting(DueRows& rows, const Person& person) {
  if (!is_looking(person, rows.today())) return;
  const auto since = looking_since(person);
  DueRow row =
      of_person(DueKind::person_waiting, since ? since->plus(waiting_days) : rows.today(), person);
  row.since = since;
  row.not_on_record = !since;
  rows.add(std::move(row));
}

// When this person's profile was last shown to anybody.
Opt<Date> last_shown(const graph::View& view, const Person& person) {
  Opt<Date> last;
  for (const graph::StepTaken* step : view.steps_of(person.identity.number)) {
    if (step->step != graph::StepKind::shared || step->party != graph::Party::person) continue;
    if (step->on && (!last || *last < *step->on)) last = step->on;
  }
  return last;
}

void find_unmatched(DueRows& rows, const Person& person) {
  const auto& terms = person.sharing;
  if (!terms || terms->tier_max == graph::Tier::officer) return;
  if (terms->until && *terms->until < rows.today()) return;
  Opt<Date> since = last_shown(rows.view(), person);
  if (terms->on && (!since || *since < *terms->on)) since = terms->on;
  if (!since) return;
  DueRow row = of_person(DueKind::profile_unmatched, since->plus(unmatched_days), person);
  row.since = since;
  rows.add_deadline(std::move(row));
}

}  // namespace

std::string_view word(DueKind kind) { return due_words.at(static_cast<std::size_t>(kind)); }

DueRow due_row(DueKind kind, Date on, Kind record_kind, const graph::Number& record) {
  DueRow row;
  row.kind = kind;
  row.on = on;
  row.record_kind = record_kind;
  row.record = record;
  return row;
}

void find_due_people(DueRows& rows) {
  for (const graph::Number& number : rows.view().numbers(Kind::person)) {
    const auto* person = rows.view().find<Person>(number);
    find_agreements(rows, *person);
    if (!rows.question().homes || person->state == graph::PersonState::ended) continue;
    if (person->sharing && person->sharing->until) {
      rows.add_deadline(of_person(DueKind::sharing_ends, *person->sharing->until, *person));
    }
    const graph::PersonNumber who{number};
    if (rows.has_introduction(who) || is_in_arrangement(rows, who)) continue;
    find_waiting(rows, *person);
    find_unmatched(rows, *person);
  }
}

void find_due_neighbourhood(DueRows& rows) {
  for (const graph::Number& number : rows.view().numbers(Kind::connection)) {
    const auto* connection = rows.view().find<graph::Connection>(number);
    const auto day = graph::is_begun(*connection) ? graph::look_in_on(*connection) : std::nullopt;
    if (!day) continue;
    DueRow row = due_row(DueKind::fading_check, *day, Kind::connection, number);
    row.person = connection->of;
    row.since = connection->fading->until;
    rows.add_deadline(std::move(row));
  }
  for (const graph::Number& number : rows.view().numbers(Kind::neighbour)) {
    const auto* neighbour = rows.view().find<graph::Neighbour>(number);
    if (!neighbour->agreed_to_be_found_until) continue;
    rows.add_deadline(due_row(DueKind::neighbour_agreement_ends,
                              *neighbour->agreed_to_be_found_until, Kind::neighbour, number));
  }
}

Due find_due(const graph::View& view, const DueQuestion& question) {
  DueRows rows(view, question);
  if (question.homes) {
    find_due_arrangements(rows);
    find_due_introductions(rows);
    find_due_homes(rows);
  }
  find_due_people(rows);
  if (question.neighbourhood) find_due_neighbourhood(rows);
  Due due = rows.take();
  std::sort(due.rows.begin(), due.rows.end(), [](const DueRow& a, const DueRow& b) {
    if (a.overdue != b.overdue) return a.overdue;
    return order_of(a) < order_of(b);
  });
  if (due.rows.size() > question.top) {
    due.more = due.rows.size() - question.top;
    due.rows.resize(question.top);
  }
  return due;
}

}  // namespace kith::matcher
