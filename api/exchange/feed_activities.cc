// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_activities.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/plain_text.h"
#include "graph/activity_words.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

bool is_town(std::string_view said, const std::vector<std::string>& towns) {
  const std::string word = lower_case(said);
  return std::any_of(towns.begin(), towns.end(),
                     [&](const std::string& town) { return lower_case(town) == word; });
}

}  // namespace

std::vector<std::string> activities_named(std::string_view text,
                                          const std::vector<std::string>& towns) {
  std::vector<std::string> found;
  const auto reading = graph::read_activities(text);
  if (!reading) return found;  // too long for the name of anything
  for (const graph::UnderstoodActivity& each : reading->understood) {
    const std::string_view said = text.substr(each.said.begin, each.said.end - each.said.begin);
    const bool sure = each.how != graph::HowUnderstood::spelling && !each.avoid;
    if (!sure || is_town(said, towns)) continue;
    const bool is_new = std::find(found.begin(), found.end(), each.concept_word) == found.end();
    if (is_new) found.emplace_back(each.concept_word);
  }
  return found;
}

void put_activities(nlohmann::ordered_json& group) {
  using Json = nlohmann::ordered_json;
  std::vector<std::string> towns;
  for (const Json& place : group.value("places", Json::array())) {
    if (place.contains("town")) towns.push_back(place.value("town", ""));
  }
  Json activities = Json::array();
  const auto add = [&](const std::string& text) {
    for (std::string& word : activities_named(text, towns)) {
      Json activity{{"concept", std::move(word)}};
      const bool is_new =
          std::find(activities.begin(), activities.end(), activity) == activities.end();
      if (is_new && activities.size() < graph::limits::list_items_max) {
        activities.push_back(std::move(activity));
      }
    }
  };
  add(group.value("name", ""));
  for (const Json& term : group.value("terms", Json::array())) add(term.value("name", ""));
  if (!activities.empty()) group["activities"] = std::move(activities);
}

}  // namespace kith::api
