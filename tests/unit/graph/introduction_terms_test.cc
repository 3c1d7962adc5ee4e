// SPDX-License-Identifier: Apache-2.0
// From everybody's yes to the end, and what somebody once got past.
#include "graph/introduction_steps.h"

#include <doctest/doctest.h>

#include "tests/support/introducing.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introduction_terms {

constexpr Pair rose{"rose", "ash"};

Household ash_with_nan() {
  Household ash = a_sharing_home("ash");
  ash.others_living.push_back(an_adult("nan"));
  return ash;
}

class Way {
 public:
  Way() {
    world_.put(a_sharing_person("rose"));
    world_.put(a_sharing_home("ash"));
    world_.put(a_home("oak"));
    world_.put(an_introduction(rose));
  }

  World& world() { return world_; }
  std::string refusal(const StepTaken& step) {
    const auto done = take(world_, step);
    if (done) return "";
    std::string text = done.error().message;
    for (const Fault& each : done.error().faults) text += " " + each.pointer;
    return text;
  }
  void must(const StepTaken& step) { REQUIRE(refusal(step).empty()); }
  IntroductionState state() { return state_of(world_.view(), rose.introduction()); }

  void answers(StepQuestion question, bool nan = false) {
    must(answer_of(rose, Party::person, "rose", question, StepAnswer::yes));
    if (nan) must(answer_of(rose, Party::resident, "nan", question, StepAnswer::yes));
    must(answer_of(rose, Party::carer, "ash-carer", question, StepAnswer::yes));
    must(disclosed(rose, YesNo::yes));
  }
  void to_shared() {
    must(step_of(rose, StepKind::shortlisted));
    must(share_of(rose, Party::person));
    must(share_of(rose, Party::household));
  }
  void to_principle() {
    to_shared();
    answers(StepQuestion::meet);
    must(met(rose));
    answers(StepQuestion::arrange);
    must(funded(rose));
    must(agreed_in_principle(rose));
  }

 private:
  World world_;
};

TEST_CASE("a no of somebody who was away when it was told is no yes when they are back") {
  Way way;
  way.world().put(ash_with_nan());
  way.to_shared();
  way.must(answer_of(rose, Party::resident, "nan", StepQuestion::meet, StepAnswer::no));
  Household away = ash_with_nan();
  away.others_living[0].stays_until = today;
  way.world().put(away);
  way.answers(StepQuestion::meet);
  way.world().put(ash_with_nan());
  CHECK(way.refusal(met(rose)) == "Somebody who lives there has not been asked yet.");
}

TEST_CASE("terms are of a kind that the home is approved for and the person looks for") {
  Way way;
  way.to_principle();
  CHECK(way.refusal(terms_of(rose, ArrangementKind::day, "oak")).find("/terms/kind") !=
        std::string::npos);
  Household ash = a_sharing_home("ash");
  ash.approval->kinds = {ArrangementKind::day};
  way.world().put(ash);
  CHECK(way.refusal(terms_of(rose, ArrangementKind::live_in, "oak")).find("/terms/kind") !=
        std::string::npos);
  way.world().put(a_sharing_home("ash"));
  way.must(terms_of(rose, ArrangementKind::live_in, "oak"));
}

TEST_CASE("who signs with only the carer there has not signed, and nothing starts before that") {
  Way way;
  way.to_principle();
  way.must(terms_of(rose, ArrangementKind::live_in, "oak"));
  StepTaken alone = signature(rose, Party::person, "rose");
  alone.present = {Present::carer};
  CHECK(way.refusal(alone).find("/present") != std::string::npos);
  way.must(signature(rose, Party::person, "rose"));
  way.must(signature(rose, Party::carer, "ash-carer"));
  way.must(signature(rose, Party::match_officer, "rose", true));
  Review baseline;
  baseline.identity.number = number_of("baseline");
  baseline.person = person_number("rose");
  baseline.on = today.plus(-3);
  baseline.which = ReviewPoint::t0;
  way.world().put(baseline);
  StepTaken early = step_of(rose, StepKind::started);
  early.on = today.plus(-1);
  CHECK(way.refusal(early).find("/on") != std::string::npos);
  way.must(step_of(rose, StepKind::started));
}

