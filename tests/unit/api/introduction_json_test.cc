// SPDX-License-Identifier: Apache-2.0
#include "api/introduction_json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/introduction_walks.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introduction_json {

using Json = nlohmann::ordered_json;
using api::Eyes;
using api::Role;

constexpr Pair elm{"maya", "elm"};

class Told {
 public:
  Told() {
    world_.put(a_walker(elm, false));
    world_.put(a_walked_home(elm));
    world_.put(a_home(back_up));
    world_.put(an_introduction(elm));
    take(step_of(elm, StepKind::shortlisted));
  }

  void take(const StepTaken& step) { REQUIRE(kith::tests::take(world_, step).ok()); }
  void share_both() {
    take(share_of(elm, Party::person));
    take(share_of(elm, Party::household));
  }
  void say(Party party, std::string_view of, StepAnswer answer, std::string_view words = "") {
    StepTaken step = answer_of(elm, party, of, StepQuestion::meet, answer);
    step.words_of.value = std::string(words);
    take(step);
  }
  void meet() {
    share_both();
    say(Party::person, "maya", StepAnswer::yes);
    say(Party::carer, "elm-carer", StepAnswer::yes);
    say(Party::resident, "elm-nan", StepAnswer::yes);
    say(Party::child, "elm-kid", StepAnswer::asked);
    take(disclosed(elm, YesNo::yes));
    take(met(elm));
  }

  Json as(const Eyes& eyes) {
    return api::introduction_json(eyes, an_introduction(elm), world_.view(), today);
  }
  Json shares(const Eyes& eyes) {
    return api::shares_json(eyes, an_introduction(elm), world_.view(), today).at("shares");
  }
  bool knows(const Eyes& eyes) {
    return api::may_know_of(eyes, an_introduction(elm), world_.view());
  }
  View view() { return world_.view(); }

 private:
  World world_;
};

const Eyes officer{Role::scheme_worker, {}};
const Eyes lead{Role::data_protection_lead, {}};
const Eyes maya{Role::person, number_of("maya")};
const Eyes carer{Role::carer, number_of("elm-carer")};

std::string says_of(const Json& json, std::string_view party) {
  for (const Json& each : json.at("asked")) {
    if (each.at("party") == party) return each.at("says");
  }
  return "";
}

TEST_CASE("before it is told an officer sees that somebody answered, and not a letter of what") {
  std::string seen;
  for (const StepAnswer answer : {StepAnswer::yes, StepAnswer::no}) {
    Told told;
    told.share_both();
    CHECK(says_of(told.as(officer), "person") == "not_answered");
    StepTaken step = answer_of(elm, Party::person, "maya", StepQuestion::meet, answer);
    if (answer == StepAnswer::no) {
      step.how_given.reset();  // a no needs neither a reason nor a way in which it was given
      step.present.clear();
    }
    told.take(step);
    const Json json = told.as(officer);
    CHECK(says_of(json, "person") == "answered");
    CHECK(says_of(json, "carer") == "not_answered");
    if (!seen.empty()) CHECK(json.dump() == seen);
    seen = json.dump();
    CHECK(told.as(lead).dump().find("\"answer\":") != std::string::npos);
    CHECK(told.as(maya).at("you") == "answered");
    CHECK(told.as(maya).dump().find("\"answer\":") != std::string::npos);
    CHECK(told.as(carer).at("you") == "not_answered");
    CHECK(told.as(carer).dump().find("maya's") == std::string::npos);
  }
}

TEST_CASE("of a decision for the person an officer reads no more than that there is an answer") {
  Told told;
  told.share_both();
  StepTaken decided = answer_of(elm, Party::person, "maya", StepQuestion::meet, StepAnswer::yes);
  decided.best_interests = best_interests();
  told.take(decided);
  const std::string text = told.as(officer).dump();
  CHECK(text.find("best_interests") == std::string::npos);
  CHECK(text.find(decided.best_interests->wishes.value) == std::string::npos);
  CHECK(told.as(lead).dump().find("best_interests") != std::string::npos);
}

TEST_CASE("who speaks for a young person says nothing that the young person reads") {
  World world;
  world.put(a_walker(elm, true));
  world.put(a_walked_home(elm));
  world.put(an_introduction(elm));
  REQUIRE(take(world, step_of(elm, StepKind::shortlisted)).ok());
  StepTaken step =
      answer_of(elm, Party::parental_responsibility, "maya", StepQuestion::meet, StepAnswer::no);
  step.words_of.value = "Mum says no.";
  REQUIRE(take(world, step).ok());
  const auto as = [&](const Eyes& eyes) {
    return api::introduction_json(eyes, an_introduction(elm), world.view(), today).dump();
  };
  CHECK(as(maya).find("Mum") == std::string::npos);
  CHECK(as(lead).find("Mum") != std::string::npos);
}

