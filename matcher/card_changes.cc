// SPDX-License-Identifier: Apache-2.0
// Of the connection card: who is measured, what was made and lost, and what it would be if those
// who were not seen again had lost everything, or nothing.
#include <algorithm>

#include "matcher/card_figures.h"

namespace kith::matcher {
namespace {

using graph::ConnectionLedger;
using graph::EndedTie;
using graph::LostTie;
using graph::NotMadeTie;
using graph::NotToldTie;
using graph::SaidBy;
using graph::Share;

template <class Enum, class Visit>
void each_word(Visit visit) {
  for (std::size_t i = 0; i < graph::words<Enum>.size(); ++i) {
    visit(static_cast<Enum>(i), std::string(graph::words<Enum>[i]));
  }
}

// One figure for each word, of the rows that have it.
template <class Enum, class List, class WordOf>
void count_by_word(CardSheet& sheet, const std::string& name, List list, WordOf word_of) {
  each_word<Enum>([&](Enum wanted, const std::string& text) {
    std::vector<CardItem> items;
    sheet.each_measured([&](const CardPerson& person) {
      for (const auto& row : list(*person.ledger)) {
        if (word_of(row) == wanted) items.push_back(CardSheet::item_of(person, row));
      }
    });
    sheet.count(name + "." + text, CardUnit::ties, std::move(items));
  });
}

template <class List>
void add_with_rate(CardSheet& sheet, const char* name, List list) {
  sheet.rate(sheet.count(name, CardUnit::ties, sheet.ties(list)), sheet.person_days());
}

bool is_by_staff_alone(const std::optional<SaidBy>& by) {
  return !by || *by == SaidBy::staff || *by == SaidBy::record;
}

void add_endings(CardSheet& sheet) {
  const auto endings = [](const ConnectionLedger& ledger) -> const std::vector<EndedTie>& {
    return ledger.changes->endings;
  };
  sheet.count("endings", CardUnit::ties, sheet.ties(endings));
  count_by_word<graph::EndingKind>(sheet, "endings", endings,
                                   [](const EndedTie& ended) { return ended.kind; });
  std::vector<CardItem> staff;
  sheet.each_measured([&](const CardPerson& person) {
    for (const EndedTie& ended : endings(*person.ledger)) {
      if (is_by_staff_alone(ended.said_by)) staff.push_back(CardSheet::item_of(person, ended));
    }
  });
  CardFigure& figure = sheet.count("endings.by_staff_alone", CardUnit::ties, std::move(staff));
  figure.whole = static_cast<std::int64_t>(sheet.ties(endings).size());
}

void add_reasons(CardSheet& sheet) {
  const auto lost = [](const ConnectionLedger& ledger) -> const std::vector<LostTie>& {
    return ledger.changes->lost;
  };
  count_by_word<graph::LossReason>(sheet, "lost.reason", lost,
                                   [](const LostTie& loss) { return loss.reason; });
  CardFigure& weight = sheet.sum("weighted_loss", CardUnit::points, 0);
  std::vector<CardItem> weighed;
  sheet.each_measured([&](const CardPerson& person) {
    for (const LostTie& loss : lost(*person.ledger)) {
      if (!loss.would_miss) continue;
      weight.value += *loss.would_miss;
      weighed.push_back(CardSheet::item_of(person, loss));
    }
  });
  weight.items = std::move(weighed);
  sheet.count("weighted_loss.unknown", CardUnit::ties,
              sheet.ties([](const ConnectionLedger& l) { return l.changes->weight_unknown; }));
}

void add_replacement(CardSheet& sheet) {
  sheet.count("paid_gained", CardUnit::ties,
              sheet.ties([](const ConnectionLedger& l) { return l.changes->paid_gained; }));
  sheet.count("carers_gained", CardUnit::ties,
              sheet.ties([](const ConnectionLedger& l) { return l.changes->carers_gained; }));
  Share without;
  Share with;
  sheet.each_measured([&](const CardPerson& person) {
    const graph::LedgerChanges& changes = *person.ledger->changes;
    without.part += changes.replacement.part;
    without.whole += changes.replacement.whole;
    with.part += changes.replacement_with_carers.part;
    with.whole += changes.replacement_with_carers.whole;
  });
  sheet.share("replacement", CardUnit::ties, without);
  sheet.share("replacement.with_carers", CardUnit::ties, with);
}

}  // namespace

CardFigure& CardSheet::count(std::string name, CardUnit unit, std::vector<CardItem> items) {
  std::sort(items.begin(), items.end());
  const auto value = static_cast<std::int64_t>(items.size());
  return sum(std::move(name), unit, value, std::move(items));
}

CardFigure& CardSheet::sum(std::string name, CardUnit unit, std::int64_t value,
                           std::vector<CardItem> items) {
  CardFigure figure;
  figure.name = std::move(name);
  figure.unit = unit;
  figure.value = value;
  figure.items = std::move(items);
  card_.figures.push_back(std::move(figure));
  return card_.figures.back();
}

CardFigure& CardSheet::share(std::string name, CardUnit unit, const Share& share) {
  CardFigure& figure = sum(std::move(name), unit, share.part);
  figure.whole = share.whole;
  return figure;
}

void CardSheet::rate(CardFigure& figure, std::int64_t person_days) const {
  if (card_.is_assessable) figure.rate = rate_of(figure.value, person_days);
}

void add_coverage(CardSheet& sheet) {
  const auto all = static_cast<std::int64_t>(sheet.people().size() + sheet.gone());
  for (const Measured measured :
       {Measured::yes, Measured::no_t1, Measured::no_t0, Measured::not_agreed}) {
    std::vector<CardItem> items;
    for (const CardPerson& person : sheet.people()) {
      if (person.measured == measured) items.push_back(CardSheet::item_of(person));
    }
    const std::string name =
        measured == Measured::yes ? "measured" : "measured." + std::string(word(measured));
    CardFigure& figure = sheet.count(name, CardUnit::people, std::move(items));
    if (measured == Measured::not_agreed) figure.items.clear();
    figure.whole = all;
  }
  sheet.sum("measured.gone", CardUnit::people, static_cast<std::int64_t>(sheet.gone())).whole = all;
  sheet.sum("gone_in_scheme", CardUnit::people, static_cast<std::int64_t>(sheet.gone_in_scheme()));
  sheet.sum("person_days", CardUnit::days, sheet.person_days());
  if (sheet.question().scope.kind != CardScopeKind::scheme) return;
  std::int64_t talks = 0;
  for (const graph::Number& number : sheet.view().numbers(graph::Kind::level_one_count)) {
    const auto* count = sheet.view().find<graph::LevelOneCount>(number);
    const bool counts =
        count->on && *count->on >= sheet.question().from && *count->on < sheet.question().to;
    if (counts) talks += count->conversations.value;
  }
  sheet.sum("level_one.not_measured", CardUnit::times, talks);
}

void add_changes(CardSheet& sheet) {
  const auto changes = [](const ConnectionLedger& ledger) -> const graph::LedgerChanges& {
    return *ledger.changes;
  };
  add_with_rate(sheet, "made", [&](const auto& l) { return changes(l).made; });
  add_with_rate(sheet, "lost", [&](const auto& l) { return changes(l).lost; });
  add_with_rate(sheet, "attributable", [&](const auto& l) { return changes(l).attributable; });
  add_with_rate(sheet, "reconnected", [&](const auto& l) { return changes(l).reconnected; });
  add_with_rate(sheet, "deepened", [&](const auto& l) { return changes(l).deepened; });
  add_with_rate(sheet, "weakened", [&](const auto& l) { return changes(l).weakened; });
  add_reasons(sheet);
  add_endings(sheet);
  count_by_word<graph::NotMadeWhy>(
      sheet, "not_made", [&](const auto& l) { return changes(l).not_made; },
      [](const NotMadeTie& row) { return row.why; });
  count_by_word<graph::NotTold>(
      sheet, "not_told", [&](const auto& l) { return changes(l).not_told; },
      [](const NotToldTie& row) { return row.what; });
  add_replacement(sheet);
}

void add_missing_t1(CardSheet& sheet) {
  std::vector<CardItem> lost =
      sheet.ties([](const ConnectionLedger& l) { return l.changes->lost; });
  std::int64_t days = sheet.person_days();
  sheet.rate(sheet.count("missing_t1.excluded", CardUnit::ties, lost), days);
  std::vector<CardItem> all = lost;
  for (const CardPerson& person : sheet.people()) {
    if (person.measured != Measured::no_t1) continue;
    days += person.days;
    for (const graph::TieNumber& tie : person.at_risk)
      all.push_back(CardSheet::item_of(person, tie));
  }
  sheet.rate(sheet.count("missing_t1.all_lost", CardUnit::ties, std::move(all)), days);
  sheet.rate(sheet.count("missing_t1.all_kept", CardUnit::ties, std::move(lost)), days);
  sheet.sum("person_days.with_missing_t1", CardUnit::days, days);
}

}  // namespace kith::matcher