TEST_CASE("days stand in order") {
  Way way;
  StepTaken first = step_of(rose, StepKind::shortlisted);
  first.on = today.plus(-5);
  way.must(first);
  way.must(share_of(rose, Party::person));
  way.must(share_of(rose, Party::household));
  StepTaken old = answer_of(rose, Party::person, "rose", StepQuestion::meet, StepAnswer::yes);
  old.on = today.plus(-6);
  CHECK(way.refusal(old).find("/on") != std::string::npos);
  way.answers(StepQuestion::meet);
  StepTaken before = met(rose);
  before.on = today.plus(-1);
  CHECK(way.refusal(before).find("/on") != std::string::npos);
  way.must(met(rose));
}

TEST_CASE("what belongs to another kind of step is refused") {
  Way way;
  way.must(step_of(rose, StepKind::shortlisted));
  StepTaken shown = step_of(rose, StepKind::money_shown);
  shown.principle = Principle{{"They laugh."}, Liberty::not_needed};
  shown.words_of.value = "The carer seemed tense.";
  const std::string why = way.refusal(shown);
  CHECK(why.find("/principle") != std::string::npos);
  CHECK(why.find("/own_words") != std::string::npos);
  shown = step_of(rose, StepKind::money_shown);
  shown.money->left_a_week.reset();
  CHECK(way.refusal(shown).find("/money/left_pence_a_week") != std::string::npos);
}

TEST_CASE("an emergency stay has an end, whatever comes of the introduction") {
  Way way;
  way.must(step_of(rose, StepKind::emergency_asked, Party::manager));
  way.must(answer_of(rose, Party::person, "rose", StepQuestion::emergency, StepAnswer::yes));
  way.must(answer_of(rose, Party::carer, "ash-carer", StepQuestion::emergency, StepAnswer::yes));
  StepTaken begun = step_of(rose, StepKind::emergency_begun, Party::manager);
  begun.emergency = EmergencyTerms{id_of<Kind::emergency_stay>("stay"), today,
                                   today.plus(limits::emergency_days_max + 1), today.plus(10)};
  CHECK(way.refusal(begun).find("/emergency/until") != std::string::npos);
  begun.emergency->until = today.plus(limits::emergency_days_max);
  way.must(begun);
  CHECK(has_open_stay(way.state()));
  way.must(step_by(rose, StepKind::withdrawn, Party::person, "rose"));
  CHECK(has_open_stay(way.state()));
  way.must(ending(rose, Party::person, "rose", EndedBy::person));
  CHECK(!has_open_stay(way.state()));
  CHECK(way.state().reached == IntroductionStage::declined);
  CHECK(is_declined(way.world().view(), person_number("rose"), household_number("ash")));
  CHECK(way.refusal(ending(rose, Party::person, "rose", EndedBy::person)) ==
        "This introduction has come to its end.");
}

TEST_CASE("a no binds while whoever said it is of the home") {
  Way way;
  way.world().put(ash_with_nan());
  way.to_shared();
  way.must(step_by(rose, StepKind::withdrawn, Party::resident, "nan"));
  const auto declined = [&] {
    return is_declined(way.world().view(), person_number("rose"), household_number("ash"));
  };
  CHECK(declined());
  way.world().put(a_sharing_home("ash"));
  CHECK(!declined());
}

TEST_CASE("that the person is not ready yet stands beside what was decided for them") {
  Way way;
  way.to_shared();
  way.must(answer_of(rose, Party::person, "rose", StepQuestion::meet, StepAnswer::not_yet));
  StepTaken decided = answer_of(rose, Party::person, "rose", StepQuestion::meet, StepAnswer::yes);
  decided.best_interests = best_interests();
  way.must(decided);
  way.must(answer_of(rose, Party::carer, "ash-carer", StepQuestion::meet, StepAnswer::yes));
  CHECK(!outcome_of(way.world().view(), way.state(), today));
  way.must(answer_of(rose, Party::person, "rose", StepQuestion::meet, StepAnswer::yes));
  CHECK(outcome_of(way.world().view(), way.state(), today) == YesNo::yes);
}

}  // namespace introduction_terms
}  // namespace kith::tests
