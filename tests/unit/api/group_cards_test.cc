// SPDX-License-Identifier: Apache-2.0
#include "api/directory/group_cards.h"

#include <string>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::Group;
using tests::a_group;
using tests::place_at;

constexpr graph::Date on{20'778};

}  // namespace

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
