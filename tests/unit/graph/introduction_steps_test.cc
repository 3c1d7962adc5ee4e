// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_steps.h"

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/introducing.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introduction_steps {

constexpr Pair pair{"maya", "elm"};

World a_world() {
  World world;
  world.put(a_sharing_person("maya"));
  world.put(a_sharing_home("elm"));
  world.put(a_home("oak"));
  world.put(an_introduction(pair));
  return world;
}

std::string why_not(const Result<void>& result) {
  if (result) return "";
  std::string text = result.error().message;
  for (const Fault& each : result.error().faults) text += " " + each.pointer;
  return text;
}

void must(World& world, const StepTaken& step) {
  const auto done = take(world, step);
  CHECK_MESSAGE(done.ok(), word(step.step), ": ", why_not(done));
}

void both_answer(World& world, StepQuestion question) {
  must(world, answer_of(pair, Party::person, "maya", question, StepAnswer::yes));
  CHECK(why_not(take(world, disclosed(pair, YesNo::yes))) == "Not everybody has answered.");
  must(world, answer_of(pair, Party::carer, "elm-carer", question, StepAnswer::yes));
  must(world, disclosed(pair, YesNo::yes));
}

void to_the_first_meeting(World& world) {
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, share_of(pair, Party::person));
  must(world, share_of(pair, Party::household));
  both_answer(world, StepQuestion::meet);
  must(world, met(pair));
}

void to_the_signatures(World& world) {
  to_the_first_meeting(world);
  both_answer(world, StepQuestion::arrange);
  must(world, funded(pair));
  must(world, agreed_in_principle(pair));
  must(world, terms_of(pair, ArrangementKind::live_in, "oak"));
}

Review baseline() {
  Review review;
  review.identity.number = number_of("baseline");
  review.person = person_number("maya");
  review.on = today;
  review.which = ReviewPoint::t0;
  return review;
}

IntroductionState state(World& world) { return state_of(world.view(), pair.introduction()); }

TEST_CASE("from the shortlist to the end of an arrangement, everybody's yes on the way") {
  World world = a_world();
  to_the_signatures(world);
  must(world, signature(pair, Party::person, "maya"));
  CHECK(why_not(take(world, step_of(pair, StepKind::started))) ==
        "Nothing starts before everybody has signed.");
  must(world, signature(pair, Party::carer, "elm-carer"));
  must(world, signature(pair, Party::match_officer, "maya", true));
  CHECK(stage_of(state(world)) == IntroductionStage::arrangement_agreed);
  CHECK(why_not(take(world, step_of(pair, StepKind::started))).find("T0") != std::string::npos);
  world.put(baseline());
  must(world, step_of(pair, StepKind::started));
  must(world, ending(pair, Party::person, "maya", EndedBy::moved_on));
  CHECK(stage_of(state(world)) == IntroductionStage::ended);
  CHECK(!is_under_way(state(world)));
  CHECK(!is_declined(world.view(), person_number("maya"), household_number("elm")));
}

TEST_CASE("one no ends it once all have answered, says not whose it was, and only they reopen it") {
  World world = a_world();
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, share_of(pair, Party::person));
  must(world, share_of(pair, Party::household));
  must(world, answer_of(pair, Party::carer, "elm-carer", StepQuestion::meet, StepAnswer::no));
  CHECK(stage_of(state(world)) == IntroductionStage::shared);
  CHECK(!outcome_of(world.view(), state(world), today));
  must(world, answer_of(pair, Party::person, "maya", StepQuestion::meet, StepAnswer::yes));
  CHECK(outcome_of(world.view(), state(world), today) == YesNo::no);
  CHECK(why_not(take(world, disclosed(pair, YesNo::yes))).find("/outcome") != std::string::npos);
  must(world, disclosed(pair, YesNo::no));
  CHECK(stage_of(state(world)) == IntroductionStage::declined);
  CHECK(is_declined(world.view(), person_number("maya"), household_number("elm")));
  must(world, step_by(pair, StepKind::reopened, Party::person, "maya"));
  CHECK(is_declined(world.view(), person_number("maya"), household_number("elm")));
  must(world, step_by(pair, StepKind::reopened, Party::carer, "elm-carer"));
  CHECK(!is_declined(world.view(), person_number("maya"), household_number("elm")));
}

