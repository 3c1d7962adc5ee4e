// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_travel.h"

#include <doctest/doctest.h>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::day;
using tests::is_flagged;
using tests::LedgerWorld;
using tests::row_of;
using tests::subject_number;
using tests::tie_number;
using tests::tie_numbers;
using Flag = LedgerFlagKind;

LedgerWorld with_anchors(std::initializer_list<Anchor> anchors) {
  LedgerWorld world;
  Person maya;
  maya.identity.number = tests::number_of("maya");
  maya.anchors = anchors;
  world.put(maya);
  world.put(LedgerWorld::review("t0", "2026-02-20", {}));
  world.put(LedgerWorld::review("t1", "2026-08-28", {}));
  return world;
}
ConnectionLedger travelled_over_the_year(LedgerWorld& world) {
  return world.ledger("2026-03-01", "2026-09-01");
}
Anchor anchor_to(std::string_view tie, std::optional<int> minutes_before, int would_miss) {
  Anchor anchor;
  anchor.tie = tie_number(tie);
  if (minutes_before) anchor.minutes_before = Minutes{*minutes_before};
  anchor.would_miss = WouldMiss{would_miss};
  return anchor;
}
// Live at T0 and T1 by two records, changed on 1 May.
void put_moved(LedgerWorld& world, std::string_view name, int before, int after,
               Means means_after = Means::bus) {
  Tie tie = LedgerWorld::tie(name);
  tie.last_contact = day("2026-02-15");
  tie.valid_to = day("2026-05-01");
  tie.minutes_each_way = Minutes{before};
  tie.means = Means::bus;
  world.put(tie);
  Tie later = LedgerWorld::another(tie, std::string(name) + ", later");
  later.valid_from = day("2026-05-01");
  later.valid_to.reset();
  later.last_contact = day("2026-08-20");
  later.minutes_each_way = Minutes{after};
  later.means = means_after;
  world.put(later);
}
const AnchorTravel& way_to(const ConnectionLedger& ledger, std::string_view tie) {
  for (const AnchorTravel& way : ledger.travel->anchors) {
    if (way.tie == row_of(ledger, tie).tie) return way;
  }
  FAIL("no anchor");
  return ledger.travel->anchors.front();
}
Tie live_tie(std::string_view name) {
  Tie tie = LedgerWorld::tie(name);
  tie.last_contact = day("2026-08-20");
  tie.would_miss = WouldMiss{1};
  return tie;
}
DependsOn depends_on(std::string_view what, std::string_view who, std::string_view otherwise = "") {
  DependsOn depends;
  depends.what = what;
  if (!who.empty()) depends.who = subject_number(who);
  depends.other_routes = otherwise;
  return depends;
}

}  // namespace

TEST_CASE("flags: more than 45 minutes, more than twice as far") {
  LedgerWorld world = with_anchors({anchor_to("mum", {}, 3), anchor_to("gran", {}, 1)});
  put_moved(world, "mum", 20, 40);
  put_moved(world, "gran", 45, 46);
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(way_to(ledger, "mum").ratio_hundredths == 200);
  CHECK(!way_to(ledger, "mum").ratio_over_2);
  CHECK(!way_to(ledger, "mum").over_45_minutes);
  CHECK(way_to(ledger, "gran").over_45_minutes);
  CHECK(way_to(ledger, "gran").minutes_more == 1);
  CHECK(ledger.travel->median_ratio_hundredths == 200);  // three quarters of the weight
}

TEST_CASE("a bus route withdrawn in mid-window: a loss with its chain, and a lift instead") {
  LedgerWorld world = with_anchors({anchor_to("mum", {}, 3)});
  put_moved(world, "mum", 25, 30, Means::lift);
  Tie pal = LedgerWorld::tie("pal");
  pal.last_contact = day("2026-05-03");
  pal.state = TieState::lost;
  pal.state_reason = "transport: the 12 stopped";
  world.put(pal);
  world.put(LedgerWorld::review("t0", "2026-02-20", {{"pal", "2026-02-16"}}));
  world.put(LedgerWorld::event("12 ends", "bus 12", ServiceChange::transport, "2026-05-01"));
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(ledger.changes->attributable == tie_numbers({"pal"}));
  CHECK(ledger.changes->lost[0].chain[0].days_after == 2);
  CHECK(way_to(ledger, "mum").lost_independence);
  CHECK(!way_to(ledger, "mum").ratio_over_2);
  CHECK(way_to(ledger, "mum").means_before == Means::bus);
}

