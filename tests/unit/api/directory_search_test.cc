// SPDX-License-Identifier: Apache-2.0
#include "api/directory/directory_search.h"

#include <string>

#include <doctest/doctest.h>

#include "api/directory/search_rendering.h"
#include "graph/activity_tree.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::Group;
using tests::a_group;
using tests::place_at;
using tests::weekly;

Group doing(const char* name, std::string title, const char* activity, double latitude,
            std::string description = "") {
  Group group = a_group(name);
  group.name = std::move(title);
  if (activity != nullptr) group.activities = {{activity, {}}};
  group.places = {place_at("hall", latitude, -2.52)};
  group.description.value = std::move(description);
  return group;
}

std::vector<Group> leigh() {
  std::vector<Group> groups{
      doing("anglers", "Canal Club", "angling", 53.5, "We sit by the water at Leigh."),
      doing("lures", "Lure makers", nullptr, 53.51, "Making flies for fishing, in Leigh."),
      doing("choir", "Parish Choir", "choir", 53.52, "Singing in Leigh on Tuesdays"),
      doing("walkers", "Ramblers", "walking", 53.53, "Walks around the flash"),
      doing("bowls", "Bowling Green Club", "crown_green_bowls", 53.54, "A club for all")};
  groups[2].schedules = {weekly("TU", "14:00", "16:00")};
  return groups;
}

std::shared_ptr<const DirectorySearch> search_of(const std::vector<Group>& groups) {
  auto made = DirectorySearch::make(tests::view_of_groups(groups), {tests::today, false});
  REQUIRE(made.ok());
  return *made;
}

SearchQuestion asking(std::string words) {
  SearchQuestion question;
  question.words = std::move(words);
  question.now = *graph::instant_from_text("2026-11-21T12:00:00Z");
  return question;
}

std::string names(const SearchAnswer& answer) {
  std::string text;
  for (const FoundGroup& each : answer.groups)
    text += (text.empty() ? "" : ", ") + each.group->name;
  return text;
}

std::string names(const DirectorySearch& search, const SearchQuestion& question) {
  const auto answer = search.search(question);
  REQUIRE(answer.ok());
  CHECK(answer->total == answer->groups.size());
  return names(*answer);
}

}  // namespace

TEST_CASE("words find what is said and what is done") {
  const auto search = search_of(leigh());
  CHECK(names(*search, asking("fishing")) == "Canal Club, Lure makers");
  CHECK(names(*search, asking("fishing Leigh")) == "Canal Club, Lure makers");
  CHECK(names(*search, asking("fishing flies")) == "Lure makers");
  CHECK(names(*search, asking("club")) == "Bowling Green Club, Canal Club");
  CHECK(names(*search, asking("kayaking")) == "");
  const auto most = search->search(asking("fishing kayaking"));
  CHECK(most->partly);
  CHECK(names(*most) == "Canal Club, Lure makers");
  REQUIRE(most->groups[0].reasons.size() == 2);
  CHECK_FALSE(most->groups[0].reasons[1].by_words);
  CHECK_FALSE(most->groups[0].reasons[1].by_activity);
  CHECK_FALSE(search->search(asking("fishing"))->partly);
  CHECK(search->numbers(asking("fishing"))->size() == 2);
  const auto answer = search->search(asking("fishing"));
  REQUIRE(answer->searched.size() == 1);
  CHECK(answer->searched[0].concept_word == "angling");
  CHECK(answer->groups[0].reasons[0].by_activity);
  CHECK_FALSE(answer->groups[0].reasons[0].by_words);
  CHECK(answer->groups[1].reasons[0].by_words);
  CHECK_FALSE(answer->groups[1].reasons[0].by_activity);
  CHECK(answer->groups[0].relevance >= answer->groups[1].relevance);
  CHECK_FALSE(search->search(asking("fishing kayaking"))->searched[1].found);
}

TEST_CASE("misspelt words find what was meant, and it is said") {
  const auto search = search_of(leigh());
  CHECK(names(*search, asking("angeling")) == "Canal Club");
  CHECK(names(*search, asking("chior")) == "Parish Choir");
  CHECK(names(*search, asking("Ramblars")) == "Ramblers");
  const auto answer = search->search(asking("parrish chior"));
  CHECK(names(*answer) == "Parish Choir");
  CHECK(answer->searched[0].respelt == std::vector<std::string>{"parish"});
  CHECK(answer->searched[1].concept_word == "choir");
  CHECK(search->search(asking("fishing"))->searched[0].respelt.empty());
}

