// SPDX-License-Identifier: Apache-2.0
// What counts as made, lost, chosen, weakened: the fixtures of domain §5.4, one life each.
#include "graph/connection_changes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::day;
using tests::is_flagged;
using tests::LedgerWorld;
using tests::row_of;
using tests::tie_number;
using tests::tie_numbers;
using tests::ties_in;
using Flag = LedgerFlagKind;

// T0 on 20 February names these, met five days before; T1 is on 28 August.
LedgerWorld with_reviews(std::initializer_list<std::string_view> at_t0) {
  LedgerWorld world;
  Review t0 = LedgerWorld::review("t0", "2026-02-20", {});
  for (const std::string_view tie : at_t0) {
    t0.ties.push_back({tie_number(tie), {}, day("2026-02-15")});
  }
  world.put(t0);
  world.put(LedgerWorld::review("t1", "2026-08-28", {}));
  return world;
}
ConnectionLedger over_the_year(LedgerWorld& world) {
  return world.ledger("2026-03-01", "2026-09-01");
}

Tie last_seen(std::string_view name, std::string_view on) {
  Tie tie = LedgerWorld::tie(name);
  tie.last_contact = day(on);
  return tie;
}
Tie new_in(std::string_view name, std::string_view since) {
  Tie tie = LedgerWorld::tie(name);
  tie.since = day(since);
  return tie;
}
Tie lost_by(std::string_view name, std::string_view on, std::string_view reason,
            std::optional<SaidBy> said_by = SaidBy::person) {
  Tie tie = last_seen(name, on);
  tie.state = TieState::lost;
  tie.state_reason = reason;
  tie.state_reason_said_by = said_by;
  return tie;
}

Contact with_worker(Contact contact) {
  contact.arranged_by = WhoDid::worker;
  contact.staffed_by = WhoDid::worker;
  return contact;
}

}  // namespace

TEST_CASE("the angler: introduced by a worker, then on their own") {
  LedgerWorld world = with_reviews({});
  Tie learner = new_in("learner", "2026-05-02");
  learner.gives.value = "teaches fishing";
  world.put(learner);
  world.put(with_worker(LedgerWorld::contact("first", "learner", "2026-05-02")));
  world.put(with_worker(LedgerWorld::contact("second", "learner", "2026-08-01")));
  ConnectionLedger ledger = over_the_year(world);
  CHECK(ledger.changes->made.empty());
  REQUIRE(ledger.changes->not_made.size() == 1);
  CHECK(ledger.changes->not_made[0].why == NotMadeWhy::always_worker);
  world.met("learner", {"2026-08-08"});
  ledger = over_the_year(world);
  REQUIRE(ledger.changes->made.size() == 1);
  CHECK(ledger.changes->made[0].own.number == tests::number_of("learner 2026-08-08"));
  CHECK(ledger.t1->gives == tie_numbers({"learner"}));
  CHECK(ledger.changes->not_made.empty());
}

TEST_CASE("a mover whose gains do not hide a lost sister") {
  LedgerWorld world = with_reviews({"sister"});
  Tie sister = lost_by("sister", "2026-03-08", "moved: too far");
  sister.category = TieCategory::family;
  sister.would_miss = WouldMiss{3};
  world.put(sister);
  for (const std::string_view name : {"one", "two", "three"}) {
    world.put(new_in(name, "2026-04-01"));
    world.met(name, {"2026-08-03", "2026-08-20"});
  }
  world.put(LedgerWorld::event("move", "home", ServiceChange::move, "2026-03-01"));
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(ties_in(changes.made) == tie_numbers({"one", "two", "three"}));
  CHECK(ties_in(changes.lost) == tie_numbers({"sister"}));
  CHECK(changes.weighted_loss == 3);
  CHECK(changes.attributable == tie_numbers({"sister"}));
}

TEST_CASE("a network that is paid for has no share, no ground and nothing to break") {
  LedgerWorld world = with_reviews({"worker", "gp"});
  Tie worker = LedgerWorld::paid("worker");
  worker.category = TieCategory::friend_;  // everybody's best friend is a worker
  world.put(worker);
  world.put(LedgerWorld::paid("gp"));
  world.met("worker", {"2026-08-20", "2026-08-27"});
  const ConnectionLedger ledger = over_the_year(world);
  CHECK(ledger.t0->live.by_count == Share{0, 2});
  CHECK(ledger.t1->live.by_count == Share{0, 1});
  for (const auto& category : ledger.t0->categories) CHECK(category.empty());
  CHECK(ledger.t0->fragility == Fragility{});
  CHECK(ledger.changes->lost.empty());  // the GP was not seen again
  CHECK(ledger.days->days_without == ledger.days->days);
}

