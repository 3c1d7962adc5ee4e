// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_ledger.h"

#include <doctest/doctest.h>

#include "tests/support/introduction_walks.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introduction_ledger {

constexpr Pair elm{"maya", "elm"};

World an_elm() {
  World world;
  world.put(a_walker(elm, false));
  world.put(a_walked_home(elm));
  world.put(a_home(back_up));
  world.put(an_introduction(elm));
  world.put(a_baseline(elm));
  return world;
}

bool ok(World& world, const StepTaken& step) { return take(world, step).ok(); }

std::string refusal(World& world, const StepTaken& step) {
  const auto done = take(world, step);
  if (done) return "";
  std::string text = done.error().message;
  for (const Fault& each : done.error().faults) text += " " + each.pointer;
  return text;
}

StepTaken says(Party party, std::string_view of, StepQuestion question,
               StepAnswer answer = StepAnswer::yes) {
  return answer_of(elm, party, of, question, answer);
}

void all_say_yes(World& world, StepQuestion question) {
  REQUIRE(ok(world, says(Party::person, "maya", question)));
  REQUIRE(ok(world, says(Party::carer, "elm-carer", question)));
  REQUIRE(ok(world, says(Party::resident, "elm-nan", question)));
  if (question == StepQuestion::meet) {
    REQUIRE(ok(world, says(Party::child, "elm-kid", question, StepAnswer::asked)));
  }
  REQUIRE(ok(world, disclosed(elm, YesNo::yes)));
}

void to_tea(World& world) {
  REQUIRE(ok(world, step_of(elm, StepKind::shortlisted)));
  REQUIRE(ok(world, share_of(elm, Party::person)));
  REQUIRE(ok(world, share_of(elm, Party::household)));
  all_say_yes(world, StepQuestion::meet);
  REQUIRE(ok(world, met(elm)));
}

IntroductionState state(World& world) { return state_of(world.view(), elm.introduction()); }

TEST_CASE("of an introduction without steps the ledger says nothing") {
  World world = an_elm();
  CHECK(state(world) == IntroductionState{});
  CHECK(!stage_of(state(world)));
  CHECK(!is_under_way(state(world)));
  CHECK(introductions_of(world.view(), number_of("maya")).empty());
  Introduction imported = an_introduction(elm);
  imported.stage = IntroductionStage::started;
  CHECK(with_steps(world.view(), imported) == imported);
}

TEST_CASE("the record goes out with its steps and the stage that they come to") {
  World world = an_elm();
  to_tea(world);
  const Introduction out = with_steps(world.view(), an_introduction(elm));
  CHECK(out.stage == IntroductionStage::meeting);
  CHECK(out.steps.size() == state(world).steps);
  CHECK(out.steps.front().step == StepKind::shortlisted);
  CHECK(introductions_of(world.view(), number_of("elm")) == std::vector{elm.introduction()});
}

TEST_CASE("a yes to meeting is no yes to the arrangement") {
  World world = an_elm();
  to_tea(world);
  all_say_yes(world, StepQuestion::arrange);
  REQUIRE(ok(world, funded(elm)));
  world.put(a_walked_home(elm, true));
  REQUIRE(ok(world, says(Party::resident, "elm-late", StepQuestion::meet)));
  REQUIRE(ok(world, disclosed(elm, YesNo::yes)));
  CHECK(refusal(world, agreed_in_principle(elm)) ==
        "Somebody who lives there has not been asked yet.");
  REQUIRE(ok(world, says(Party::resident, "elm-late", StepQuestion::arrange)));
  all_say_yes(world, StepQuestion::arrange);
  CHECK(ok(world, agreed_in_principle(elm)));
}

