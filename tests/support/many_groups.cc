// SPDX-License-Identifier: Apache-2.0
#include "tests/support/many_groups.h"

#include <array>
#include <set>

#include "graph/activity_tree.h"
#include "graph/text_words.h"
#include "tests/support/group_world.h"
#include "tests/support/world.h"

namespace kith::tests {
namespace {

graph::GroupSchedule schedule_of(TownDice& dice) {
  constexpr std::array days{"MO", "TU", "WE", "TH", "FR", "SA", "SU", "MO,WE,FR", "TU,TH"};
  constexpr std::array opens{"09:30", "10:00", "13:00", "14:00", "18:30", "19:00", "22:00"};
  constexpr std::array closes{"12:00", "12:30", "15:00", "16:00", "20:30", "21:00", "01:00"};
  const std::size_t hour = dice.below(opens.size());
  graph::GroupSchedule made = weekly(dice.pick(days), opens[hour], closes[hour]);
  made.from = today.plus(-static_cast<std::int32_t>(dice.below(3'000)));
  if (dice.chance(12)) made.pattern = "FREQ=WEEKLY;INTERVAL=2;" + made.pattern.substr(12);
  constexpr std::array which{"1", "2", "3", "4", "-1"};
  if (dice.chance(12)) {
    made.pattern =
        std::string("FREQ=MONTHLY;BYDAY=") + dice.pick(which) + std::string(days[dice.below(7)]);
  }
  return made;
}

}  // namespace

ManyGroups::ManyGroups() : activities(graph::activities()) {}

std::vector<std::string> ManyGroups::group_vocabulary() {
  std::set<std::string> labels;
  for (const std::string_view activity : graph::activities()) {
    for (const auto& word : graph::words_of_text(graph::spoken(activity))) {
      labels.insert(word.letters);
    }
  }
  std::vector<std::string> words{"group", "people", "community", "welcome",
                                 "week",  "meet",   "friendly"};
  words.insert(words.end(), labels.begin(), labels.end());
  TownDice dice(5);
  constexpr std::array syllables{"ba",  "con", "der", "ful", "gar",
                                 "ing", "ket", "lo",  "men", "ter"};
  while (words.size() < 20'000) {
    std::string word;
    for (std::size_t i = 2 + dice.below(3); i > 0; --i) word += dice.pick(syllables);
    words.push_back(word);
  }
  return words;
}

std::string ManyGroups::text(TownDice& dice, std::size_t count) const {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i > 0 ? " " : "") + words[dice.skewed(words.size())];
  }
  return text;
}

graph::Point group_point(TownDice& dice, const graph::Point& middle) {
  const auto off = [&](double wide) {
    return static_cast<std::int32_t>((dice.share() + dice.share() - 1) * wide);
  };
  const std::int32_t north = off(30'000);
  return {{middle.latitude.millionths + north}, {middle.longitude.millionths + off(50'000)}};
}

graph::Group ManyGroups::group(TownDice& dice, const std::string& town,
                               const graph::Point& middle) const {
  graph::Group group;
  group.agreed_to_be_listed = true;
  for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
    group.activities.push_back({std::string(dice.pick(activities)), {}});
  }
  group.name = town + " " + graph::spoken(group.activities[0].activity) + " " + text(dice, 1);
  group.description.value = text(dice, 20 + dice.below(60));
  group.places.resize(dice.chance(10) ? 2 : 1);
  for (graph::GroupPlace& place : group.places) {
    place.id = std::to_string(&place - group.places.data());
    place.town = town;
    place.point = group_point(dice, middle);
    if (dice.chance(50)) place.access.push_back(graph::GroupAccess::step_free);
    if (dice.chance(30)) place.access.push_back(graph::GroupAccess::accessible_toilet);
  }
  for (std::size_t i = dice.chance(10) ? 0 : 1 + dice.below(3); i > 0; --i) {
    group.schedules.push_back(schedule_of(dice));
  }
  if (dice.chance(70)) {
    group.costs = {price(dice.chance(40) ? 0 : static_cast<std::int32_t>(dice.below(15)) * 50)};
  }
  if (with_roles && dice.below(3) > 0) {
    group.roles.push_back({"helper", std::string(dice.pick(activities)), {}, {}});
  }
  return group;
}

}  // namespace kith::tests