TEST_CASE("a yearly uncle is not lost, and seeing him at Easter is no deepening") {
  LedgerWorld world = with_reviews({});
  Tie uncle = last_seen("uncle", "2025-12-26");
  uncle.typical = Typical{{1}, {365}};
  world.put(uncle);
  world.met("uncle", {"2025-12-26"});
  ConnectionLedger ledger = over_the_year(world);
  CHECK(row_of(ledger, "uncle").t0->days_max == 730);
  CHECK(row_of(ledger, "uncle").t1->standing == TieStanding::live);
  CHECK(ledger.changes->lost.empty());
  CHECK(ledger.changes->weakened.empty());  // one contact in the 90 days before T0, none before T1
  world.met("uncle", {"2026-07-04", "2026-08-10"});
  ledger = over_the_year(world);
  CHECK(ledger.changes->deepened.empty());
}

TEST_CASE("a monthly lunch is live on day 60 and lost on day 61") {
  for (const std::string_view last : {"2026-06-29", "2026-06-28"}) {
    LedgerWorld world = with_reviews({"lunch"});
    Tie lunch = last_seen("lunch", last);
    lunch.typical = Typical{{1}, {30}};
    world.put(lunch);
    const bool is_lost = !over_the_year(world).changes->lost.empty();
    CHECK(is_lost == (last == "2026-06-28"));
  }
}

TEST_CASE("a rhythm stated after T0 saves nothing, and a new tie has 42 days") {
  LedgerWorld world = with_reviews({"choir"});
  Tie before = last_seen("choir", "2026-06-01");
  before.valid_to = day("2026-06-02");
  world.put(before);
  Tie after = LedgerWorld::another(before, "choir, later");
  after.valid_from = day("2026-06-02");
  after.valid_to.reset();
  after.typical = Typical{{1}, {365}};
  world.put(after);
  Tie fresh = new_in("fresh", "2026-04-01");
  fresh.typical = Typical{{1}, {365}};
  world.put(fresh);
  world.met("fresh", {"2026-07-01", "2026-07-17"});
  ConnectionLedger ledger = over_the_year(world);
  CHECK(ties_in(ledger.changes->lost) == std::vector{row_of(ledger, "choir").tie});
  CHECK(row_of(ledger, "fresh").t1->days_max == 42);
  CHECK(ties_in(ledger.changes->made) == tie_numbers({"fresh"}));  // 42 days ago
  world.put(LedgerWorld::review("t1", "2026-08-29", {}));
  CHECK(over_the_year(world).changes->made.empty());
}

TEST_CASE("a break-up is chosen where the person or their own supporter says so") {
  const auto ending = [](SaidBy said_by) {
    LedgerWorld world = with_reviews({"ex"});
    Tie ex = lost_by("ex", "2026-04-01", "had enough", said_by);
    ex.state = TieState::ended_by_person;
    ex.would_miss = WouldMiss{1};
    world.put(ex);
    return *over_the_year(world).changes;
  };
  for (const SaidBy own : {SaidBy::person, SaidBy::family}) {
    CHECK(ending(own).lost.empty());
    REQUIRE(ending(own).endings.size() == 1);
    CHECK(ending(own).endings[0].kind == EndingKind::chosen);
    CHECK(ending(own).endings[0].on == day("2026-04-01"));
  }
  for (const SaidBy paid : {SaidBy::staff, SaidBy::carer, SaidBy::record}) {
    CHECK(ending(paid).endings.empty());
    REQUIRE(ending(paid).lost.size() == 1);
    CHECK(ending(paid).lost[0].reason == LossReason::unknown);
    CHECK(ending(paid).lost[0].reason_said_by == paid);
  }
}

TEST_CASE("an ending is safe by a decision with a review date alone") {
  LedgerWorld world = with_reviews({"ex"});
  Tie ex = lost_by("ex", "2026-04-01", "safety", SaidBy::staff);
  ex.state = TieState::ended_safe;
  ex.decision = "strategy meeting 12";
  world.put(ex);
  CHECK(over_the_year(world).changes->lost.front().reason == LossReason::unknown);
  ex.decision_review_on = day("2026-10-01");
  world.put(ex);
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(changes.lost.empty());
  CHECK(changes.endings.front().kind == EndingKind::safe);
}

TEST_CASE("who has died stands beside what was lost") {
  LedgerWorld world = with_reviews({"gran"});
  Tie gran = lost_by("gran", "2026-03-02", "");
  gran.state = TieState::died;
  world.put(gran);
  world.put(LedgerWorld::event("move", "home", ServiceChange::move, "2026-03-01"));
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(changes.lost.empty());
  CHECK(changes.attributable.empty());
  CHECK(changes.endings.front().kind == EndingKind::died);
}

