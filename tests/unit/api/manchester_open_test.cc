// SPDX-License-Identifier: Apache-2.0
// What is open near the middle of Manchester at each hour of a week, against a count from the raw
// file that uses nothing of Kith's.
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/directory/directory_search.h"
#include "tests/support/group_world.h"
#include "tests/support/shared_data.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using SortedJson = nlohmann::json;

constexpr double here_latitude = 53.4808;
constexpr double here_longitude = -2.2426;
constexpr double metres = 2'000;

// The great circle, which Kith does not use.
double haversine(double latitude, double longitude) {
  const double degree = std::acos(-1.0) / 180;
  const double up = std::sin((latitude - here_latitude) * degree / 2);
  const double across = std::sin((longitude - here_longitude) * degree / 2);
  const double part =
      up * up + std::cos(latitude * degree) * std::cos(here_latitude * degree) * across * across;
  return 2 * 6'371'008.8 * std::asin(std::sqrt(part));
}

int minutes_of(const std::string& text) {
  return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2));
}

const std::map<std::string, int>& weekdays() {
  static const std::map<std::string, int> all{{"Monday", 0},   {"Tuesday", 1}, {"Wednesday", 2},
                                              {"Thursday", 3}, {"Friday", 4},  {"Saturday", 5},
                                              {"Sunday", 6}};
  return all;
}

// The rows of the raw file that are near, and open at a minute of a weekday.
std::set<std::size_t> open_by_hand(const SortedJson& rows, int weekday, int minute) {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (haversine(rows[i]["lat"], rows[i]["lon"]) > metres) continue;
    for (const SortedJson& session : rows[i]["sessions"]) {
      const bool today = weekdays().at(session[0]) == weekday;
      if (today && minutes_of(session[1]) <= minute && minute < minutes_of(session[2])) {
        found.insert(i);
      }
    }
  }
  return found;
}

std::vector<graph::Group> groups_of(const SortedJson& rows) {
  constexpr std::string_view days = "MOTUWETHFRSASU";
  std::vector<graph::Group> groups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    graph::Group group = tests::a_group("row " + std::to_string(i));
    group.identity.external_id = std::to_string(i);
    group.name = rows[i]["name"];
    group.places = {tests::place_at("here", rows[i]["lat"], rows[i]["lon"])};
    for (const SortedJson& session : rows[i]["sessions"]) {
      const auto weekday = static_cast<std::size_t>(weekdays().at(session[0]));
      group.schedules.push_back(tests::weekly(days.substr(weekday * 2, 2), std::string(session[1]),
                                              std::string(session[2])));
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::set<std::size_t> open_by_search(const DirectorySearch& search, graph::Date day, int minute) {
  SearchQuestion question;
  question.near = NearWanted{tests::point_of(here_latitude, here_longitude), 2'000};
  question.open = OpenWanted{day, {}, graph::TimeOfDay{static_cast<std::int16_t>(minute)}, {}};
  question.top = 200;
  const auto answer = search.search(question);
  REQUIRE(answer.ok());
  REQUIRE(answer->total == answer->groups.size());
  std::set<std::size_t> found;
  for (const FoundGroup& each : answer->groups) {
    found.insert(std::stoul(each.group->identity.external_id));
  }
  return found;
}

}  // namespace

TEST_CASE("what is open within 2 km in Manchester, every half hour of a week") {
  const auto text = tests::shared_bytes("streetsupport-manchester/manchester-services-flat.json");
  if (!text) return;
  const SortedJson rows = SortedJson::parse(*text);
  for (const SortedJson& row : rows) {
    // The two ways to measure differ by half a percent at most: nothing may lie on the border.
    REQUIRE(std::abs(haversine(row["lat"], row["lon"]) - metres) > 0.006 * metres);
  }
  const auto search =
      DirectorySearch::make(tests::view_of_groups(groups_of(rows)), {tests::today, false});
  REQUIRE(search.ok());
  const graph::Date monday = tests::day("2026-11-23");
  std::size_t open = 0;
  std::set<std::size_t> counts;
  for (int half_hour = 0; half_hour < 7 * 48; ++half_hour) {
    const int weekday = half_hour / 48;
    const int minute = half_hour % 48 * 30;
    const auto expected = open_by_hand(rows, weekday, minute);
    CHECK_MESSAGE(open_by_search(**search, monday.plus(weekday), minute) == expected, half_hour);
    open += expected.size();
    counts.insert(expected.size());
  }
  MESSAGE("open, summed over half hours: " << open << ", different counts: " << counts.size());
  CHECK(open > 500);
  CHECK(counts.size() > 5);
  CHECK(open_by_hand(rows, 1, 14 * 60).size() > 5);
}

}  // namespace kith::api