TEST_CASE("who moves in before the signatures is asked before anybody signs on") {
  World world = an_elm();
  to_tea(world);
  all_say_yes(world, StepQuestion::arrange);
  REQUIRE(ok(world, funded(elm)));
  REQUIRE(ok(world, agreed_in_principle(elm)));
  REQUIRE(ok(world, terms_of(elm, ArrangementKind::live_in, back_up)));
  REQUIRE(ok(world, signature(elm, Party::person, "maya")));
  world.put(a_walked_home(elm, true));
  const StepTaken carers = signature(elm, Party::carer, "elm-carer");
  CHECK(refusal(world, carers) == "Somebody who lives there has not been asked yet.");
  REQUIRE(ok(world, says(Party::resident, "elm-late", StepQuestion::arrange)));
  CHECK(!ok(world, carers));
  all_say_yes(world, StepQuestion::arrange);
  CHECK(ok(world, carers));
  CHECK(state(world).signed_by.size() == 2);
}

TEST_CASE("a no that is not told yet is not passed over, and the refusal does not tell it") {
  for (const StepAnswer answer : {StepAnswer::yes, StepAnswer::no, StepAnswer::not_yet}) {
    World world = an_elm();
    to_tea(world);
    all_say_yes(world, StepQuestion::arrange);
    REQUIRE(ok(world, funded(elm)));
    REQUIRE(ok(world, says(Party::resident, "elm-nan", StepQuestion::arrange, answer)));
    CHECK(refusal(world, agreed_in_principle(elm)) ==
          "Not everybody has answered what is being asked.");
    CHECK(refusal(world, met(elm)) == "Not everybody has answered what is being asked.");
  }
}

TEST_CASE("who objects may always say no") {
  World world = an_elm();
  to_tea(world);
  StepTaken felt = step_by(elm, StepKind::felt, Party::person, "maya");
  felt.felt = Felt{{}, {"Too loud."}, Reaction::objected};
  REQUIRE(ok(world, felt));
  CHECK(stage_of(state(world)) == IntroductionStage::stopped);
  CHECK(!ok(world, says(Party::carer, "elm-carer", StepQuestion::go_on)));
  REQUIRE(ok(world, says(Party::person, "maya", StepQuestion::meet, StepAnswer::no)));
  CHECK(ok(world, disclosed(elm, YesNo::no)));
  CHECK(stage_of(state(world)) == IntroductionStage::declined);
}

TEST_CASE("to begin anew takes no objection off the record") {
  World world = an_elm();
  to_tea(world);
  StepTaken felt = step_by(elm, StepKind::felt, Party::person, "maya");
  felt.felt = Felt{{}, {}, Reaction::objected};
  REQUIRE(ok(world, felt));
  REQUIRE(ok(world, step_of(elm, StepKind::withdrawn)));
  CHECK(is_objecting(world.view(), person_number("maya"), household_number("elm")));
  CHECK(!is_objecting(world.view(), person_number("maya"), household_number("oak")));

  const IntroductionNumber again = id_of<Kind::introduction>("again");
  Introduction second = an_introduction(elm);
  second.identity.number = again.number;
  world.put(second);
  const auto then = [&](StepTaken step) {
    step.introduction = again;
    return take(world, step).ok();
  };
  REQUIRE(then(step_of(elm, StepKind::shortlisted)));
  REQUIRE(then(share_of(elm, Party::person)));
  REQUIRE(then(share_of(elm, Party::household)));
  StepTaken decided = says(Party::person, "maya", StepQuestion::meet);
  decided.best_interests = best_interests();
  CHECK(!then(decided));
  REQUIRE(then(says(Party::person, "maya", StepQuestion::meet)));
  CHECK(!is_objecting(world.view(), person_number("maya"), household_number("elm")));
  CHECK(then(decided));
}

TEST_CASE("who signed for the person does not approve the cost") {
  World world = an_elm();
  to_tea(world);
  all_say_yes(world, StepQuestion::arrange);
  REQUIRE(ok(world, funded(elm)));
  REQUIRE(ok(world, agreed_in_principle(elm)));
  REQUIRE(ok(world, terms_of(elm, ArrangementKind::live_in, back_up)));
  StepTaken signed_for = signature(elm, Party::person, "maya");
  signed_for.best_interests = best_interests();
  REQUIRE(ok(world, signed_for));
  StepTaken cost = funded(elm);
  cost.funding->approved_by = signed_for.best_interests->decision_maker;
  CHECK(refusal(world, cost).find("/funding/approved_by") != std::string::npos);
}

