// SPDX-License-Identifier: Apache-2.0
// What contradicts itself is told, and used nowhere.
#include "graph/connection_records.h"

#include <doctest/doctest.h>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::day;
using tests::flagged;
using tests::is_flagged;
using tests::LedgerWorld;
using tests::row_of;
using Flag = LedgerFlagKind;

ConnectionLedger recorded_over_the_year(LedgerWorld& world) {
  return world.ledger("2026-03-01", "2026-09-01");
}
Review by(Review review, SaidBy perspective) {
  review.perspective = perspective;
  return review;
}

}  // namespace

TEST_CASE("two reviews of one day: the person's own word before staff's") {
  LedgerWorld world;
  world.put(LedgerWorld::tie("ann"));
  world.put(
      by(LedgerWorld::review("staff's", "2026-02-20", {{"ann", "2026-02-19", 9}}), SaidBy::staff));
  world.put(LedgerWorld::review("own", "2026-02-20", {{"ann", "2026-01-05", 2}}));
  const ConnectionLedger ledger = recorded_over_the_year(world);
  const TieThen& ann = *row_of(ledger, "ann").t0;
  CHECK(ann.last_contact->on == day("2026-01-05"));
  CHECK(ann.last_contact->by == tests::number_of("own"));
  CHECK(ann.contacts->contacts == 2);
  CHECK(ann.contacts->review->number == tests::number_of("own"));
  CHECK(ann.standing == TieStanding::lapsed);
  REQUIRE(ledger.t0->reviews.size() == 2);
  CHECK(ledger.t0->reviews[0].number == tests::number_of("own"));
  CHECK(flagged(ledger, Flag::perspectives_differ).size() == 2);
  CHECK(flagged(ledger, Flag::reviews_contradict).empty());
}

TEST_CASE("two reviews of one day and one voice that differ: neither is believed") {
  LedgerWorld world;
  world.put(LedgerWorld::tie("ann"));
  world.put(LedgerWorld::review("one", "2026-02-20", {{"ann", "2026-02-19", 4}}));
  world.put(LedgerWorld::review("two", "2026-02-20", {{"ann", "2026-01-05", 4}}));
  const ConnectionLedger ledger = recorded_over_the_year(world);
  const TieThen& ann = *row_of(ledger, "ann").t0;
  CHECK(ann.standing == TieStanding::unknown);
  CHECK(!ann.last_contact);
  CHECK(ann.contacts->contacts == 4);  // on this they agree
  CHECK(flagged(ledger, Flag::reviews_contradict).size() == 2);
}

TEST_CASE("reviews that contradict each other leave no older day to be believed instead") {
  LedgerWorld world;
  graph::Tie ann = LedgerWorld::tie("ann");
  ann.last_contact = day("2026-01-01");  // lapsed by this alone
  world.put(ann);
  world.put(LedgerWorld::review("one", "2026-02-20", {{"ann", "2026-02-19", 4}}));
  world.put(LedgerWorld::review("two", "2026-02-20", {{"ann", "2026-01-05", 4}}));
  CHECK(row_of(recorded_over_the_year(world), "ann").t0->standing == TieStanding::unknown);
  CHECK(flagged(recorded_over_the_year(world), Flag::reviews_contradict).size() == 2);
  // Where it makes no difference, what else is known holds.
  ann.last_contact = day("2026-02-11");
  world.put(ann);
  CHECK(row_of(recorded_over_the_year(world), "ann").t0->standing == TieStanding::live);
}

