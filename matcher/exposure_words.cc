// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "matcher/criteria_words.h"
#include "matcher/exposure.h"
#include "matcher/gaps.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

constexpr std::size_t homes_told = 5;

std::string count_of(const PeopleCount& count) {
  return count ? std::to_string(*count) : "fewer than " + std::to_string(cluster_people_min);
}

std::string times(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string homes_line(const HomeExposure& home, const PlanNames& names) {
  std::string line = "  " + names.with_area(home.household) + ": in " + times(home.lists, "list") +
                     ", first in " + std::to_string(home.first);
  if (home.recorded > 0) line += "; proposed " + times(home.recorded, "time") + " before";
  return line + ".\n";
}

std::string spread_lines(const Exposure& exposure, const PlanNames& names) {
  std::string text = "Of " + times(exposure.homes.size(), "home") + ", " +
                     std::to_string(exposure.homes_in_no_list) + " stand in no list of the best " +
                     std::to_string(exposure.question.top) + ".";
  if (exposure.places > 0) {
    text += " The " + times(exposure.top_tenth, "home") + " in most lists (a tenth of all) have " +
            std::to_string(exposure.places_of_top_tenth) + " of " +
            times(exposure.places, "place") + ".";
  }
  text += "\n";
  const std::size_t told = std::min(homes_told, exposure.homes.size());
  for (std::size_t i = 0; i < told; ++i) {
    if (exposure.homes[i].lists > 0) text += homes_line(exposure.homes[i], names);
  }
  return text;
}

std::string named(const std::vector<graph::PersonNumber>& people, const PlanNames& names) {
  return people.empty() ? ".\n" : ": " + names.of(people) + ".\n";
}

std::string unseen_lines(const Exposure& exposure, const PlanNames& names) {
  return "In no list, because no home is a real option: " + count_of(exposure.never_shortlisted) +
         named(exposure.not_shortlisted, names) +
         "In lists, and in front at none of their homes: " + count_of(exposure.never_in_front) +
         named(exposure.not_in_front, names);
}

std::string envy_line(const Exposure& exposure) {
  return "Would have better a home that the plan suggests to others: " + count_of(exposure.envy) +
         "; where one of those has waited less: " + count_of(exposure.envy_of_shorter_wait) + ".\n";
}

std::string group_line(const WaitingGroup& group) {
  std::string line = "  " + (group.name.empty() ? std::string("not known") : spaced(group.name)) +
                     ": " + people_in_words(group.people) + ", half of them for " +
                     times(static_cast<std::size_t>(group.weeks_median), "week") + " or less";
  if (group.without) line += "; nobody to suggest for " + std::to_string(*group.without);
  return line + ".\n";
}

std::string group_lines(const Exposure& exposure) {
  std::string text;
  std::optional<GroupedBy> last;
  for (const WaitingGroup& group : exposure.groups) {
    if (group.by != last) text += "Who waits, by " + std::string(word(group.by)) + "\n";
    last = group.by;
    text += group_line(group);
  }
  return text;
}

}  // namespace

std::string exposure_in_words(const graph::View& view, const Exposure& exposure,
                              PlanReader reader) {
  const PlanNames names(view, reader);
  return spread_lines(exposure, names) + unseen_lines(exposure, names) + envy_line(exposure) +
         group_lines(exposure);
}

}  // namespace kith::matcher
