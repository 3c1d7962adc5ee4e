// SPDX-License-Identifier: Apache-2.0
// What the oracle of the connection ledger asks the bare records. Private to it.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/connection_ledger.h"
#include "graph/record.h"

namespace kith::tests::oracle {

using namespace graph;  // NOLINT: it judges everything in it

struct OracleLife {
  Person person;
  std::map<Number, std::vector<Tie>> connections;  // by the other; each by number
  std::vector<Contact> contacts;
  std::vector<Review> reviews;
  std::vector<ServiceEvent> events;
  std::vector<Diary> diaries;
};

OracleLife life_of(const std::vector<Record>& records);

// Family's word after the person's own, then carer's, staff's, the record's, nobody's.
int place_in_line(const Opt<SaidBy>& by);
Giving who_pays(const Tie& tie);

// One connection's questions, each answered anew from all the records.
class AskedTie {
 public:
  AskedTie(const OracleLife& life, const std::vector<Tie>& ties, Opt<Date> t0, Opt<Date> t1,
           Date today)
      : life_(life), ties_(ties), t0_(t0), t1_(t1), today_(today) {}

  bool is_of(const TieNumber& tie) const;
  const Tie* record(const Opt<TieNumber>& number) const;
  const std::vector<Tie>& ties() const { return ties_; }

  // Half-open; by day, then number.
  std::vector<Contact> contacts(Date first, Date end) const;

  bool known_by(Date on) const;

  // What the reviews of one day say in one column; the first perspective that says anything is
  // believed where it agrees with itself.
  template <class Column>
  auto said(Date day, const Column& column) const
      -> Opt<std::pair<std::decay_t<decltype(*column(TieSeen{}))>, ReviewNumber>> {
    for (int line = 0; line <= 5; ++line) {
      Opt<std::pair<std::decay_t<decltype(*column(TieSeen{}))>, ReviewNumber>> answer;
      bool disagree = false;
      for (const Review& review : life_.reviews) {
        if (review.on != day || place_in_line(review.perspective) != line) continue;
        for (const TieSeen& seen : review.ties) {
          if (!is_of(seen.tie) || !column(seen)) continue;
          if (answer && !(answer->first == *column(seen))) disagree = true;
          if (!answer) answer = std::pair(*column(seen), ReviewNumber{review.identity.number});
        }
      }
      if (disagree) return {};
      if (answer) return answer;
    }
    return {};
  }
  auto last_said(Date day) const {
    return said(day, [day](const TieSeen& seen) {
      return seen.last_contact && *seen.last_contact <= day ? seen.last_contact : Opt<Date>();
    });
  }
  auto count_said(Date day) const {
    return said(day, [](const TieSeen& seen) { return seen.contacts; });
  }

  Opt<ToldContact> last_contact(Date on) const;

  static Opt<Date> start(const Tie& tie) { return tie.valid_from ? tie.valid_from : tie.since; }
  static bool sound(const Tie& tie) {
    return !(tie.valid_from && tie.valid_to && *tie.valid_to <= *tie.valid_from);
  }

  const Tie* ruling(Date on) const;

  Opt<Typical> rhythm() const;

  Opt<ContactCount> count(Date on) const;

  TieThen then(Date on, bool is_t0) const;

 private:
  // The last contacts that the reviews of a day tell of, by the first perspective that tells any.
  std::set<Date> told_by_reviews_of(Date day) const;
  std::set<Date> days_told_of() const;  // on any of which there may have been a contact
  std::pair<TieStanding, StandingRule> standing(Date on, bool is_t0, const Tie* ruler,
                                                const TieThen& then) const;

  const OracleLife& life_;
  const std::vector<Tie>& ties_;
  Opt<Date> t0_;
  Opt<Date> t1_;
  Date today_;
};

}  // namespace kith::tests::oracle
