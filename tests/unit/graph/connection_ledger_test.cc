// SPDX-License-Identifier: Apache-2.0
// The worked example of domain §5.4 to the digit, its variant, what has no answer, and the dates
// that everything hangs on.
#include "graph/connection_ledger.h"

#include <doctest/doctest.h>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::day;
using tests::flagged;
using tests::is_flagged;
using tests::LedgerWorld;
using tests::row_of;
using tests::tie_number;
using tests::tie_numbers;
using tests::ties_in;
using Flag = LedgerFlagKind;

Tie worked_tie(std::string_view name, TieCategory category, std::int32_t would_miss,
               std::string_view last_contact) {
  Tie tie = LedgerWorld::tie(name);
  tie.category = category;
  tie.would_miss = WouldMiss{would_miss};
  tie.last_contact = day(last_contact);
  return tie;
}

Tie lost_to(Tie tie, std::string_view why) {
  tie.state = TieState::lost;
  tie.state_reason = why;
  tie.state_reason_said_by = SaidBy::person;
  return tie;
}

void put_mum(LedgerWorld& world, bool only_by_carer) {
  Tie before = worked_tie("mum", TieCategory::family, 3, "2026-02-18");
  before.valid_to = day("2026-03-01");
  before.minutes_each_way = Minutes{12};
  before.means = Means::bus;
  world.put(before);
  Tie after = LedgerWorld::another(before, "mum, moved");
  after.valid_from = day("2026-03-01");
  after.valid_to.reset();
  after.last_contact = day("2026-08-23");
  after.minutes_each_way = Minutes{55};
  if (only_by_carer) {
    after.means = Means::lift;
    after.depends_on = {{"carer", tests::subject_number("s's person"), ""}};
  }
  world.put(after);
}

void put_paid(LedgerWorld& world) {
  const auto put = [&world](Tie tie, std::string_view last, std::string_view from) {
    tie.last_contact = day(last);
    if (!from.empty()) tie.since = day(from);
    world.put(tie);
  };
  Tie worker = LedgerWorld::paid("w");
  worker.valid_to = day("2026-03-01");
  put(worker, "2026-02-19", "");
  put(LedgerWorld::paid("gp"), "2026-08-10", "");
  put(LedgerWorld::paid("s", Paid::shared_lives_carer), "2026-08-28", "2026-03-01");
  put(LedgerWorld::paid("d"), "2026-08-27", "2026-03-09");
}

void put_people(LedgerWorld& world, bool only_by_carer) {
  put_mum(world, only_by_carer);
  Tie ann = worked_tie("ann", TieCategory::group_faith, 2, "2026-08-24");
  if (only_by_carer) ann.depends_on = {{"carer", tests::subject_number("s's person"), "none"}};
  world.put(ann);
  world.put(lost_to(worked_tie("sister", TieCategory::family, 3, "2026-03-08"),
                    "moved: too far, W used to drive"));
  world.put(lost_to(worked_tie("raj", TieCategory::neighbour, 1, "2026-02-27"), "moved"));
  Tie pete = worked_tie("pete", TieCategory::friend_, 2, "2026-04-10");
  pete.state = TieState::ended_by_person;
  pete.state_reason = "I chose to stop darts";
  pete.state_reason_said_by = SaidBy::person;
  pete.valid_to = day("2026-04-11");
  world.put(pete);
  Tie joan = worked_tie("joan", TieCategory::group_faith, 1, "2026-08-22");
  joan.since = day("2026-06-06");
  world.put(joan);
  world.met("joan", {"2026-06-06", "2026-06-20", "2026-08-22"});
  Tie al = worked_tie("al", TieCategory::family, 2, "2026-08-15");
  al.state = TieState::reconnected;
  world.put(al);
}

