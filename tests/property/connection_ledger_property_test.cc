// SPDX-License-Identifier: Apache-2.0
// The connection ledger is what a slow judge makes of the same bare records, figure by figure, and
// does not depend on the order in which they came. A class of case that was hardly ever reached is
// a failure of the test.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "graph/connection_ledger.h"
#include "tests/support/first_seed.h"
#include "tests/support/ledger_difference.h"
#include "tests/support/ledger_oracle.h"
#include "tests/support/random_life.h"
#include "tests/support/sanitized.h"
#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::random_life;
using tests::RandomLife;
using Classes = std::map<std::string, std::size_t>;

constexpr std::uint64_t lives = tests::is_sanitized ? 600 : 10'000;
// Each class at least once in two hundred lives.
constexpr std::size_t reached_min = lives / 200;

View view_of(const std::vector<Record>& records) {
  tests::World world;
  for (const Record& record : records) world.put(record);
  return world.view();
}

ConnectionLedger asked(const std::vector<Record>& records, const RandomLife& life) {
  const auto ledger = connection_ledger(view_of(records), {0, life.from, life.to, tests::today});
  REQUIRE(ledger.ok());
  return *ledger;
}

void count_circle(const CircleFigures& figures, Classes& reached) {
  reached["live, freely given"] += figures.live.freely.size();
  reached["live, paid"] += figures.live.paid.size();
  reached["live, carer"] += figures.live.carers.size();
  reached["live, pay unknown"] += figures.live.pay_unknown.size();
  reached["hours in a share"] += figures.live.by_minutes.part > 0 ? 1 : 0;
  reached["answers"] += figures.self_rated.size();
  reached["in which they give"] += figures.gives.size();
  reached["bridges"] += figures.fragility.bridges.size();
  reached["without a way"] += figures.fragility.without_a_way.size();
  for (const BridgeLoss& loss : figures.fragility.bridges) {
    reached["a bridge to several"] += loss.lost.size() > 1 ? 1 : 0;
  }
  const auto& two = figures.fragility.two_by_count;
  const auto& one = figures.fragility.worst_by_count;
  reached["two worse than one"] += two && (!one || two->lost.size() > one->lost.size()) ? 1 : 0;
  for (const auto& list : figures.categories) reached["categories"] += list.empty() ? 0 : 1;
}

void count_changes(const LedgerChanges& changes, Classes& reached) {
  reached["made"] += changes.made.size();
  for (const NotMadeTie& tie : changes.not_made) {
    ++reached["not made, " + std::string(word(tie.why))];
  }
  reached["reconnected"] += changes.reconnected.size();
  for (const ChangedTie& tie : changes.deepened) {
    ++reached[tie.by_frequency ? "deepened by frequency" : "deepened by ring"];
  }
  reached["weakened"] += changes.weakened.size();
  reached["lost"] += changes.lost.size();
  for (const LostTie& loss : changes.lost) {
    ++reached["lost, " + std::string(word(loss.reason))];
    reached["unwanted since"] += loss.unwanted_since ? 1 : 0;
    reached["links of chains"] += loss.chain.size();
  }
  for (const EndedTie& ending : changes.endings) {
    ++reached["ended, " + std::string(word(ending.kind))];
  }
  reached["attributable"] += changes.attributable.size();
  for (const NotToldTie& tie : changes.not_told) {
    ++reached["not told, " + std::string(word(tie.what))];
  }
  reached["paid gained"] += changes.paid_gained.size();
  reached["carers gained"] += changes.carers_gained.size();
}

void count_travel(const TravelStretch& travel, Classes& reached) {
  reached["anchors"] += travel.anchors.size();
  reached["median ratio"] += travel.median_ratio_hundredths ? 1 : 0;
  for (const AnchorTravel& anchor : travel.anchors) {
    reached["over 45 minutes"] += anchor.over_45_minutes ? 1 : 0;
    reached["ratio over 2"] += anchor.ratio_over_2 ? 1 : 0;
    reached["lost independence"] += anchor.lost_independence ? 1 : 0;
  }
}

void count(const ConnectionLedger& ledger, Classes& reached) {
  for (const LedgerTie& tie : ledger.ties) {
    if (tie.t0) ++reached["at T0 " + std::string(word(tie.t0->standing))];
    if (tie.t1) ++reached["at T1 by " + std::string(word(tie.t1->rule))];
    if (tie.records.size() > 1) ++reached["several records"];
  }
  if (ledger.t0) count_circle(*ledger.t0, reached);
  if (ledger.t1) count_circle(*ledger.t1, reached);
  if (ledger.changes) count_changes(*ledger.changes, reached);
  if (ledger.travel) count_travel(*ledger.travel, reached);
  reached["days"] += ledger.days ? 1 : 0;
  reached["only service"] += ledger.only_service ? 1 : 0;
  for (const LedgerFlag& flag : ledger.flags) ++reached["flag " + std::string(word(flag.kind))];
}

}  // namespace

TEST_CASE("the ledger is what the records say, by a slow judge") {
  Classes reached;
  const std::uint64_t first = tests::first_seed();
  for (std::uint64_t seed = first; seed < first + lives; ++seed) {
    CAPTURE(seed);
    const RandomLife life = random_life(seed);
    const ConnectionLedger ledger = asked(life.records, life);
    const ConnectionLedger judged =
        tests::oracle_ledger(life.records, life.from, life.to, tests::today);
    REQUIRE(tests::first_difference(ledger, judged) == "");
    count(ledger, reached);
  }
  std::string report;
  for (const auto& [name, times] : reached) report += name + " " + std::to_string(times) + "; ";
  MESSAGE(report);
  for (const char* name : {"made",
                           "reconnected",
                           "deepened by frequency",
                           "deepened by ring",
                           "weakened",
                           "lost",
                           "attributable",
                           "ended, chosen",
                           "ended, safe",
                           "ended, died",
                           "ended, not_wanted",
                           "not made, few_days",
                           "not made, always_worker",
                           "not made, worker_unknown",
                           "unwanted since",
                           "not told, standing_at_t0",
                           "not told, standing_at_t1",
                           "not told, pay_at_t0",
                           "not told, pay_at_t1",
                           "paid gained",
                           "carers gained",
                           "bridges",
                           "a bridge to several",
                           "two worse than one",
                           "without a way",
                           "hours in a share",
                           "anchors",
                           "median ratio",
                           "over 45 minutes",
                           "ratio over 2",
                           "lost independence",
                           "days",
                           "only service",
                           "several records",
                           "at T0 absent",
                           "at T0 live",
                           "at T0 lapsed",
                           "at T0 ended",
                           "at T0 unknown",
                           "at T1 by rhythm",
                           "at T1 by listed_lost",
                           "at T1 by said_ended",
                           "at T1 by not_held",
                           "flag no_t0",
                           "flag no_t1",
                           "flag reviews_contradict",
                           "flag perspectives_differ",
                           "flag listed_tie_gone"}) {
    CAPTURE(name);
    CHECK(reached[name] >= reached_min);
  }
}

TEST_CASE("the ledger does not depend on the order in which the records came") {
  const std::uint64_t first = tests::first_seed();
  for (std::uint64_t seed = first; seed < first + lives / 10; ++seed) {
    CAPTURE(seed);
    const RandomLife life = random_life(seed);
    const ConnectionLedger ledger = asked(life.records, life);
    std::vector<Record> other = life.records;
    std::reverse(other.begin(), other.end());
    REQUIRE(asked(other, life) == ledger);
    std::rotate(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(other.size() / 3),
                other.end());
    REQUIRE(asked(other, life) == ledger);
  }
}

}  // namespace kith::graph
