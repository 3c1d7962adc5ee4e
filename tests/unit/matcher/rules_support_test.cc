// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;
using graph::Communication;
using graph::CommunicationMode;

graph::Support critical(std::string_view task) {
  graph::Support support;
  support.task = std::string(task);
  support.critical = true;
  support.level = graph::SupportLevel::help;
  return support;
}

graph::Competence competent_until(std::string_view task, std::string_view until) {
  graph::Competence competence;
  competence.task = std::string(task);
  competence.until = day(until);
  return competence;
}

bool is_critical(AskedPair& pair, Rule rule) {
  for (const RuleAnswer& each : pair.answers().in_words) {
    if (each.rule == rule) return each.safety_critical;
  }
  return false;
}

TEST_CASE("a critical task needs a competence in date and a sign-off for this person") {
  AskedPair pair;
  pair.maya.support = {critical("midazolam")};
  graph::Carer& carer = pair.elm.carers[0];
  const auto answer = [&] { return pair(Rule::critical_tasks); };
  CHECK(answer() == Answer::unknown);  // competences not asked
  CHECK(is_critical(pair, Rule::critical_tasks));
  carer.competences = {competent_until("Midazolam", "2027-09-01")};
  CHECK(answer() == Answer::unknown);
  CHECK(holds(pair.words(Rule::critical_tasks), "sign-off"));
  carer.competences[0].signed_off_for = {person_number("femi")};
  CHECK(answer() == Answer::unknown);
  carer.competences[0].signed_off_for = {person_number("maya")};
  CHECK(answer() == Answer::pass);
  carer.competences[0].until = first_day;
  CHECK(answer() == Answer::pass);
  carer.competences[0].until = first_day.plus(-1);
  CHECK(answer() == Answer::fail);
  carer.competences[0].until.reset();
  CHECK(answer() == Answer::unknown);
}

TEST_CASE("who could learn it in time is asked, and who is known to lack it fails") {
  AskedPair pair;
  pair.maya.support = {critical("midazolam")};
  graph::Carer& carer = pair.elm.carers[0];
  carer.competences = {competent_until("peg", "2027-09-01")};
  CHECK(pair(Rule::critical_tasks) == Answer::fail);
  carer.courses = {graph::Course{"midazolam", first_day.plus(1)}};
  CHECK(pair(Rule::critical_tasks) == Answer::fail);
  carer.courses[0].on = first_day;
  CHECK(pair(Rule::critical_tasks) == Answer::unknown);
  carer.courses.clear();
  carer.willing_to_train = {"midazolam"};
  CHECK(pair(Rule::critical_tasks) == Answer::unknown);
  carer.willing_to_train.clear();
  pair.elm.carers.push_back(a_carer("second"));  // not asked yet
  CHECK(pair(Rule::critical_tasks) == Answer::unknown);
  pair.maya.support[0].critical = false;
  CHECK(pair(Rule::critical_tasks) == Answer::pass);
}

TEST_CASE("personal care is only credited to a carer whom the person consents to") {
  AskedPair pair;
  graph::Support care = critical("personal_care");
  care.consenting_gender = graph::Gender::woman;
  care.person_specific_signoff = false;
  pair.maya.support = {care};
  pair.elm.carers.push_back(a_carer("second"));
  graph::Carer& holly = pair.elm.carers[0];
  graph::Carer& tom = pair.elm.carers[1];
  holly.called = "Holly";
  holly.gender = graph::Gender::woman;
  holly.competences = {competent_until("peg", "2027-09-01")};
  tom.gender = graph::Gender::man;
  tom.competences = {competent_until("personal_care", "2027-09-01")};
  for (const bool is_critical_task : {true, false}) {
    pair.maya.support[0].critical = is_critical_task;
    CHECK(pair(Rule::critical_tasks) == Answer::unknown);
    CHECK(is_critical(pair, Rule::critical_tasks) == is_critical_task);
    CHECK(holds(pair.words(Rule::critical_tasks),
                "Holly would need training in personal care; the person asked for a woman."));
    holly.gender.reset();
    CHECK(pair(Rule::critical_tasks) == Answer::unknown);
    CHECK(holds(pair.words(Rule::critical_tasks), "Ask who there would help with personal care"));
    holly.gender = graph::Gender::man;  // nobody of that gender: person_musts excludes
    CHECK(pair(Rule::critical_tasks) == Answer::unknown);
    CHECK(pair(Rule::person_musts) == Answer::fail);
    holly.gender = graph::Gender::woman;
    tom.gender = graph::Gender::woman;
    CHECK(pair(Rule::critical_tasks) == Answer::pass);
    tom.gender = graph::Gender::man;
  }
}

