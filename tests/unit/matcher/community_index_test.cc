// SPDX-License-Identifier: Apache-2.0
#include "matcher/community_index.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using namespace tests;

constexpr std::int32_t north = 53'500'000;
constexpr std::int32_t west = -2'500'000;

graph::Neighbour an_angler(std::string_view name, std::int32_t millionths_north) {
  graph::Neighbour neighbour;
  neighbour.identity.number = number_of(name);
  neighbour.offers = {{"angling", graph::GiftKind::teach}};
  neighbour.area = graph::Place{"Leigh", point(north + millionths_north, west)};
  neighbour.agreed_to_be_found_until = today;
  return neighbour;
}

std::vector<graph::Index> indexes(const CommunityIndex::FoundPeople& found) {
  std::vector<graph::Index> all;
  for (const Findable& each : found.people) all.push_back(each.index);
  return all;
}

TEST_CASE("an empty index finds nobody") {
  const CommunityIndex index;
  CHECK(index.position() == 0);
  CHECK(index.find({"angling", {}, 0, ""}, 10).people.empty());
  CHECK(index.advanced_to(graph::View()).position() == 0);
}

TEST_CASE("the nearest are found before those further away, where there are too many") {
  World world;
  world.put(an_angler("far", 90'000));
  world.put(an_angler("near", 1'000));
  world.put(an_angler("nearer", 500));
  world.put(an_angler("further", 40'000));
  const CommunityIndex index = CommunityIndex().advanced_to(world.view());
  const CommunityIndex::Wanted wanted{"angling", point(north, west), 20'000, ""};
  CHECK(indexes(index.find(wanted, 10)) == std::vector<graph::Index>{0, 1, 2, 3});
  CHECK_FALSE(index.find(wanted, 4).cut);
  const auto three = index.find(wanted, 3);
  CHECK(indexes(three) == std::vector<graph::Index>{1, 2, 3});
  CHECK(three.cut);
  CHECK(indexes(index.find(wanted, 2)) == std::vector<graph::Index>{1, 2});
  CHECK(index.find(wanted, 0).cut);
  CHECK(indexes(index.find({"angling", point(north, west), 5'000, ""}, 10)) ==
        std::vector<graph::Index>{1, 2, 3});
}

TEST_CASE("narrower and wider activities are found, others are not") {
  World world;
  world.put(an_angler("angler", 0));
  const CommunityIndex index = CommunityIndex().advanced_to(world.view());
  for (const std::string_view activity : {"angling", "fly_fishing", "outdoors"}) {
    CHECK(index.find({activity, {}, 0, ""}, 10).people.size() == 1);
  }
  for (const std::string_view activity : {"chess", "choir", "fishing lines", ""}) {
    CHECK(index.find({activity, {}, 0, ""}, 10).people.empty());
  }
}

TEST_CASE("people by their own agreement, wherever they are, and nobody who is gone") {
  World world;
  graph::Person person = a_person("maya");
  person.interests = {{"chess", graph::Stance::learn, {}, {}},
                      {"choir", graph::Stance::avoid, {}, {}}};
  person.area_now = graph::Place{"leigh", {}};
  world.put(person);
  const auto find = [&](std::string_view activity, std::string_view area) {
    const CommunityIndex index = CommunityIndex().advanced_to(world.view());
    return index.find({activity, {}, 0, area}, 10).people;
  };
  CHECK(find("chess", "Leigh").empty());
  person.agreement.push_back(agreed(graph::AgreementFor::connect));
  world.put(person);
  CHECK(find("chess", "Leigh") == std::vector<Findable>{{graph::Kind::person, 0}});
  CHECK(find("chess", "Atherton").empty());
  CHECK(find("choir", "Leigh").empty());
  world.end(graph::Kind::person, "maya");
  CHECK(find("chess", "Leigh").empty());
}

TEST_CASE("an index of one view stays as it is when a later one is made") {
  World world;
  world.put(an_angler("first", 0));
  const CommunityIndex before = CommunityIndex().advanced_to(world.view());
  world.put(an_angler("second", 0));
  graph::Neighbour moved = an_angler("first", 0);
  moved.offers = {{"chess", graph::GiftKind::teach}};
  world.put(moved);
  const CommunityIndex after = before.advanced_to(world.view());
  CHECK(indexes(before.find({"angling", {}, 0, ""}, 10)) == std::vector<graph::Index>{0});
  CHECK(indexes(after.find({"angling", {}, 0, ""}, 10)) == std::vector<graph::Index>{1});
  CHECK(indexes(after.find({"chess", {}, 0, ""}, 10)) == std::vector<graph::Index>{0});
  CHECK(before.position() == 1);
  CHECK(after.position() == 3);
  CHECK(after.bytes() > CommunityIndex().bytes());
}

}  // namespace
}  // namespace kith::matcher
