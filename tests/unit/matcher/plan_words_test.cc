// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_words.h"

#include <doctest/doctest.h>

#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

bool says_so(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

graph::Household home_near_leigh(std::string_view name) {
  graph::Household home = tests::a_home(name);
  home.area = graph::Place{"Leigh", std::nullopt};
  return home;
}

std::string plan_told(tests::World& world, const PlanQuestion& question,
                      PlanReader reader = PlanReader::officer) {
  const graph::View view = world.view();
  return plan_in_words(view, tests::plan_in(view, question).value(), reader);
}

}  // namespace

TEST_CASE("a plan in words: names, weeks, and that it introduces nobody") {
  tests::World world;
  world.put(tests::waiting("ann", 12));
  world.put(tests::a_person("bob"));
  world.put(home_near_leigh("elm"));
  const std::string text = plan_told(world, tests::one_each());
  CAPTURE(text);
  CHECK(says_so(text, "introduces nobody"));
  CHECK(says_so(text, "2 people wait; for 1 there is somebody to suggest."));
  CHECK(says_so(text,
                "ann, who has waited 12 weeks\n  elm, near Leigh. It is the only suitable home "
                "for one other who waits.\n"));
  CHECK(says_so(text,
                "bob, since when is not on record: one home is a real option, and every "
                "introduction there goes to somebody who has waited as long or longer"));
  CHECK(says_so(text, "Sought after\n  elm, near Leigh."));
  CHECK(says_so(text, "Proved the best"));
  CHECK(!says_so(text, "together"));
  CHECK(!says_so(text, "Worth"));
}

TEST_CASE("a manager is told what it is worth, an auditor no names") {
  tests::World world;
  world.put(tests::waiting("ann", 12));
  world.put(tests::a_person("bob"));
  world.put(home_near_leigh("elm"));
  CHECK(says_so(plan_told(world, tests::one_each(), PlanReader::manager),
                "Worth: parties 1, weeks waited 12, together "));
  const std::string text = plan_told(world, tests::one_each(), PlanReader::auditor);
  CHECK(says_so(text, "Worth: parties 1"));
  for (const char* name : {"ann", "bob", "elm", "Leigh"}) {
    CAPTURE(std::string(name));
    CHECK(!says_so(text, std::string(name) + " "));
    CHECK(!says_so(text, std::string(name) + ","));
  }
  CHECK(says_so(text, graph::to_text(tests::number_of("ann"))));
  CHECK(says_so(text, graph::to_text(tests::number_of("elm"))));
}

TEST_CASE("why there is nobody to suggest") {
  tests::World world;
  graph::Person ann = tests::a_person("ann");
  ann.no_contact_asked.reset();
  world.put(ann);
  world.put(tests::waiting("bob", 3));
  graph::Household elm = home_near_leigh("elm");
  elm.approval.reset();
  world.put(elm);
  CHECK(says_so(plan_told(world, {}),
                "ann, since when is not on record: nothing may be proposed yet."));
  CHECK(says_so(plan_told(world, {}),
                "bob, who has waited 3 weeks: no home passes every rule today. "
                "Approval: with this solved, one home would be open."));
  world.put(home_near_leigh("elm"));
  PlanQuestion banned;
  banned.bans = {tests::ban("bob", "elm")};
  CHECK(says_so(plan_told(world, banned),
                "every home that is a real option is banned from this plan."));
  PlanQuestion stopped;
  stopped.work_max = 0;
  CHECK(!says_so(plan_told(world, stopped), "Proved the best"));
  CHECK(says_so(plan_told(world, stopped), "stopped"));
}

TEST_CASE("what is under way or pinned, and nobody at all") {
  tests::World world;
  CHECK(says_so(plan_told(world, {}), "Nobody waits"));
  world.put(tests::waiting("ann", 1));
  world.put(tests::waiting("bob", 900));
  for (const char* name : {"elm", "oak"}) world.put(home_near_leigh(name));
  PlanQuestion question = tests::one_each();
  question.kept = {tests::under_way("ann", "elm")};
  question.pins = {tests::pin("bob", "oak")};
  const std::string text = plan_told(world, question);
  CHECK(says_so(text, "ann, who has waited a week or less\n  elm, near Leigh. Under way.\n"));
  CHECK(says_so(text, "bob, who has waited 520 weeks or more\n  oak, near Leigh. Pinned.\n"));
}

TEST_CASE("what scarcity means for others") {
  Suggestion suggestion;
  CHECK(scarcity_in_words(suggestion, true).empty());
  suggestion.option_for = 4;
  CHECK(scarcity_in_words(suggestion, false).empty());
  CHECK(scarcity_in_words(suggestion, true) ==
        "It is sought after: suitable for 4 others who wait.");
  suggestion.only_one_for = 2;
  CHECK(scarcity_in_words(suggestion, false) ==
        "It is the only suitable home for 2 others who wait.");
}

}  // namespace kith::matcher
