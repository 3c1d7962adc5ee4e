// SPDX-License-Identifier: Apache-2.0
#include "api/directory/group_cards.h"

#include <string>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::CostPer;
using graph::Group;
using tests::a_group;
using tests::day;
using tests::place_at;
using tests::price;

constexpr graph::Date on{20'778};

std::int32_t pence(std::vector<graph::GroupCost> costs) {
  Group group;
  group.costs = std::move(costs);
  return counted_pence(group, on).value_or(-1);
}

graph::GroupCost for_whom(graph::GroupCost cost, std::string whom) {
  cost.for_whom = std::move(whom);
  return cost;
}

}  // namespace

TEST_CASE("what one time or a week costs") {
  CHECK(pence({}) == -1);
  CHECK(pence({graph::GroupCost{}}) == -1);
  CHECK(pence({price(0)}) == 0);
  CHECK(pence({price(300, CostPer::session), price(2'000, CostPer::year)}) == 300);
  CHECK(pence({price(2'601, CostPer::year)}) == 51);
  CHECK(pence({price(1'000, CostPer::month)}) == 231);
  CHECK(pence({price(0), price(500)}) == 500);
  CHECK(pence({price(500), for_whom(price(0), "under 18s")}) == 500);
  CHECK(pence({for_whom(price(400), "adults"), for_whom(price(200), "under 18s")}) == 400);
  graph::GroupCost past = price(900);
  past.until = on.plus(-1);
  CHECK(pence({past, price(100)}) == 100);
  past.until = on;
  CHECK(pence({past, price(100)}) == 900);
}

TEST_CASE("groups by name, then number, only those that agreed") {
  Group second = a_group("second");
  second.name = "badminton";
  Group first = a_group("first");
  first.name = "Angling";
  Group hidden = a_group("hidden");
  hidden.agreed_to_be_listed = false;
  Group unasked = a_group("unasked");
  unasked.agreed_to_be_listed.reset();
  const graph::View view = tests::view_of_groups({second, hidden, first, unasked});
  const GroupCards listed(view, on, false);
  REQUIRE(listed.groups().size() == 2);
  CHECK(listed.groups()[0].group->name == "Angling");
  CHECK(listed.groups()[1].group->name == "badminton");
  CHECK(GroupCards(view, on, true).groups().size() == 4);
}

TEST_CASE("a row for each place, and for a group without any") {
  Group two = a_group("two");
  two.places = {place_at("hall", 53, -2), place_at("home", 53, -2)};
  two.places[0].access = {graph::GroupAccess::step_free, graph::GroupAccess::parking};
  two.places[0].access_missing = {graph::GroupAccess::lift};
  two.places[1].online = true;
  const graph::View view = tests::view_of_groups({two, a_group("zero")});
  const GroupCards cards(view, on, false);
  REQUIRE(cards.rows().size() == 3);
  CHECK(cards.rows()[0].access == 0b10001);
  CHECK(cards.rows()[0].access_missing == 0b100000);
  CHECK(cards.rows()[0].near_something);
  CHECK_FALSE(cards.rows()[1].near_something);
  CHECK(cards.rows()[2].place == nullptr);
  CHECK(cards.groups()[0].end_row == 2);
  CHECK(cards.bands().about(two.places[0].point.value(), 10) == std::vector<std::uint32_t>{0});
}

TEST_CASE("who does what, with what lies below it") {
  Group anglers = a_group("a");
  anglers.activities = {{"angling", {}}, {"angling", {}}, {"tea dance", {}}};
  Group choir = a_group("b");
  choir.activities = {{"choir", {}}};
  const graph::View view = tests::view_of_groups({anglers, choir});
  const GroupCards cards(view, on, false);
  using Groups = std::vector<std::uint32_t>;
  CHECK(cards.doing("angling") == Groups{0});
  CHECK(cards.doing(graph::broader("angling")) == Groups{0});
  CHECK(cards.doing(graph::broader("choir")) == Groups{1});
  CHECK(cards.doing("tea dance") == Groups{0});
  CHECK(cards.doing("dance").empty());
  CHECK(cards.doing("").empty());
  CHECK(GroupCards::concepts_of(anglers).size() >= 2);
}

}  // namespace kith::api
