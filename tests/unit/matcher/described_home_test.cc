// SPDX-License-Identifier: Apache-2.0
#include "matcher/described_home.h"

#include <doctest/doctest.h>

#include "matcher/real_options.h"
#include "tests/support/question.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

bool would_do(tests::World& world, const HomeDescription& home) {
  const WithHome with = with_home(world.view(), home, tests::today);
  const auto index = with.view.index_of(graph::Kind::household, with.home.number);
  REQUIRE(index.has_value());
  return real_option_at(with.view, tests::question_about("maya"), *index).value().has_value();
}

graph::Support critical_help(std::string_view task) {
  graph::Support support;
  support.task = task;
  support.level = graph::SupportLevel::full;
  support.critical = true;
  return support;
}

}  // namespace

TEST_CASE("a described home has what is said of it, and nothing else") {
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  HomeDescription home;
  world.put(maya);
  CHECK(would_do(world, home));
  for (int i = 0; i < 6; ++i) {
    const auto feature = static_cast<graph::AccessFeature>(i);
    CAPTURE(i);
    graph::AccessNeed need;
    need.feature = feature;
    need.needed = graph::HowNeeded::essential;
    need.door_width_cm = graph::Range<40, 200>{90};
    maya.access = {need};
    world.put(maya);
    CHECK(!would_do(world, home));
    HomeDescription fitted = home;
    fitted.access = {feature};
    CHECK(would_do(world, fitted));
  }
  maya.access.clear();
  maya.support = {critical_help("peg_feeding")};
  world.put(maya);
  CHECK(!would_do(world, home));
  home.tasks = {"peg_feeding"};
  CHECK(would_do(world, home));
}

TEST_CASE("help at night as far as it is said") {
  using graph::Night;
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  const std::vector<Night> nights{Night::none, Night::sleeping_rarely, Night::sleeping_some,
                                  Night::sleeping_every, Night::waking};
  for (const Night needed : nights) {
    maya.night = graph::Stated<Night>{needed, {}};
    world.put(maya);
    HomeDescription home;
    home.night = needed;
    CHECK(would_do(world, home));
    home.night = Night::none;
    CHECK(would_do(world, home) == (needed == Night::none));
  }
}

TEST_CASE("a described home in words, and its number is nobody's") {
  HomeDescription home;
  CHECK(in_words(home) == "A home for living in");
  home.area = "Leigh";
  home.access = {graph::AccessFeature::step_free};
  home.night = graph::Night::waking;
  CHECK(in_words(home) ==
        "A home for living in near Leigh, with step-free access and somebody awake at night");
  tests::World world;
  world.put(tests::a_home("elm"));
  const graph::View view = world.view();
  const WithHome first = with_home(view, home, tests::today);
  CHECK(first.view.position() == view.position() + 1);
  CHECK(view.count(graph::Kind::household) == 1);
  CHECK(first.view.count(graph::Kind::household) == 2);
  const WithHome second = with_home(first.view, home, tests::today);
  CHECK(second.home != first.home);
  CHECK(second.view.count(graph::Kind::household) == 3);
}

}  // namespace kith::matcher