TEST_CASE("a yes with only the carer there is to be confirmed") {
  World world = a_world();
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, share_of(pair, Party::person));
  must(world, share_of(pair, Party::household));
  must(world, answer_of(pair, Party::carer, "elm-carer", StepQuestion::meet, StepAnswer::yes));
  StepTaken yes = answer_of(pair, Party::person, "maya", StepQuestion::meet, StepAnswer::yes);
  yes.present = {Present::carer, Present::funder};
  must(world, yes);
  CHECK(!outcome_of(world.view(), state(world), today));
  yes.present = {Present::carer, Present::family};
  must(world, yes);
  CHECK(outcome_of(world.view(), state(world), today) == YesNo::yes);
}

TEST_CASE("a best-interests decision stands beside the person, and an objection stops it") {
  World world = a_world();
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, share_of(pair, Party::person));
  must(world, share_of(pair, Party::household));
  must(world, answer_of(pair, Party::carer, "elm-carer", StepQuestion::meet, StepAnswer::yes));
  StepTaken decided = answer_of(pair, Party::person, "maya", StepQuestion::meet, StepAnswer::yes);
  decided.best_interests = best_interests();
  decided.best_interests->advocate.clear();
  decided.best_interests->unpaid_consulted = false;
  CHECK(why_not(take(world, decided)).find("/best_interests/advocate") != std::string::npos);
  decided.best_interests->advocate = "IMCA service";
  must(world, decided);
  CHECK(outcome_of(world.view(), state(world), today) == YesNo::yes);
  must(world, answer_of(pair, Party::person, "maya", StepQuestion::meet, StepAnswer::no));
  CHECK(outcome_of(world.view(), state(world), today) == YesNo::no);
}

TEST_CASE("an objection at a meeting stops everything until they say yes again") {
  World world = a_world();
  to_the_first_meeting(world);
  StepTaken felt = step_by(pair, StepKind::felt, Party::person, "maya");
  felt.felt = Felt{{}, {"Too loud."}, Reaction::objected};
  must(world, felt);
  CHECK(stage_of(state(world)) == IntroductionStage::stopped);
  StepTaken decided = answer_of(pair, Party::person, "maya", StepQuestion::go_on, StepAnswer::yes);
  decided.best_interests = best_interests();
  CHECK(!take(world, decided));
  CHECK(!take(world, met(pair)));
  must(world, answer_of(pair, Party::person, "maya", StepQuestion::go_on, StepAnswer::yes));
  CHECK(stage_of(state(world)) == IntroductionStage::meeting);
}

TEST_CASE("who moves in later is asked before the next meeting") {
  World world = a_world();
  to_the_first_meeting(world);
  both_answer(world, StepQuestion::go_on);
  Household elm = a_sharing_home("elm");
  elm.others_living.push_back(an_adult("nan"));
  world.put(elm);
  CHECK(why_not(take(world, met(pair))) == "Somebody who lives there has not been asked yet.");
  must(world, answer_of(pair, Party::resident, "nan", StepQuestion::meet, StepAnswer::yes));
  must(world, disclosed(pair, YesNo::yes));
  must(world, met(pair));
}

TEST_CASE("a visit takes that money was shown, an address that everybody wants to go on") {
  World world = a_world();
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, share_of(pair, Party::person));
  must(world, share_of(pair, Party::household));
  CHECK(!take(world, share_of(pair, Party::household, Tier::second)));
  both_answer(world, StepQuestion::meet);
  must(world, share_of(pair, Party::household, Tier::second));
  CHECK(!take(world, share_of(pair, Party::household, Tier::third)));
  CHECK(!take(world, met(pair, MeetingKind::visit)));
  must(world, step_of(pair, StepKind::money_shown));
  must(world, met(pair, MeetingKind::visit));
  CHECK(!take(world, share_of(pair, Party::household, Tier::third)));
  both_answer(world, StepQuestion::go_on);
  must(world, share_of(pair, Party::household, Tier::third));
}