TEST_CASE("what is no answer yet is told as what it is") {
  Told told;
  told.share_both();
  told.say(Party::carer, "elm-carer", StepAnswer::tell_me_more);
  told.say(Party::child, "elm-kid", StepAnswer::worried);
  StepTaken alone = answer_of(elm, Party::person, "maya", StepQuestion::meet, StepAnswer::yes);
  alone.present = {Present::carer};
  told.take(alone);
  const Json json = told.as(officer);
  CHECK(says_of(json, "carer") == "tell_me_more");
  CHECK(says_of(json, "child") == "worried");
  CHECK(says_of(json, "person") == "to_be_confirmed");
}

TEST_CASE("who withdrew stands in no officer's answer, nor in the other side's") {
  std::string officers;
  for (const auto& [party, of] :
       {std::pair{Party::carer, "elm-carer"}, std::pair{Party::resident, "elm-nan"}}) {
    Told told;
    told.share_both();
    StepTaken step = step_by(elm, StepKind::withdrawn, party, of);
    step.words_of.value = std::string("Of ") + of;
    told.take(step);
    const std::string text = told.as(officer).dump() + told.as(maya).dump();
    CHECK(text.find(of) == std::string::npos);
    if (!officers.empty()) CHECK(text == officers);
    officers = text;
    CHECK(told.as(officer).at("stage") == "declined");
    CHECK(told.as(lead).dump().find(of) != std::string::npos);
  }
}

TEST_CASE("a carer is not told that the person objects, only that it is on hold") {
  Told told;
  told.meet();
  StepTaken felt = step_by(elm, StepKind::felt, Party::person, "maya");
  felt.felt = Felt{{}, {"Too loud."}, Reaction::objected};
  told.take(felt);
  CHECK(told.as(officer).at("stage") == "stopped");
  CHECK(told.as(maya).at("stage") == "stopped");
  CHECK(told.as(carer).at("stage") == "on_hold");
  CHECK(told.as(carer).dump().find("loud") == std::string::npos);
}

TEST_CASE("a home learns of it when it is shown the person, and reads on while that stands") {
  Told told;
  CHECK(told.knows(officer));
  CHECK(told.knows(maya));
  CHECK(!told.knows(carer));
  CHECK(!told.knows({Role::person, number_of("george")}));
  told.share_both();
  CHECK(told.knows(carer));
  CHECK(!told.knows({Role::carer, number_of("oak-carer")}));
  CHECK(told.shares(carer).size() == 2);
  told.take(step_by(elm, StepKind::sharing_withdrawn, Party::person, "maya"));
  REQUIRE(told.shares(carer).size() == 1);
  CHECK(told.shares(carer)[0].at("of") == "household");
  CHECK(told.shares(maya).size() == 2);
  CHECK(told.shares(officer).size() == 2);
  told.take(step_of(elm, StepKind::withdrawn));
  CHECK(told.shares(maya).size() == 1);
  CHECK(told.shares(carer).size() == 1);
}

TEST_CASE("what an import brought is history, with nothing to be asked") {
  World world;
  world.put(a_walker(elm, false));
  world.put(a_walked_home(elm));
  Introduction imported = an_introduction(elm);
  imported.stage = IntroductionStage::arrangement_agreed;
  imported.steps = {step_of(elm, StepKind::shortlisted)};
  const Json json = api::introduction_json(officer, imported, world.view(), today);
  CHECK(json.at("from_elsewhere") == true);
  CHECK(json.at("stage") == "arrangement_agreed");
  CHECK(!json.contains("steps"));
  CHECK(!json.contains("question"));
  const Json whole = api::introduction_json(lead, imported, world.view(), today);
  CHECK(whole.at("record").at("steps").size() == 1);
}

TEST_CASE("in words: whom it is about, where it stands, who is asked") {
  Told told;
  told.share_both();
  const std::string words = api::introduction_words(told.as(officer), told.view());
  CHECK(words.find("maya and elm: shared") != std::string::npos);
  CHECK(words.find("Asked whether to meet:") != std::string::npos);
  CHECK(words.find("person " + to_text(number_of("maya")) + ": not_answered") != std::string::npos);
}

}  // namespace introduction_json
}  // namespace kith::tests
