// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_days.h"

#include <doctest/doctest.h>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::day;
using tests::LedgerWorld;

}  // namespace

TEST_CASE("days without anyone of one's own, week by week, and the longest run of them") {
  LedgerWorld world;
  world.put(LedgerWorld::tie("ann"));
  world.put(LedgerWorld::paid("worker"));
  world.met("ann", {"2026-02-28", "2026-03-03", "2026-03-04", "2026-03-09", "2026-03-17"});
  world.met("worker", {"2026-03-06"});
  Contact call = LedgerWorld::contact("call", "ann", "2026-03-12");
  call.mode = ContactMode::phone;
  world.put(call);
  const ContactDays days = *world.ledger("2026-03-01", "2026-03-17").days;
  CHECK(days.days == 16);
  CHECK(days.days_without == 12);
  CHECK(days.longest_run == 4);
  CHECK(days.run_first == day("2026-03-05"));  // the 13th to the 16th are four as well
  CHECK(days.contacts.size() == 4);
  REQUIRE(days.weeks.size() == 3);
  CHECK(days.weeks[0] == ContactWeek{day("2026-03-01"), 7, 5});
  CHECK(days.weeks[1] == ContactWeek{day("2026-03-08"), 7, 5});
  CHECK(days.weeks[2] == ContactWeek{day("2026-03-15"), 2, 2});
}

TEST_CASE("without contacts on record nothing is said of days") {
  LedgerWorld world;
  world.put(LedgerWorld::tie("ann"));
  world.met("ann", {"2026-02-28"});
  const ConnectionLedger ledger = world.ledger("2026-03-01", "2026-03-17");
  CHECK(!ledger.days);
  CHECK(tests::is_flagged(ledger, LedgerFlagKind::no_contacts_recorded, "maya"));
}

TEST_CASE("the only-service week comes from diaries of the window alone, home left out") {
  LedgerWorld world;
  CHECK(!world.ledger("2026-03-01", "2026-09-01").only_service);
  Diary diary;
  diary.identity.number = tests::number_of("diary");
  diary.person = tests::person_number("maya");
  diary.week = day("2026-03-02");
  diary.hours = {{"home", {60}, false},
                 {"day centre", {20}, true},
                 {"allotment", {4}, false},
                 {"minibus", {3}, {}}};
  world.put(diary);
  const OnlyServiceHours hours = *world.ledger("2026-03-01", "2026-09-01").only_service;
  CHECK(hours.hours == Share{20, 24});
  CHECK(hours.hours_unknown == 3);
  CHECK(hours.diaries.size() == 1);
  CHECK(!world.ledger("2026-03-03", "2026-09-01").only_service);
}

}  // namespace kith::graph
