// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_sketch.h"

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using namespace tests;

graph::Interest interest(const std::string& activity) {
  graph::Interest made;
  made.activity = activity;
  return made;
}

TEST_CASE("what was added to a set of words is found in it") {
  WordBits words;
  CHECK_FALSE(words.may_hold_one_of(WordBits("cooking")));
  words.add("cooking");
  CHECK(words.may_hold_one_of(WordBits("cooking")));
  CHECK_FALSE(words.may_hold_one_of(WordBits()));
}

TEST_CASE("a carer's rhythm is the home's where they said nothing else") {
  graph::Household home = a_home("elm");
  home.rhythm.emplace();
  home.rhythm->busy = graph::Scale{2};
  home.rhythm->talk = graph::Scale{3};
  home.carers[0].rhythm.emplace();
  home.carers[0].rhythm->talk = graph::Scale{5};
  const HomeSketch sketch = sketch_of(home);
  CHECK(sketch.carer[0].rhythm == Scales{2, 0, 5, 0, 0});
  CHECK(sketch.carer[0].has_own_rhythm);
  CHECK(sketch.rhythm == Scales{2, 0, 3, 0, 0});
}

TEST_CASE("interests keep their owner, and too many of them or of carers do not fit in") {
  graph::Household home = a_home("elm");
  home.carers[0].interests = {interest("chess")};
  home.enjoys = {interest("a private game")};
  HomeSketch sketch = sketch_of(home);
  REQUIRE(sketch.interests == 2);
  CHECK(graph::activities()[sketch.interest[0].activity] == "chess");
  CHECK(sketch.interest[0].owner == 0);
  CHECK(sketch.interest[1].activity == unknown_activity);
  CHECK(sketch.interest[1].owner == the_home);
  CHECK(sketch.is_whole);
  home.interests.assign(HomeSketch::interests_max, interest("chess"));
  CHECK_FALSE(sketch_of(home).is_whole);
  home.interests.clear();
  home.carers.assign(HomeSketch::carers_max + 1, a_carer("one"));
  CHECK_FALSE(sketch_of(home).is_whole);
}

TEST_CASE("ways that meet have one word: the language counts but for pictures and objects") {
  graph::Communication british;
  british.language = "en-GB";
  graph::Communication american;
  american.language = "en-US";
  CHECK(word_of_way(british) == word_of_way(american));
  american.language = "es";
  CHECK(word_of_way(british) != word_of_way(american));
  british.mode = american.mode = graph::CommunicationMode::pictures;
  CHECK(word_of_way(british) == word_of_way(american));
}

}  // namespace
}  // namespace kith::matcher
