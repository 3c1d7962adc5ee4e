// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "graph/travel.h"
#include "matcher/criteria_numbers.h"
#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using tests::a_home;
using tests::a_person;
using tests::PairOf;

graph::Anchor anchor(std::string called, std::int32_t north_millionths, std::int32_t would_miss) {
  graph::Anchor made;
  made.called = std::move(called);
  made.kind = graph::AnchorKind::family;
  made.place = graph::Place{"", tests::point(53'500'000 + north_millionths, -2'500'000)};
  made.would_miss = graph::WouldMiss{would_miss};
  return made;
}

graph::Person walker() {
  graph::Person person = a_person("maya");
  person.travel.emplace();
  person.travel->means = {graph::Means::walk};
  return person;
}

graph::Household there() {
  graph::Household home = a_home("elm");
  home.location = tests::point(53'500'000, -2'500'000);
  return home;
}

// What the criterion should say of one anchor, from the estimate and the formula alone.
std::int32_t expected(const graph::Person& person, const graph::Anchor& anchor) {
  graph::Way way;
  way.from = *there().location;
  way.to = *anchor.place->point;
  const auto journey = graph::best_journey(*person.travel, way);
  return travel_fit({journey->minutes.high, 0, 30});
}

}  // namespace

TEST_CASE("people and places are weighed by how much they would be missed") {
  graph::Person person = walker();
  person.anchors = {anchor("Mum", 0, 3), anchor("the club", 20'000, 1)};
  const std::int32_t near = expected(person, person.anchors[0]);
  const std::int32_t far = expected(person, person.anchors[1]);
  CHECK(near > far);
  const PairOf both(person, there());
  CHECK(people_and_places_kept(both.pair()).fit == (3 * near + far) / 4);
}

TEST_CASE("minutes are said in bands, with what was asked for") {
  graph::Person person = walker();
  person.anchors = {anchor("Mum", 9'000, 3)};
  person.anchors[0].minutes_before = graph::Minutes{12};
  person.anchors[0].minutes_max = graph::Minutes{30};
  person.anchors[0].said = tests::told_by(graph::SaidBy::family);
  const PairOf both(person, there());
  const std::string sentence = people_and_places_kept(both.pair()).sentence();
  CHECK(sentence.starts_with("Mum (would be missed very much): about "));
  CHECK(sentence.find("12 min today, at most 30 wished (family told us, 2 Oct 2026)") !=
        std::string::npos);
  person.anchors[0].minutes_max_strength = graph::Strength::must;
  const PairOf must(person, there());
  CHECK(people_and_places_kept(must.pair()).sentence().find("at most 30 (family") !=
        std::string::npos);
  person.travel.reset();
  const PairOf blank(person, there());
  const Fit assumed = people_and_places_kept(blank.pair());
  CHECK(assumed.fit == people_and_places_kept(must.pair()).fit);  // they walk
  CHECK(assumed.missing == Missing{person.subject(), graph::Kind::person});
  CHECK(assumed.sentence().ends_with(
      "Journeys are reckoned on foot or by bus: we have not asked how " + person.called +
      " gets about."));
}

TEST_CASE("an anchor that cannot be reckoned counts the middle beside others") {
  graph::Person person = walker();
  person.anchors = {anchor("Mum", 0, 1), anchor("Gran", 0, 1)};
  person.anchors[1].place.reset();
  const std::int32_t near = expected(person, person.anchors[0]);
  const PairOf both(person, there());
  CHECK(people_and_places_kept(both.pair()).fit == (near + 5'000) / 2);
}

TEST_CASE("unknown asks the side that could answer") {
  graph::Person person = walker();
  const PairOf without(person, there());
  CHECK(people_and_places_kept(without.pair()).missing->kind == graph::Kind::person);
  person.anchors = {anchor("Mum", 0, 3)};
  const PairOf nowhere(person, a_home("elm"));
  const Fit fit = people_and_places_kept(nowhere.pair());
  CHECK_FALSE(fit.fit);
  CHECK(fit.missing->kind == graph::Kind::household);
}

}  // namespace kith::matcher
