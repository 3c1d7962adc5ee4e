// SPDX-License-Identifier: Apache-2.0
#include "matcher/connections.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "matcher/connections_words.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::AgreementFor;
using graph::GiftKind;
using graph::WantKind;
using tests::agreed;
using tests::number_of;

const graph::Point leigh{{53'496'000}, {-2'520'000}};
const graph::Point pennington{{53'490'000}, {-2'530'000}};

graph::FreeTime on(graph::Weekday day, std::int16_t from, std::int16_t until) {
  return {{day}, graph::TimeOfDay{from}, graph::TimeOfDay{until}};
}
const graph::FreeTime saturday_morning = on(graph::Weekday::saturday, 8 * 60, 12 * 60);

// Isolated, and the best angler of Leigh (domain §4).
graph::Person angler() {
  graph::Person arthur = tests::a_person("arthur");
  arthur.called = "Arthur";
  arthur.born = graph::BirthDate{1955, 3, 1};
  arthur.agreement.push_back(agreed(AgreementFor::connect));
  arthur.area_now = graph::Place{"Leigh", leigh};
  arthur.gifts = {{"angling", GiftKind::teach, true, {}}};
  arthur.interests = {{"angling", graph::Stance::love, graph::Strength::important, {}}};
  arthur.free = {saturday_morning};
  arthur.travel.emplace().means = {graph::Means::walk, graph::Means::bus};
  return arthur;
}

graph::Neighbour neighbour(const std::string& name) {
  graph::Neighbour made;
  made.identity.number = number_of(name);
  made.called = name;
  made.area = graph::Place{"Pennington", pennington};
  made.free = {saturday_morning};
  made.reach_via = "Jan";
  made.agreed_to_be_found_until = tests::today.plus(200);
  made.over_18 = true;
  return made;
}
graph::Neighbour learner() {
  graph::Neighbour tom = neighbour("Tom");
  tom.wants = {{"angling", WantKind::learn}};
  return tom;
}
graph::Neighbour befriender() {
  graph::Neighbour beth = neighbour("Beth");
  beth.offers = {{"angling", GiftKind::company}};
  return beth;
}

graph::Group group(const std::string& name, graph::GroupKind kind) {
  graph::Group made = tests::a_group(name);
  made.name = name;
  made.group_kind = kind;
  made.activities = {{"angling", {}}};
  made.places = {tests::place_at("water", 53.49, -2.53)};
  made.schedules = {tests::weekly("SA", "09:00", "12:00")};
  return made;
}
graph::Group club() {
  graph::Group made = group("Pennington Anglers", graph::GroupKind::club);
  made.roles = {{"somebody to show juniors how to cast", "angling", {}, {}}};
  return made;
}
graph::Group day_service() {
  graph::Group made = group("Lilford day service", graph::GroupKind::service);
  made.only_for_people_with_support = true;
  return made;
}

struct Town {
  tests::World world;
  std::vector<graph::Group> groups;

  Connections ask(ConnectionQuestion question) {
    std::vector<GroupCandidate> candidates;
    for (const graph::Group& each : groups) candidates.push_back({&each, "leigh", {}});
    const graph::View view = world.view();
    auto slow = connections_exhaustively(view, candidates, question);
    auto fast = connections(view, CommunityIndex().advanced_to(view), candidates, question);
    REQUIRE(slow.ok());
    REQUIRE(fast.ok());
    CHECK(slow->proposals == fast->proposals);
    return std::move(slow).value();
  }
  std::string words(const ConnectionQuestion& question) {
    const Connections answer = ask(question);
    return in_words(world.view(), question, answer);
  }
};

ConnectionQuestion about_arthur() {
  ConnectionQuestion question;
  question.person = tests::person_number("arthur");
  question.on = tests::today;
  question.top = 10;
  question.may_know = [](const graph::Tie& tie) { return !tie.hidden.value_or(false); };
  return question;
}

Town anglers_town() {
  Town town;
  town.world.put(angler());
  town.world.put(learner());
  town.world.put(befriender());
  town.groups = {day_service(), club()};
  return town;
}

std::vector<std::string> names(const std::vector<ConnectionProposal>& list) {
  std::vector<std::string> called;
  for (const ConnectionProposal& each : list) called.push_back(each.called);
  return called;
}
using Names = std::vector<std::string>;

