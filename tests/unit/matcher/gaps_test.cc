// SPDX-License-Identifier: Apache-2.0
#include "matcher/gaps.h"

#include <doctest/doctest.h>

#include "matcher/free_times.h"
#include "matcher/gaps_words.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using tests::today;

constexpr double leigh_north = 53.4975;
constexpr double leigh_east = -2.519;

// Agreed, lives in Leigh, would like to do it together.
graph::Person wanting(std::string_view name, std::string_view activity = "choir") {
  graph::Person person = tests::a_person(name);
  person.agreement.push_back(tests::agreed(graph::AgreementFor::connect));
  person.area_now = graph::Place{"Leigh", tests::point_of(leigh_north, leigh_east)};
  graph::Interest interest;
  interest.activity = std::string(activity);
  interest.stance = graph::Stance::love;
  person.interests = {interest};
  return person;
}

graph::Group doing(std::string_view name, std::string_view activity = "choir") {
  graph::Group group = tests::a_group(name);
  group.name = std::string(name);
  group.activities = {{std::string(activity), {}}};
  group.places = {tests::place_at("hall", leigh_north, leigh_east)};
  return group;
}

void free_on(graph::Person& person, std::string_view times) {
  person.free = free_times_from_text(times).value();
}

void need_step_free(graph::Person& person) {
  graph::AccessNeed need;
  need.needed = graph::HowNeeded::essential;
  person.access = {need};
}

struct Town {
  std::vector<graph::Person> persons;
  std::vector<graph::Group> groups;

  graph::View view() const {
    tests::World world;
    for (const graph::Person& person : persons) world.put(person);
    return world.view();
  }
  Gaps gaps(bool own_page = true) const {
    std::vector<ListedGroup> listed;
    for (const graph::Group& group : groups) listed.push_back({&group, "leigh"});
    GapQuestion question;
    question.on = today;
    question.own_page = own_page;
    return find_gaps(view(), listed, question).value();
  }
  std::string words(bool own_page = true) const { return gaps_in_words(view(), gaps(own_page)); }
};

Town five() {
  Town town;
  for (const char* name : {"ann", "bob", "cath", "dev", "eve"})
    town.persons.push_back(wanting(name));
  return town;
}

bool is_answered_by(const graph::Group& group, const graph::Person& person) {
  return Town{{person}, {group}}.gaps().clusters.empty();
}

}  // namespace

TEST_CASE("a group near that does it answers") {
  CHECK(is_answered_by(doing("choir"), wanting("ann")));
  CHECK(!is_answered_by(doing("bowls", "bowls"), wanting("ann")));
}

TEST_CASE("a group answers nobody that is not listed, not active, full, far or online") {
  graph::Group group = doing("choir");
  group.agreed_to_be_listed = false;
  CHECK(!is_answered_by(group, wanting("ann")));
  group = doing("choir");
  group.status = graph::GroupStatus::temporarily_closed;
  CHECK(!is_answered_by(group, wanting("ann")));
  group = doing("choir");
  group.room = graph::GroupRoom::full;
  CHECK(!is_answered_by(group, wanting("ann")));
  group = doing("choir");
  group.places[0].point = tests::point_of(leigh_north + 0.1, leigh_east);
  CHECK(!is_answered_by(group, wanting("ann")));
  group.places[0].point.reset();
  group.places[0].town = "LEIGH";
  CHECK(is_answered_by(group, wanting("ann")));
  group.places[0].online = true;
  CHECK(!is_answered_by(group, wanting("ann")));
}

TEST_CASE(
    "access, age and hours: what is known to be missing excludes, what is not known does not") {
  graph::Person ann = wanting("ann");
  need_step_free(ann);
  graph::Group group = doing("choir");
  CHECK(is_answered_by(group, ann));
  group.places[0].access_missing = {graph::GroupAccess::step_free};
  CHECK(!is_answered_by(group, ann));

  group = doing("choir");
  group.age_min.emplace().value = 60;
  CHECK(!is_answered_by(group, wanting("ann")));
  ann = wanting("ann");
  ann.born.reset();
  CHECK(is_answered_by(group, ann));

  group = doing("choir");
  group.schedules = {tests::weekly("TU", "14:00", "16:00")};
  CHECK(is_answered_by(group, wanting("ann")));
  ann = wanting("ann");
  free_on(ann, "Tue 15:00-18:00");
  CHECK(is_answered_by(group, ann));
  free_on(ann, "Tue 16:00-18:00, Wed");
  CHECK(!is_answered_by(group, ann));
  group.schedules.clear();
  CHECK(is_answered_by(group, ann));
}

TEST_CASE("a place where somebody must not be answers nothing and hosts nothing") {
  graph::Person ann = wanting("ann");
  graph::AvoidArea area;
  area.place.point = tests::point_of(leigh_north, leigh_east);
  area.radius_m.emplace().value = 300;
  ann.avoid_areas = {area};
  CHECK(!is_answered_by(doing("choir"), ann));
  CHECK(!Town{{ann}, {doing("choir")}}.gaps().clusters.at(0).host);
}

TEST_CASE("somebody who gives it answers, unless they are kept apart") {
  Town town{{wanting("ann"), wanting("bob", "bowls")}, {}};
  town.persons[0].interests[0].stance = graph::Stance::learn;
  graph::Gift gift;
  gift.activity = "choir";
  gift.kind = graph::GiftKind::teach;
  town.persons[1].gifts = {gift};
  REQUIRE(town.gaps().clusters.size() == 1);
  CHECK(town.gaps().clusters[0].activity == "bowls");
  graph::NoContact mark;
  mark.with.number = tests::number_of("bob");
  town.persons[0].no_contact = {mark};
  REQUIRE(town.gaps().clusters.size() == 2);
  // Nor could he lead what she is in.
  CHECK(town.gaps().clusters[1].activity == "choir");
  CHECK(town.gaps().clusters[1].could_lead == 0);
}