LedgerWorld worked_example(bool only_by_carer) {
  LedgerWorld world;
  Person maya;
  maya.identity.number = tests::number_of("maya");
  Anchor mum;
  mum.kind = AnchorKind::family;
  mum.tie = tie_number("mum");
  mum.minutes_before = Minutes{12};
  maya.anchors = {mum};
  world.put(maya);
  put_people(world, only_by_carer);
  put_paid(world);
  world.put(LedgerWorld::event("w ends", "support at home", ServiceChange::end, "2026-03-01"));
  world.put(LedgerWorld::event("move", "shared lives", ServiceChange::move, "2026-03-01"));
  world.put(LedgerWorld::review("t0", "2026-02-20",
                                {{"mum", "2026-02-18"},
                                 {"sister", "2026-02-15"},
                                 {"ann", "2026-02-15"},
                                 {"raj", "2026-02-19"},
                                 {"pete", "2026-02-13"},
                                 {"w", "2026-02-19"},
                                 {"gp", "2026-02-10"},
                                 {"al"}}));
  world.put(LedgerWorld::review("t1", "2026-08-28", {}));
  return world;
}

const LostTie& loss_of(const ConnectionLedger& ledger, std::string_view tie) {
  for (const LostTie& loss : ledger.changes->lost) {
    if (loss.tie == tie_number(tie)) return loss;
  }
  FAIL("not lost");
  return ledger.changes->lost.front();
}

// A circle of one friend who is met at T0 and T1, in a window of half a year.
LedgerWorld two_reviews() {
  LedgerWorld world;
  world.put(LedgerWorld::tie("ann"));
  world.put(LedgerWorld::review("t0", "2026-02-20", {{"ann", "2026-02-18"}}));
  world.put(LedgerWorld::review("t1", "2026-08-28", {{"ann", "2026-08-24"}}));
  return world;
}

}  // namespace

TEST_CASE("the worked example: what was made, found again, lost and chosen") {
  const ConnectionLedger ledger = worked_example(false).ledger("2026-03-01", "2026-09-01");
  const LedgerChanges& changes = *ledger.changes;
  REQUIRE(changes.made.size() == 1);
  CHECK(changes.made[0].tie == tie_number("joan"));
  CHECK(changes.made[0].contacts.size() == 3);
  CHECK(changes.made[0].own.number == tests::number_of("joan 2026-06-06"));
  CHECK(changes.reconnected == tie_numbers({"al"}));
  CHECK(row_of(ledger, "al").t0->rule == StandingRule::listed_lost);
  CHECK(ties_in(changes.lost) == tie_numbers({"sister", "raj"}));
  CHECK(changes.weighted_loss == 4);
  CHECK(changes.weight_unknown.empty());
  CHECK(changes.attributable == tie_numbers({"sister", "raj"}));
  REQUIRE(changes.endings.size() == 1);
  CHECK(changes.endings[0].tie == tie_number("pete"));
  CHECK(changes.endings[0].kind == EndingKind::chosen);
  CHECK(changes.endings[0].said_by == SaidBy::person);
  CHECK(changes.paid_gained == tie_numbers({"d"}));
  CHECK(changes.carers_gained == tie_numbers({"s"}));
  CHECK(changes.replacement == Share{1, 2});
  CHECK(changes.replacement_with_carers == Share{2, 2});
  CHECK(changes.not_made.empty());
  CHECK(changes.not_told.empty());
  CHECK(ledger.flags.empty());
}

TEST_CASE("the worked example: the chain of a loss, which claims no proof") {
  const ConnectionLedger ledger = worked_example(false).ledger("2026-03-01", "2026-09-01");
  const LostTie& sister = loss_of(ledger, "sister");
  CHECK(sister.on == day("2026-03-08"));
  CHECK(sister.reason == LossReason::moved);
  CHECK(sister.reason_said_by == SaidBy::person);
  REQUIRE(sister.chain.size() == 2);
  CHECK(sister.chain[0].days_after == 7);
  CHECK(sister.chain[0].on == day("2026-03-01"));
  CHECK(loss_of(ledger, "raj").chain[0].days_after == -2);
}

