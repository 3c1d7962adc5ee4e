// SPDX-License-Identifier: Apache-2.0
// Of the connection card: what to be wary of, and what there is to do. A flag accuses nobody: it
// says where to look.
#include <algorithm>
#include <map>
#include <set>

#include "matcher/card_figures.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::ConnectionLedger;
using graph::Contact;
using graph::Date;
using graph::LedgerFlagKind;
using graph::LedgerTie;
using graph::MadeTie;
using graph::Number;
using graph::Review;
using graph::SaidBy;
using graph::Tie;
using graph::TieStanding;

constexpr std::int32_t last_week_days = 7;
constexpr std::size_t same_counts_min = 3;  // ties of one review

// The day on which they had met on two days.
std::optional<Date> met_twice_on(const graph::View& view, const MadeTie& made) {
  std::optional<Date> first;
  for (const graph::ContactNumber& number : made.contacts) {
    const auto* contact = view.find<Contact>(number.number);
    if (!contact || !contact->on) continue;
    if (first && *contact->on > *first) return contact->on;
    if (!first) first = contact->on;
  }
  return std::nullopt;
}

void add_last_week(CardSheet& sheet) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    for (const MadeTie& made : person.ledger->changes->made) {
      const auto on = met_twice_on(sheet.view(), made);
      if (on && *on >= sheet.question().to.plus(-last_week_days)) {
        items.push_back(CardSheet::item_of(person, made));
      }
    }
  });
  sheet.count("check.made_in_last_week", CardUnit::ties, std::move(items));
}

bool counts_are_alike(const Review& review) {
  std::set<std::int32_t> counts;
  std::size_t ties = 0;
  for (const graph::TieSeen& seen : review.ties) {
    if (!seen.contacts || seen.contacts->value == 0) continue;
    counts.insert(seen.contacts->value);
    ++ties;
  }
  return ties >= same_counts_min && counts.size() == 1;
}

void add_same_counts(CardSheet& sheet) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    for (const auto* figures : {&*person.ledger->t0, &*person.ledger->t1}) {
      for (const graph::ReviewNumber& number : figures->reviews) {
        const auto* review = sheet.view().find<Review>(number.number);
        if (review && counts_are_alike(*review)) {
          items.push_back({person.person, std::nullopt, number.number});
        }
      }
    }
  });
  sheet.count("check.same_contact_counts", CardUnit::records, std::move(items));
}

std::set<std::string> known_names_of(const graph::View& view, const LedgerTie& row) {
  std::set<std::string> names;
  for (const graph::TieNumber& number : row.records) {
    const auto* tie = view.find<Tie>(number.number);
    if (!tie) continue;
    if (!tie->other.called.empty()) names.insert("called " + lower_case(tie->other.called));
    if (!tie->other.external_id.empty()) names.insert("id " + tie->other.external_id);
  }
  return names;
}

// Whoever counts as new is called like somebody who was there at T0, by another number.
void add_renamed(CardSheet& sheet) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    std::set<std::string> before;
    for (const LedgerTie& row : person.ledger->ties) {
      if (row.in_t0) before.merge(known_names_of(sheet.view(), row));
    }
    for (const MadeTie& made : person.ledger->changes->made) {
      const auto names = known_names_of(sheet.view(), *find_tie(*person.ledger, made.tie));
      const bool is_known = std::any_of(names.begin(), names.end(), [&before](const auto& name) {
        return before.count(name) > 0;
      });
      if (is_known) items.push_back(CardSheet::item_of(person, made));
    }
  });
  sheet.count("check.made_under_a_known_name", CardUnit::ties, std::move(items));
}

// A paid worker among the close ties of several people.
void add_best_friends(CardSheet& sheet) {
  std::map<Number, std::vector<CardItem>> by_worker;
  std::map<Number, std::set<graph::PersonNumber>> people;
  sheet.each_measured([&](const CardPerson& person) {
    for (const graph::TieNumber& tie : person.ledger->t1->live.paid) {
      const LedgerTie& row = *find_tie(*person.ledger, tie);
      const auto* record = sheet.view().find<Tie>(row.t1->record->number);
      const bool is_close = record && record->ring && *record->ring <= graph::Ring::friendship;
      if (!is_close) continue;
      by_worker[row.other.number].push_back(CardSheet::item_of(person, tie));
      people[row.other.number].insert(person.person);
    }
  });
  std::vector<CardItem> items;
  for (const auto& [worker, ties] : by_worker) {
    if (people[worker].size() > 1) items.insert(items.end(), ties.begin(), ties.end());
  }
  sheet.count("check.one_worker_close_to_several", CardUnit::ties, std::move(items));
}

void add_unwanted_since(CardSheet& sheet) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    for (const graph::LostTie& loss : person.ledger->changes->lost) {
      if (loss.unwanted_since) items.push_back(CardSheet::item_of(person, loss));
    }
  });
  sheet.count("check.not_wanted_after_loss", CardUnit::ties, std::move(items));
}

bool is_said_by_staff(const std::optional<SaidBy>& by) {
  return by == SaidBy::staff || by == SaidBy::record;
}

