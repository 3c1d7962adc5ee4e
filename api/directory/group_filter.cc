// SPDX-License-Identifier: Apache-2.0
#include "api/directory/group_filter.h"

#include <algorithm>

#include "api/plain_text.h"
#include "graph/travel.h"

namespace kith::api {
namespace {

// A group of a certain Tuesday of each month meets on one of any five Tuesdays in a row.
constexpr int weekdays_ahead = 5;

GroupFilter::Stretch stretch_of(const OpenWanted& wanted, graph::Date day) {
  const graph::LocalTime from{day, wanted.from};
  if (!wanted.to) return {from, from};
  return {from, {*wanted.to > wanted.from ? day : day.plus(1), *wanted.to}};
}

std::vector<GroupFilter::Stretch> stretches_of(const std::optional<OpenWanted>& wanted,
                                               graph::Date today) {
  std::vector<GroupFilter::Stretch> stretches;
  if (!wanted) return stretches;
  if (wanted->day) {
    stretches.push_back(stretch_of(*wanted, *wanted->day));
    return stretches;
  }
  const int ahead = (wanted->weekday.value_or(0) - graph::weekday_of(today) + 7) % 7;
  for (int week = 0; week < weekdays_ahead; ++week) {
    stretches.push_back(stretch_of(*wanted, today.plus(ahead + 7 * week)));
  }
  return stretches;
}

}  // namespace

graph::LocalTime british_time(graph::Instant now) {
  const graph::TimeZone* const zone = graph::TimeZone::find(graph::zone_by_default);
  return zone == nullptr ? graph::LocalTime{graph::date_of(now), {}} : zone->local_of(now);
}

graph::Date british_day(graph::Instant now) { return british_time(now).day; }

GroupFilter::GroupFilter(const GroupCards& cards, const SearchQuestion& question)
    : cards_(cards),
      question_(question),
      today_(british_day(question.now)),
      language_(lower_case(question.language)),
      stretches_(stretches_of(question.open, today_)) {
  for (const graph::GroupAccess each : question.access) {
    access_ = static_cast<std::uint8_t>(access_ | 1U << static_cast<unsigned>(each));
  }
  for (const Stretch& each : stretches_) {
    sieves_.push_back(
        cards.slots().may_be_open(each.from, each.until, question.open_not_known_too));
  }
  if (question.activity.empty()) return;
  doing_.emplace(cards.groups().size());
  for (const std::uint32_t group : cards.doing(question.activity)) doing_->add(group);
}

bool GroupFilter::fits(const GroupCard& card) const {
  if (card.ended && !question_.ended_too) return false;
  if (question_.age && (*question_.age < card.age_min || *question_.age > card.age_max)) {
    return false;
  }
  if (question_.cost_max_pence && !fits_cost(card)) return false;
  if (question_.kind && card.group->group_kind != question_.kind) return false;
  if (!language_.empty() && !says_language(*card.group)) return false;
  return question_.term.empty() || has_term(*card.group);
}

bool GroupFilter::fits_cost(const GroupCard& card) const {
  const std::int32_t pence =
      card.priced_by_day ? counted_pence(*card.group, today_).value_or(-1) : card.pence;
  return pence < 0 ? question_.cost_not_known_too : pence <= *question_.cost_max_pence;
}

bool GroupFilter::says_language(const graph::Group& group) const {
  return std::any_of(group.languages.begin(), group.languages.end(),
                     [this](const std::string& tag) {
                       const std::string said = lower_case(tag);
                       return said.starts_with(language_) &&
                              (said.size() == language_.size() || said[language_.size()] == '-');
                     });
}

bool GroupFilter::has_term(const graph::Group& group) const {
  return std::any_of(group.terms.begin(), group.terms.end(),
                     [this](const graph::GroupTerm& term) { return term.id == question_.term; });
}

bool GroupFilter::has_access(const PlaceRow& row) const {
  // Where both are said, somebody looked for it and did not find it.
  if (question_.access_not_known_too) return (row.access_missing & access_) == 0;
  return (row.access & ~row.access_missing & access_) == access_;
}

bool GroupFilter::is_wanted(graph::OpenState state) const {
  switch (state) {
    case graph::OpenState::open: return true;
    case graph::OpenState::by_appointment: return question_.by_appointment_too;
    case graph::OpenState::not_known: return question_.open_not_known_too;
    case graph::OpenState::closed: return false;
  }
  return false;
}

bool GroupFilter::is_open(std::uint32_t row) const {
  const PlaceRow& place = cards_.rows()[row];
  const graph::OpeningTimes& times = cards_.times(place.group);
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    if (sieves_[i] && !sieves_[i]->has(row)) continue;
    if (is_wanted(times.within(stretches_[i].from, stretches_[i].until, place.place))) return true;
  }
  return false;
}

GroupFilter::Opened GroupFilter::opened(std::uint32_t row) const {
  const PlaceRow& place = cards_.rows()[row];
  Opened best{graph::OpenState::closed, stretches_.front()};
  for (const Stretch& each : stretches_) {
    const graph::OpenState state =
        cards_.times(place.group).within(each.from, each.until, place.place);
    if (state > best.state) best = {state, each};
  }
  return best;
}

std::optional<GroupFilter::Match> GroupFilter::match(std::uint32_t group) const {
  const GroupCard& card = cards_.groups()[group];
  if (doing_ && !doing_->has(group)) return std::nullopt;
  if (!fits(card)) return std::nullopt;
  std::optional<Match> best;
  for (std::uint32_t row = card.first_row; row < card.end_row; ++row) {
    const PlaceRow& place = cards_.rows()[row];
    std::int64_t metres = 0;
    if (question_.near) {
      if (!place.near_something) continue;
      metres = graph::metres_between(*place.place->point, question_.near->point);
      if (metres > question_.near->metres || (best && metres >= best->metres)) continue;
    }
    if (!has_access(place)) continue;
    if (question_.open && !is_open(row)) continue;
    best = Match{group, row, metres, 0};
    if (!question_.near) break;
  }
  return best;
}

std::vector<std::uint32_t> GroupFilter::groups_of(const std::vector<std::uint32_t>& rows) const {
  std::vector<std::uint32_t> groups;
  for (const std::uint32_t row : rows) {
    const std::uint32_t group = cards_.rows()[row].group;
    if (groups.empty() || groups.back() != group) groups.push_back(group);
  }
  return groups;
}

// Groups that may match, ascending: by what is likely to leave fewest.
std::vector<std::uint32_t> GroupFilter::candidates() const {
  if (question_.near) {
    return groups_of(cards_.bands().about(question_.near->point, question_.near->metres));
  }
  if (doing_) return cards_.doing(question_.activity);
  std::vector<std::uint32_t> every(cards_.groups().size());
  for (std::uint32_t i = 0; i < every.size(); ++i) every[i] = i;
  return every;
}

std::vector<GroupFilter::Match> GroupFilter::all() const {
  std::vector<Match> found;
  for (const std::uint32_t group : candidates()) {
    if (const auto match_here = match(group)) found.push_back(*match_here);
  }
  return found;
}

}  // namespace kith::api
