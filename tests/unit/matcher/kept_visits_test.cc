// SPDX-License-Identifier: Apache-2.0
#include "matcher/kept_visits.h"

#include <doctest/doctest.h>

namespace kith::tests::kept_visits {

using graph::Anchor;
using graph::Journey;
using matcher::in_words;
using matcher::visit_stretch;
using matcher::what_would_keep_it_going;

Anchor gran(std::int32_t minutes_before) {
  Anchor anchor;
  anchor.called = "Gran";
  if (minutes_before > 0) anchor.minutes_before = graph::Minutes{minutes_before};
  return anchor;
}

Journey by_bus(std::int32_t low, std::int32_t high) {
  Journey journey;
  journey.means = graph::Means::bus;
  journey.minutes = {low, high};
  return journey;
}

// Some five kilometres across Leigh.
graph::Way a_way() {
  graph::Way way;
  way.from = {{53'496'000}, {-2'520'000}};
  way.to = {{53'496'000}, {-2'445'000}};
  return way;
}

graph::Household a_home_with(bool drives, graph::Opt<graph::Often> visitors) {
  graph::Household home;
  graph::Carer carer;
  carer.called = "Sue";
  carer.drives = drives;
  home.carers.push_back(carer);
  home.home = graph::Home{};
  home.home->visitors = visitors;
  return home;
}

TEST_CASE("a visit is flagged as the connection test would, by the band that is shown") {
  CHECK(in_words(visit_stretch(gran(12), by_bus(12, 20))).empty());
  CHECK(in_words(visit_stretch(gran(12), by_bus(33, 40))) == "more than twice as long");
  CHECK(in_words(visit_stretch(gran(30), by_bus(33, 48))) == "perhaps over 45 min");
  CHECK(in_words(visit_stretch(gran(12), by_bus(52, 58))) ==
        "over 45 min, more than twice as long");
  // 47 lies in a band from 40: it may be, and no more is told.
  CHECK(in_words(visit_stretch(gran(30), by_bus(47, 49))) == "perhaps over 45 min");
  CHECK(in_words(visit_stretch(gran(0), by_bus(52, 58))) == "over 45 min");
  // Twice as long is not more than that.
  CHECK_FALSE(visit_stretch(gran(15), by_bus(30, 40)).over_twice);
  CHECK(visit_stretch(gran(14), by_bus(30, 40)).over_twice);
}

TEST_CASE("what would keep a visit going: a carer who drives, the pass, who may come") {
  const Journey slow = by_bus(52, 58);
  CHECK(what_would_keep_it_going(slow, a_way(), {}, a_home_with(true, graph::Often::often)) ==
        "Sue drives: about 10–40 min by lift; visitors may come there");
  CHECK(what_would_keep_it_going(slow, a_way(), {}, a_home_with(false, graph::Often::no)) ==
        "visitors are not welcome there");
  CHECK(what_would_keep_it_going(slow, a_way(), {}, a_home_with(false, {})).empty());
  // A lift that is no quicker is no answer, nor is one where a lift is the way already.
  CHECK(what_would_keep_it_going(by_bus(5, 9), a_way(), {}, a_home_with(true, {})).empty());
  Journey lift = slow;
  lift.means = graph::Means::lift;
  CHECK(what_would_keep_it_going(lift, a_way(), {}, a_home_with(true, {})).empty());
  Journey early = slow;
  early.before_pass = true;
  graph::Travel travel;
  travel.pass_from = graph::TimeOfDay{570};
  CHECK(what_would_keep_it_going(early, a_way(), travel, a_home_with(false, {})) ==
        "the bus pass holds from 09:30");
}

}  // namespace kith::tests::kept_visits