TEST_CASE("an emergency stay takes the answers of that day, and a deadline within it") {
  World world = a_world();
  StepTaken asked = step_of(pair, StepKind::emergency_asked, Party::manager);
  asked.on = Date{today.days - 1};
  must(world, asked);
  StepTaken begun = step_of(pair, StepKind::emergency_begun, Party::manager);
  begun.emergency =
      EmergencyTerms{id_of<Kind::emergency_stay>("stay"), today, today.plus(14), today.plus(10)};
  CHECK(!take(world, begun));
  must(world, answer_of(pair, Party::person, "maya", StepQuestion::emergency, StepAnswer::yes));
  StepTaken late =
      answer_of(pair, Party::carer, "elm-carer", StepQuestion::emergency, StepAnswer::yes);
  late.on = Date{today.days - 1};
  must(world, late);
  CHECK(!take(world, begun));
  late.on = today;
  must(world, late);
  begun.emergency->matching_due = today.plus(20);
  CHECK(!take(world, begun));
  begun.emergency->matching_due = today.plus(10);
  must(world, begun);
  CHECK(stage_of(state(world)) == IntroductionStage::emergency_stay);
  CHECK(!take(world, step_of(pair, StepKind::started)));
}

TEST_CASE("whoever put it on hold takes it off, and nobody else") {
  World world = a_world();
  must(world, step_of(pair, StepKind::shortlisted));
  must(world, step_by(pair, StepKind::held, Party::person, "maya"));
  CHECK(stage_of(state(world)) == IntroductionStage::on_hold);
  CHECK(why_not(take(world, step_of(pair, StepKind::resumed))) ==
        "Whoever put it on hold takes it off.");
  CHECK(!take(world, step_by(pair, StepKind::resumed, Party::carer, "elm-carer")));
  must(world, step_by(pair, StepKind::resumed, Party::person, "maya"));
  CHECK(stage_of(state(world)) == IntroductionStage::proposed);
  CHECK(!take(world, step_by(pair, StepKind::resumed, Party::person, "maya")));
  must(world, step_of(pair, StepKind::held));
  CHECK(!take(world, step_by(pair, StepKind::resumed, Party::person, "maya")));
  must(world, step_of(pair, StepKind::resumed, Party::manager));
}

TEST_CASE("however long it went on, everybody may still stop it") {
  World world = a_world();
  to_the_first_meeting(world);
  const StepTaken felt = [] {
    StepTaken step = step_by(pair, StepKind::felt, Party::carer, "elm-carer");
    step.felt = Felt{{"Tea."}, {}, std::nullopt};
    return step;
  }();
  constexpr auto most = limits::steps_an_introduction_max - limits::steps_left_for_stopping;
  for (auto steps = state(world).steps; steps < most; ++steps) must(world, felt);
  CHECK(why_not(take(world, felt)) == "This introduction has as many steps as one may have.");
  must(world, step_by(pair, StepKind::sharing_withdrawn, Party::person, "maya"));
  must(world, step_by(pair, StepKind::withdrawn, Party::person, "maya"));
  CHECK(state(world).reached == IntroductionStage::declined);
}

TEST_CASE("the page about introductions tells of every kind of step") {
  std::ifstream in(std::string(KITH_TESTS_FOLDER) + "/../graph/INTRODUCTIONS.md");
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  for (const std::string_view each : words<StepKind>) {
    CHECK_MESSAGE(page.find("`" + std::string(each) + "`") != std::string::npos, each);
  }
}

}  // namespace introduction_steps
}  // namespace kith::tests