TEST_CASE("nights must be ones that the home can keep up") {
  AskedPair pair;
  const auto needs = [&](graph::Night night) {
    pair.maya.night = graph::Stated<graph::Night>{night, {}};
    return pair(Rule::night_support);
  };
  CHECK(pair(Rule::night_support) == Answer::unknown);
  CHECK(needs(graph::Night::none) == Answer::pass);
  CHECK(needs(graph::Night::sleeping_every) == Answer::unknown);
  pair.elm.nights = graph::Nights{true, true};
  CHECK(needs(graph::Night::sleeping_every) == Answer::pass);
  CHECK(needs(graph::Night::waking) == Answer::unknown);
  pair.elm.nights = graph::Nights{true, false};
  CHECK(needs(graph::Night::sleeping_every) == Answer::fail);
  CHECK(needs(graph::Night::sleeping_rarely) == Answer::unknown);
  pair.elm.nights = graph::Nights{false, true};
  CHECK(needs(graph::Night::sleeping_rarely) == Answer::fail);
  pair.elm.carers[0].works_nights = false;
  CHECK(needs(graph::Night::waking) == Answer::fail);
  pair.elm.carers[0].works_nights = true;
  CHECK(needs(graph::Night::waking) == Answer::unknown);
  pair.elm.carers.push_back(a_carer("second"));
  pair.elm.carers[1].works_nights = true;
  CHECK(needs(graph::Night::waking) == Answer::pass);
  pair.elm.carers[0].works_nights = pair.elm.carers[1].works_nights = false;
  pair.maya.looking_for[0].kind = graph::ArrangementKind::day;
  CHECK(needs(graph::Night::waking) == Answer::pass);
}

Communication way(std::string_view language, CommunicationMode mode) {
  Communication made;
  made.language = std::string(language);
  made.mode = mode;
  return made;
}

TEST_CASE(
    "a way to communicate is shared, or bridged, and what is needed every day must be there") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::communication); };
  CHECK(answer() == Answer::unknown);
  pair.maya.communication = {way("en-GB", CommunicationMode::speech)};
  CHECK(answer() == Answer::unknown);
  std::vector<Communication>& carers = pair.elm.carers[0].languages;
  carers = {way("en", CommunicationMode::speech)};
  CHECK(answer() == Answer::pass);
  pair.maya.communication = {way("bfi", CommunicationMode::sign)};
  CHECK(answer() == Answer::unknown);  // an interpreter
  pair.maya.communication[0].everyday_need = true;
  CHECK(answer() == Answer::fail);
  pair.elm.carers[0].willing_to_train = {"sign"};
  CHECK(answer() == Answer::unknown);
  carers.push_back(way("BFI", CommunicationMode::sign));
  CHECK(answer() == Answer::pass);
  pair.maya.communication = {way("", CommunicationMode::pictures)};
  CHECK(answer() == Answer::pass);
}

TEST_CASE("essential access is there, or will be, or fails, and helpful access never does") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::access); };
  graph::AccessNeed need;
  need.feature = graph::AccessFeature::level_shower;
  need.needed = graph::HowNeeded::essential;
  pair.maya.access = {need};
  CHECK(answer() == Answer::unknown);
  CHECK(is_critical(pair, Rule::access));
  pair.elm.home.emplace();
  pair.elm.home->level_shower = true;
  CHECK(answer() == Answer::pass);
  pair.elm.home->level_shower = false;
  graph::Room& room = pair.elm.rooms[0];
  CHECK(answer() == Answer::unknown);  // of the bathroom by the room nothing is known
  room.bathroom = graph::Bathroom::shared;
  CHECK(answer() == Answer::fail);
  room.adaptable = true;
  CHECK(answer() == Answer::unknown);
  CHECK(holds(pair.words(Rule::access),
              "a level shower: ask whether it can be adapted in time, and who pays."));
  room.adaptation_funded = true;
  CHECK(answer() == Answer::unknown);
  CHECK(holds(pair.words(Rule::access),
              "a level shower. Adapting it is funded: ask whether it is finished by 5 Dec 2026."));
  room.adapted_by = first_day;
  CHECK(answer() == Answer::pass);
  CHECK(holds(pair.words(Rule::access), "Will be adapted"));
  room.adapted_by = first_day.plus(1);
  CHECK(answer() == Answer::fail);
  CHECK(holds(pair.words(Rule::access), "6 Dec 2026"));
  room.bathroom = graph::Bathroom::level_shower_own;
  CHECK(answer() == Answer::pass);
  room.bathroom.reset();
  pair.maya.access[0].needed = graph::HowNeeded::helpful;
  CHECK(answer() == Answer::pass);
}