const PracticalAnswer* answer_about(const ConnectionProposal& proposal, Practical about) {
  for (const PracticalAnswer& each : proposal.practical) {
    if (each.about == about) return &each;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the angler: who wants to learn, the club with a role, the befriender, the day service") {
  Town town = anglers_town();
  const Connections answer = town.ask(about_arthur());
  CHECK(names(answer.proposals) ==
        Names{"Tom", "Pennington Anglers", "Beth", "Lilford day service"});
  const ConnectionProposal& tom = answer.proposals[0];
  CHECK(tom.stage == Stage::neighbours);
  CHECK(tom.giving == Giving::given);
  CHECK(tom.is_strong);
  CHECK(tom.reach_via == "Jan");
  REQUIRE_FALSE(tom.lines.empty());
  CHECK(tom.lines[0].sentence == "Tom would like to learn angling; Arthur would teach angling.");
  CHECK(tom.lines[0].own_pointer == "/gifts/0");
  CHECK(tom.lines[0].other_pointer == "/wants/0");
  CHECK(answer.proposals[1].giving == Giving::given);
  CHECK(answer.proposals[3].stage == Stage::services);
  CHECK_FALSE(answer.receives_first);
}

TEST_CASE("the angler who would rather be taken out: the order changes and says so") {
  Town town = anglers_town();
  graph::Person arthur = angler();
  arthur.rather_not_give = true;
  town.world.put(arthur);
  const Connections answer = town.ask(about_arthur());
  CHECK(answer.receives_first);
  CHECK(names(answer.proposals) ==
        Names{"Beth", "Pennington Anglers", "Tom", "Lilford day service"});
  CHECK(town.words(about_arthur()).find("Arthur would rather be given to than give") !=
        std::string::npos);
}

TEST_CASE("nobody is found who did not agree, for that day, or is not known to be over 18") {
  Town town = anglers_town();
  town.groups.clear();
  const auto found = [&](graph::Neighbour tom) {
    town.world.put(tom);
    return names(town.ask(about_arthur()).proposals) == Names{"Tom", "Beth"};
  };
  graph::Neighbour tom = learner();
  CHECK(found(tom));
  tom.agreed_to_be_found_until = tests::today;
  CHECK(found(tom));
  tom.agreed_to_be_found_until = tests::today.plus(-1);
  CHECK_FALSE(found(tom));
  tom.agreed_to_be_found_until.reset();
  CHECK_FALSE(found(tom));
  tom = learner();
  tom.over_18 = false;
  CHECK_FALSE(found(tom));
  tom.over_18.reset();
  CHECK_FALSE(found(tom));
}

TEST_CASE("whoever has not agreed to be introduced is proposed nobody, and it says why") {
  Town town = anglers_town();
  graph::Person arthur = angler();
  arthur.agreement = {agreed(AgreementFor::match)};
  town.world.put(arthur);
  Connections answer = town.ask(about_arthur());
  CHECK(answer.proposals.empty());
  REQUIRE(answer.closed.size() == 1);
  CHECK(answer.closed[0].find("Arthur has not been asked") == 0);
  arthur.no_contact_asked.reset();
  graph::Agreement no = agreed(AgreementFor::connect);
  no.answer = graph::YesNo::no;
  arthur.agreement.push_back(no);
  town.world.put(arthur);
  answer = town.ask(about_arthur());
  REQUIRE(answer.closed.size() == 2);
  CHECK(answer.closed[0] == "Arthur said no to being introduced.");
}

TEST_CASE("one thing in the way is a near miss with what would change it, two are none") {
  Town town = anglers_town();
  graph::Neighbour tom = learner();
  tom.free = {on(graph::Weekday::sunday, 8 * 60, 12 * 60)};
  town.world.put(tom);
  town.groups[1].room = graph::GroupRoom::full;
  town.groups[1].room_on = tests::today.plus(-10);
  Connections answer = town.ask(about_arthur());
  CHECK(names(answer.proposals) == Names{"Beth", "Lilford day service"});
  CHECK(names(answer.near_misses) == Names{"Tom", "Pennington Anglers"});
  const PracticalAnswer* time = answer_about(answer.near_misses[0], Practical::time);
  REQUIRE(time != nullptr);
  CHECK(time->answer == Answer::fail);
  CHECK_FALSE(time->what_would_change.empty());
  town.groups[1].age_max.emplace().value = 30;
  answer = town.ask(about_arthur());
  CHECK(names(answer.near_misses) == Names{"Tom"});
}

TEST_CASE("a no-contact mark and an area to stay away from leave no trace") {
  Town town = anglers_town();
  Town without = anglers_town();
  graph::Person arthur = angler();
  arthur.no_contact = {{tests::subject_number("Tom"), {}, "court"}};
  town.world.put(arthur);
  without.world.put(angler());
  without.world.end(graph::Kind::neighbour, "Tom");
  Connections kept = town.ask(about_arthur());
  Connections absent = without.ask(about_arthur());
  CHECK(kept.proposals == absent.proposals);
  CHECK(kept.near_misses == absent.near_misses);
  CHECK(kept.considered == absent.considered);
  CHECK(kept.missing == absent.missing);
  arthur.no_contact.clear();
  graph::AvoidArea area;
  area.place.point = pennington;
  area.radius_m.emplace().value = 500;
  arthur.avoid_areas = {area};
  town.world.put(arthur);
  CHECK(town.ask(about_arthur()).proposals.empty());
}

TEST_CASE("whom the person does not want is not proposed again, unless only they know of it") {
  Town town = anglers_town();
  graph::Tie tie;
  tie.identity.number = number_of("tie");
  tie.of = tests::person_number("arthur");
  tie.other.number = tests::subject_number("Tom");
  tie.wanted = graph::Wanted::no;
  town.world.put(tie);
  CHECK(names(town.ask(about_arthur()).proposals).front() == "Pennington Anglers");
  tie.hidden = true;
  town.world.put(tie);
  CHECK(names(town.ask(about_arthur()).proposals).front() == "Tom");
  tie.hidden.reset();
  tie.wanted = graph::Wanted::yes;
  town.world.put(tie);
  const Connections answer = town.ask(about_arthur());
  CHECK(answer.proposals.front().called == "Tom");
  CHECK(answer.proposals.front().stage == Stage::circle);
}

TEST_CASE("lost friends who are wanted back, the most missed first") {
  Town town = anglers_town();
  const auto lost = [&](const std::string& name, int would_miss, graph::Wanted wanted) {
    graph::Tie tie;
    tie.identity.number = number_of("tie " + name);
    tie.of = tests::person_number("arthur");
    tie.other.number = tests::subject_number(name);
    tie.other.called = name;
    tie.wanted = wanted;
    tie.would_miss = graph::WouldMiss{would_miss};
    tie.last_contact = tests::today.plus(-400);
    tie.where = "the old day centre";
    tie.place = graph::Place{"Leigh", {}};
    tie.state_reason_said_by = graph::SaidBy::staff;
    tie.state = graph::TieState::lost;
    tie.state_reason = "transport";
    town.world.put(tie);
  };
  lost("Raj", 1, graph::Wanted::yes);
  lost("Pete", 3, graph::Wanted::yes);
  lost("Sid", 3, graph::Wanted::no);
  const Connections answer = town.ask(about_arthur());
  REQUIRE(answer.reconnections.size() == 2);
  CHECK(answer.reconnections[0].called == "Pete");
  CHECK(answer.reconnections[0].sentence ==
        "Arthur wants Pete back. They last met or spoke on 17 Oct 2025 (the old day centre, in "
        "Leigh). What got in the way (staff told us): transport.");
}

TEST_CASE("what is on its way is not proposed again, and says when to look in") {
  Town town = anglers_town();
  graph::Connection connection;
  connection.identity.number = number_of("connection");
  connection.of = tests::person_number("arthur");
  connection.with = tests::subject_number("Tom");
  connection.steps = {{graph::ConnectionState::signposted, tests::today.plus(-90), {}, {}, {}}};
  town.world.put(connection);
  CHECK(town.ask(about_arthur()).proposals.front().called == "Tom");  // a signpost is nothing
  connection.steps.push_back({graph::ConnectionState::tried, tests::today.plus(-60), {}, {}, {}});
  connection.fading.emplace().until = tests::today.plus(-28);
  town.world.put(connection);
  Connections answer = town.ask(about_arthur());
  CHECK(answer.proposals.front().called == "Pennington Anglers");
  REQUIRE(answer.on_its_way.size() == 1);
  CHECK(answer.on_its_way[0].look_in);
  CHECK(answer.on_its_way[0].sentence ==
        "Tom: tried on 22 Sep 2026. Look in now: it was due on 21 Nov 2026.");
  connection.steps.push_back({graph::ConnectionState::ended, tests::today, {}, {}, {}});
  town.world.put(connection);
  CHECK(town.ask(about_arthur()).proposals.front().called == "Tom");
}

TEST_CASE("of nobody in particular, by a wish alone") {
  Town town = anglers_town();
  ConnectionQuestion question;
  question.wishes = {"angling:teach"};
  question.near = graph::Place{"Leigh", leigh};
  question.on = tests::today;
  const Connections answer = town.ask(question);
  REQUIRE_FALSE(answer.proposals.empty());
  CHECK(answer.proposals[0].called == "Tom");
  CHECK(answer.proposals[0].lines[0].sentence == "Tom would like to learn angling.");
  CHECK(answer.reconnections.empty());
  question.wishes.clear();
  const graph::View view = town.world.view();
  const auto nothing = connections_exhaustively(view, {}, question);
  REQUIRE_FALSE(nothing.ok());
  CHECK(nothing.error().faults.at(0).pointer == "/wish");
}

TEST_CASE("how a group was found by whoever went moves it, and is told") {
  Town town = anglers_town();
  graph::Group other = club();
  other.identity.number = number_of("Other Anglers");
  other.name = "Other Anglers";
  town.groups.push_back(other);
  graph::GroupVisit visit;
  visit.identity.number = number_of("visit");
  visit.group = {"leigh", graph::to_text(town.groups[1].identity.number), "Pennington Anglers"};
  visit.on = tests::today.plus(-10);
  visit.by = "a coordinator";
  const auto first_club = [&](std::int32_t how) {
    visit.how_it_was.emplace().value = how;
    town.world.put(visit);
    return town.ask(about_arthur()).proposals[1].called;
  };
  CHECK(first_club(2) == "Pennington Anglers");
  CHECK(first_club(-2) == "Other Anglers");
  CHECK(town.words(about_arthur())
            .find("A coordinator was there on 11 Nov 2026 and found it "
                  "unwelcoming") != std::string::npos);
}

TEST_CASE("access that is needed: there, missing, not known") {
  Town town = anglers_town();
  graph::Person arthur = angler();
  arthur.access = {{graph::AccessFeature::step_free, graph::HowNeeded::essential, {}, {}}};
  town.world.put(arthur);
  const auto of_club = [&] {
    const Connections answer = town.ask(about_arthur());
    for (const auto* list : {&answer.proposals, &answer.near_misses}) {
      for (const ConnectionProposal& each : *list) {
        if (each.called != "Pennington Anglers") continue;
        return answer_about(each, Practical::access)->answer;
      }
    }
    REQUIRE(false);
    return Answer::pass;
  };
  CHECK(of_club() == Answer::unknown);
  town.groups[1].places[0].access = {graph::GroupAccess::step_free};
  CHECK(of_club() == Answer::pass);
  town.groups[1].places[0].access.clear();
  town.groups[1].places[0].access_missing = {graph::GroupAccess::step_free};
  CHECK(of_club() == Answer::fail);
  // Another place of the group, a little farther; then one that is out of reach.
  town.groups[1].places.push_back(tests::place_at("lodge", 53.50, -2.53));
  town.groups[1].places[1].access = {graph::GroupAccess::step_free};
  CHECK(of_club() == Answer::pass);
  town.groups[1].places[1].point = graph::Point{{54'000'000}, {-2'530'000}};
  CHECK(of_club() == Answer::fail);
}

TEST_CASE("somebody under 18 is never introduced one to one") {
  Town town = anglers_town();
  graph::Person arthur = angler();
  arthur.born = graph::BirthDate{2009, 6, 1};
  town.world.put(arthur);
  const Connections answer = town.ask(about_arthur());
  CHECK(names(answer.proposals) == Names{"Pennington Anglers", "Lilford day service"});
  graph::Person young = tests::a_person("young");
  young.agreement.push_back(agreed(AgreementFor::connect));
  young.age_band.reset();
  young.born = graph::BirthDate{2009, 6, 1};
  young.area_now = graph::Place{"Leigh", leigh};
  young.interests = {{"angling", graph::Stance::learn, {}, {}}};
  town.world.put(angler());
  town.world.put(young);
  CHECK(names(town.ask(about_arthur()).proposals).front() == "Tom");
}

TEST_CASE("a town with nothing in it: what is missing is said") {
  Town town;
  graph::Person alone = tests::a_person("arthur");
  alone.called = "Arthur";
  alone.agreement.push_back(agreed(AgreementFor::connect));
  town.world.put(alone);
  const std::string words = town.words(about_arthur());
  CHECK(words.find("Nobody and nothing near was found that fits.") != std::string::npos);
  CHECK(words.find("ask what they are good at") != std::string::npos);
  CHECK(words.find("No neighbour is on record here") != std::string::npos);
  CHECK(words.find("No community group near") != std::string::npos);
}

}  // namespace kith::matcher