TEST_CASE("a tie that was made unwanted after it lapsed stays lost") {
  LedgerWorld world = with_reviews({"pal", "foe"});
  Tie before = last_seen("pal", "2026-03-20");
  before.valid_to = day("2026-07-01");
  world.put(before);
  Tie after = LedgerWorld::another(before, "pal, renamed");
  after.valid_from = day("2026-07-01");
  after.valid_to.reset();
  after.wanted = Wanted::no;
  world.put(after);
  Tie foe = last_seen("foe", "2026-03-20");
  foe.wanted = Wanted::no;
  world.put(foe);
  const ConnectionLedger ledger = over_the_year(world);
  REQUIRE(ledger.changes->lost.size() == 1);
  CHECK(ledger.changes->lost[0].tie == row_of(ledger, "pal").tie);
  CHECK(ledger.changes->lost[0].unwanted_since);
  CHECK(ties_in(ledger.changes->endings) == tie_numbers({"foe"}));
  CHECK(ledger.changes->endings[0].kind == EndingKind::not_wanted);
}

TEST_CASE("a loss is linked with service events from 180 days before it to 28 after") {
  LedgerWorld world = with_reviews({"pal"});
  world.put(lost_by("pal", "2026-07-01", "clash with the day service"));
  for (const std::string_view on : {"2026-01-01", "2026-01-02", "2026-07-29", "2026-07-30"}) {
    world.put(LedgerWorld::event(on, "day service", ServiceChange::hours, on));
  }
  const LedgerChanges changes = *over_the_year(world).changes;
  REQUIRE(changes.lost.size() == 1);
  const std::vector<LossLink>& chain = changes.lost[0].chain;
  REQUIRE(chain.size() == 2);
  CHECK(chain[0].event.number == tests::number_of("2026-01-02"));
  CHECK(chain[0].days_after == 180);
  CHECK(chain[1].days_after == -28);
}

TEST_CASE("a quarrel is nobody's service, and an unknown reason proves nothing") {
  LedgerWorld world = with_reviews({"pal", "friend"});
  world.put(lost_by("pal", "2026-03-05", "quarrel"));
  world.put(lost_by("friend", "2026-03-05", "they think he moved"));
  world.put(LedgerWorld::event("move", "home", ServiceChange::move, "2026-03-01"));
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(changes.lost.size() == 2);
  CHECK(changes.attributable.empty());
}

TEST_CASE("what a service does to all concerns those who use it") {
  LedgerWorld world = with_reviews({"pal"});
  world.put(lost_by("pal", "2026-04-10", "transport"));
  ServiceEvent all =
      LedgerWorld::event("minibus stops", "centre", ServiceChange::transport, "2026-04-01");
  all.whom.reset();
  world.put(all);
  CHECK(over_the_year(world).changes->attributable.empty());  // nothing says that she goes there
  world.put(LedgerWorld::event("she starts", "centre", ServiceChange::start, "2024-01-08"));
  CHECK(over_the_year(world).changes->attributable == tie_numbers({"pal"}));
  world.put(LedgerWorld::event("she stops", "centre", ServiceChange::end, "2025-01-08"));
  CHECK(over_the_year(world).changes->attributable.empty());
}

TEST_CASE("what is not known is listed, and guessed at nowhere") {
  LedgerWorld world = with_reviews({"seen"});
  Tie undated = LedgerWorld::tie("undated");
  undated.since.reset();
  world.put(undated);
  world.put(LedgerWorld::tie("never seen"));  // since 2015, and no contact known
  Tie no_pay = last_seen("no pay", "2026-08-20");
  no_pay.paid.reset();
  no_pay.category.reset();
  world.put(no_pay);
  world.put(last_seen("seen", "2026-08-20"));
  const ConnectionLedger ledger = over_the_year(world);
  CHECK(is_flagged(ledger, Flag::tie_undated, "undated"));
  CHECK(row_of(ledger, "undated").t0->standing == TieStanding::absent);
  CHECK(row_of(ledger, "never seen").t0->standing == TieStanding::unknown);
  CHECK(is_flagged(ledger, Flag::not_named_at_t0, "never seen"));
  std::vector<TieNumber> not_told = ties_in(ledger.changes->not_told);
  not_told.erase(std::unique(not_told.begin(), not_told.end()), not_told.end());
  CHECK(not_told == tie_numbers({"never seen", "no pay"}));
  CHECK(ledger.t1->live.pay_unknown == tie_numbers({"no pay"}));
  CHECK(ledger.t1->live.by_count == Share{1, 1});
  CHECK(ledger.changes->lost.empty());
  CHECK(ledger.changes->made.empty());
}

