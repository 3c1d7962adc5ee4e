// SPDX-License-Identifier: Apache-2.0
// Of the connection card: who lost most, by age, area and kind of arrangement. In a scheme of
// fourteen a group of three is somebody: no group under card_group_min people is told apart, nor
// can one be reckoned from the others.
#include <algorithm>
#include <map>

#include "graph/words.h"
#include "matcher/card_figures.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::AgeBand;
using graph::Arrangement;
using graph::Person;

constexpr std::string_view group_not_known = "not known";
constexpr std::string_view group_others = "others";

std::string age_group(const Person& person, graph::Date on) {
  if (person.age_band) return std::string(graph::word(*person.age_band));
  if (!person.born) return "";
  constexpr std::array<int, 10> begins{0, 6, 11, 16, 18, 25, 35, 50, 65, 80};
  static_assert(begins.size() == graph::words<AgeBand>.size());
  std::size_t band = 0;
  while (band + 1 < begins.size() && age_on(*person.born, on) >= begins.at(band + 1)) ++band;
  return std::string(graph::words<AgeBand>.at(band));
}

// Of the arrangement in the window that began last; of equal ones the lower number.
std::string kind_group(const graph::View& view, graph::Index person, const CardQuestion& question) {
  const Arrangement* best = nullptr;
  const auto key = [](const Arrangement& each) {
    return std::pair(-each.start.value_or(graph::Date{}).days, each.identity.number);
  };
  for (const graph::Index index : view.arrangements_of_person(person)) {
    const Arrangement* each = view.arrangement(index);
    if (!each || (each->start && *each->start >= question.to) ||
        (each->end && *each->end <= question.from)) {
      continue;
    }
    if (!best || key(*each) < key(*best)) best = each;
  }
  return best ? std::string(graph::word(best->arrangement_kind)) : "";
}

std::string group_name(const CardSheet& sheet, const CardPerson& person, CardGrouping by) {
  const auto index = sheet.view().index_of(graph::Kind::person, person.person.number);
  const Person& record = *sheet.view().person(*index);
  std::string name;
  if (by == CardGrouping::age) name = age_group(record, sheet.question().from);
  if (by == CardGrouping::area && record.area_now) name = record.area_now->name;
  if (by == CardGrouping::kind) name = kind_group(sheet.view(), *index, sheet.question());
  return name.empty() ? std::string(group_not_known) : name;
}

struct CardGroup {
  std::string name;
  std::vector<CardPerson*> people;
};

std::vector<CardGroup> gathered_groups(const CardSheet& sheet, std::vector<CardPerson>& people,
                                       CardGrouping by) {
  std::map<std::string, CardGroup> by_name;
  for (CardPerson& person : people) {
    if (person.measured != Measured::yes) continue;
    const std::string name = group_name(sheet, person, by);
    CardGroup& group = by_name[lower_case(name)];
    if (group.people.empty() || name < group.name) group.name = name;
    group.people.push_back(&person);
  }
  std::vector<CardGroup> groups;
  for (auto& [key, group] : by_name) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(), [](const CardGroup& a, const CardGroup& b) {
    return a.people.size() > b.people.size();
  });
  return groups;
}

// Small ones together, with the smallest of the larger ones where they are too few even so.
void join_small_groups(std::vector<CardGroup>& groups) {
  CardGroup others{std::string(group_others), {}};
  const auto is_short = [&] {
    const bool last_small = groups.back().people.size() < card_group_min;
    return last_small || (!others.people.empty() && others.people.size() < card_group_min);
  };
  while (!groups.empty() && is_short()) {
    others.people.insert(others.people.end(), groups.back().people.begin(),
                         groups.back().people.end());
    groups.pop_back();
  }
  if (!groups.empty() && !others.people.empty()) groups.push_back(std::move(others));
}

void tell_group(CardSheet& sheet, const CardGroup& group, CardGrouping by) {
  std::vector<CardItem> items;
  std::int64_t days = 0;
  for (CardPerson* person : group.people) {
    person->groups.at(static_cast<std::size_t>(by)) = group.name;
    days += person->days;
    for (const graph::LostTie& loss : person->ledger->changes->lost) {
      items.push_back(CardSheet::item_of(*person, loss));
    }
  }
  const std::string name = "lost.by_" + std::string(word(by)) + "." + group.name;
  const auto people = static_cast<std::int64_t>(group.people.size());
  sheet.rate(sheet.count(name, CardUnit::ties, std::move(items)), days);
  sheet.sum("people.by_" + std::string(word(by)) + "." + group.name, CardUnit::people, people);
}

}  // namespace

void add_groups(CardSheet& sheet, std::vector<CardPerson>& people) {
  for (const CardGrouping by : {CardGrouping::age, CardGrouping::area, CardGrouping::kind}) {
    std::vector<CardGroup> groups = gathered_groups(sheet, people, by);
    join_small_groups(groups);
    if (groups.size() < 2) continue;  // there is nothing to set beside it
    for (const CardGroup& group : groups) tell_group(sheet, group, by);
  }
}

}  // namespace kith::matcher
