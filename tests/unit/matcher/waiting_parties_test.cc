// SPDX-License-Identifier: Apache-2.0
#include "matcher/waiting_parties.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

graph::Person waits_since(std::string_view name, std::int32_t days) {
  graph::Person person = tests::a_person(name);
  person.waiting_since = tests::today.plus(-days);
  return person;
}

graph::TogetherWith ties_to(std::string_view name, graph::Strength strength) {
  graph::TogetherWith tie;
  tie.person = tests::person_number(name);
  tie.strength = strength;
  return tie;
}

std::int32_t weeks_after(std::int32_t days) {
  tests::World world;
  world.put(waits_since("maya", days));
  const auto parties = waiting_parties(world.view(), tests::today);
  REQUIRE(parties.size() == 1);
  CHECK(parties[0].weeks_known);
  return parties[0].weeks;
}

}  // namespace

TEST_CASE("whole weeks, one at least and ten years at most") {
  CHECK(weeks_after(0) == 1);
  CHECK(weeks_after(6) == 1);
  CHECK(weeks_after(13) == 1);
  CHECK(weeks_after(14) == 2);
  CHECK(weeks_after(7 * 520) == 520);
  CHECK(weeks_after(7 * 900) == 520);
  CHECK(weeks_after(-30) == 1);  // from a day to come
  tests::World world;
  world.put(tests::a_person("maya"));
  const auto parties = waiting_parties(world.view(), tests::today);
  REQUIRE(parties.size() == 1);
  CHECK(parties[0].weeks == 1);
  CHECK(!parties[0].weeks_known);
}

TEST_CASE("who waits: looks for something and agreed") {
  tests::World world;
  CHECK(waiting_parties(world.view(), tests::today).empty());
  graph::Person not_agreed = tests::a_person("ann");
  not_agreed.agreement.clear();
  world.put(not_agreed);
  graph::Person not_looking = tests::a_person("bob");
  not_looking.looking_for.clear();
  world.put(not_looking);
  CHECK(waiting_parties(world.view(), tests::today).empty());
  world.put(tests::a_person("cath"));
  CHECK(waiting_parties(world.view(), tests::today).size() == 1);
  world.end(graph::Kind::person, "cath");
  CHECK(waiting_parties(world.view(), tests::today).empty());
}

TEST_CASE("people who must stay together are one party, through others too") {
  tests::World world;
  graph::Person ann = waits_since("ann", 70);
  ann.together_with = {ties_to("bob", graph::Strength::must)};
  graph::Person cath = waits_since("cath", 700);
  cath.together_with = {ties_to("bob", graph::Strength::must)};
  graph::Person dev = tests::a_person("dev");
  dev.together_with = {ties_to("ann", graph::Strength::important),
                       ties_to("nobody", graph::Strength::must)};
  for (const graph::Person& person : {ann, tests::a_person("bob"), cath, dev}) world.put(person);
  const auto parties = waiting_parties(world.view(), tests::today);
  REQUIRE(parties.size() == 2);
  const WaitingParty& three = parties[parties[0].people.size() == 3 ? 0 : 1];
  const WaitingParty& one = parties[parties[0].people.size() == 3 ? 1 : 0];
  CHECK(one.people == std::vector{tests::person_number("dev")});
  REQUIRE(three.people.size() == 3);
  CHECK(std::is_sorted(three.people.begin(), three.people.end()));
  CHECK(three.weeks == 100);  // the longest among them
  CHECK(parties[0].people.front() < parties[1].people.front());
}

TEST_CASE("somebody who does not wait themselves is in no party") {
  tests::World world;
  graph::Person ann = tests::a_person("ann");
  ann.together_with = {ties_to("bob", graph::Strength::must)};
  world.put(ann);
  graph::Person bob = tests::a_person("bob");
  bob.looking_for.clear();
  world.put(bob);
  const auto parties = waiting_parties(world.view(), tests::today);
  REQUIRE(parties.size() == 1);
  CHECK(parties[0].people == std::vector{tests::person_number("ann")});
}

}  // namespace kith::matcher
