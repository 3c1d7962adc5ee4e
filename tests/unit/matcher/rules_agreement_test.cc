// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/rules_frame.h"
#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;

TEST_CASE("a pair with everything closed-world answered fails nothing") {
  AskedPair pair;
  const PairAnswers all = pair.answers();
  CHECK_FALSE(all.any_fail());
  CHECK(all.fails(RuleClass::open) == 0);
}

TEST_CASE("the person's agreement is closed world") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::person_agreement); };
  CHECK(answer() == Answer::pass);
  graph::Agreement& agreement = pair.maya.agreement[0];
  SUBCASE("of another purpose") { agreement.purpose = graph::AgreementFor::share; }
  SUBCASE("absent") { pair.maya.agreement.clear(); }
  SUBCASE("no") { agreement.answer = graph::YesNo::no; }
  SUBCASE("over") { agreement.until = today.plus(-1); }
  SUBCASE("to be given later") { agreement.on = today.plus(1); }
  SUBCASE("their own, though they cannot decide this") {
    agreement.capacity = graph::Capacity::assessed_lacks;
  }
  SUBCASE("taken back") {
    graph::Agreement no = agreed();
    no.answer = graph::YesNo::no;
    no.on = today;
    pair.maya.agreement.push_back(no);
  }
  SUBCASE("given by somebody else over their own no") {
    graph::Agreement by_other = agreed();
    by_other.authority = graph::Authority::best_interests;
    by_other.on = today;
    agreement.answer = graph::YesNo::no;
    pair.maya.agreement.push_back(by_other);
  }
  CHECK(answer() == Answer::fail);
}

TEST_CASE("agreement holds on its last day, and a later yes outweighs an earlier no") {
  AskedPair pair;
  pair.maya.agreement[0].until = today;
  CHECK(pair(Rule::person_agreement) == Answer::pass);
  pair.maya.agreement[0].answer = graph::YesNo::no;
  graph::Agreement again = agreed();
  again.on = today;
  pair.maya.agreement.insert(pair.maya.agreement.begin(), again);
  CHECK(pair(Rule::person_agreement) == Answer::pass);
}

TEST_CASE("under 18, others must agree too") {
  AskedPair pair;
  pair.maya.born = graph::BirthDate{2010, 1, 1};
  CHECK(pair(Rule::person_agreement) == Answer::unknown);
}

TEST_CASE("each carer, adult and resident agreed to the home being proposed") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::household_agreement); };
  SUBCASE("no carer on record") {
    pair.elm.carers.clear();
    CHECK(answer() == Answer::fail);
  }
  SUBCASE("a second carer") {
    pair.elm.carers.push_back(a_carer("bo"));
    CHECK(answer() == Answer::pass);
    pair.elm.carers[1].agreement.clear();
    CHECK(answer() == Answer::fail);
    CHECK(holds(pair.words(Rule::household_agreement), "A carer has not agreed"));
  }
  SUBCASE("an adult") {
    pair.elm.others_living = {an_adult("gran")};
    CHECK(answer() == Answer::pass);
    pair.elm.others_living[0].agreement.clear();
    CHECK(answer() == Answer::fail);
    pair.elm.others_living[0].stays_until = today;  // has moved out
    CHECK(answer() == Answer::pass);
  }
  SUBCASE("a child is not asked; a foster child's service is") {
    pair.elm.others_living = {a_child("kid", graph::AgeBand::from_6_to_10)};
    CHECK(answer() == Answer::pass);
    pair.elm.others_living[0].foster = true;
    CHECK(answer() == Answer::unknown);
    pair.elm.others_living[0].agreement = {agreed()};
    CHECK(answer() == Answer::pass);
  }
  SUBCASE("nobody asked who else lives there") {
    pair.elm.others_living_known.reset();
    CHECK(answer() == Answer::unknown);
  }
  SUBCASE("a resident") {
    pair.world.put(a_person("ola"));
    pair.world.put(living_in("ola", "elm"));
    CHECK(answer() == Answer::fail);
    pair.elm.residents = {a_resident("ola")};
    CHECK(answer() == Answer::pass);
    pair.elm.residents[0].agreement[0].answer = graph::YesNo::no;
    CHECK(answer() == Answer::fail);
    graph::Arrangement over = living_in("ola", "elm");
    over.end = today;
    pair.world.put(over);
    CHECK(answer() == Answer::pass);
  }
}

