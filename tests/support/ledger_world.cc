// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_world.h"

#include <algorithm>

#include "graph/check.h"

namespace kith::tests {
namespace {

const graph::PersonNumber maya = person_number("maya");

}  // namespace

LedgerWorld::LedgerWorld() {
  graph::Person person;
  person.identity.number = maya.number;
  person.called = "Maya";
  put(person);
}

graph::Tie LedgerWorld::tie(std::string_view name) {
  graph::Tie tie;
  tie.identity.number = number_of(name);
  tie.of = maya;
  tie.other.number = subject_number(std::string(name) + "'s person");
  tie.category = graph::TieCategory::friend_;
  tie.paid = graph::Paid::no;
  tie.wanted = graph::Wanted::yes;
  tie.typical = graph::Typical{{1}, {7}};
  tie.since = day("2015-01-01");
  tie.perspective = graph::SaidBy::person;
  return tie;
}

graph::Tie LedgerWorld::another(const graph::Tie& tie, std::string_view name) {
  graph::Tie other = tie;
  other.identity.number = number_of(name);
  return other;
}

graph::Tie LedgerWorld::paid(std::string_view name, graph::Paid paid) {
  graph::Tie tie = LedgerWorld::tie(name);
  tie.category = graph::TieCategory::paid;
  tie.paid = paid;
  return tie;
}

graph::Contact LedgerWorld::contact(std::string_view name, std::string_view tie,
                                    std::string_view on) {
  graph::Contact contact;
  contact.identity.number = number_of(name);
  contact.tie = tie_number(tie);
  contact.of = maya;
  contact.on = day(on);
  contact.mode = graph::ContactMode::in_person;
  contact.minutes = graph::Minutes{60};
  contact.arranged_by = graph::WhoDid::other;
  contact.staffed_by = graph::WhoDid::nobody;
  contact.transported_by = graph::WhoDid::nobody;
  return contact;
}

graph::Review LedgerWorld::review(std::string_view name, std::string_view on,
                                  std::initializer_list<SeenIn> ties) {
  graph::Review review;
  review.identity.number = number_of(name);
  review.person = maya;
  review.on = day(on);
  review.perspective = graph::SaidBy::person;
  for (const SeenIn& each : ties) {
    graph::TieSeen seen;
    seen.tie = tie_number(each.tie);
    if (!each.last_contact.empty()) seen.last_contact = day(each.last_contact);
    if (each.contacts >= 0) seen.contacts = graph::Range<0, 10'000>{each.contacts};
    review.ties.push_back(seen);
  }
  return review;
}

graph::ServiceEvent LedgerWorld::event(std::string_view name, std::string_view service,
                                       graph::ServiceChange change, std::string_view on) {
  graph::ServiceEvent event;
  event.identity.number = number_of(name);
  event.service = id_of<graph::Kind::service>(service);
  event.change = change;
  event.on = day(on);
  event.whom = maya;
  return event;
}

void LedgerWorld::met(std::string_view tie, std::initializer_list<std::string_view> days) {
  for (const std::string_view on : days) {
    put(contact(std::string(tie) + " " + std::string(on), tie, on));
  }
}

graph::Result<graph::ConnectionLedger> LedgerWorld::ask(std::string_view from,
                                                        std::string_view to) {
  return connection_ledger(view(), {world_.person("maya"), day(from), day(to), today});
}

graph::ConnectionLedger LedgerWorld::ledger(std::string_view from, std::string_view to) {
  auto asked = ask(from, to);
  KITH_CHECK(asked.ok());
  return std::move(asked).value();
}

graph::TieNumber tie_number(std::string_view name) { return {number_of(name)}; }

std::vector<graph::TieNumber> tie_numbers(std::initializer_list<std::string_view> names) {
  std::vector<graph::TieNumber> numbers;
  for (const std::string_view name : names) numbers.push_back(tie_number(name));
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

const graph::LedgerTie& row_of(const graph::ConnectionLedger& ledger, std::string_view tie) {
  const graph::LedgerTie* row = find_tie(ledger, tie_number(tie));
  KITH_CHECK(row != nullptr);
  return *row;
}

std::vector<graph::Number> flagged(const graph::ConnectionLedger& ledger,
                                   graph::LedgerFlagKind kind) {
  for (const graph::LedgerFlag& flag : ledger.flags) {
    if (flag.kind == kind) return flag.of;
  }
  return {};
}

bool is_flagged(const graph::ConnectionLedger& ledger, graph::LedgerFlagKind kind,
                std::string_view name) {
  const std::vector<graph::Number> of = flagged(ledger, kind);
  return std::find(of.begin(), of.end(), number_of(name)) != of.end();
}

}  // namespace kith::tests