TEST_CASE("a cluster: who, where, when, what is needed, who could lead, and where") {
  Town town = five();
  for (graph::Person& person : town.persons) free_on(person, "Tuesday afternoons");
  need_step_free(town.persons[0]);
  graph::Gift gift;
  gift.activity = "choir";
  gift.kind = graph::GiftKind::lead;
  town.persons[1].gifts = {gift};
  town.persons[1].interests[0].activity = "singing";
  town.persons[2].area_now->name = "Pennington";
  graph::Group library = doing("Library", "reading");
  library.group_kind = graph::GroupKind::mainstream_place;
  library.schedules = {tests::weekly("TU", "09:00", "17:00")};
  library.places[0].name = "the hall";
  town.groups = {library};
  const Gaps gaps = town.gaps();
  REQUIRE(!gaps.clusters.empty());
  // Singing is wider than choir: all five want it or something narrower.
  const GapCluster& cluster = gaps.clusters[0];
  CHECK(cluster.activity == "singing");
  CHECK(cluster.people == 5);
  CHECK(cluster.area == "Leigh");
  CHECK(spoken(cluster.hours.times) == "Tuesday afternoons");
  CHECK(cluster.hours.all);
  CHECK(cluster.access == std::vector{graph::GroupAccess::step_free});
  CHECK(cluster.could_lead == 1);
  CHECK(cluster.leaders.at(0).number == tests::number_of("bob"));
  REQUIRE(cluster.host);
  CHECK(cluster.host->name == "Library");
  CHECK(cluster.host->not_known == std::vector{graph::GroupAccess::step_free});
  CHECK(cluster.host->at_these_hours == graph::OpenState::open);
  CHECK(cluster.missing == MissingParts{});
}

TEST_CASE("the likeliest host lacks least, then is most alike") {
  Town town = five();
  need_step_free(town.persons[0]);
  graph::Group singers = doing("Singers", "singing");
  singers.places[0].access_missing = {graph::GroupAccess::step_free};
  graph::Group chapel = doing("Chapel", "worship");
  chapel.group_kind = graph::GroupKind::faith;
  town.groups = {singers, chapel};
  CHECK(town.gaps().clusters.at(0).host->name == "Chapel");
  town.groups[0].places[0].access_missing.clear();
  town.groups[0].room = graph::GroupRoom::full;
  CHECK(town.gaps().clusters.at(0).host->name == "Singers");
  CHECK(town.gaps().clusters.at(0).host->full);
}

TEST_CASE("shared reports: none under five, and no number of anybody") {
  Town town = five();
  CHECK(town.gaps(false).clusters.at(0).people == 5);
  CHECK(town.gaps(false).clusters.at(0).who.empty());
  CHECK(town.gaps(true).clusters.at(0).who.size() == 5);
  free_on(town.persons[0], "Sat am");
  CHECK(town.gaps(false).clusters.at(0).hours == CommonHours{});
  CHECK(town.gaps(true).clusters.at(0).hours.said == 1);
  town.persons.pop_back();
  CHECK(town.gaps(false).clusters.empty());
  CHECK(town.gaps(false).open_wants == 0);
}

TEST_CASE("the later of two kept apart goes to another cluster") {
  Town town = five();
  graph::NoContact mark;
  mark.with.number = tests::number_of("eve");
  town.persons[0].no_contact = {mark};
  const Gaps gaps = town.gaps();
  REQUIRE(gaps.clusters.size() == 2);
  CHECK(gaps.clusters[0].people == 4);
  const graph::Number later = std::max(tests::number_of("ann"), tests::number_of("eve"));
  CHECK(gaps.clusters[1].who == std::vector{Someone{graph::Kind::person, later}});
  CHECK(town.gaps(false).clusters.empty());
}

TEST_CASE("one activity in other words is one cluster") {
  Town town;
  town.persons = {wanting("ann", "page turner"), wanting("bob", "Page turner")};
  const Gaps gaps = town.gaps();
  REQUIRE(gaps.clusters.size() == 1);
  CHECK(gaps.clusters[0].people == 2);
  CHECK(!gaps.clusters[0].in_the_tree);
}

TEST_CASE("nothing at all, and nobody knows where") {
  CHECK(Town{}.gaps().clusters.empty());
  CHECK(Town{}.words().find("nobody has been asked yet") != std::string::npos);
  CHECK(Town{}.words().find("No group with a place is on the list") != std::string::npos);
  Town town{{wanting("ann")}, {}};
  town.persons[0].area_now.reset();
  CHECK(town.gaps().clusters.empty());
  CHECK(town.gaps().without_area.size() == 1);
  CHECK(town.words().find("not known where these people live") != std::string::npos);
  CHECK(town.words().find("ann. Ask them.") != std::string::npos);
}

TEST_CASE("metres out of range are refused") {
  GapQuestion question;
  question.near_metres = 0;
  CHECK(find_gaps({}, {}, question).error().code == graph::ErrorCode::bad_input);
  question.near_metres = 10;
  question.radius_metres = 1'000'001;
  CHECK(find_gaps({}, {}, question).error().code == graph::ErrorCode::bad_input);
}

}  // namespace kith::matcher