TEST_CASE("the worked example: the freely given share at T0 and T1, with and without the carer") {
  const ConnectionLedger ledger = worked_example(false).ledger("2026-03-01", "2026-09-01");
  CHECK(ledger.t0->on == day("2026-02-20"));
  CHECK(ledger.t1->on == day("2026-08-28"));
  const LiveTies& before = ledger.t0->live;
  CHECK(before.freely == tie_numbers({"mum", "sister", "ann", "raj", "pete"}));
  CHECK(before.paid == tie_numbers({"w", "gp"}));
  CHECK(per_mille(before.by_count) == 714);
  const LiveTies& after = ledger.t1->live;
  CHECK(after.freely == tie_numbers({"mum", "ann", "joan", "al"}));
  CHECK(after.paid == tie_numbers({"gp", "d"}));
  CHECK(after.carers == tie_numbers({"s"}));
  CHECK(after.by_count == Share{4, 7});
  CHECK(per_mille(after.by_count) == 571);
  CHECK(after.by_count_without_carers == Share{4, 6});
  CHECK(per_mille(after.by_count_without_carers) == 667);
  const auto family = static_cast<std::size_t>(TieCategory::family);
  CHECK(ledger.t1->categories[family] == tie_numbers({"mum", "al"}));
  CHECK(ledger.t1->categories[static_cast<std::size_t>(TieCategory::friend_)].empty());
}

TEST_CASE("the worked example: how far Mum is now") {
  const ConnectionLedger ledger = worked_example(false).ledger("2026-03-01", "2026-09-01");
  REQUIRE(ledger.travel->anchors.size() == 1);
  const AnchorTravel& mum = ledger.travel->anchors[0];
  CHECK(find_tie(ledger, mum.tie) == &row_of(ledger, "mum"));
  CHECK(mum.minutes_before == 12);
  CHECK(mum.minutes_after == 55);
  CHECK(mum.ratio_hundredths == 458);
  CHECK(mum.minutes_more == 43);
  CHECK(mum.over_45_minutes);
  CHECK(mum.ratio_over_2);
  CHECK(!mum.lost_independence);
  CHECK(ledger.travel->median_ratio_hundredths == 458);
  CHECK(ledger.t1->fragility.bridges.empty());
}

TEST_CASE("the worked example's variant: the carer is the only way to Mum and Ann") {
  const ConnectionLedger ledger = worked_example(true).ledger("2026-03-01", "2026-09-01");
  const Fragility& fragility = ledger.t1->fragility;
  REQUIRE(fragility.bridges.size() == 1);
  const BridgeLoss& carer = fragility.bridges[0];
  CHECK(carer.who == std::vector{tests::subject_number("s's person")});
  CHECK(carer.lost.size() == 2);
  CHECK(carer.by_count == Share{2, 4});
  CHECK(per_mille(carer.by_count) == 500);
  CHECK(band_of(carer.by_count, fragility.ties.size()) == Band::watch);
  CHECK(carer.by_would_miss == Share{5, 8});
  CHECK(per_mille(carer.by_would_miss) == 625);
  CHECK(band_of(carer.by_would_miss, fragility.ties.size()) == Band::fragile);
  CHECK(fragility.worst_by_count == carer);
  CHECK(ledger.travel->anchors[0].lost_independence);
  CHECK(ledger.t0->fragility.bridges.size() == 1);  // Ann's record is one for both days
}

TEST_CASE("a window that is empty, reversed or not over has no answer") {
  LedgerWorld world = two_reviews();
  const auto code = [&world](std::string_view from, std::string_view to) {
    const auto asked = world.ask(from, to);
    REQUIRE(!asked.ok());
    return asked.error().code;
  };
  CHECK(code("2026-09-01", "2026-03-01") == ErrorCode::bad_input);
  CHECK(code("2026-09-01", "2026-09-01") == ErrorCode::bad_input);
  CHECK(code("2026-03-01", "2026-11-22") == ErrorCode::bad_input);  // today is the 21st
  CHECK(world.ask("2026-03-01", "2026-11-21").ok());
  const auto nobody =
      connection_ledger(world.view(), {77, day("2026-03-01"), day("2026-09-01"), tests::today});
  REQUIRE(!nobody.ok());
  CHECK(nobody.error().code == ErrorCode::not_found);
}

