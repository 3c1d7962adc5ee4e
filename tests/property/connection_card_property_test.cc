// SPDX-License-Identifier: Apache-2.0
// The card of a scheme is the ledgers of its people put together: what stands in one life, asked
// alone, stands in the card, and nothing else. In any order of records.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "matcher/connection_card.h"
#include "tests/support/first_seed.h"
#include "tests/support/random_life.h"
#include "tests/support/sanitized.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::ConnectionLedger;
using graph::Person;
using graph::Record;
using tests::random_life;

constexpr std::uint64_t schemes = tests::is_sanitized ? 20 : 400;
constexpr std::uint64_t people_each = 12;
// Somebody in twelve did not agree, or there would be nothing to leave out.
constexpr std::uint64_t silent_one = 5;

std::vector<Record> life_records(std::uint64_t seed, bool agrees) {
  std::vector<Record> records = random_life(seed).records;
  auto& person = std::get<Person>(records.front());
  person.agreement.clear();
  if (agrees) person.agreement = {tests::agreed(graph::AgreementFor::circle)};
  return records;
}

graph::View view_of_records(const std::vector<Record>& records) {
  tests::World world;
  for (const Record& record : records) world.put(record);
  return world.view();
}

struct Sums {
  std::int64_t measured = 0, days = 0, made = 0, lost = 0, weight = 0, attributable = 0,
               reconnected = 0, deepened = 0, weakened = 0, endings = 0, freely = 0, live = 0;

  friend bool operator==(const Sums&, const Sums&) = default;
};

std::int64_t size_of(const auto& list) { return static_cast<std::int64_t>(list.size()); }

void add(Sums& sums, const ConnectionLedger& ledger) {
  if (!ledger.changes) return;
  const graph::LedgerChanges& changes = *ledger.changes;
  ++sums.measured;
  sums.days += ledger.t1->on.days - ledger.t0->on.days;
  sums.made += size_of(changes.made);
  sums.lost += size_of(changes.lost);
  sums.weight += changes.weighted_loss;
  sums.attributable += size_of(changes.attributable);
  sums.reconnected += size_of(changes.reconnected);
  sums.deepened += size_of(changes.deepened);
  sums.weakened += size_of(changes.weakened);
  sums.endings += size_of(changes.endings);
  sums.freely += ledger.t1->live.by_count.part;
  sums.live += ledger.t1->live.by_count.whole;
}

Sums sums_of(const ConnectionCard& card) {
  Sums sums;
  sums.measured = card.value("measured");
  sums.days = card.person_days;
  sums.made = card.value("made");
  sums.lost = card.value("lost");
  sums.weight = card.value("weighted_loss");
  sums.attributable = card.value("attributable");
  sums.reconnected = card.value("reconnected");
  sums.deepened = card.value("deepened");
  sums.weakened = card.value("weakened");
  sums.endings = card.value("endings");
  sums.freely = card.value("freely_given.t1");
  sums.live = card.find("freely_given.t1")->whole.value_or(0);
  return sums;
}

// Every list and sum of the card, written down.
std::vector<std::string> figures_of(const ConnectionCard& card) {
  std::vector<std::string> rows;
  for (const CardFigure& figure : card.figures) {
    std::string row = figure.name + " " + std::to_string(figure.value) + " of " +
                      std::to_string(figure.whole.value_or(-1));
    if (figure.rate) row += " rate " + std::to_string(figure.rate->high_tenths);
    for (const CardItem& item : figure.items) {
      row += " " + to_text(item.person.number) + (item.tie ? to_text(item.tie->number) : "") +
             (item.record ? to_text(*item.record) : "");
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

TEST_CASE("a scheme's figures are those of its people") {
  const std::uint64_t first = tests::first_seed();
  Sums reached;
  for (std::uint64_t scheme = 0; scheme < schemes; ++scheme) {
    CAPTURE(first + scheme);
    const tests::RandomLife window = random_life(first + scheme * people_each);
    CardQuestion question;
    question.from = window.from;
    question.to = window.to;
    question.today = tests::today;
    std::vector<Record> all;
    Sums expected;
    for (std::uint64_t i = 0; i < people_each; ++i) {
      const auto records = life_records(first + scheme * people_each + i, i != silent_one);
      all.insert(all.end(), records.begin(), records.end());
      if (i == silent_one) continue;
      const auto alone = graph::connection_ledger(view_of_records(records),
                                                  {0, question.from, question.to, question.today});
      REQUIRE(alone.ok());
      add(expected, *alone);
    }
    const auto card = connection_card(view_of_records(all), question);
    REQUIRE(card.ok());
    CHECK(card->people.size() == people_each);
    CHECK(sums_of(*card) == expected);
    reached.made += expected.made;
    reached.lost += expected.lost;
    reached.attributable += expected.attributable;
    reached.endings += expected.endings;
    std::reverse(all.begin(), all.end());
    const auto turned = connection_card(view_of_records(all), question);
    REQUIRE(turned.ok());
    CHECK(figures_of(*turned) == figures_of(*card));
  }
  CHECK(reached.made > 0);
  CHECK(reached.lost > 0);
  CHECK(reached.attributable > 0);
  CHECK(reached.endings > 0);
}

}  // namespace kith::matcher
