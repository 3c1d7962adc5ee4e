// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_parties.h"

#include <doctest/doctest.h>

#include "tests/support/introduction_walks.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introduction_parties {

constexpr Pair elm{"maya", "elm"};

using Who = std::vector<PartyNumber>;

PartyNumber as(Party party, std::string_view name) { return {party, subject_number(name)}; }

Who asked(World& world, StepQuestion question, Date on = today) {
  return who_is_asked(world.view(), person_number("maya"), household_number("elm"), question, on);
}

World an_elm(bool minor = false) {
  World world;
  world.put(a_walker(elm, minor));
  world.put(a_walked_home(elm));
  return world;
}

TEST_CASE("everybody who lives there is asked before a first meeting") {
  World world = an_elm();
  const Who three{as(Party::person, "maya"), as(Party::carer, "elm-carer"),
                  as(Party::resident, "elm-nan")};
  CHECK(asked(world, StepQuestion::go_on) == three);
  CHECK(asked(world, StepQuestion::arrange) == three);
  Who four = three;
  four.push_back(as(Party::child, "elm-kid"));
  CHECK(asked(world, StepQuestion::meet) == four);
  CHECK(asked(world, StepQuestion::emergency) ==
        Who{as(Party::person, "maya"), as(Party::carer, "elm-carer")});
}

TEST_CASE("for a 17-year-old parents and children's services are asked, too, until they are 18") {
  World world = an_elm(true);
  for (const StepQuestion question :
       {StepQuestion::meet, StepQuestion::arrange, StepQuestion::emergency}) {
    const Who who = asked(world, question);
    REQUIRE(who.size() >= 2);
    CHECK(who[who.size() - 2] == as(Party::parental_responsibility, "maya"));
    CHECK(who.back() == as(Party::childrens_services, "maya"));
  }
  CHECK(asked(world, StepQuestion::go_on).back().party == Party::resident);
  CHECK(asked(world, StepQuestion::arrange, day("2027-05-01")).back().party == Party::resident);
  CHECK(is_minor(*world.view().find<Person>(number_of("maya")), day("2027-04-30")));
  CHECK(!is_minor(*world.view().find<Person>(number_of("maya")), day("2027-05-01")));
}

TEST_CASE("who may be under 18 is taken to be") {
  Person person = a_person("maya");
  CHECK(!is_minor(person, today));
  person.born.reset();
  CHECK(!is_minor(person, today));
  person.age_band = AgeBand::from_16_to_17;
  CHECK(is_minor(person, today));
  person.age_band = AgeBand::from_18_to_24;
  CHECK(!is_minor(person, today));
}

TEST_CASE("a foster child's service is asked before they meet and before they move in") {
  World world = an_elm();
  Household home = a_walked_home(elm);
  home.others_living[1].foster = true;
  world.put(home);
  CHECK(asked(world, StepQuestion::meet).back() == as(Party::fostering_service, "elm-kid"));
  CHECK(asked(world, StepQuestion::arrange).back() == as(Party::fostering_service, "elm-kid"));
  CHECK(asked(world, StepQuestion::go_on).back().party == Party::resident);
}

TEST_CASE("people who live there in an arrangement are asked while they do, each once") {
  World world = an_elm();
  world.put(a_person("femi"));
  Arrangement lives = living_in("femi", "elm");
  lives.end = Date{today.days + 1};
  world.put(lives);
  const PartyNumber femi = as(Party::resident, "femi");
  CHECK(asked(world, StepQuestion::meet)[3] == femi);
  Household home = a_walked_home(elm);
  home.residents = {a_resident("femi")};
  world.put(home);
  CHECK(asked(world, StepQuestion::meet).size() == 5);
  home.residents.clear();
  home.others_living[0].stays_until = today;  // the first day after
  world.put(home);
  const Who who = asked(world, StepQuestion::go_on);
  CHECK(who == Who{as(Party::person, "maya"), as(Party::carer, "elm-carer"), femi});
  CHECK(asked(world, StepQuestion::go_on, *lives.end).size() == 2);
}

PartyAnswer said(Party party, std::string_view of, StepAnswer answer, bool own = true) {
  return {as(party, of), answer, own, false, today};
}

TEST_CASE("silence, not yet, more to know, and a worry are no answers") {
  const PartyNumber maya = as(Party::person, "maya");
  IntroductionState state;
  CHECK(standing_of(state, maya) == Standing::awaited);
  for (const StepAnswer answer :
       {StepAnswer::not_yet, StepAnswer::tell_me_more, StepAnswer::worried}) {
    state.answers = {said(Party::person, "maya", answer)};
    CHECK(standing_of(state, maya) == Standing::awaited);
  }
  for (const StepAnswer answer : {StepAnswer::yes, StepAnswer::asked, StepAnswer::wishes}) {
    state.answers = {said(Party::person, "maya", answer)};
    CHECK(standing_of(state, maya) == Standing::yes);
    state.answers[0].to_be_confirmed = true;
    CHECK(standing_of(state, maya) == Standing::awaited);
  }
}

TEST_CASE("a no of one's own stands whatever was decided, confirmed or not") {
  const PartyNumber maya = as(Party::person, "maya");
  IntroductionState state;
  state.answers = {said(Party::person, "maya", StepAnswer::yes, false)};
  CHECK(standing_of(state, maya) == Standing::yes);
  state.answers.push_back(said(Party::person, "maya", StepAnswer::no));
  CHECK(standing_of(state, maya) == Standing::no);
  state.answers[1].to_be_confirmed = true;
  CHECK(standing_of(state, maya) == Standing::awaited);
}

TEST_CASE("a no is told once nobody is awaited, and not before") {
  const Who both{as(Party::person, "maya"), as(Party::carer, "elm-carer")};
  IntroductionState state;
  state.answers = {said(Party::carer, "elm-carer", StepAnswer::no)};
  CHECK(standing_of(state, both) == Standing::awaited);
  state.answers.push_back(said(Party::person, "maya", StepAnswer::yes));
  CHECK(standing_of(state, both) == Standing::no);
  state.answers[0].answer = StepAnswer::yes;
  CHECK(standing_of(state, both) == Standing::yes);
}

}  // namespace introduction_parties
}  // namespace kith::tests