TEST_CASE("plain words find what directories call it, and it is said") {
  const auto search =
      search_of({doing("aa", "Fresh Start", nullptr, 53.5, "Support with alcohol, every evening."),
                 doing("esol", "New Words", nullptr, 53.5, "ESOL classes for beginners."),
                 doing("bar", "Bowls bar", nullptr, 53.5, "Drinking water and tea.")});
  CHECK(names(*search, asking("help with drinking")) == "Fresh Start");
  CHECK(names(*search, asking("drinking")) == "Bowls bar, Fresh Start");
  CHECK(names(*search, asking("alcohol")) == "Fresh Start");
  CHECK(names(*search, asking("learn English")) == "New Words");
  const auto answer = search->search(asking("help with drinking"));
  CHECK(answer->searched[0].also == std::vector<std::string>{"support"});
  CHECK(answer->searched[1].also == std::vector<std::string>{"alcohol"});
  CHECK(search_words(*answer).find("For \"drinking\" also \"alcohol\" was looked for.") !=
        std::string::npos);
  // What nobody writes is not said to have been looked for.
  CHECK(search->search(asking("dentist"))->searched[0].also.empty());
  CHECK_FALSE(search->search(asking("dentist"))->searched[0].found);
}

TEST_CASE("an activity with its narrower ones") {
  const auto search = search_of(leigh());
  SearchQuestion question = asking("");
  question.activity = "angling";
  CHECK(names(*search, question) == "Canal Club");
  question.activity = graph::broader("crown_green_bowls");
  const auto answer = search->search(question);
  REQUIRE(names(*answer) == "Bowling Green Club");
  CHECK(answer->groups[0].activity == "crown_green_bowls");
  question.activity = "no such thing";
  CHECK(names(*search, question) == "");
}