TEST_CASE("an old date leaves out nobody who lives there by now") {
  World world = an_elm();
  to_tea(world);
  all_say_yes(world, StepQuestion::go_on);
  world.put(a_person("femi"));
  Arrangement femi = living_in("femi", "elm");
  femi.start = Date{today.days - 1};
  world.put(femi);
  StepTaken before = met(elm);
  before.on = Date{today.days - 5};
  CHECK(refusal(world, before) == "Somebody who lives there has not been asked yet.");
  CHECK(state(world).last_on == today);
}

TEST_CASE("an old date does not outlive what was agreed") {
  World world = an_elm();
  REQUIRE(ok(world, step_of(elm, StepKind::shortlisted)));
  Person maya = a_walker(elm, false);
  Agreement no = agreed(AgreementFor::share);
  no.answer = YesNo::no;
  no.on = today;
  maya.agreement.push_back(no);
  world.put(maya);
  StepTaken shown = share_of(elm, Party::person);
  shown.on = Date{today.days - 10};
  CHECK(refusal(world, shown) == "They have not agreed to have their profile shown.");
}

TEST_CASE("a number is that of the part it stands for") {
  World world = an_elm();
  REQUIRE(ok(world, step_of(elm, StepKind::shortlisted)));
  for (const auto& [party, of] :
       {std::pair{Party::carer, "elm-nan"}, std::pair{Party::resident, "elm-carer"},
        std::pair{Party::resident, "elm-kid"}, std::pair{Party::resident, "maya"},
        std::pair{Party::carer, "elm"}}) {
    CHECK(refusal(world, step_by(elm, StepKind::withdrawn, party, of)).find("/of") !=
          std::string::npos);
  }
  CHECK(ok(world, step_by(elm, StepKind::withdrawn, Party::resident, "elm-nan")));
}

TEST_CASE("a carer may stop the sharing of their home's profile") {
  World world = an_elm();
  REQUIRE(ok(world, step_of(elm, StepKind::shortlisted)));
  REQUIRE(ok(world, share_of(elm, Party::household)));
  REQUIRE(ok(world, step_by(elm, StepKind::sharing_withdrawn, Party::carer, "elm-carer")));
  CHECK(state(world).of_household.withdrawn);
  CHECK(!state(world).of_person.withdrawn);
  CHECK(!ok(world, share_of(elm, Party::household)));
}

TEST_CASE("an arrangement was agreed here where its introduction says so, and else before Kith") {
  World world = an_elm();
  Arrangement claims = living_in("maya", "elm");
  CHECK(!is_agreed_here(world.view(), claims));
  claims.introduction = elm.introduction();
  CHECK(!is_agreed_here(world.view(), claims));
  to_tea(world);
  all_say_yes(world, StepQuestion::arrange);
  REQUIRE(ok(world, funded(elm)));
  REQUIRE(ok(world, agreed_in_principle(elm)));
  REQUIRE(ok(world, terms_of(elm, ArrangementKind::live_in, back_up)));
  REQUIRE(ok(world, signature(elm, Party::person, "maya")));
  REQUIRE(ok(world, signature(elm, Party::match_officer, "maya")));
  REQUIRE(ok(world, signature(elm, Party::carer, "elm-carer", true)));
  CHECK(!is_agreed_here(world.view(), claims));
  claims.identity.number = state(world).arrangement->number;
  CHECK(is_agreed_here(world.view(), claims));
  claims.household = household_number("oak");
  CHECK(!is_agreed_here(world.view(), claims));
}

}  // namespace introduction_ledger
}  // namespace kith::tests