// Of connections live at T0 or T1: those that nobody but staff, or a file, told of.
void add_sources(CardSheet& sheet) {
  std::vector<CardItem> staff;
  std::vector<CardItem> unknown;
  std::int64_t whole = 0;
  sheet.each_measured([&](const CardPerson& person) {
    for (const LedgerTie& row : person.ledger->ties) {
      if (row.t0->standing != TieStanding::live && row.t1->standing != TieStanding::live) continue;
      bool is_staff = false;
      bool is_other = false;
      for (const graph::TieNumber& number : row.records) {
        const auto* tie = sheet.view().find<Tie>(number.number);
        if (!tie || !tie->perspective) continue;
        (is_said_by_staff(tie->perspective) ? is_staff : is_other) = true;
      }
      ++whole;
      if (is_staff && !is_other) staff.push_back(CardSheet::item_of(person, row));
      if (!is_staff && !is_other) unknown.push_back(CardSheet::item_of(person, row));
    }
  });
  sheet.count("sources.staff_alone", CardUnit::ties, std::move(staff)).whole = whole;
  sheet.count("sources.not_said", CardUnit::ties, std::move(unknown)).whole = whole;
}

// What came after it in the window is not measured.
void add_early_reviews(CardSheet& sheet) {
  constexpr std::int32_t early_days = 28;
  std::vector<CardItem> people;
  sheet.each_measured([&](const CardPerson& person) {
    if (sheet.question().to.days - person.ledger->t1->on.days > early_days) {
      people.push_back(CardSheet::item_of(person));
    }
  });
  sheet.count("check.t1_early", CardUnit::people, std::move(people));
}

// Every flag of the ledgers, also of people without a T1.
void add_flags(CardSheet& sheet) {
  for (std::size_t i = 0; i < graph::words<LedgerFlagKind>.size(); ++i) {
    std::vector<CardItem> items;
    for (const CardPerson& person : sheet.people()) {
      if (!person.ledger) continue;
      for (const graph::LedgerFlag& flag : person.ledger->flags) {
        if (flag.kind != static_cast<LedgerFlagKind>(i)) continue;
        for (const Number& of : flag.of) items.push_back({person.person, std::nullopt, of});
      }
    }
    sheet.count("flag." + std::string(graph::words<LedgerFlagKind>.at(i)), CardUnit::records,
                std::move(items));
  }
}

bool leans_on_one(const graph::Fragility& fragility) {
  const auto is_fragile = [](const std::optional<graph::BridgeLoss>& loss, const graph::Share& part,
                             std::size_t ties) {
    return loss && graph::band_of(part, ties) == graph::Band::fragile;
  };
  const auto& count = fragility.worst_by_count;
  const auto& miss = fragility.worst_by_would_miss;
  return is_fragile(count, count ? count->by_count : graph::Share{}, fragility.ties.size()) ||
         is_fragile(miss, miss ? miss->by_would_miss : graph::Share{},
                    fragility.ties.size() - fragility.would_miss_unknown.size());
}

// Safe endings whose review day has come.
void add_decision_reviews(CardSheet& sheet) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    for (const graph::EndedTie& ended : person.ledger->changes->endings) {
      if (ended.kind != graph::EndingKind::safe) continue;
      const auto* record = ended.record ? sheet.view().find<Tie>(ended.record->number) : nullptr;
      if (record && *record->decision_review_on <= sheet.question().today) {
        items.push_back(CardSheet::item_of(person, ended));
      }
    }
  });
  sheet.count("due.review_of_safe_ending", CardUnit::ties, std::move(items));
}

}  // namespace

void add_checks(CardSheet& sheet) {
  add_sources(sheet);
  add_last_week(sheet);
  add_same_counts(sheet);
  add_renamed(sheet);
  add_best_friends(sheet);
  add_unwanted_since(sheet);
  add_early_reviews(sheet);
  add_flags(sheet);
}

void add_due(CardSheet& sheet) {
  std::vector<CardItem> baseline;
  std::vector<CardItem> review;
  for (const CardPerson& person : sheet.people()) {
    const bool is_first = person.measured == Measured::no_t0 &&
                          sheet.view().about<Review>(person.person.number).empty();
    if (is_first) baseline.push_back(CardSheet::item_of(person));
    if (person.measured == Measured::no_t1) review.push_back(CardSheet::item_of(person));
  }
  sheet.count("due.first_review", CardUnit::people, std::move(baseline));
  sheet.count("due.review", CardUnit::people, std::move(review));
  std::vector<CardItem> reasons;
  std::vector<CardItem> ways;
  std::vector<CardItem> journeys;
  sheet.each_measured([&](const CardPerson& person) {
    for (const graph::LostTie& loss : person.ledger->changes->lost) {
      if (loss.reason == graph::LossReason::unknown) {
        reasons.push_back(CardSheet::item_of(person, loss));
      }
    }
    if (leans_on_one(person.ledger->t1->fragility)) ways.push_back(CardSheet::item_of(person));
    for (const graph::AnchorTravel& anchor : person.ledger->travel->anchors) {
      if (anchor.over_45_minutes || anchor.ratio_over_2 || anchor.lost_independence) {
        journeys.push_back(CardSheet::item_of(person, anchor));
      }
    }
  });
  sheet.count("due.ask_why_lost", CardUnit::ties, std::move(reasons));
  sheet.count("due.second_way", CardUnit::people, std::move(ways));
  sheet.count("due.journey", CardUnit::ties, std::move(journeys));
  add_decision_reviews(sheet);
}

}  // namespace kith::matcher
