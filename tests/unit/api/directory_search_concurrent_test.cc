// SPDX-License-Identifier: Apache-2.0
// One index, many threads: every thread gets the answer that one alone gets.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "api/directory/directory_search.h"
#include "api/directory/search_rendering.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

std::vector<graph::Group> many_groups() {
  const std::vector<std::string> activities{"angling", "choir", "walking", "knitting"};
  std::vector<graph::Group> groups;
  for (int i = 0; i < 200; ++i) {
    graph::Group group = tests::a_group("group " + std::to_string(i));
    group.activities = {{activities[static_cast<std::size_t>(i) % activities.size()], {}}};
    group.description.value = i % 3 == 0 ? "in the town hall" : "by the canal";
    group.places = {tests::place_at("hall", 53.4 + i * 0.001, -2.5)};
    group.schedules = {tests::weekly("TU", "14:00", "16:00"),
                       tests::weekly("TH", "10:00", "11:00")};
    if (i % 5 == 0) group.schedules[0].pattern = "FREQ=MONTHLY;BYDAY=2TU";
    if (i % 7 == 0) group.schedules[0].zone = "Europe/Paris";
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<SearchQuestion> questions() {
  std::vector<SearchQuestion> all;
  for (const char* words : {"fishing", "chior", "town hall", "group walking canal", ""}) {
    for (const bool open : {false, true}) {
      SearchQuestion question;
      question.words = words;
      question.now = *graph::instant_from_text("2026-11-21T12:00:00Z");
      question.near = NearWanted{tests::point_of(53.5, -2.5), 8'000};
      if (open) {
        question.open =
            OpenWanted{{}, 1, *graph::time_from_text("12:00"), graph::time_from_text("17:00")};
      }
      all.push_back(question);
    }
  }
  // Beyond the days that were reckoned in advance: libical is asked.
  all.back().now = *graph::instant_from_text("2031-01-01T12:00:00Z");
  return all;
}

}  // namespace

TEST_CASE("many threads search one index") {
  const auto search =
      DirectorySearch::make(tests::view_of_groups(many_groups()), {tests::today, false});
  REQUIRE(search.ok());
  std::vector<std::string> expected;
  for (const SearchQuestion& question : questions()) {
    expected.push_back(search_json(*(*search)->search(question)));
  }
  CHECK(expected.front().find("angling") != std::string::npos);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 6; ++thread) {
    threads.emplace_back([&, thread] {
      const std::vector<SearchQuestion> all = questions();
      for (std::size_t i = 0; i < 4 * all.size(); ++i) {
        const std::size_t which = (i + thread) % all.size();
        const auto answer = (*search)->search(all[which]);
        if (!answer || search_json(*answer) != expected[which]) ++wrong;
      }
    });
  }
  for (std::thread& each : threads) each.join();
  CHECK(wrong == 0);
}

}  // namespace kith::api
