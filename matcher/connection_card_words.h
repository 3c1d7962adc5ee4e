// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "graph/view.h"
#include "matcher/connection_card.h"

namespace kith::matcher {

// What of a card its reader gets to see, beside the figures, which are the same for everybody.
struct CardSight {
  bool names = false;        // otherwise numbers
  bool own_words = false;    // stories whose tellers agreed
  bool every_story = false;  // and the others: the person themselves
  // Connections that are kept from this reader: they count, and nobody is told who they are.
  std::function<bool(const graph::LedgerTie&)> is_private = {};
};

// Names as a reader of cards gets them.
class CardNames {
 public:
  CardNames(const graph::View& view, const ConnectionCard& card, const CardSight& sight)
      : view_(view), card_(card), sight_(sight) {}

  // "Maya", or the number.
  std::string person(const graph::PersonNumber& number) const;
  // "Ann"; the tie's number; or, of a private one, label().
  std::string tie(const CardItem& item) const;
  // The tie's number; of a private one "private-2", counted within its person.
  std::string label(const CardItem& item) const;
  bool is_private(const CardItem& item) const;
  // Whoever could tell from a reason or a day who it is, gets neither of a private one.
  bool is_described(const CardItem& item) const { return !sight_.names || !is_private(item); }
  // The number of a record about a person; "private" where it is a private connection's.
  std::string record(const graph::PersonNumber& person, const graph::Number& number) const;
  // Likewise of a paid worker.
  std::string worker(const graph::PersonNumber& person, const graph::SubjectNumber& number) const;

 private:
  const graph::LedgerTie* row_of(const CardItem& item) const;

  const graph::View& view_;
  const ConnectionCard& card_;
  const CardSight& sight_;
};

// "12.5"; of tenths.
std::string tenths_in_words(std::int64_t tenths);
// "71.4 %", half up; "-" of nothing.
std::string share_in_words(const CardFigure& figure);
// What a figure is called on a page: "Connections lost"; its name where it has no other.
std::string title_of(const CardFigure& figure);

// Takes out of the figures the items that the reader is told no more of than that they count,
// except under made and lost; their number is kept (kept_back), and so are the counts. Other
// private ones come last, as their place would tell their number.
void keep_back_private(const graph::View& view, ConnectionCard& card, const CardSight& sight);

// "staff_change" → "staff change"; of "age.50-64" "aged 50-64".
std::string reason_in_words(std::string_view reason);
std::string group_in_words(std::string_view group);

// In plain English for a terminal; every line ends in a line break.
std::string card_in_words(const graph::View& view, const ConnectionCard& card,
                          const CardSight& sight);

}  // namespace kith::matcher
