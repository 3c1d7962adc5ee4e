// SPDX-License-Identifier: Apache-2.0
#include "matcher/exposure_groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "matcher/gaps.h"
#include "matcher/rules_frame.h"
#include "matcher/things.h"

namespace kith::matcher {
namespace {

using graph::Person;

constexpr std::array<std::string_view, grouped_by_count> words{"age", "area", "kind"};

struct Members {
  std::string name;
  std::vector<std::int32_t> weeks;
  std::size_t without = 0;

  void take(const Members& other) {
    weeks.insert(weeks.end(), other.weeks.begin(), other.weeks.end());
    without += other.without;
  }
};

std::string age_of(const Person& person, graph::Date on) {
  const auto ages = age_range(person, on);
  if (!ages) return "";
  // Where each band of graph::AgeBand begins.
  constexpr std::array<std::int32_t, 10> begins{0, 6, 11, 16, 18, 25, 35, 50, 65, 80};
  static_assert(begins.size() == graph::words<graph::AgeBand>.size());
  std::size_t band = 0;
  while (band + 1 < begins.size() && ages->high >= begins[band + 1]) ++band;
  return std::string(graph::words<graph::AgeBand>[band]);
}

std::string group_of(const Person& person, GroupedBy by, graph::Date on) {
  switch (by) {
    case GroupedBy::age: return age_of(person, on);
    case GroupedBy::area: return person.area_now ? person.area_now->name : "";
    case GroupedBy::kind:
      if (person.looking_for.empty()) return "";
      return std::string(graph::word(person.looking_for.front().kind));
  }
  return "";
}

// Groups by a name that case does not tell apart.
std::vector<Members> gathered(const graph::View& view, const Plan& plan, GroupedBy by) {
  std::map<std::string, Members> groups;
  for (const PlannedParty& party : plan.parties) {
    for (const graph::PersonNumber& number : party.party.people) {
      const std::string name = group_of(*view.find<Person>(number.number), by, plan.on);
      Members& group = groups[lower_case(name)];
      if (group.weeks.empty() || name < group.name) group.name = name;
      group.weeks.push_back(party.party.weeks);
      if (party.suggestions.empty()) ++group.without;
    }
  }
  std::vector<Members> found;
  for (auto& [key, group] : groups) found.push_back(std::move(group));
  std::sort(found.begin(), found.end(), [](const Members& a, const Members& b) {
    if (a.weeks.size() != b.weeks.size()) return a.weeks.size() > b.weeks.size();
    return a.name < b.name;
  });
  return found;
}

// Most people first: the small ones stand last.
void join_small(std::vector<Members>& groups) {
  Members others;
  others.name = "others";
  const auto too_few = [&] {
    return !groups.empty() && groups.back().weeks.size() < cluster_people_min;
  };
  const auto take_last = [&] {
    others.take(groups.back());
    groups.pop_back();
  };
  while (too_few()) take_last();
  const auto too_small = [&] {
    return !others.weeks.empty() && others.weeks.size() < cluster_people_min;
  };
  while (too_small() && !groups.empty()) take_last();
  if (!others.weeks.empty() && !too_small()) groups.push_back(std::move(others));
}

WaitingGroup told(GroupedBy by, Members&& members, bool with_without) {
  WaitingGroup group;
  group.by = by;
  group.name = std::move(members.name);
  group.people = members.weeks.size();
  const auto middle =
      members.weeks.begin() + static_cast<std::ptrdiff_t>((members.weeks.size() - 1) / 2);
  std::nth_element(members.weeks.begin(), middle, members.weeks.end());
  group.weeks_median = *middle;
  if (with_without) group.without = members.without;
  return group;
}

// One that is too small to be told could be reckoned from the others and the sum.
bool all_may_be_told(const std::vector<Members>& groups) {
  return std::none_of(groups.begin(), groups.end(), [](const Members& each) {
    return each.without > 0 && each.without < cluster_people_min;
  });
}

}  // namespace

std::string_view word(GroupedBy by) { return words.at(static_cast<std::size_t>(by)); }

std::vector<WaitingGroup> waiting_groups(const graph::View& view, const Plan& plan, bool all) {
  std::vector<WaitingGroup> found;
  for (const GroupedBy by : {GroupedBy::age, GroupedBy::area, GroupedBy::kind}) {
    std::vector<Members> groups = gathered(view, plan, by);
    if (!all) join_small(groups);
    const bool with_without = all || all_may_be_told(groups);
    for (Members& each : groups) found.push_back(told(by, std::move(each), with_without));
  }
  return found;
}

}  // namespace kith::matcher
