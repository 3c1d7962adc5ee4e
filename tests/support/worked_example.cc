// SPDX-License-Identifier: Apache-2.0
#include "tests/support/worked_example.h"

namespace kith::tests {
namespace {

graph::Tie known(std::string_view name, graph::TieCategory category, std::int32_t would_miss,
                 std::string_view last_contact) {
  graph::Tie tie = LedgerWorld::tie(name);
  tie.category = category;
  tie.would_miss = graph::WouldMiss{would_miss};
  tie.last_contact = day(last_contact);
  return tie;
}

graph::Tie gone(graph::Tie tie, graph::TieState state, std::string_view why) {
  tie.state = state;
  tie.state_reason = why;
  tie.state_reason_said_by = graph::SaidBy::person;
  return tie;
}

void put_mother(LedgerWorld& world) {
  graph::Tie before = known("mum", graph::TieCategory::family, 3, "2026-02-18");
  before.valid_to = day("2026-03-01");
  before.minutes_each_way = graph::Minutes{12};
  before.means = graph::Means::bus;
  world.put(before);
  graph::Tie after = LedgerWorld::another(before, "mum, moved");
  after.valid_from = day("2026-03-01");
  after.valid_to.reset();
  after.last_contact = day("2026-08-23");
  after.minutes_each_way = graph::Minutes{55};
  world.put(after);
}

void put_circle(LedgerWorld& world) {
  using graph::TieCategory;
  using graph::TieState;
  world.put(known("ann", TieCategory::group_faith, 2, "2026-08-24"));
  world.put(gone(known("sister", TieCategory::family, 3, "2026-03-08"), TieState::lost,
                 "moved: too far, W used to drive"));
  world.put(gone(known("raj", TieCategory::neighbour, 1, "2026-02-27"), TieState::lost, "moved"));
  graph::Tie pete = gone(known("pete", TieCategory::friend_, 2, "2026-04-10"),
                         TieState::ended_by_person, "I chose to stop darts");
  pete.valid_to = day("2026-04-11");
  world.put(pete);
  graph::Tie joan = known("joan", TieCategory::group_faith, 1, "2026-08-22");
  joan.since = day("2026-06-06");
  world.put(joan);
  world.met("joan", {"2026-06-06", "2026-06-20", "2026-08-22"});
  graph::Tie al = known("al", TieCategory::family, 2, "2026-08-15");
  al.state = TieState::reconnected;
  world.put(al);
}

void put_workers(LedgerWorld& world) {
  const auto put = [&world](graph::Tie tie, std::string_view last, std::string_view since) {
    tie.last_contact = day(last);
    if (!since.empty()) tie.since = day(since);
    world.put(tie);
  };
  graph::Tie worker = LedgerWorld::paid("w");
  worker.valid_to = day("2026-03-01");
  put(worker, "2026-02-19", "");
  put(LedgerWorld::paid("gp"), "2026-08-10", "");
  put(LedgerWorld::paid("s", graph::Paid::shared_lives_carer), "2026-08-28", "2026-03-01");
  put(LedgerWorld::paid("d"), "2026-08-27", "2026-03-09");
}

}  // namespace

LedgerWorld worked_life() {
  LedgerWorld world;
  graph::Person maya;
  maya.identity.number = number_of("maya");
  maya.called = "Maya";
  maya.agreement = {agreed(graph::AgreementFor::circle)};
  maya.area_now = graph::Place{};
  maya.area_now->name = "Leigh";
  graph::Anchor mum;
  mum.kind = graph::AnchorKind::family;
  mum.tie = tie_number("mum");
  mum.minutes_before = graph::Minutes{12};
  maya.anchors = {mum};
  world.put(maya);
  put_mother(world);
  put_circle(world);
  put_workers(world);
  graph::Service shared_lives;
  shared_lives.identity.number = number_of("shared lives");
  world.put(shared_lives);
  world.put(
      LedgerWorld::event("w ends", "support at home", graph::ServiceChange::end, "2026-03-01"));
  world.put(LedgerWorld::event("move", "shared lives", graph::ServiceChange::move, "2026-03-01"));
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

}  // namespace kith::tests
