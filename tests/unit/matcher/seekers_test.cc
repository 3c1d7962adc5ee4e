// SPDX-License-Identifier: Apache-2.0
#include "matcher/seekers.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using tests::today;

graph::Neighbour a_neighbour(std::string_view name) {
  graph::Neighbour neighbour;
  neighbour.identity = {tests::number_of(name), std::string(name)};
  neighbour.agreed_to_be_found_until = today;
  neighbour.over_18 = true;
  return neighbour;
}

graph::Person linked(std::string_view name) {
  graph::Person person = tests::a_person(name);
  person.agreement.push_back(tests::agreed(graph::AgreementFor::connect));
  return person;
}

std::size_t found(const graph::Record& record) {
  tests::World world;
  world.put(record);
  return seekers_of(world.view(), today).size();
}

}  // namespace

TEST_CASE("who may be found: closed world") {
  CHECK(found(linked("maya")) == 1);
  CHECK(found(tests::a_person("maya")) == 0);
  graph::Person not_asked = linked("maya");
  not_asked.no_contact_asked.reset();
  CHECK(found(not_asked) == 0);
  graph::Person said_no = linked("maya");
  said_no.agreement.back().answer = graph::YesNo::no;
  CHECK(found(said_no) == 0);
  graph::Person ended = linked("maya");
  ended.agreement.back().until = today.plus(-1);
  CHECK(found(ended) == 0);
}

TEST_CASE("neighbours: until the last day, and grown up for sure") {
  CHECK(found(a_neighbour("joan")) == 1);
  graph::Neighbour neighbour = a_neighbour("joan");
  neighbour.agreed_to_be_found_until = today.plus(-1);
  CHECK(found(neighbour) == 0);
  neighbour.agreed_to_be_found_until.reset();
  CHECK(found(neighbour) == 0);
  neighbour = a_neighbour("joan");
  neighbour.over_18.reset();
  CHECK(found(neighbour) == 0);
  neighbour.over_18 = false;
  CHECK(found(neighbour) == 0);
}

TEST_CASE("near: by points, else by one name") {
  const Spot here{tests::point(53'497'500, -2'519'000), "Leigh"};
  const Spot there{tests::point(53'506'500, -2'519'000), "Leigh"};  // 1,000 m
  CHECK(is_near(here, there, 1'010));
  CHECK(!is_near(here, there, 990));
  CHECK(is_near({{}, "LEIGH"}, there, 1));
  CHECK(!is_near({{}, "Atherton"}, there, 100'000));
  CHECK(!is_near({}, {}, 100'000));
}

TEST_CASE("the commonest name, whatever its case, ties by alphabet") {
  CHECK(commonest_name({"Leigh", "atherton", "leigh", ""}) == "Leigh");
  CHECK(commonest_name({"Leigh", "Atherton"}) == "Atherton");
  CHECK(commonest_name({"", ""}).empty());
  CHECK(commonest_name({}).empty());
}

TEST_CASE("a mark of either keeps both apart, while it holds") {
  tests::World world;
  graph::Person maya = linked("maya");
  graph::NoContact mark;
  mark.with.number = tests::number_of("joan");
  mark.until = today;
  maya.no_contact = {mark};
  world.put(maya);
  world.put(a_neighbour("joan"));
  const graph::View view = world.view();
  std::vector<Seeker> both = seekers_of(view, today);
  REQUIRE(both.size() == 2);
  CHECK(are_kept_apart(both[0], both[1]));
  CHECK(are_kept_apart(both[1], both[0]));
  CHECK(marks_of(maya, today.plus(1)).empty());
}

TEST_CASE("places to stay away from: by radius, shape and name") {
  tests::World world;
  graph::Person maya = linked("maya");
  graph::AvoidArea area;
  area.place = {"Hindley", tests::point(53'497'500, -2'519'000)};
  area.radius_m.emplace().value = 500;
  maya.avoid_areas = {area};
  world.put(maya);
  const graph::View view = world.view();
  const Seeker seeker = seekers_of(view, today).at(0);
  CHECK(must_stay_away(seeker, {tests::point(53'498'500, -2'519'000), ""}, today));
  CHECK(!must_stay_away(seeker, {tests::point(53'506'500, -2'519'000), ""}, today));
  CHECK(must_stay_away(seeker, {{}, "hindley"}, today));
  CHECK(!must_stay_away(seeker, {{}, ""}, today));
}

}  // namespace kith::matcher
