// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_rendering.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/directory/directory_search.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::Group;
using tests::a_group;
using tests::place_at;
using tests::price;
using tests::weekly;

Group anglers() {
  Group group = a_group("anglers");
  group.identity.external_id = "anglers-1";
  group.name = "Leigh Anglers";
  group.group_kind = graph::GroupKind::club;
  group.activities = {{"angling", {}}};
  group.description.value = "By the canal.\nAll are welcome.";
  group.places = {place_at("hut", 53.5, -2.52)};
  group.places[0].name = "The Hut";
  group.places[0].town = "Leigh";
  group.places[0].postcode = "WN7 4AJ";
  group.places[0].access = {graph::GroupAccess::step_free};
  group.places[0].access_missing = {graph::GroupAccess::accessible_toilet};
  group.schedules = {weekly("SA", "20:00", "00:30")};
  group.costs = {price(300, graph::CostPer::session), price(0)};
  group.costs[0].hardship = true;
  group.costs[1].for_whom = "under 18s";
  group.age_min.emplace().value = 14;
  group.how_to_join.value = "Just turn up.";
  group.contacts.resize(1);
  group.contacts[0].called = "Pat";
  group.contacts[0].phone = "01942 000000";
  return group;
}

SearchAnswer answer_of(const std::vector<Group>& groups, const SearchQuestion& question) {
  const auto search = DirectorySearch::make(tests::view_of_groups(groups), {tests::today, false});
  REQUIRE(search.ok());
  auto answer = (*search)->search(question);
  REQUIRE(answer.ok());
  return std::move(*answer);
}

SearchQuestion question_at(const char* now) {
  SearchQuestion question;
  question.now = *graph::instant_from_text(now);
  return question;
}

}  // namespace

TEST_CASE("in words: what, when, where, cost, access, who, joining and why") {
  SearchQuestion question = question_at("2026-11-20T12:00:00Z");
  question.words = "fishing";
  question.near = NearWanted{tests::point_of(53.51, -2.52), 2'000};
  question.access = {graph::GroupAccess::step_free, graph::GroupAccess::hearing_loop};
  question.access_not_known_too = true;
  CHECK(search_words(answer_of({anglers()}, question)) ==
        "1 group was found.\n"
        "\n"
        "Leigh Anglers (club)\n"
        "  What    angling. By the canal. All are welcome.\n"
        "  When    Saturday 21 November, 20:00 to 00:30 the next morning\n"
        "  Where   The Hut, Leigh, WN7 4AJ, 1.1 km away\n"
        "  Cost    £3.00 a session, less or nothing if that is hard; free (under 18s)\n"
        "  Access  step free, not accessible toilet, nobody knows about hearing loop\n"
        "  Who     from 14 years old\n"
        "  Join    Just turn up.; ask for Pat, 01942 000000\n"
        "  Found   \"fishing\" is angling\n"
        "  Number  " +
            graph::to_text(tests::number_of("anglers")) + "\n");
}

TEST_CASE("open now, and what nobody said") {
  const std::string now = search_words(answer_of({anglers()}, question_at("2026-11-21T21:00:00Z")));
  CHECK(now.find("When    open now, until Sunday 22 November 00:30\n") != std::string::npos);
  const std::string late =
      search_words(answer_of({anglers()}, question_at("2026-11-22T00:10:00Z")));
  CHECK(late.find("When    open now, until 00:30\n") != std::string::npos);
  const std::string today =
      search_words(answer_of({anglers()}, question_at("2026-11-21T12:00:00Z")));
  CHECK(today.find("When    today, 20:00 to 00:30 the next morning\n") != std::string::npos);
  const std::string empty = search_words(answer_of({a_group("a")}, SearchQuestion{}));
  CHECK(empty.find("  What    it does not say\n  When    it does not say\n"
                   "  Where   it does not say\n  Cost    it does not say\n"
                   "  Join    it does not say\n") != std::string::npos);
  Group closed = anglers();
  closed.status = graph::GroupStatus::temporarily_closed;
  CHECK(search_words(answer_of({closed}, SearchQuestion{})).find("closed for now") !=
        std::string::npos);
}

TEST_CASE("what was made of the words comes first") {
  SearchQuestion question = question_at("2026-11-20T12:00:00Z");
  question.words = "anglars, can't stand dogs";
  const std::string words = search_words(answer_of({anglers()}, question));
  CHECK(
      words.starts_with("\"anglars\" was also read as \"anglers\".\n"
                        "\"dogs\" was not looked for.\n1 group was found.\n"));
  question.words = "kayaking";
  CHECK(search_words(answer_of({anglers()}, question)) ==
        "No group says \"kayaking\".\nNothing was found.\n");
  question.words = "";
  question.skip = 3;
  CHECK(search_words(answer_of({anglers()}, question)) ==
        "1 group was found, but none from place 4 on.\n");
}

TEST_CASE("nothing in a group steers the terminal or breaks a line") {
  Group group = anglers();
  group.name = "Evil\x1b[2J\nNumber  0";
  group.description.value = std::string(300, 'x') + "\x1b]0;y";
  const std::string words = search_words(answer_of({group}, SearchQuestion{}));
  CHECK(words.find('\x1b') == std::string::npos);
  CHECK(words.find("\nNumber  0") == std::string::npos);
  CHECK(words.find(" …\n") != std::string::npos);
}

TEST_CASE("as JSON") {
  SearchQuestion question = question_at("2026-11-20T12:00:00Z");
  question.words = "fishing anglars";
  question.near = NearWanted{tests::point_of(53.51, -2.52), 2'000};
  question.access = {graph::GroupAccess::lift};
  question.access_not_known_too = true;
  question.open = OpenWanted{tests::day("2026-11-22"), {}, *graph::time_from_text("00:15"), {}};
  const auto json = nlohmann::json::parse(search_json(answer_of({anglers()}, question)));
  CHECK(json["total"] == 1);
  CHECK(json["skip"] == 0);
  CHECK(json["searched"][0]["concept"] == "angling");
  CHECK(json["searched"][1]["respelt"] == nlohmann::json{"anglers"});
  const auto& group = json["groups"][0];
  CHECK(group["external_id"] == "anglers-1");
  CHECK(group["metres"] == 1'111);
  CHECK(group["place"]["latitude"] == 53.5);
  CHECK(group["open"] == "open");
  CHECK(group["opening"]["opens"] == "2026-11-21T20:00:00Z");
  CHECK(group["opening"]["local_closes"] == "2026-11-22T00:30");
  CHECK(group["opening"]["zone"] == "Europe/London");
  CHECK(group["pence"] == 300);
  CHECK(group["costs"].size() == 2);
  CHECK(group["access"][0] == nlohmann::json{{"access", "lift"}, {"known", "not_known"}});
  CHECK(group["place_access"] == nlohmann::json{"step_free"});
  CHECK(group["reasons"][0]["by"] == nlohmann::json{"activity"});
  CHECK(group["reasons"][1]["by"] == nlohmann::json{"words"});
  CHECK(group["phone"] == "01942 000000");
  CHECK(group["relevance"] >= 0);
}

}  // namespace kith::api
