// SPDX-License-Identifier: Apache-2.0
#include "api/directory/open_referral_feed.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/subscriptions.h"
#include "graph/travel.h"

namespace kith::api {
namespace {

using graph::Group;
using graph::GroupSchedule;
using graph::Kind;
using graph::Number;
using Json = nlohmann::ordered_json;

// As RFC 5545 writes them.
constexpr std::array<std::string_view, 7> days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

graph::Directory said_of(const graph::View& view) {
  const auto record = directory_record(view);
  return record ? std::get<graph::Directory>(*record) : graph::Directory();
}

// The part of a pattern after `key`, up to the next semicolon; "" where it has none.
std::string_view part_of(std::string_view pattern, std::string_view key) {
  const std::size_t at = pattern.find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = pattern.substr(at + key.size());
  return rest.substr(0, rest.find(';'));
}

// Whether a schedule has that weekday among its days, whichever week of the month it means.
bool is_on(const GroupSchedule& schedule, int day) {
  const std::string_view named = part_of(schedule.pattern, "BYDAY=");
  if (!named.empty()) {
    return named.find(days.at(static_cast<std::size_t>(day))) != std::string_view::npos;
  }
  if (part_of(schedule.pattern, "FREQ=") == "DAILY") return true;
  const bool by_first = schedule.pattern.empty() || part_of(schedule.pattern, "FREQ=") == "WEEKLY";
  return by_first && schedule.from && graph::weekday_of(*schedule.from) == day;
}

// Minutes after the midnight before it opens; what closes at midnight or later, beyond 24 hours.
int closing_minutes(const GroupSchedule& schedule) {
  const int closes = schedule.closes->minutes;
  const bool next_day = schedule.opens && *schedule.closes <= *schedule.opens;
  return next_day ? closes + 24 * 60 : closes;
}

bool fits(const GroupSchedule& schedule, const OpenReferralQuestion& question) {
  if (question.day && !is_on(schedule, *question.day)) return false;
  if (question.start_time && !(schedule.opens && *schedule.opens >= *question.start_time)) {
    return false;
  }
  return !question.end_time ||
         (schedule.closes && closing_minutes(schedule) <= question.end_time->minutes);
}

bool meets_in_time(const Group& group, const OpenReferralQuestion& question) {
  if (!question.day && !question.start_time && !question.end_time) return true;
  return std::any_of(group.schedules.begin(), group.schedules.end(),
                     [&](const GroupSchedule& each) { return fits(each, question); });
}

bool is_near(const graph::GroupPlace& place, const OpenReferralQuestion& question) {
  return place.point && graph::metres_between(*place.point, *question.near) <= question.metres;
}

// One page out of `count` things.
Json page_of(std::size_t count, const OpenReferralQuestion& question,
             const std::function<Json(std::size_t)>& item) {
  std::vector<Json> items;
  const std::size_t first = (question.page - 1) * question.per_page;
  for (std::size_t i = first; i < std::min(count, first + question.per_page); ++i) {
    items.push_back(item(i));
  }
  return open_referral_page(std::move(items), question.page, question.per_page, count);
}

std::optional<Json> with_id(const std::vector<Json>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [id](const Json& each) { return each.at("id") == id; });
  if (found == list.end()) return std::nullopt;
  return *found;
}

}  // namespace

OpenReferralFeed::OpenReferralFeed(graph::View directory)
    : view_(std::move(directory)), writer_(said_of(view_)) {
  for (const Number& number : view_.numbers(Kind::group)) {
    const Group* group = view_.find<Group>(number);
    if (group && group->agreed_to_be_listed.value_or(false)) add(*group);
  }
  OpenReferralTaxonomies taxonomies(writer_);
  for (const Group* group : rows_) taxonomies.add(*group);
  taxonomies_ = taxonomies.taxonomies(false);
  taxonomies_full_ = taxonomies.taxonomies(true);
  terms_ = taxonomies.terms();
}

OpenReferralFeed::~OpenReferralFeed() = default;

void OpenReferralFeed::add(const Group& group) {
  const auto row = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back(&group);
  by_number_.emplace(group.identity.number, row);
  by_service_.emplace(writer_.service_id(group), row);
  if (const std::string id = writer_.organization_id(group); !id.empty()) {
    by_organization_[id].push_back(row);
  }
  std::uint32_t place = 0;
  for (const Json& each : writer_.services_at_locations(group, false)) {
    by_place_.emplace(each.at("id").get<std::string>(), Placed{row, place++});
  }
  for (const Json& term : writer_.terms(group)) {
    by_term_[term.at("id").get<std::string>()].push_back(row);
    if (!term.contains("taxonomy_id")) continue;
    Rows& filed = by_taxonomy_[term.at("taxonomy_id").get<std::string>()];
    if (filed.empty() || filed.back() != row) filed.push_back(row);
  }
}

