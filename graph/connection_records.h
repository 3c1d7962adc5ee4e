// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "graph/connection_ledger.h"

// What the records say about one person's connections, put in order. Private to the connection
// ledger's sources.
namespace kith::graph {

class LedgerFlags {
 public:
  void raise(LedgerFlagKind kind, const Number& of) { raised_[kind].insert(of); }
  std::vector<LedgerFlag> list() const {
    std::vector<LedgerFlag> flags;
    for (const auto& [kind, of] : raised_) flags.push_back({kind, {of.begin(), of.end()}});
    return flags;
  }

 private:
  std::map<LedgerFlagKind, std::set<Number>> raised_;
};

// What the reviews of one day say of a connection; where they contradict each other, nothing.
struct ReviewsSay {
  Date on;
  std::vector<ReviewNumber> reviews;
  std::optional<std::int32_t> contacts;
  std::optional<ReviewNumber> contacts_by;
  std::optional<ToldContact> last_contact;
  std::vector<Date> disputed;  // last contacts that they contradict each other about
};

// Everything on record about one connection.
struct Bond {
  TieNumber tie;
  SubjectNumber other;
  std::vector<const Tie*> records;       // by number
  std::vector<const Contact*> contacts;  // dated, by day, then number
  std::vector<ReviewsSay> reviews;       // by day

  const ReviewsSay* said_on(Date on) const;
};

struct LedgerRecords {
  const Person* person = nullptr;
  std::vector<Bond> bonds;        // by tie
  std::vector<const Review*> t0;  // of T0's day, best perspective first; empty: there is no T0
  std::vector<const Review*> t1;
  std::vector<const ServiceEvent*> events;  // that concern the person, dated, by day, then number
  std::vector<const Diary*> diaries;        // that begin in the window, by week, then number

  std::optional<Date> t0_on() const;
  std::optional<Date> t1_on() const;
};

// The person's own word first: 0 person, 1 family, 2 carer, 3 staff, 4 record, 5 not said.
int rank_of(const std::optional<SaidBy>& by);

Giving giving_of(const Tie& tie);

LedgerRecords ledger_records(const View& view, const LedgerQuestion& question, const Person& person,
                             LedgerFlags& flags);

}  // namespace kith::graph