TEST_CASE("listed at T0, live or lost, is never made") {
  LedgerWorld world = with_reviews({});
  for (const std::string_view name : {"before", "since", "met"}) {
    Tie tie = LedgerWorld::tie(name);
    if (name != "since") tie.since.reset();
    if (name == "before") tie.first_met_via = "before";
    world.put(tie);
    world.met(name, {"2026-08-10", "2026-08-20"});
  }
  world.met("met", {"2025-06-01"});
  const ConnectionLedger ledger = over_the_year(world);
  CHECK(ledger.changes->made.empty());
  CHECK(ledger.changes->reconnected == tie_numbers({"met"}));
  CHECK(ledger.reference_circle == tie_numbers({"before"}));
  CHECK(row_of(ledger, "before").in_t0);
}

TEST_CASE("a tie is made by two days and one contact without a worker, known to be one") {
  LedgerWorld world = with_reviews({});
  for (const std::string_view name : {"once", "unclear", "rings"}) {
    world.put(new_in(name, "2026-08-01"));
  }
  world.met("once", {"2026-08-10"});
  world.put(LedgerWorld::contact("once more", "once", "2026-08-10"));
  for (const std::string_view on : {"2026-08-11", "2026-08-12"}) {
    Contact contact =
        LedgerWorld::contact(std::string("unclear ") + std::string(on), "unclear", on);
    contact.transported_by.reset();
    world.put(contact);
    contact = LedgerWorld::contact(std::string("rings ") + std::string(on), "rings", on);
    contact.mode = ContactMode::phone;
    contact.transported_by.reset();  // nobody drives to a call
    world.put(contact);
  }
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(ties_in(changes.made) == tie_numbers({"rings"}));
  REQUIRE(changes.not_made.size() == 2);
  for (const NotMadeTie& tie : changes.not_made) {
    const bool once = tie.tie == tie_number("once");
    CHECK(tie.why == (once ? NotMadeWhy::few_days : NotMadeWhy::worker_unknown));
  }
}

TEST_CASE("deepened by ring, or by half more where the person wants it; weakened by half") {
  const auto changed = [](int before, int after, Wanted wanted, bool inward) {
    LedgerWorld world;
    Tie tie = last_seen("pal", "2026-02-15");
    tie.ring = Ring::participation;
    tie.valid_to = day("2026-05-01");
    world.put(tie);
    Tie later = LedgerWorld::another(tie, "pal, later");
    later.valid_from = day("2026-05-01");
    later.valid_to.reset();
    later.last_contact = day("2026-08-20");
    later.wanted = wanted;
    if (inward) later.ring = Ring::friendship;
    world.put(later);
    world.put(LedgerWorld::review("t0", "2026-02-20", {{"pal", "2026-02-15", before}}));
    world.put(LedgerWorld::review("t1", "2026-08-28", {{"pal, later", "2026-08-20", after}}));
    return *over_the_year(world).changes;
  };
  CHECK(changed(4, 5, Wanted::yes, false).deepened.empty());
  REQUIRE(changed(4, 6, Wanted::yes, false).deepened.size() == 1);
  CHECK(changed(4, 6, Wanted::yes, false).deepened[0].by_frequency);
  CHECK(changed(4, 6, Wanted::unsure, false).deepened.empty());
  CHECK(changed(0, 6, Wanted::yes, false).deepened.empty());
  REQUIRE(changed(4, 4, Wanted::unsure, true).deepened.size() == 1);
  CHECK(changed(4, 4, Wanted::unsure, true).deepened[0].by_ring);
  CHECK(changed(4, 3, Wanted::yes, false).weakened.empty());
  CHECK(changed(4, 2, Wanted::yes, false).weakened.size() == 1);
  CHECK(changed(4, 0, Wanted::yes, false).weakened.size() == 1);
}

TEST_CASE("a group is nobody until a named person in it is met") {
  LedgerWorld world = with_reviews({});
  Group choir;
  choir.identity.number = tests::number_of("choir's person");
  world.put(choir);
  world.put(new_in("choir", "2026-05-01"));
  world.met("choir", {"2026-08-10", "2026-08-17"});
  const LedgerChanges changes = *over_the_year(world).changes;
  CHECK(changes.made.empty());
  REQUIRE(changes.not_made.size() == 1);
  CHECK(changes.not_made[0].why == NotMadeWhy::no_person);
}

}  // namespace kith::graph