TEST_CASE("mistakes of dates and references are told and left out") {
  LedgerWorld world;
  Tie ann = LedgerWorld::tie("ann");
  ann.last_contact = day("2026-12-24");  // today is 21 November
  world.put(ann);
  Contact undated = LedgerWorld::contact("undated", "ann", "2026-03-03");
  undated.on.reset();
  world.put(undated);
  world.put(LedgerWorld::contact("to come", "ann", "2026-12-01"));
  world.put(LedgerWorld::contact("astray", "nobody", "2026-03-03"));
  Review no_day = LedgerWorld::review("no day", "2026-02-01", {});
  no_day.on.reset();
  world.put(no_day);
  world.put(LedgerWorld::review("t0", "2026-02-20", {{"ann", "2026-02-21"}, {"gone"}}));
  ServiceEvent event = LedgerWorld::event("event", "s", ServiceChange::end, "2026-03-01");
  event.on.reset();
  world.put(event);
  const ConnectionLedger ledger = recorded_over_the_year(world);
  CHECK(is_flagged(ledger, Flag::dated_after_today, "ann"));
  CHECK(is_flagged(ledger, Flag::dated_after_today, "to come"));
  CHECK(is_flagged(ledger, Flag::contact_undated, "undated"));
  CHECK(is_flagged(ledger, Flag::contact_of_no_tie, "astray"));
  CHECK(is_flagged(ledger, Flag::review_undated, "no day"));
  CHECK(is_flagged(ledger, Flag::review_ahead_of_itself, "t0"));
  CHECK(is_flagged(ledger, Flag::listed_tie_gone, "gone"));
  CHECK(is_flagged(ledger, Flag::service_event_undated, "event"));
  CHECK(row_of(ledger, "ann").t0->standing == TieStanding::unknown);
  CHECK(!ledger.days);
}

TEST_CASE("records of a tie that cannot both be so are told") {
  LedgerWorld world;
  Tie reversed = LedgerWorld::tie("reversed");
  reversed.valid_from = day("2026-05-01");
  reversed.valid_to = day("2026-04-01");
  world.put(reversed);
  const Tie twice = LedgerWorld::tie("twice");
  world.put(twice);
  world.put(LedgerWorld::another(twice, "twice again"));
  Tie staffs = LedgerWorld::another(twice, "staff's");
  staffs.perspective = SaidBy::staff;
  world.put(staffs);
  Tie late = LedgerWorld::tie("late");
  late.since = day("2026-05-01");
  late.last_contact = day("2026-02-01");
  world.put(late);
  Tie lost = LedgerWorld::tie("lost");
  lost.state = TieState::lost;
  lost.last_contact = day("2026-08-27");
  world.put(lost);
  Tie over = LedgerWorld::tie("over");
  over.state = TieState::ended_by_person;
  world.put(over);
  Tie after = LedgerWorld::tie("after");
  after.valid_to = day("2026-08-01");
  after.last_contact = day("2026-08-02");
  world.put(after);
  world.put(LedgerWorld::review("t0", "2026-02-20", {}));
  world.put(LedgerWorld::review("t1", "2026-08-28", {}));
  const ConnectionLedger ledger = recorded_over_the_year(world);
  CHECK(is_flagged(ledger, Flag::validity_reversed, "reversed"));
  CHECK(is_flagged(ledger, Flag::tie_twice, "twice"));
  CHECK(is_flagged(ledger, Flag::tie_twice, "twice again"));
  CHECK(!is_flagged(ledger, Flag::tie_twice, "staff's"));
  CHECK(is_flagged(ledger, Flag::began_contradicts, "late"));
  CHECK(is_flagged(ledger, Flag::state_contradicts_contact, "lost"));
  CHECK(is_flagged(ledger, Flag::ending_undated, "over"));
  CHECK(is_flagged(ledger, Flag::contact_after_end, "after"));
}

TEST_CASE("a tie that is paid for from some day on is neither lost nor made, and told") {
  LedgerWorld world;
  Tie friend_first = LedgerWorld::tie("pal");
  friend_first.valid_to = day("2026-05-01");
  friend_first.last_contact = day("2026-02-18");
  world.put(friend_first);
  Tie then_paid = LedgerWorld::another(friend_first, "pal, paid");
  then_paid.valid_from = day("2026-05-01");
  then_paid.valid_to.reset();
  then_paid.paid = Paid::by_person;
  then_paid.last_contact = day("2026-08-27");
  world.put(then_paid);
  world.put(LedgerWorld::review("t0", "2026-02-20", {}));
  world.put(LedgerWorld::review("t1", "2026-08-28", {}));
  const ConnectionLedger ledger = recorded_over_the_year(world);
  CHECK(ledger.changes->lost.empty());
  CHECK(ledger.changes->paid_gained.empty());
  CHECK(ledger.t1->live.paid == std::vector{row_of(ledger, "pal").tie});
  CHECK(flagged(ledger, Flag::giving_changed).size() == 1);
}

}  // namespace kith::graph