TEST_CASE("T0 and T1 are the latest reviews at or before the ends of the window") {
  LedgerWorld world = two_reviews();
  world.put(LedgerWorld::review("older", "2026-01-10", {}));
  world.put(LedgerWorld::review("between", "2026-05-01", {}));
  world.put(LedgerWorld::review("later", "2026-09-02", {}));
  ConnectionLedger ledger = world.ledger("2026-02-20", "2026-08-28");
  CHECK(ledger.t0->on == day("2026-02-20"));
  CHECK(ledger.t1->on == day("2026-08-28"));
  ledger = world.ledger("2026-02-19", "2026-08-27");
  CHECK(ledger.t0->on == day("2026-01-10"));
  CHECK(ledger.t1->on == day("2026-05-01"));
  CHECK(is_flagged(ledger, Flag::t0_old, "older"));  // 40 days before
}

TEST_CASE("without a T0 or a later T1 nothing is said to have changed") {
  LedgerWorld world = two_reviews();
  const ConnectionLedger early = world.ledger("2026-02-19", "2026-09-01");
  CHECK(!early.t0);
  CHECK(early.t1->live.freely == tie_numbers({"ann"}));
  CHECK(!early.changes);
  CHECK(!early.travel);
  CHECK(is_flagged(early, Flag::no_t0, "maya"));
  const ConnectionLedger late = world.ledger("2026-03-01", "2026-08-27");
  CHECK(late.t0->live.freely == tie_numbers({"ann"}));
  CHECK(!late.t1);
  CHECK(!late.changes);
  CHECK(is_flagged(late, Flag::no_t1, "maya"));
}

TEST_CASE("a T0 that was made, or entered, after the start is told") {
  LedgerWorld world;
  Review late = LedgerWorld::review("late", "2026-03-10", {});
  late.which = ReviewPoint::t0;
  world.put(late);
  CHECK(is_flagged(world.ledger("2026-03-01", "2026-09-01"), Flag::t0_after_start, "late"));
  LedgerQuestion question{0, day("2026-03-11"), day("2026-09-01"), tests::today};
  question.entered_on = [](const Number&) { return std::optional(day("2026-03-11")); };
  CHECK(flagged(*connection_ledger(world.view(), question), Flag::t0_entered_late).empty());
  question.entered_on = [](const Number&) { return std::optional(day("2026-03-12")); };
  CHECK(is_flagged(*connection_ledger(world.view(), question), Flag::t0_entered_late, "late"));
}

TEST_CASE("answers about oneself stay apart, each with who gave it") {
  LedgerWorld world = two_reviews();
  Review t1 = LedgerWorld::review("t1", "2026-08-28", {});
  t1.self_rated = {{"ONS4", "happy", {7}, SaidBy::person}, {"ONS4", "happy", {3}, SaidBy::staff}};
  world.put(t1);
  const ConnectionLedger ledger = world.ledger("2026-03-01", "2026-09-01");
  CHECK(ledger.t0->self_rated.empty());
  REQUIRE(ledger.t1->self_rated.size() == 2);
  CHECK(ledger.t1->self_rated[0].answer == t1.self_rated[0]);
  CHECK(ledger.t1->self_rated[1].answer.said_by == SaidBy::staff);
  CHECK(ledger.t1->self_rated[1].review.number == tests::number_of("t1"));
}

TEST_CASE("shares by hours are of ties whose minutes are known") {
  LedgerWorld world = two_reviews();
  world.put(LedgerWorld::paid("gp"));
  world.met("ann", {"2026-08-10", "2026-08-24"});
  Contact visit = LedgerWorld::contact("visit", "gp", "2026-08-20");
  visit.minutes = Minutes{20};
  world.put(visit);
  world.put(LedgerWorld::paid("s", Paid::shared_lives_carer));
  world.met("s", {"2026-08-25", "2026-08-26"});
  Tie pal = LedgerWorld::tie("pal");
  pal.last_contact = day("2026-08-27");  // no contact records: nobody knows how long
  world.put(pal);
  const LiveTies live = world.ledger("2026-03-01", "2026-09-01").t1->live;
  CHECK(live.by_minutes == Share{120, 260});
  CHECK(live.by_minutes_without_carers == Share{120, 140});
  CHECK(live.minutes_unknown == tie_numbers({"pal"}));
  CHECK(live.by_count == Share{2, 4});
}

}  // namespace kith::graph