TEST_CASE("what one record over both days says of before is not taken for it") {
  LedgerWorld world = with_anchors({anchor_to("mum", {}, 3)});
  Tie mum = live_tie("mum");
  mum.minutes_each_way = Minutes{30};
  mum.means = Means::bus;
  world.put(mum);
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(!way_to(ledger, "mum").minutes_before);
  CHECK(!way_to(ledger, "mum").ratio_hundredths);
  CHECK(way_to(ledger, "mum").alone_before == Independence::unknown);
  CHECK(way_to(ledger, "mum").alone_after == Independence::yes);
  CHECK(!way_to(ledger, "mum").lost_independence);
}

TEST_CASE("nothing is a ratio of no minutes, and two stories of before are told") {
  LedgerWorld world = with_anchors({anchor_to("mum", {}, 3), anchor_to("gran", 12, 1), Anchor{}});
  put_moved(world, "mum", 0, 40);
  put_moved(world, "gran", 10, 10);
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(!way_to(ledger, "mum").ratio_hundredths);
  CHECK(way_to(ledger, "mum").minutes_more == 40);
  CHECK(way_to(ledger, "gran").minutes_before == 10);
  CHECK(!tests::flagged(ledger, Flag::travel_contradicts).empty());
  CHECK(is_flagged(ledger, Flag::place_anchors_not_measured, "maya"));
}

TEST_CASE("other routes are words that say one") {
  for (const char* none : {"", "none", " None ", "no", "-"}) {
    CHECK(!has_other_route(depends_on("worker", "w", none)));
  }
  CHECK(has_other_route(depends_on("worker", "w", "bus with one change")));
}

TEST_CASE("a one-driver network: all four ties go with the driver") {
  LedgerWorld world = with_anchors({});
  for (const std::string_view name : {"mum", "ann", "raj", "joan"}) {
    Tie tie = live_tie(name);
    tie.depends_on = {depends_on("worker", "w")};
    world.put(tie);
  }
  const Fragility fragility = travelled_over_the_year(world).t1->fragility;
  REQUIRE(fragility.worst_by_count);
  CHECK(fragility.worst_by_count->by_count == Share{4, 4});
  CHECK(fragility.worst_by_count->who == std::vector{subject_number("w")});
}

TEST_CASE("two carers of one home: either drives, and both are one risk") {
  LedgerWorld world = with_anchors({});
  for (const std::string_view carer : {"jo", "kim"}) {
    Tie tie = LedgerWorld::paid(carer, Paid::shared_lives_carer);
    tie.last_contact = day("2026-08-27");
    world.put(tie);
  }
  for (const std::string_view name : {"mum", "ann", "raj", "joan"}) {
    Tie tie = live_tie(name);
    // Their ties, or themselves: the same people, whatever word stands there.
    tie.depends_on = {depends_on("carer", "jo's person"), depends_on("vehicle", "kim")};
    if (name == "joan") tie.depends_on.push_back(depends_on("tie", "ann's person"));
    if (name == "raj") tie.depends_on[0].other_routes = "he comes";
    world.put(tie);
  }
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(ledger.t1->live.carers.size() == 2);
  CHECK(ledger.t1->fragility.bridges.empty());
  REQUIRE(ledger.t1->fragility.two_by_count);
  CHECK(ledger.t1->fragility.two_by_count->by_count == Share{3, 4});
}

TEST_CASE("an unpaid driver is no bridge worker, and an unnamed one is told") {
  LedgerWorld world = with_anchors({});
  Tie mum = live_tie("mum");
  world.put(mum);
  Tie ann = live_tie("ann");
  ann.depends_on = {depends_on("carer", "mum's person")};  // an unpaid one: the circle says so
  world.put(ann);
  Tie raj = live_tie("raj");
  raj.depends_on = {depends_on("worker", ""), depends_on("pass", "")};
  world.put(raj);
  const ConnectionLedger ledger = travelled_over_the_year(world);
  CHECK(ledger.t1->fragility.bridges.empty());
  CHECK(ledger.t1->fragility.without_a_way.empty());
  CHECK(is_flagged(ledger, Flag::dependence_unnamed, "raj"));
}

}  // namespace kith::graph
