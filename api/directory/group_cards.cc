// SPDX-License-Identifier: Apache-2.0
#include "api/directory/group_cards.h"

#include <algorithm>
#include <tuple>

#include "api/plain_text.h"
#include "graph/activity_tree.h"

namespace kith::api {
namespace {

using graph::Group;

// Patterns by month and by year are reckoned from a month ago to more than a year ahead.
constexpr std::int32_t days_behind = 31;
constexpr std::int32_t days_ahead = 400;

bool is_priced_by_day(const Group& group) {
  return std::any_of(group.costs.begin(), group.costs.end(),
                     [](const graph::GroupCost& cost) { return cost.from || cost.until; });
}

std::uint8_t bits_of(const graph::List<graph::GroupAccess>& list) {
  unsigned bits = 0;
  for (const graph::GroupAccess each : list) bits |= 1U << static_cast<unsigned>(each);
  return static_cast<std::uint8_t>(bits);
}

struct Named {
  std::string name;
  const Group* group;
};

std::vector<Named> in_order(const graph::View& view, bool unlisted_too) {
  std::vector<Named> groups;
  for (const graph::Number& number : view.numbers(graph::Kind::group)) {
    const auto* group = view.find<Group>(number);
    if (group == nullptr) continue;
    if (!unlisted_too && !group->agreed_to_be_listed.value_or(false)) continue;
    groups.push_back({lower_case(group->name), group});
  }
  std::sort(groups.begin(), groups.end(), [](const Named& a, const Named& b) {
    return std::tie(a.name, a.group->identity.number) < std::tie(b.name, b.group->identity.number);
  });
  return groups;
}

}  // namespace

GroupCards::GroupCards(const graph::View& view, graph::Date today, bool unlisted_too)
    : by_concept_(graph::activities().size()) {
  const std::vector<Named> groups = in_order(view, unlisted_too);
  groups_.reserve(groups.size());
  times_.reserve(groups.size());
  for (const Named& each : groups) add(*each.group);
  std::vector<PlaceBands::Entry> points;
  slots_.emplace(rows_.size());
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    const PlaceRow& each = rows_[row];
    slots_->add(row, times_[each.group], each.place);
    if (each.near_something) points.push_back({*each.place->point, row});
  }
  bands_ = PlaceBands(std::move(points));
  graph::PatternDays days(today.plus(-days_behind), today.plus(days_ahead));
  for (graph::OpeningTimes& each : times_) each.look_up(days);
  for (GroupCard& card : groups_) {
    card.pence = counted_pence(*card.group, today).value_or(-1);
    card.priced_by_day = is_priced_by_day(*card.group);
  }
}

void GroupCards::add(const Group& group) {
  const auto index = static_cast<std::uint32_t>(groups_.size());
  GroupCard card;
  card.group = &group;
  card.first_row = static_cast<std::uint32_t>(rows_.size());
  add_rows(group, index);
  card.end_row = static_cast<std::uint32_t>(rows_.size());
  if (group.age_min) card.age_min = static_cast<std::int16_t>(group.age_min->value);
  if (group.age_max) card.age_max = static_cast<std::int16_t>(group.age_max->value);
  card.ended =
      group.status == graph::GroupStatus::inactive || group.status == graph::GroupStatus::defunct;
  groups_.push_back(card);
  times_.emplace_back(group);
  add_activities(group, index);
}

void GroupCards::add_rows(const Group& group, std::uint32_t index) {
  if (group.places.empty()) rows_.push_back({index, nullptr, 0, 0, false});
  for (const graph::GroupPlace& place : group.places) {
    rows_.push_back({index, &place, bits_of(place.access), bits_of(place.access_missing),
                     place.point && !place.online.value_or(false)});
  }
}

void GroupCards::add_activities(const Group& group, std::uint32_t index) {
  for (const std::size_t place : concepts_of(group)) by_concept_[place].push_back(index);
  for (const std::string_view each : activities_of(group)) {
    if (graph::is_activity(each)) continue;
    std::vector<std::uint32_t>& list = by_word_[std::string(each)];
    if (list.empty() || list.back() != index) list.push_back(index);
  }
}

std::vector<std::string_view> GroupCards::activities_of(const Group& group) {
  std::vector<std::string_view> activities;
  for (const graph::GroupActivity& each : group.activities) activities.push_back(each.activity);
  for (const graph::GroupRole& each : group.roles) {
    if (!each.activity.empty()) activities.push_back(each.activity);
  }
  return activities;
}

std::vector<std::size_t> GroupCards::concepts_of(const Group& group) {
  std::vector<std::size_t> places;
  for (const std::string_view each : activities_of(group)) {
    for (std::string_view word = each; !word.empty(); word = graph::broader(word)) {
      if (const auto place = graph::activity_place(word)) places.push_back(*place);
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

const std::vector<std::uint32_t>& GroupCards::doing(std::string_view activity) const {
  static const std::vector<std::uint32_t> none;
  if (const auto place = graph::activity_place(activity)) return by_concept_[*place];
  const auto found = by_word_.find(activity);
  return found == by_word_.end() ? none : found->second;
}

}  // namespace kith::api
