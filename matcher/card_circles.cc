// SPDX-License-Identifier: Apache-2.0
// Of the connection card: circles at T0 and T1, whom they lean on, how far the people who matter
// are, and days without anyone of one's own.
#include <algorithm>
#include <array>

#include "matcher/card_figures.h"

namespace kith::matcher {
namespace {

using graph::AnchorTravel;
using graph::Band;
using graph::BridgeLoss;
using graph::CircleFigures;
using graph::ConnectionLedger;
using graph::Fragility;
using graph::Share;

void add_share(Share& sum, const Share& more) {
  sum.part += more.part;
  sum.whole += more.whole;
}

// The four lines of one day.
void add_shares_of_day(CardSheet& sheet, const std::string& day,
                       const std::optional<CircleFigures> ConnectionLedger::*at) {
  Share count;
  Share count_without;
  Share minutes;
  Share minutes_without;
  sheet.each_measured([&](const CardPerson& person) {
    const graph::LiveTies& live = ((*person.ledger).*at)->live;
    add_share(count, live.by_count);
    add_share(count_without, live.by_count_without_carers);
    add_share(minutes, live.by_minutes);
    add_share(minutes_without, live.by_minutes_without_carers);
  });
  sheet.share("freely_given." + day, CardUnit::ties, count);
  sheet.share("freely_given." + day + ".without_carers", CardUnit::ties, count_without);
  sheet.share("freely_given_minutes." + day, CardUnit::minutes, minutes);
  sheet.share("freely_given_minutes." + day + ".without_carers", CardUnit::minutes,
              minutes_without);
  sheet.count("freely_given_minutes." + day + ".not_known", CardUnit::ties,
              sheet.ties([at](const ConnectionLedger& ledger) {
                return (ledger.*at)->live.minutes_unknown;
              }));
}

void add_diversity(CardSheet& sheet) {
  std::array<std::vector<CardItem>, CircleFigures::category_count + 1> people;
  sheet.each_measured([&](const CardPerson& person) {
    const auto& categories = person.ledger->t1->categories;
    const auto kinds = std::count_if(categories.begin(), categories.end(),
                                     [](const auto& list) { return !list.empty(); });
    people.at(static_cast<std::size_t>(kinds)).push_back(CardSheet::item_of(person));
  });
  for (std::size_t i = 0; i < people.size(); ++i) {
    sheet.count("diversity." + std::to_string(i), CardUnit::people, std::move(people.at(i)));
  }
}

using WorstLoss = std::optional<BridgeLoss> Fragility::*;
using LossShare = Share BridgeLoss::*;

// Nothing: no tie to lose. Whose loss ends none is robust, as far as there are ties to rate.
std::optional<Band> band_at_t1(const Fragility& fragility, WorstLoss worst, LossShare part,
                               std::size_t unknown) {
  const std::size_t ties = fragility.ties.size() - unknown;
  if (ties == 0) return std::nullopt;
  constexpr std::size_t rated_min = 4;
  if (ties < rated_min) return Band::few_ties;
  const auto& loss = fragility.*worst;
  return loss ? graph::band_of((*loss).*part, ties).value_or(Band::few_ties) : Band::robust;
}

struct FragilityLine {
  const char* name;
  WorstLoss worst;
  LossShare part;
};

void add_fragility_line(CardSheet& sheet, const FragilityLine& line) {
  std::array<std::vector<CardItem>, graph::words<Band>.size() + 1> people;
  sheet.each_measured([&](const CardPerson& person) {
    const Fragility& fragility = person.ledger->t1->fragility;
    std::size_t unknown = 0;
    if (line.part == &BridgeLoss::by_would_miss) unknown = fragility.would_miss_unknown.size();
    if (line.part == &BridgeLoss::by_minutes) unknown = fragility.minutes_unknown.size();
    const auto band = band_at_t1(fragility, line.worst, line.part, unknown);
    const std::size_t place = band ? static_cast<std::size_t>(*band) : people.size() - 1;
    people.at(place).push_back(CardSheet::item_of(person));
  });
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::string band =
        i + 1 == people.size() ? "no_ties" : std::string(graph::words<Band>.at(i));
    sheet.count("fragility." + std::string(line.name) + "." + band, CardUnit::people,
                std::move(people.at(i)));
  }
}

template <class Holds>
void add_anchor_flag(CardSheet& sheet, const char* name, Holds holds) {
  std::vector<CardItem> items;
  sheet.each_measured([&](const CardPerson& person) {
    for (const AnchorTravel& anchor : person.ledger->travel->anchors) {
      if (holds(anchor)) items.push_back(CardSheet::item_of(person, anchor));
    }
  });
  sheet.count(std::string("travel.") + name, CardUnit::ties, std::move(items));
}

// By the median of each person, weighed by how much they would be missed.
void add_stretch(CardSheet& sheet) {
  struct Step {
    const char* name;
    std::int32_t hundredths_max;
  };
  constexpr std::array<Step, 4> steps{
      {{"to_1", 100}, {"to_1_5", 150}, {"to_2", 200}, {"over_2", 1'000'000'000}}};
  std::array<std::vector<CardItem>, steps.size() + 1> people;
  sheet.each_measured([&](const CardPerson& person) {
    const auto median = person.ledger->travel->median_ratio_hundredths;
    std::size_t place = steps.size();
    for (std::size_t i = steps.size(); median && i > 0; --i) {
      if (*median <= steps.at(i - 1).hundredths_max) place = i - 1;
    }
    people.at(place).push_back(CardSheet::item_of(person));
  });
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::string name = i < steps.size() ? steps.at(i).name : "not_known";
    sheet.count("travel.stretch." + name, CardUnit::people, std::move(people.at(i)));
  }
}

void add_only_service(CardSheet& sheet) {
  Share hours;
  std::int64_t unknown = 0;
  std::vector<CardItem> people;
  sheet.each_measured([&](const CardPerson& person) {
    const auto& only = person.ledger->only_service;
    if (!only) return;
    add_share(hours, only->hours);
    unknown += only->hours_unknown;
    people.push_back(CardSheet::item_of(person));
  });
  sheet.count("only_service.people", CardUnit::people, std::move(people));
  sheet.share("only_service.hours", CardUnit::hours, hours);
  sheet.sum("only_service.hours_unknown", CardUnit::hours, unknown);
}

}  // namespace

void add_shares(CardSheet& sheet) {
  add_shares_of_day(sheet, "t0", &ConnectionLedger::t0);
  add_shares_of_day(sheet, "t1", &ConnectionLedger::t1);
  add_diversity(sheet);
  std::vector<CardItem> people;
  sheet.each_measured([&](const CardPerson& person) {
    if (!person.ledger->t1->gives.empty()) people.push_back(CardSheet::item_of(person));
  });
  sheet.count("gives.people", CardUnit::people, std::move(people));
  sheet.count("gives", CardUnit::ties,
              sheet.ties([](const ConnectionLedger& ledger) { return ledger.t1->gives; }));
}

void add_fragility(CardSheet& sheet) {
  constexpr std::array<FragilityLine, 4> lines{
      {{"by_count", &Fragility::worst_by_count, &BridgeLoss::by_count},
       {"by_would_miss", &Fragility::worst_by_would_miss, &BridgeLoss::by_would_miss},
       {"by_minutes", &Fragility::worst_by_minutes, &BridgeLoss::by_minutes},
       {"two_by_count", &Fragility::two_by_count, &BridgeLoss::by_count}}};
  for (const FragilityLine& line : lines) add_fragility_line(sheet, line);
}

void add_travel(CardSheet& sheet) {
  add_anchor_flag(sheet, "anchors", [](const AnchorTravel&) { return true; });
  add_anchor_flag(sheet, "over_45_minutes",
                  [](const AnchorTravel& a) { return a.over_45_minutes; });
  add_anchor_flag(sheet, "over_twice", [](const AnchorTravel& a) { return a.ratio_over_2; });
  add_anchor_flag(sheet, "lost_independence",
                  [](const AnchorTravel& a) { return a.lost_independence; });
  add_anchor_flag(sheet, "not_known",
                  [](const AnchorTravel& a) { return !a.minutes_before || !a.minutes_after; });
  add_stretch(sheet);
}

bool tells_of_days(const ConnectionLedger& ledger) {
  if (!ledger.days) return false;
  std::int64_t told = 0;
  std::int64_t recorded = 0;
  for (const graph::LedgerTie& row : ledger.ties) {
    if (!row.t1 || row.t1->giving != graph::Giving::freely || !row.t1->contacts) continue;
    told += row.t1->contacts->contacts;
    recorded += static_cast<std::int64_t>(row.t1->contacts->records.size());
  }
  return told <= recorded;
}

void add_days(CardSheet& sheet) {
  Share without;
  std::vector<CardItem> people;
  std::vector<CardItem> longest_of;
  std::int64_t longest = 0;
  std::vector<CardItem> not_known;
  sheet.each_measured([&](const CardPerson& person) {
    const auto& days = person.ledger->days;
    if (!tells_of_days(*person.ledger)) not_known.push_back(CardSheet::item_of(person));
    if (!days || !tells_of_days(*person.ledger)) return;
    add_share(without, {days->days_without, days->days});
    people.push_back(CardSheet::item_of(person));
    if (days->longest_run > longest) longest_of.clear();
    longest = std::max<std::int64_t>(longest, days->longest_run);
    if (longest > 0 && days->longest_run == longest) {
      longest_of.push_back(CardSheet::item_of(person));
    }
  });
  sheet.count("days_alone.people", CardUnit::people, std::move(people));
  sheet.count("days_alone.not_known", CardUnit::people, std::move(not_known));
  sheet.share("days_alone", CardUnit::days, without);
  sheet.sum("days_alone.longest_run", CardUnit::days, longest, std::move(longest_of));
  add_only_service(sheet);
}

}  // namespace kith::matcher