TEST_CASE("order: by relevance, by distance, by name") {
  const auto search = search_of(leigh());
  SearchQuestion question = asking("");
  CHECK(names(*search, question) ==
        "Bowling Green Club, Canal Club, Lure makers, Parish Choir, Ramblers");
  question.near = NearWanted{tests::point_of(53.529, -2.52), 2'500};
  CHECK(names(*search, question) == "Ramblers, Parish Choir, Bowling Green Club, Lure makers");
  const auto answer = search->search(question);
  CHECK(answer->groups[0].metres == 111);
  CHECK(answer->groups[3].metres == 2'112);
  // Two of the same words: the nearer one first; two at the same place: by number.
  Group twin = doing("twin", "Ramblers", "walking", 53.53, "Walks around the flash");
  std::vector<Group> groups = leigh();
  groups.push_back(twin);
  twin.identity.number = tests::number_of("far twin");
  twin.places[0].point = tests::point_of(53.6, -2.52);
  groups.push_back(twin);
  question.words = "walks";
  question.near->metres = 100'000;
  const auto ordered = search_of(groups)->search(question);
  REQUIRE(ordered->groups.size() == 3);
  CHECK(ordered->groups[0].group->identity.number < ordered->groups[1].group->identity.number);
  CHECK(ordered->groups[2].group->identity.number == twin.identity.number);
}

TEST_CASE("pages, and the view is kept by the answer") {
  std::optional<SearchAnswer> answer;
  {
    const auto search = search_of(leigh());
    CHECK(search->groups() == 5);
    CHECK(search->places() == 5);
    CHECK(search->words_bytes() > 0);
    SearchQuestion question = asking("");
    question.skip = 1;
    question.top = 2;
    answer = std::move(*search->search(question));
    question.skip = 5;
    CHECK(search->search(question)->groups.empty());
    CHECK(search->search(question)->total == 5);
  }
  CHECK(answer->total == 5);
  CHECK(names(*answer) == "Canal Club, Lure makers");
}

TEST_CASE("when it is open: in the time asked for, else next") {
  const auto search = search_of(leigh());
  SearchQuestion question = asking("choir");
  auto answer = search->search(question);
  REQUIRE(answer->groups.size() == 1);
  CHECK(graph::to_text(answer->groups[0].opening->local_opens) == "2026-11-24T14:00");
  CHECK_FALSE(answer->groups[0].open.has_value());
  question.open =
      OpenWanted{{}, 1, *graph::time_from_text("12:00"), graph::time_from_text("17:00")};
  answer = search->search(question);
  REQUIRE(answer->groups.size() == 1);
  CHECK(answer->groups[0].open == graph::OpenState::open);
  question.open = OpenWanted{tests::day("2026-12-08"), {}, *graph::time_from_text("14:30"), {}};
  answer = search->search(question);
  CHECK(graph::to_text(answer->groups[0].opening->local_opens) == "2026-12-08T14:00");
  question.open->from = *graph::time_from_text("16:00");
  CHECK(search->search(question)->total == 0);
}

TEST_CASE("groups that may fit, were more known of them, are counted") {
  auto groups = leigh();
  groups[0].costs = {{graph::Pence{0}, {}, {}, {}, {}, {}, {}}};
  groups[1].costs = {{graph::Pence{500}, {}, {}, {}, {}, {}, {}}};
  groups[0].places[0].access = {graph::GroupAccess::step_free};
  groups[2].places[0].access_missing = {graph::GroupAccess::step_free};
  const auto search = search_of(groups);
  const auto counts = [&](const SearchQuestion& question) {
    const auto answer = search->search(question);
    REQUIRE(answer.ok());
    return std::pair(answer->total, answer->perhaps);
  };
  using Counts = std::pair<std::size_t, std::size_t>;
  CHECK(counts(asking("fishing")) == Counts{2, 0});
  SearchQuestion free = asking("");
  free.cost_max_pence = 0;
  CHECK(counts(free) == Counts{1, 3});  // lures cost something
  SearchQuestion step_free = asking("");
  step_free.access = {graph::GroupAccess::step_free};
  CHECK(counts(step_free) == Counts{1, 3});  // at the choir somebody has looked
  SearchQuestion tuesday = asking("");
  tuesday.open = OpenWanted{{}, 1, {14 * 60}, graph::TimeOfDay{16 * 60}};
  CHECK(counts(tuesday) == Counts{1, 4});
  tuesday.open_not_known_too = true;
  CHECK(counts(tuesday) == Counts{5, 0});
  SearchQuestion angling = asking("fishing club");
  angling.access = {graph::GroupAccess::step_free};
  CHECK(counts(angling) == Counts{1, 0});
  SearchQuestion partly = asking("bowling walks");
  partly.cost_max_pence = 300;
  CHECK(counts(partly) == Counts{0, 0});
}

TEST_CASE("what cannot be asked is said, field by field") {
  const auto search = search_of(leigh());
  SearchQuestion question = asking("");
  question.top = 0;
  question.age = 121;
  question.cost_max_pence = -1;
  question.near = NearWanted{{}, -1};
  question.open = OpenWanted{{}, 7, {}, {}};
  const auto refused = search->search(question);
  REQUIRE_FALSE(refused.ok());
  std::string pointers;
  for (const graph::Fault& fault : refused.error().faults) pointers += fault.pointer + " ";
  CHECK(pointers == "/top /open/weekday /near/metres /cost_max_pence /age ");
  question = asking("");
  question.open = OpenWanted{tests::day("2026-12-08"), 3, {}, {}};
  CHECK(search->search(question).error().faults[0].pointer == "/open");
  question = asking("");
  question.top = 201;
  CHECK(search->search(question).error().code == graph::ErrorCode::too_large);
  CHECK(search->search(asking(std::string(500, 'x'))).error().code == graph::ErrorCode::too_large);
}

TEST_CASE("whatever is typed is text") {
  const auto search = search_of(leigh());
  for (const char* text : {"\"", "\"\"\"", "name:", "a OR", "NOT", "(", "* ^ -", "choir\" OR \"x",
                           "'; DROP TABLE texts; --", "\xC3\x28", "{marks} : m1", "NEAR(a b)"}) {
    CHECK_MESSAGE(search->search(asking(text)).ok(), std::string(text));
  }
  CHECK(names(*search, asking("choir\" OR \"x")) == "Parish Choir");
  CHECK(names(*search, asking("(choir)")) == "Parish Choir");
}

TEST_CASE("a directory without groups") {
  const auto search = search_of({});
  CHECK(names(*search, asking("")) == "");
  CHECK(names(*search, asking("choir")) == "");
  SearchQuestion question = asking("");
  question.near = NearWanted{{}, 100};
  question.activity = "choir";
  CHECK(names(*search, question) == "");
}

TEST_CASE("the same question gives the same bytes, from any index of the same groups") {
  SearchQuestion question = asking("leigh");
  question.near = NearWanted{tests::point_of(53.53, -2.52), 25'000};
  const std::string once = search_json(*search_of(leigh())->search(question));
  std::vector<Group> reversed = leigh();
  std::reverse(reversed.begin(), reversed.end());
  CHECK(search_json(*search_of(reversed)->search(question)) == once);
}

}  // namespace kith::api
