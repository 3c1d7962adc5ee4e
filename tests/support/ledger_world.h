// SPDX-License-Identifier: Apache-2.0
// One person's connections, made in a few words: `world.put(world.tie("mum"))`, then
// `world.review("t0", "2026-02-20", {{"mum", "2026-02-18"}})`. Names give numbers as in World.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "graph/connection_ledger.h"
#include "tests/support/world.h"

namespace kith::tests {

// What a review says of a tie; an empty day: nothing of its last contact.
struct SeenIn {
  std::string_view tie;
  std::string_view last_contact = "";
  int contacts = -1;  // below 0: not said
};

class LedgerWorld {
 public:
  LedgerWorld();  // "maya", of whom nothing is known

  // Hers with "<name>'s person", freely given, a friend, wanted, met once a week; since 2015.
  static graph::Tie tie(std::string_view name);
  // The same connection, by another record.
  static graph::Tie another(const graph::Tie& tie, std::string_view name);
  static graph::Tie paid(std::string_view name, graph::Paid paid = graph::Paid::by_service);
  // Arranged by the other, nobody staffed it, nobody drove; 60 minutes.
  static graph::Contact contact(std::string_view name, std::string_view tie, std::string_view on);
  static graph::Review review(std::string_view name, std::string_view on,
                              std::initializer_list<SeenIn> ties);
  static graph::ServiceEvent event(std::string_view name, std::string_view service,
                                   graph::ServiceChange change, std::string_view on);

  void put(const graph::Record& record) { world_.put(record); }
  void met(std::string_view tie, std::initializer_list<std::string_view> days);
  graph::View view() { return world_.view(); }
  // Asked on `today` of world.h.
  graph::Result<graph::ConnectionLedger> ask(std::string_view from, std::string_view to);
  graph::ConnectionLedger ledger(std::string_view from, std::string_view to);  // that has to work

 private:
  World world_;
};

graph::TieNumber tie_number(std::string_view name);
std::vector<graph::TieNumber> tie_numbers(std::initializer_list<std::string_view> names);  // sorted
const graph::LedgerTie& row_of(const graph::ConnectionLedger& ledger, std::string_view tie);
// What a flag is about, or nothing where it is not raised.
std::vector<graph::Number> flagged(const graph::ConnectionLedger& ledger,
                                   graph::LedgerFlagKind kind);
bool is_flagged(const graph::ConnectionLedger& ledger, graph::LedgerFlagKind kind,
                std::string_view name);
// The ties of a list of rows, such as `made` or `lost`.
template <class Row>
std::vector<graph::TieNumber> ties_in(const std::vector<Row>& rows) {
  std::vector<graph::TieNumber> ties;
  for (const Row& row : rows) ties.push_back(row.tie);
  return ties;
}

}  // namespace kith::tests
