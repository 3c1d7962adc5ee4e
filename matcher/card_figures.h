// SPDX-License-Identifier: Apache-2.0
// Private to the connection card: its figures, a file for each part of it. Each adds to the card's
// list; all are of the people measured where nothing else is said.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matcher/connection_card.h"

namespace kith::matcher {

class CardSheet {
 public:
  CardSheet(const graph::View& view, ConnectionCard& card) : view_(view), card_(card) {}

  const graph::View& view() const { return view_; }
  const CardQuestion& question() const { return card_.question; }
  const std::vector<CardPerson>& people() const { return card_.people; }
  std::size_t gone() const { return card_.gone; }
  std::size_t gone_in_scheme() const { return card_.gone_in_scheme; }
  std::int64_t person_days() const { return card_.person_days; }

  // Those with a T0 and a T1.
  template <class Visit>
  void each_measured(Visit visit) const {
    for (const CardPerson& person : card_.people) {
      if (person.measured == Measured::yes) visit(person);
    }
  }

  // As many as there are items, in order.
  CardFigure& count(std::string name, CardUnit unit, std::vector<CardItem> items);
  CardFigure& sum(std::string name, CardUnit unit, std::int64_t value,
                  std::vector<CardItem> items = {});
  CardFigure& share(std::string name, CardUnit unit, const graph::Share& share);
  // Where the card is assessable.
  void rate(CardFigure& figure, std::int64_t person_days) const;

  // Items of the measured: what `list` gives for each, a tie or a number with `.tie`.
  template <class List>
  std::vector<CardItem> ties(List list) const {
    std::vector<CardItem> items;
    each_measured([&](const CardPerson& person) {
      for (const auto& row : list(*person.ledger)) items.push_back(item_of(person, row));
    });
    return items;
  }

  static CardItem item_of(const CardPerson& person, const graph::TieNumber& tie) {
    return {person.person, tie, std::nullopt};
  }
  template <class Row>
  static CardItem item_of(const CardPerson& person, const Row& row) {
    return {person.person, row.tie, std::nullopt};
  }
  static CardItem item_of(const CardPerson& person) {
    return {person.person, std::nullopt, std::nullopt};
  }

 private:
  const graph::View& view_;
  ConnectionCard& card_;
};

void add_coverage(CardSheet& sheet);
void add_changes(CardSheet& sheet);     // card_changes.cc
void add_missing_t1(CardSheet& sheet);  // card_changes.cc
void add_shares(CardSheet& sheet);      // card_circles.cc
void add_fragility(CardSheet& sheet);   // card_circles.cc
void add_travel(CardSheet& sheet);      // card_circles.cc
void add_days(CardSheet& sheet);        // card_circles.cc
void add_kept(CardSheet& sheet);        // card_home.cc
void add_checks(CardSheet& sheet);      // card_checks.cc
void add_due(CardSheet& sheet);         // card_checks.cc
// Groups of the measured, and who lost most; names the groups of each person.
void add_groups(CardSheet& sheet, std::vector<CardPerson>& people);  // card_groups.cc
std::vector<CardAnswers> card_answers(const CardSheet& sheet);       // card_words_given.cc
std::vector<CardStory> card_stories(const CardSheet& sheet);         // card_words_given.cc

}  // namespace kith::matcher
