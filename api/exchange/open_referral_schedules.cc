// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_schedules.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_schedules.h"
#include "api/plain_text.h"
#include "graph/calendar.h"
#include "graph/recurrence.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int32_t days_looked_ahead = 5 * 366;

// "MO,TU", 2, ["MO", "TU"].
std::string part_of(FeedValue value) {
  if (!value.is_array()) return std::string(trimmed(value.text()));
  std::string joined;
  for (const FeedValue& item : value.members()) {
    joined += (joined.empty() ? "" : ",") + std::string(trimmed(item.text()));
  }
  return joined;
}

// A part that RFC 5545 knows only where the pattern goes by other steps.
std::string only_with(FeedReading& feed, FeedValue value, bool fits, std::string_view steps) {
  std::string part = part_of(value);
  if (part.empty() || fits) return part;
  feed.left_out(value, fmt::format("{} {} has a meaning only in a {} pattern", value.key(),
                                   shown(part), steps));
  return {};
}

std::string pattern_of(FeedReading& feed, FeedValue schedule) {
  RuleParts parts;
  parts.freq = part_of(schedule.at("freq"));
  const std::string freq = lower_case(parts.freq);
  const bool monthly = freq == "monthly";
  const bool yearly = freq == "yearly";
  parts.interval = part_of(schedule.at("interval"));
  if (parts.interval.ends_with(".0")) parts.interval.resize(parts.interval.size() - 2);
  if (parts.interval == "1") parts.interval.clear();  // says nothing more
  parts.byday = part_of(schedule.first_of({"byday", "weekday"}));
  parts.bymonthday = only_with(feed, schedule.at("bymonthday"), monthly || yearly, "monthly");
  parts.byyearday = only_with(feed, schedule.at("byyearday"), yearly, "yearly");
  parts.byweekno = only_with(feed, schedule.at("byweekno"), yearly, "yearly");
  parts.count = part_of(schedule.at("count"));
  parts.wkst = part_of(schedule.at("wkst"));
  auto rule = rule_from(parts);
  if (!rule) {
    feed.left_out(schedule, rule.error().message + " The pattern is left out.");
    return {};
  }
  feed.mended_if(schedule, rule->mended);
  return std::move(rule->text);
}

// The first day of the pattern that is not before `valid_from`.
std::string first_valid_day(const std::string& pattern, const std::string& start,
                            const std::string& valid_from) {
  const auto first = graph::date_from_text(start);
  const auto from = graph::date_from_text(valid_from);
  if (!first || !from) return start;
  const auto days = graph::occurrences(pattern, *first, *from, from->plus(days_looked_ahead));
  return days && !days->empty() ? graph::to_text(days->front()) : valid_from;
}

void put_days(FeedReading& feed, FeedValue schedule, Json& made) {
  const std::string pattern = made.value("pattern", "");
  const FeedValue valid = schedule.at("valid_from");
  const std::string start = feed.day(schedule.at("dtstart"));
  const std::string valid_from = feed.day(valid);
  const std::string until = feed.day(schedule.at("until"));
  const FeedValue valid_end = schedule.at("valid_to");
  const std::string valid_to = feed.day(valid_end);
  const std::string last =
      until.empty() || (!valid_to.empty() && valid_to < until) ? valid_to : until;
  std::string from = start.empty() ? valid_from : start;
  const bool counted = pattern.find("COUNT=") != std::string::npos;
  if (pattern.empty() && start.empty() && !from.empty() && from != valid_to) {
    feed.left_out(valid, "valid_from without a day or a pattern says nothing of when");
    from.clear();
  } else if (!pattern.empty() && !start.empty() && start < valid_from && !counted) {
    from = first_valid_day(pattern, start, valid_from);
    if (from != valid_from) {
      feed.mended(valid, fmt::format("{} read as {}, the first day of the pattern from then on",
                                     valid_from, from));
    }
  }
  put(made, "from", from);
  if (!last.empty() && last < from) {
    return feed.left_out(valid_end ? valid_end : schedule,
                         fmt::format("ends on {}, before it begins: the end is left out", last));
  }
  put(made, "until", last);
}

// Records name zones as the IANA database does. Hours after UTC name none; in Britain 0 and 1 are
// what clocks show.
void put_zone(FeedReading& feed, FeedValue schedule, Json& made) {
  const FeedValue zone = schedule.at("timezone");
  const std::string_view word = trimmed(zone.text());
  if (!zone || word == "Europe/London" || word == "GMT" || word == "BST" || word == "UTC" ||
      word == "0" || word == "1") {
    return;
  }
  if (zone.is_text() && word.find('/') != std::string_view::npos) {
    return put(made, "zone", feed.name(zone));
  }
  feed.left_out(
      zone, fmt::format("{} names no time zone: left out, so local time is meant", shown(word)));
}

Json read_schedule(FeedReading& feed, FeedValue schedule, const std::string& place) {
  Json made = Json::object();
  put(made, "place", place);
  put(made, "pattern", pattern_of(feed, schedule));
  put_days(feed, schedule, made);
  put(made, "opens", feed.time(schedule.at("opens_at")));
  put(made, "closes", feed.time(schedule.at("closes_at")));
  put_zone(feed, schedule, made);
  put(made, "attending", feed.name(schedule.at("attending_type")));
  put(made, "description", feed.words(schedule.at("description")));
  put(made, "notes", feed.words(schedule.at("notes")));
  put(made, "link", feed.web(schedule.at("schedule_link")));
  copy_own(feed, schedule, {"pattern", "from", "until", "except", "zone", "by_appointment", "link"},
           made);
  feed.count_unread(schedule, "schedule");
  return made;
}

// The place that a schedule names, or else the one it stands at.
const std::string& place_of(FeedValue schedule, const PlacesById& places,
                            const std::string& place) {
  for (const std::string_view key : {"service_at_location_id", "location_id"}) {
    const auto named = places.find(trimmed(schedule.at(key).text()));
    if (named != places.end()) return named->second;
  }
  return place;
}

// The same said of all places and of one of them is said once.
bool is_known(const Json& schedules, const Json& made) {
  Json everywhere = made;
  everywhere.erase("place");
  return std::any_of(schedules.begin(), schedules.end(),
                     [&](const Json& each) { return each == made || each == everywhere; });
}

}  // namespace

void add_schedules(FeedReading& feed, FeedValue list, const PlacesById& places,
                   const std::string& place, Json& schedules) {
  for (const FeedValue& each : list.items()) {
    if (!each.is_object()) {
      feed.left_out(each, "a schedule is an object");
      continue;
    }
    Json made = read_schedule(feed, each, place_of(each, places, place));
    if (const std::string why = never_falls(made); !why.empty()) {
      feed.left_out(each, why);
      continue;
    }
    const bool says = made.size() > (made.contains("place") ? 1U : 0U);
    if (says && !is_known(schedules, made)) schedules.push_back(std::move(made));
  }
}

}  // namespace kith::api
