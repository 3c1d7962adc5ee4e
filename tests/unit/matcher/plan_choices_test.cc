// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_choices.h"

#include <doctest/doctest.h>

#include "graph/limits.h"
#include "tests/support/plan_world.h"

namespace kith::matcher {
namespace {

using tests::ban;
using tests::pin;

struct Small {
  tests::World world;
  PlanQuestion question = tests::one_each();

  Small() {
    for (const char* name : {"ann", "bob", "cath"}) world.put(tests::a_person(name));
    for (const char* name : {"elm", "oak"}) world.put(tests::a_home(name));
    graph::Household paused = tests::a_home("ash");
    paused.state = graph::HouseholdState::paused;
    world.put(paused);
  }
  graph::Result<PlanChoices> read() {
    const graph::View view = world.view();
    const SchemeOptions scheme = tests::options_in(view);
    return plan_choices(view, scheme, PartyPlaces(scheme), question);
  }
  graph::Error refused() { return read().error(); }
  std::vector<std::string> pointers() {
    std::vector<std::string> found;
    for (const graph::Fault& fault : refused().faults) found.push_back(fault.pointer);
    return found;
  }
};

using Pointers = std::vector<std::string>;

}  // namespace

TEST_CASE("pins that cannot all be kept are refused with the smallest set") {
  Small small;
  small.question.pins = {pin("ann", "elm"), pin("bob", "oak"), pin("cath", "elm")};
  CHECK(small.pointers() == Pointers{"/pin/0", "/pin/2"});  // one introduction at Elm
  small.question.per_home = 2;
  CHECK(small.read().ok());
  small.question.pins = {pin("bob", "elm"), pin("ann", "oak"), pin("ann", "elm")};
  CHECK(small.pointers() == Pointers{"/pin/1", "/pin/2"});  // one home for Ann
  small.question.options_max = 2;
  CHECK(small.read().ok());
  small.question.per_home = 0;
  CHECK(small.pointers() == Pointers{"/pin/0"});
}

TEST_CASE("with what is under way there is less room") {
  Small small;
  small.question.per_home = 2;
  small.question.kept = {tests::under_way("bob", "elm")};
  small.question.pins = {pin("ann", "elm")};
  CHECK(small.read().ok());
  small.question.pins.push_back(pin("cath", "elm"));
  CHECK(small.pointers() == Pointers{"/pin/0", "/pin/1"});
  small.question.pins = {pin("bob", "oak")};
  CHECK(small.pointers() == Pointers{"/pin/0"});  // Bob has his one
  small.question.pins = {pin("bob", "elm")};      // what is under way is kept already
  REQUIRE(small.read().ok());
  CHECK(small.read()->pinned.empty());
}

TEST_CASE("the same pair pinned and banned, or banned and under way") {
  Small small;
  small.question.pins = {pin("bob", "oak"), pin("ann", "elm")};
  small.question.bans = {ban("ann", "elm")};
  CHECK(small.pointers() == Pointers{"/pin/1", "/ban/0"});
  small.question.pins.clear();
  small.question.kept = {tests::under_way("ann", "elm")};
  CHECK(small.pointers() == Pointers{"/ban/0"});
  CHECK(small.refused().code == graph::ErrorCode::bad_input);
}

TEST_CASE("a pin of anything but a real option has the same words, whatever the reason") {
  Small small;
  graph::Person bob = tests::a_person("bob");
  bob.no_contact_asked->answer = graph::NoContactAnswer::marks;
  graph::NoContact mark;
  mark.with = tests::subject_number("elm");
  bob.no_contact = {mark};
  small.world.put(bob);
  graph::Person dev = tests::a_person("dev");
  dev.looking_for.clear();
  small.world.put(dev);
  small.question.pins = {pin("bob", "elm")};
  const graph::Error hidden = small.refused();
  small.question.pins = {pin("ann", "ash")};  // paused
  CHECK(small.refused() == hidden);
  small.question.pins = {pin("dev", "elm")};  // does not look
  CHECK(small.refused() == hidden);
}

TEST_CASE("somebody or a home that is not there") {
  Small small;
  small.question.pins = {pin("ann", "elm"), pin("nobody", "elm")};
  small.question.bans = {ban("ann", "nowhere")};
  CHECK(small.refused().code == graph::ErrorCode::not_found);
  CHECK(small.pointers() == Pointers{"/pin/1", "/ban/0"});
}

TEST_CASE("numbers out of range, and too many choices") {
  Small small;
  small.question.options_max = 0;
  small.question.per_home = -1;
  small.question.bans.assign(graph::limits::plan_choices_max + 1, ban("ann", "elm"));
  CHECK(small.pointers() == Pointers{"/options", "/per_home", "/pin"});
  small.question = {};
  small.question.options_max = graph::limits::plan_options_max + 1;
  small.question.per_home = graph::limits::plan_per_home_max + 1;
  CHECK(small.pointers() == Pointers{"/options", "/per_home"});
}

}  // namespace kith::matcher
