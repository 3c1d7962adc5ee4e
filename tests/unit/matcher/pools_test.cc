// SPDX-License-Identifier: Apache-2.0
#include "matcher/pools.h"

#include <doctest/doctest.h>

#include "matcher/free_times.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

graph::Person pooling(std::string_view name, std::string_view activity, std::int32_t least,
                      std::int32_t most) {
  graph::Person person = tests::a_person(name);
  person.agreement.push_back(tests::agreed(graph::AgreementFor::connect));
  person.agreement.push_back(tests::agreed(graph::AgreementFor::pool));
  person.area_now = graph::Place{"Leigh", tests::point(53'497'500, -2'519'000)};
  person.pool = {{std::string(activity), graph::Pence{least}, graph::Pence{most}}};
  return person;
}

PoolQuestion own_page() {
  PoolQuestion question;
  question.on = tests::today;
  question.own_page = true;
  return question;
}

std::vector<Pool> pools_of(const std::vector<graph::Person>& persons) {
  tests::World world;
  for (const graph::Person& person : persons) world.put(person);
  return find_pools(world.view(), own_page()).value().pools;
}

}  // namespace

TEST_CASE("narrower and wider wishes make one pool about the narrower") {
  const auto pools =
      pools_of({pooling("ann", "angling", 200, 600), pooling("bob", "fly_fishing", 300, 500)});
  REQUIRE(pools.size() == 1);
  CHECK(pools[0].activity == "fly_fishing");
  CHECK(pools[0].people == 2);
  CHECK(pools[0].shares == PoolShares{500, 1'100, 2});
  CHECK(pools[0].time_to_ask == 2);
  CHECK(pools_of({pooling("ann", "choir", 1, 2), pooling("bob", "fly_fishing", 1, 2)}).empty());
}

TEST_CASE("one agreement missing, far away, no hour in common, or kept apart: no pool") {
  const graph::Person ann = pooling("ann", "angling", 200, 600);
  graph::Person bob = pooling("bob", "angling", 200, 600);
  REQUIRE(pools_of({ann, bob}).size() == 1);
  for (std::size_t i = 1; i < 3; ++i) {
    graph::Person without = bob;
    without.agreement.erase(without.agreement.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(pools_of({ann, without}).empty());
  }
  graph::Person far = bob;
  far.area_now->point = tests::point(53'597'500, -2'519'000);
  CHECK(pools_of({ann, far}).empty());
  graph::Person early = ann;
  early.free = free_times_from_text("Sat am").value();
  CHECK(pools_of({early, bob}).at(0).time_to_ask == 1);
  bob.free = free_times_from_text("Sat 11:45-14:00").value();
  CHECK(pools_of({early, bob}).empty());
  bob.free = free_times_from_text("Sat 11:30-14:00").value();
  CHECK(spoken(pools_of({early, bob}).at(0).hours.times) == "Saturdays 11:30 to 12:00");
  graph::NoContact mark;
  mark.with.number = ann.identity.number;
  bob.no_contact = {mark};
  CHECK(pools_of({early, bob}).empty());
}

TEST_CASE("a range of one person is no sum") {
  graph::Person bob = pooling("bob", "angling", 200, 600);
  bob.pool[0].share_max.reset();
  const auto pools = pools_of({pooling("ann", "angling", 200, 600), bob});
  REQUIRE(pools.size() == 1);
  CHECK(!pools[0].shares);
  CHECK(pools[0].share_to_ask == 1);
}

TEST_CASE("a cost is split among people of a possible pool alone") {
  tests::World world;
  world.put(pooling("ann", "angling", 200, 600));
  world.put(pooling("bob", "angling", 200, 600));
  graph::Person eve = pooling("eve", "angling", 200, 600);
  graph::NoContact mark;
  mark.with.number = tests::number_of("ann");
  eve.no_contact = {mark};
  world.put(eve);
  const graph::View view = world.view();
  const std::vector both{tests::person_number("ann"), tests::person_number("bob")};
  const Split shares = split(view, own_page(), "angling", both, 1'001).value();
  REQUIRE(shares.shares.size() == 2);
  CHECK(shares.shares[0].pence == 501);
  CHECK(shares.shares[1].pence == 500);
  CHECK(leaving(view, own_page(), "angling", both, 500).value() == Leaving{2, true, 0});

  // Whatever the reason, the same refusal.
  const std::vector apart{tests::person_number("ann"), tests::person_number("eve")};
  const std::vector unknown{tests::person_number("ann"), tests::person_number("nobody")};
  const std::vector twice{tests::person_number("ann"), tests::person_number("ann")};
  const graph::Error error = split(view, own_page(), "angling", apart, 1).error();
  CHECK(error.code == graph::ErrorCode::not_found);
  CHECK(split(view, own_page(), "angling", unknown, 1).error() == error);
  CHECK(split(view, own_page(), "angling", twice, 1).error() == error);
  CHECK(split(view, own_page(), "choir", both, 1).error() == error);
  CHECK(split(view, own_page(), "angling", {both[0]}, 1).error() == error);
  CHECK(leaving(view, own_page(), "angling", apart, 1).error() == error);
  CHECK(split(view, own_page(), "angling", both, 0).error().code == graph::ErrorCode::bad_input);
}

TEST_CASE("nobody, and nobody knows where") {
  CHECK(pools_of({}).empty());
  tests::World world;
  graph::Person ann = pooling("ann", "angling", 200, 600);
  ann.area_now.reset();
  world.put(ann);
  CHECK(find_pools(world.view(), own_page()).value().without_area.size() == 1);
  PoolQuestion question = own_page();
  question.radius_metres = 0;
  CHECK(!find_pools(world.view(), question).ok());
}

}  // namespace kith::matcher