bool OpenReferralFeed::is_filed(std::uint32_t row, const OpenReferralQuestion& question) const {
  const auto under = [row](const auto& filed, const std::string& id) {
    if (id.empty()) return true;
    const auto found = filed.find(id);
    return found != filed.end() &&
           std::binary_search(found->second.begin(), found->second.end(), row);
  };
  return under(by_term_, question.taxonomy_term_id) && under(by_taxonomy_, question.taxonomy_id);
}

bool OpenReferralFeed::meets(std::uint32_t row, const OpenReferralQuestion& question) const {
  const Group& group = *rows_[row];
  if (question.minimum_age && !(group.age_min && group.age_min->value >= *question.minimum_age)) {
    return false;
  }
  if (question.maximum_age && !(group.age_max && group.age_max->value <= *question.maximum_age)) {
    return false;
  }
  return meets_in_time(group, question) && is_filed(row, question);
}

OpenReferralFeed::Rows OpenReferralFeed::rows_that(const OpenReferralQuestion& question) const {
  Rows rows;
  if (question.found) {
    for (const Number& number : *question.found) {
      const auto row = by_number_.find(number);
      if (row != by_number_.end() && meets(row->second, question)) rows.push_back(row->second);
    }
    return rows;
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (meets(row, question)) rows.push_back(row);
  }
  return rows;
}

Json OpenReferralFeed::services(const OpenReferralQuestion& question) const {
  const Rows rows = rows_that(question);
  return page_of(rows.size(), question,
                 [&](std::size_t i) { return writer_.service_item(*rows_[rows[i]]); });
}

Json OpenReferralFeed::services_at_locations(const OpenReferralQuestion& question) const {
  std::vector<Placed> placed;
  for (const std::uint32_t row : rows_that(question)) {
    const Group& group = *rows_[row];
    for (std::uint32_t place = 0; place < group.places.size(); ++place) {
      if (!question.near || is_near(group.places[place], question)) placed.push_back({row, place});
    }
  }
  return page_of(placed.size(), question, [&](std::size_t i) {
    return writer_.services_at_locations(*rows_[placed[i].row], false).at(placed[i].place);
  });
}

Json OpenReferralFeed::taxonomies(const OpenReferralQuestion& question) const {
  return page_of(taxonomies_.size(), question, [&](std::size_t i) { return taxonomies_[i]; });
}

Json OpenReferralFeed::taxonomy_terms(const OpenReferralQuestion& question) const {
  return page_of(terms_.size(), question, [&](std::size_t i) { return terms_[i]; });
}

Json OpenReferralFeed::organizations(const OpenReferralQuestion& question) const {
  std::vector<std::uint32_t> firsts;
  for (const auto& [id, rows] : by_organization_) firsts.push_back(rows.front());
  return page_of(firsts.size(), question,
                 [&](std::size_t i) { return writer_.organization(*rows_[firsts[i]]); });
}

std::optional<Json> OpenReferralFeed::service(std::string_view id) const {
  const auto found = by_service_.find(id);
  if (found == by_service_.end()) return std::nullopt;
  return writer_.service(*rows_[found->second]);
}

std::optional<Json> OpenReferralFeed::service_at_location(std::string_view id) const {
  const auto found = by_place_.find(id);
  if (found == by_place_.end()) return std::nullopt;
  return writer_.services_at_locations(*rows_[found->second.row], true).at(found->second.place);
}

std::optional<Json> OpenReferralFeed::taxonomy(std::string_view id) const {
  return with_id(taxonomies_full_, id);
}

std::optional<Json> OpenReferralFeed::taxonomy_term(std::string_view id) const {
  return with_id(terms_, id);
}

std::optional<Json> OpenReferralFeed::organization(std::string_view id) const {
  const auto found = by_organization_.find(id);
  if (found == by_organization_.end()) return std::nullopt;
  std::vector<const Group*> groups;
  for (const std::uint32_t row : found->second) groups.push_back(rows_[row]);
  return writer_.organization_full(groups);
}

Json OpenReferralFeed::details(std::string_view openapi_url) const {
  return writer_.details(openapi_url);
}

}  // namespace kith::api
