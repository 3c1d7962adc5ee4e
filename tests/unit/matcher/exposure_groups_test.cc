// SPDX-License-Identifier: Apache-2.0
#include "matcher/exposure_groups.h"

#include <doctest/doctest.h>

#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

// So many people of one area, each so many weeks.
void put_people_of(tests::World& world, const std::string& area, int count, std::int32_t weeks) {
  for (int i = 0; i < count; ++i) {
    graph::Person person = tests::waiting(area + std::to_string(i), weeks + i);
    person.area_now = graph::Place{area, std::nullopt};
    world.put(person);
  }
}

std::vector<WaitingGroup> grouped_by_area(tests::World& world, bool all) {
  const graph::View view = world.view();
  std::vector<WaitingGroup> found;
  for (WaitingGroup& each : waiting_groups(view, tests::plan_in(view).value(), all)) {
    if (each.by == GroupedBy::area) found.push_back(std::move(each));
  }
  return found;
}

}  // namespace

TEST_CASE("groups of five are told, smaller ones together") {
  tests::World world;
  put_people_of(world, "Leigh", 6, 10);
  put_people_of(world, "Astley", 3, 1);
  put_people_of(world, "Tyldesley", 2, 30);
  const auto all = grouped_by_area(world, true);
  REQUIRE(all.size() == 3);
  CHECK(all[0] == WaitingGroup{GroupedBy::area, "Leigh", 6, 12, 6});
  CHECK(all[1] == WaitingGroup{GroupedBy::area, "Astley", 3, 2, 3});
  const auto shared = grouped_by_area(world, false);
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].name == "Leigh");
  CHECK(shared[1].name == "others");
  CHECK(shared[1].people == 5);
}

TEST_CASE("a small rest takes the smallest of the others with it") {
  tests::World world;
  put_people_of(world, "Leigh", 7, 10);
  put_people_of(world, "Astley", 5, 1);
  put_people_of(world, "Tyldesley", 1, 30);
  const auto shared = grouped_by_area(world, false);
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].name == "Leigh");
  CHECK(shared[1].name == "others");
  CHECK(shared[1].people == 6);
  tests::World few;
  put_people_of(few, "Leigh", 4, 1);
  CHECK(grouped_by_area(few, false).empty());
  CHECK(grouped_by_area(few, true).size() == 1);
}

TEST_CASE("who has nobody is told of all groups or of none") {
  tests::World world;
  put_people_of(world, "Leigh", 6, 10);
  put_people_of(world, "Astley", 5, 1);
  world.put(tests::a_home("elm"));
  for (const WaitingGroup& each : grouped_by_area(world, true)) CHECK(each.without.has_value());
  PlanQuestion question;
  question.per_home = 9;  // two of Astley are left without, the youngest waits
  const graph::View view = world.view();
  const Plan plan = tests::plan_in(view, question).value();
  CHECK(plan.people() - plan.people_suggested() == 2);
  for (const WaitingGroup& each : waiting_groups(view, plan, false)) {
    CHECK(!each.without.has_value());
  }
}

TEST_CASE("by age and by what is looked for") {
  tests::World world;
  for (int i = 0; i < 5; ++i) world.put(tests::a_person("p" + std::to_string(i)));
  const graph::View view = world.view();
  const auto groups = waiting_groups(view, tests::plan_in(view).value(), false);
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].name == "25-34");
  CHECK(groups[1].name == "");
  CHECK(groups[2].name == "live_in");
  CHECK(word(groups[2].by) == "kind");
}

}  // namespace kith::matcher
