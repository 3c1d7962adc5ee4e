// SPDX-License-Identifier: Apache-2.0
#include "api/named_places.h"

#include <doctest/doctest.h>

#include "matcher/connections.h"
#include "tests/support/graph_of.h"
#include "tests/support/group_world.h"
#include "tests/support/random_town.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

graph::Neighbour neighbour(const std::string& name, const std::string& area) {
  graph::Neighbour made;
  made.identity.number = tests::number_of(name);
  made.area = graph::Place{area, tests::point_of(53.5, -2.5)};
  made.agreed_to_be_found_until = tests::today;
  made.over_18 = true;
  return made;
}

bool is_known(const NamedNeighbours& named, std::string_view name, graph::Date on = tests::today) {
  return named.of(name, on).middle().has_value();
}

// The slow way: everybody, one by one.
PlaceSum looked_up(const graph::View& view, std::string_view name) {
  PlaceSum sum;
  for (const graph::Number& number : view.numbers(graph::Kind::neighbour)) {
    const auto* each = view.find<graph::Neighbour>(number);
    if (!each->area || !each->area->point || !each->over_18.value_or(false)) continue;
    if (each->agreed_to_be_found_until.value_or(graph::Date{}) < tests::today) continue;
    std::string lower = each->area->name;
    if (lower == "Leigh") lower = "leigh";
    if (lower == "Atherton") lower = "atherton";
    if (lower == name) sum.add(matcher::coarse_point(*each->area->point));
  }
  return sum;
}

}  // namespace

TEST_CASE("a town lies in the middle of its listed groups' places, whatever its case") {
  graph::Group one = tests::a_group("one");
  one.places = {tests::place_at("a", 53.0, -2.0), tests::place_at("b", 54.0, -3.0)};
  one.places[0].town = "Leigh";
  one.places[1].town = "LEIGH";
  graph::Group unlisted = tests::a_group("unlisted");
  unlisted.agreed_to_be_listed = false;
  unlisted.places = {tests::place_at("a", 10.0, 10.0)};
  unlisted.places[0].town = "Leigh";
  const NamedGroupPlaces named(tests::graph_of({one, unlisted}));
  CHECK(named.of("leigh").middle() == tests::point_of(53.5, -2.5));
  CHECK_FALSE(named.of("Lei").middle().has_value());
}

TEST_CASE("neighbours tell where a town is as long as they may be found") {
  NamedNeighbours named;
  graph::View view = tests::graph_of({neighbour("jo", "Leigh")});
  named.advance_to(view);
  CHECK(is_known(named, "LEIGH"));
  CHECK_FALSE(is_known(named, "Leigh", tests::today.plus(1)));

  graph::Neighbour moved = neighbour("jo", "Atherton");
  view = tests::graph_of({moved}, view);
  named.advance_to(view);
  CHECK_FALSE(is_known(named, "Leigh"));
  CHECK(is_known(named, "Atherton"));

  moved.over_18 = false;
  named.advance_to(tests::graph_of({moved}, view));
  CHECK_FALSE(is_known(named, "Atherton"));
  named.advance_to(tests::without(view, moved));
  CHECK_FALSE(is_known(named, "Atherton"));
}

TEST_CASE("names brought along are those of a look at everybody") {
  NamedNeighbours named;
  graph::View view;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    tests::TownSize size;
    size.neighbours = 6;
    std::vector<graph::Record> records;
    for (const graph::Neighbour& each : tests::random_town(seed, size).neighbours) {
      records.emplace_back(each);
    }
    if (records.empty()) continue;
    view = tests::graph_of(records, view);
    named.advance_to(view);
    for (const char* name : {"leigh", "atherton"}) {
      CHECK(named.of(name, tests::today).middle() == looked_up(view, name).middle());
    }
  }
}

}  // namespace kith::api
