// SPDX-License-Identifier: Apache-2.0
#include "matcher/real_options.h"

#include <doctest/doctest.h>

#include "matcher/ledger.h"
#include "tests/support/question.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

RealOptions real_ones(tests::World& world, const Question& question) {
  const graph::View view = world.view();
  return real_options(view, CandidateIndex().advanced_to(view), question).value();
}

// Rhythms at opposite ends: a fit of 0.
graph::Rhythm days_so_busy(std::int32_t busy) {
  graph::Rhythm rhythm;
  rhythm.busy = graph::Scale{busy};
  return rhythm;
}

}  // namespace

TEST_CASE("real options: no rule fails, and together is not below the floor") {
  tests::World world;
  world.put(tests::a_person("maya"));
  world.put(tests::a_home("elm"));
  graph::Household paused = tests::a_home("oak");
  paused.state = graph::HouseholdState::paused;
  world.put(paused);
  Question question = tests::question_about("maya");
  const RealOptions found = real_ones(world, question);
  REQUIRE(found.options.size() == 1);
  CHECK(found.options[0].order.household == tests::number_of("elm"));
  CHECK(found.fitting == 1);
  question.policy.real_option_floor = found.options[0].order.together;
  CHECK(real_ones(world, question).options.size() == 1);
  ++question.policy.real_option_floor;
  CHECK(real_ones(world, question).options.empty());
  CHECK(real_ones(world, question).fitting == 1);
}

TEST_CASE("what somebody called important and would not have there is no real option") {
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  maya.rhythm = days_so_busy(1);
  graph::Household elm = tests::a_home("elm");
  elm.rhythm = days_so_busy(5);
  world.put(maya);
  world.put(elm);
  Question question = tests::question_about("maya");
  question.policy.real_option_floor = 0;
  CHECK(real_ones(world, question).options.size() == 1);  // nobody called it important
  for (const auto strength : {graph::Strength::important, graph::Strength::must}) {
    maya.rhythm->strength = strength;
    world.put(maya);
    CHECK(real_ones(world, question).options.empty());
  }
  maya.rhythm->strength = graph::Strength::nice;
  world.put(maya);
  CHECK(real_ones(world, question).options.size() == 1);
  elm.rhythm->strength = graph::Strength::important;  // the home did
  world.put(elm);
  CHECK(real_ones(world, question).options.empty());
  question.policy.weights[static_cast<std::size_t>(Criterion::rhythm)] = 0;
  CHECK(real_ones(world, question).options.size() == 1);  // it counts for nothing
}

TEST_CASE("why there is none: closed, or what keeps homes out") {
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  maya.no_contact_asked.reset();
  world.put(maya);
  graph::Household elm = tests::a_home("elm");
  elm.approval.reset();
  world.put(elm);
  const Question question = tests::question_about("maya");
  CHECK(real_ones(world, question).closed.size() == 1);
  CHECK(real_ones(world, question).blocking.empty());
  world.put(tests::a_person("maya"));
  const RealOptions found = real_ones(world, question);
  CHECK(found.closed.empty());
  CHECK(found.fitting == 0);
  REQUIRE(found.blocking.size() == 1);
  CHECK(found.blocking[0].rules == std::vector{Rule::approval});
  CHECK(real_options(world.view(), CandidateIndex().advanced_to(world.view()),
                     tests::question_about("nobody"))
            .error()
            .code == graph::ErrorCode::not_found);
}

TEST_CASE("one home by itself, and a home with too many people who have a say") {
  tests::World world;
  world.put(tests::a_person("maya"));
  graph::Household elm = tests::a_home("elm");
  world.put(elm);
  const Question question = tests::question_about("maya");
  const auto at_elm = [&] {
    return real_option_at(world.view(), question, world.household("elm")).value();
  };
  REQUIRE(at_elm().has_value());
  CHECK(*at_elm() == real_ones(world, question).options.at(0));
  for (int i = 0; i < 17; ++i) elm.carers.push_back(tests::a_carer("carer" + std::to_string(i)));
  world.put(elm);
  CHECK(!at_elm().has_value());
  CHECK(real_ones(world, question).options.empty());
  CHECK(real_ones(world, question).too_many_parties == std::vector{world.household("elm")});
  elm = tests::a_home("elm");
  elm.state = graph::HouseholdState::paused;
  world.put(elm);
  CHECK(!at_elm().has_value());
}

}  // namespace kith::matcher