TEST_CASE("the person was asked about no-contact, and none is an answer") {
  AskedPair pair;
  CHECK(pair(Rule::no_contact_asked) == Answer::pass);
  pair.maya.no_contact_asked->answer = graph::NoContactAnswer::marks;
  CHECK(pair(Rule::no_contact_asked) == Answer::pass);  // not for this reader to know
  pair.question.rights.confidential = true;
  CHECK(pair(Rule::no_contact_asked) == Answer::unknown);
  pair.maya.no_contact_asked.reset();
  CHECK(pair(Rule::no_contact_asked) == Answer::fail);
}

TEST_CASE("residents' answers are private: a no says neither who nor why") {
  AskedPair pair;
  pair.world.put(a_person("ola"));
  pair.elm.residents = {a_resident("ola")};
  CHECK(pair(Rule::resident_answers) == Answer::unknown);
  pair.elm.residents[0].answer = graph::HouseholdAnswer::worried;
  CHECK(pair(Rule::resident_answers) == Answer::unknown);
  pair.elm.residents[0].answer = graph::HouseholdAnswer::yes;
  CHECK(pair(Rule::resident_answers) == Answer::pass);
  pair.elm.residents[0].answer = graph::HouseholdAnswer::no;
  CHECK(pair(Rule::resident_answers) == Answer::fail);
  CHECK(pair.words(Rule::resident_answers) == "Somebody who lives there said no. ");
  pair.elm.residents.clear();
  pair.elm.others_living = {a_child("kid", graph::AgeBand::under_6)};
  CHECK(pair(Rule::resident_answers) == Answer::unknown);
}

TEST_CASE("who said no to the home being proposed said no, and is not as if not asked") {
  AskedPair pair;
  pair.world.put(a_person("ola"));
  pair.elm.residents = {a_resident("ola")};
  pair.elm.others_living = {an_adult("gran")};
  pair.elm.residents[0].answer = graph::HouseholdAnswer::yes;
  pair.elm.others_living[0].answer = graph::HouseholdAnswer::yes;
  CHECK(pair(Rule::resident_answers) == Answer::pass);
  const auto holds_for = [&](graph::List<graph::Agreement>& agreement) {
    agreement.clear();
    CHECK(pair(Rule::household_agreement) == Answer::fail);
    CHECK(pair(Rule::resident_answers) == Answer::pass);
    agreement = {agreed()};
    agreement[0].answer = graph::YesNo::no;
    CHECK(pair(Rule::household_agreement) == Answer::fail);
    CHECK(pair(Rule::resident_answers) == Answer::fail);
    CHECK(pair.words(Rule::resident_answers) == "Somebody who lives there said no. ");
  };
  SUBCASE("a carer") { holds_for(pair.elm.carers[0].agreement); }
  SUBCASE("an adult") { holds_for(pair.elm.others_living[0].agreement); }
  SUBCASE("a resident") { holds_for(pair.elm.residents[0].agreement); }
}

TEST_CASE("an emergency needs the yes of that day") {
  AskedPair pair;
  pair.question.emergency_nights = 3;
  CHECK(pair(Rule::person_agreement) == Answer::fail);
  CHECK(pair(Rule::household_agreement) == Answer::unknown);
  pair.maya.agreement[0].on = today;
  pair.elm.carers[0].agreement[0].on = today;
  CHECK(pair(Rule::person_agreement) == Answer::pass);
  CHECK(pair(Rule::household_agreement) == Answer::pass);
  CHECK_FALSE(pair.answers().any_fail());
}

TEST_CASE("without a yes of today it is said whether there was an answer at all") {
  AskedPair pair;
  pair.maya.called = "Ben";
  pair.question.emergency_nights = 3;
  const std::string ask =
      "No answer of today is on record for Ben: ask Ben whether they want to stay somewhere "
      "tonight, or record who may lawfully decide. ";
  CHECK(pair.words(Rule::person_agreement) == ask);
  graph::Agreement& answer = pair.maya.agreement[0];
  answer.answer = graph::YesNo::no;
  CHECK(pair.words(Rule::person_agreement) == ask);
  answer.on = today;
  CHECK(pair.words(Rule::person_agreement) == "Ben said no today. ");
  graph::Agreement by_other = agreed();
  by_other.authority = graph::Authority::best_interests;
  by_other.on = today;
  pair.maya.agreement.push_back(by_other);
  CHECK(pair.words(Rule::person_agreement) == "Ben said no today. ");
  pair.maya.agreement.pop_back();
  pair.maya.agreement[0].authority = graph::Authority::deputy;
  CHECK(pair.words(Rule::person_agreement) == "Today's answer for Ben is no. ");
}

}  // namespace
}  // namespace kith::matcher