TEST_CASE("doors, floors and flags") {
  AskedPair pair;
  pair.elm.home.emplace();
  graph::AccessNeed need;
  need.needed = graph::HowNeeded::essential;
  const auto answer = [&](graph::AccessFeature feature) {
    need.feature = feature;
    pair.maya.access = {need};
    return pair(Rule::access);
  };
  pair.elm.home->door_width_cm = graph::Range<40, 200>{80};
  CHECK(answer(graph::AccessFeature::door_width) == Answer::unknown);
  need.door_width_cm = graph::Range<40, 200>{80};
  CHECK(answer(graph::AccessFeature::door_width) == Answer::pass);
  need.door_width_cm = graph::Range<40, 200>{81};
  CHECK(answer(graph::AccessFeature::door_width) == Answer::fail);
  CHECK(answer(graph::AccessFeature::ground_floor_bedroom) == Answer::pass);
  pair.elm.rooms[0].floor = graph::Floor::upstairs;
  CHECK(answer(graph::AccessFeature::ground_floor_bedroom) == Answer::fail);
  pair.elm.rooms[0].free_from = first_day.plus(1);  // somebody else's room is no help
  pair.elm.rooms[0].floor = graph::Floor::ground;
  CHECK(answer(graph::AccessFeature::ground_floor_bedroom) == Answer::fail);
  CHECK(answer(graph::AccessFeature::hoist) == Answer::unknown);
  pair.elm.home->hoist = true;
  CHECK(answer(graph::AccessFeature::hoist) == Answer::pass);
  CHECK(answer(graph::AccessFeature::step_free) == Answer::unknown);
  CHECK(answer(graph::AccessFeature::sensory_quiet) == Answer::unknown);
}

TEST_CASE("living in needs a free room of one's own with a lock") {
  AskedPair pair;
  const auto answer = [&] { return pair(Rule::own_room); };
  graph::Room& room = pair.elm.rooms[0];
  CHECK(answer() == Answer::pass);
  SUBCASE("no lock known") {
    room.lockable.reset();
    CHECK(answer() == Answer::unknown);
    room.lockable = false;
    CHECK(answer() == Answer::fail);
    CHECK(holds(pair.words(Rule::own_room), "lock"));
    pair.maya.looking_for[0].kind = graph::ArrangementKind::short_break;
    CHECK(answer() == Answer::pass);
  }
  SUBCASE("free later") {
    room.free_from = first_day.plus(1);
    CHECK(answer() == Answer::fail);
    CHECK(holds(pair.words(Rule::own_room), "from 6 Dec 2026"));
    pair.maya.looking_for[0].start.reset();
    CHECK(answer() == Answer::unknown);
  }
  SUBCASE("no rooms on record") {
    pair.elm.rooms.clear();
    CHECK(answer() == Answer::unknown);
  }
  SUBCASE("one room for two only where both asked") {
    graph::Person femi = a_person("femi");
    graph::TogetherWith tie{person_number("femi"), graph::Strength::must, true};
    pair.maya.together_with = {tie};
    pair.world.put(femi);
    room.size = graph::RoomSize::double_;
    CHECK(answer() == Answer::fail);
    tie.person = person_number("maya");
    femi.together_with = {tie};
    pair.world.put(femi);
    CHECK(answer() == Answer::pass);
    room.size = graph::RoomSize::single;
    CHECK(answer() == Answer::fail);
  }
}

TEST_CASE("somebody of whom no support is recorded is asked what help they need") {
  AskedPair pair;
  pair.maya.called = "Connor";
  CHECK(pair(Rule::critical_tasks) == Answer::pass);  // "none" is an answer
  pair.maya.support.clear();
  CHECK(pair(Rule::critical_tasks) == Answer::unknown);
  CHECK(pair.words(Rule::critical_tasks) ==
        "No support is recorded for Connor: ask what help they need. ");
}

}  // namespace
}  // namespace kith::matcher
