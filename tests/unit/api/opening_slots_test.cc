// SPDX-License-Identifier: Apache-2.0
#include "api/directory/opening_slots.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/group_world.h"

namespace kith::api {
namespace {

using graph::GroupSchedule;
using tests::weekly;

struct Sieve {
  graph::Group group = tests::a_group("a");
  std::optional<graph::OpeningTimes> times;
  OpeningSlots slots{2};

  explicit Sieve(std::vector<GroupSchedule> schedules) {
    group.schedules = std::move(schedules);
    times.emplace(group);
    slots.add(1, *times, nullptr);
  }
  // yes, no, or "every" where it does not sift.
  std::string at(std::string_view from, std::string_view until, bool not_known = false) const {
    const auto found = slots.may_be_open(*graph::local_time_from_text(from),
                                         *graph::local_time_from_text(until), not_known);
    if (!found) return "every";
    CHECK_FALSE(found->has(0));
    return found->has(1) ? "yes" : "no";
  }
};

}  // namespace

TEST_CASE("quarters of an hour, across midnight and the end of the week") {
  const Sieve sieve({weekly("SU", "22:10", "01:20")});
  CHECK(sieve.at("2026-11-29T22:00", "2026-11-29T22:00") == "yes");  // the same quarter
  CHECK(sieve.at("2026-11-29T21:59", "2026-11-29T21:59") == "no");
  CHECK(sieve.at("2026-11-30T01:15", "2026-11-30T01:15") == "yes");
  CHECK(sieve.at("2026-11-30T01:30", "2026-11-30T01:30") == "no");
  CHECK(sieve.at("2026-11-29T12:00", "2026-11-29T22:00") == "no");
  CHECK(sieve.at("2026-11-29T12:00", "2026-11-29T22:01") == "yes");
  CHECK(sieve.at("2026-11-27T12:00", "2026-11-29T22:30") == "yes");
  CHECK(sieve.at("2026-11-25T12:00", "2026-11-29T22:30") == "every");
}

TEST_CASE("it does not sift about clock changes") {
  const Sieve sieve({weekly("SU", "22:10", "01:20")});
  CHECK(sieve.at("2026-10-25T12:00", "2026-10-25T12:00") == "every");
  CHECK(sieve.at("2026-10-29T12:00", "2026-10-29T12:00") == "no");
}

TEST_CASE("what nobody knows is asked for apart") {
  GroupSchedule open_ended = weekly("TU", "14:00", "16:00");
  open_ended.closes.reset();
  const Sieve sieve({open_ended});
  CHECK(sieve.at("2026-11-24T15:00", "2026-11-24T15:00") == "no");
  CHECK(sieve.at("2026-11-24T15:00", "2026-11-24T15:00", true) == "yes");
  CHECK(Sieve({}).at("2026-11-24T15:00", "2026-11-24T15:00", true) == "yes");
  Sieve closed({weekly("TU", "14:00", "16:00")});
  CHECK(closed.at("2026-11-24T15:00", "2026-11-24T15:00", true) == "yes");
  CHECK(closed.slots.bytes() > 7 * 96 * 8);
}

}  // namespace kith::api
