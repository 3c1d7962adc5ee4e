// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_schedules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_schedules.h"
#include "api/plain_text.h"
#include "graph/calendar.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

// 1 Monday … 7 Sunday, as HSDS 1.1 and the Ohana API count, or a name; "" for anything else.
std::string_view weekday_of(std::string_view text) {
  constexpr std::string_view codes[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '7') {
    return codes[static_cast<std::size_t>(text[0] - '1')];
  }
  return weekday_code(text);
}

bool is_word_for_yes(std::string_view text) {
  const std::string word = lower_case(text);
  return word == "true" || word == "yes" || word == "y" || word == "1" || word == "t";
}

// The Ohana API's way to say "in every year".
bool is_of_every_year(std::string_view text) { return text.ends_with("0001"); }

std::string string_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : found->get<std::string>();
}

}  // namespace

struct HsdsSchedules::Made {
  std::optional<Json> json;
};

HsdsSchedules::HsdsSchedules(const HsdsRows& rows, FeedCells& values)
    : rows_(rows),
      values_(values),
      schedules_(rows.all(HsdsTable::schedules).size()),
      holidays_(rows.all(HsdsTable::holidays).size()) {}
HsdsSchedules::~HsdsSchedules() = default;

std::vector<HsdsRow> HsdsSchedules::rows_of(HsdsTable table, std::string_view service,
                                            const std::vector<HsdsPlace>& places,
                                            bool& of_places) const {
  std::vector<HsdsRow> found = rows_.of(table, "serviceid", service);
  const auto add = [&found](const std::vector<HsdsRow>& more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  for (const HsdsPlace& place : places) {
    if (!place.at_location.empty()) add(rows_.of(table, "serviceatlocationid", place.at_location));
  }
  // Where a place is closed, nothing meets; when it is open says less than hours of one's own.
  of_places = found.empty();
  for (const HsdsPlace& place : places) {
    if (!of_places && table == HsdsTable::schedules) break;
    for (const HsdsRow& row : rows_.of(table, "locationid", place.location)) {
      const bool own = row.at("serviceid").empty() && row.at("serviceatlocationid").empty();
      if (own) found.push_back(row);
    }
  }
  std::sort(found.begin(), found.end(),
            [](const HsdsRow& a, const HsdsRow& b) { return a.number() < b.number(); });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const HsdsRow& a, const HsdsRow& b) { return a.number() == b.number(); }),
      found.end());
  return found;
}

void HsdsSchedules::put(Json& group, std::string_view service,
                        const std::vector<HsdsPlace>& places) {
  // Which of the group's places a row speaks of, "" for all of them.
  const auto place_of = [&places](const HsdsRow& row) -> std::string {
    for (const HsdsPlace& place : places) {
      const bool here = row.at("serviceatlocationid").empty()
                            ? row.at("locationid") == place.location
                            : row.at("serviceatlocationid") == place.at_location;
      if (here) return mend_name(place.location).text;
    }
    return {};
  };
  Json list = Json::array();
  bool of_places = false;
  for (const HsdsRow& row : rows_of(HsdsTable::schedules, service, places, of_places)) {
    Json made = schedule(row);
    if (made.empty()) continue;
    if (const std::string why = never_falls(made); !why.empty()) {
      values_.left_out(row.whole(), why);
      continue;
    }
    if (const std::string place = place_of(row); !place.empty()) made["place"] = place;
    if (of_places) {
      values_.mended(row.whole(), "hours of a place, taken for a service that says none");
      values_.add_text(made, "notes", {"Hours of the place.", {}, 0, {}});
    }
    values_.add_item(list, made, row.whole());
  }
  bool no_matter = false;
  for (const HsdsRow& row : rows_of(HsdsTable::holidays, service, places, no_matter)) {
    const Json& made = holiday(row);
    const bool own = !row.at("serviceid").empty() || !row.at("serviceatlocationid").empty();
    if (made.contains("schedule") && !own && !of_places) {
      values_.left_out(row.whole(),
                       "other hours of a place than usual, for a service with its own");
      continue;
    }
    put_holiday(list, made, place_of(row), row);
  }
  if (!list.empty()) group["schedules"] = std::move(list);
}

// Takes the days away from the schedules of a place, and adds those with other hours.
void HsdsSchedules::put_holiday(Json& list, const Json& made, const std::string& place,
                                const HsdsRow& row) {
  for (Json& each : list) {
    const std::string where = string_at(each, "place");
    if (!made.contains("except") || (!place.empty() && !where.empty() && place != where)) continue;
    Json& except = each["except"];
    if (except.is_null()) except = Json::array();
    for (const Json& day : made["except"]) values_.add_item(except, day, row.whole());
  }
  if (!made.contains("schedule")) return;
  Json other = made["schedule"];
  if (!place.empty()) other["place"] = place;
  values_.add_item(list, other, row.whole());
}

void HsdsSchedules::note_unused(const std::vector<bool>& used_locations) {
  for (const HsdsRow& row : rows_.all(HsdsTable::schedules)) {
    const HsdsRow* location = rows_.one(HsdsTable::locations, row.at("locationid"));
    const bool of_service = !row.at("serviceid").empty() || !row.at("serviceatlocationid").empty();
    if (schedules_[row.number()].json || of_service || location == nullptr) continue;
    if (used_locations[location->number()]) {
      values_.left_out(row.whole(), "hours of a place whose services say their own");
    }
  }
}

const Json& HsdsSchedules::schedule(const HsdsRow& row) {
  std::optional<Json>& made = schedules_[row.number()].json;
  if (!made) made = make_schedule(row);
  return *made;
}

const Json& HsdsSchedules::holiday(const HsdsRow& row) {
  std::optional<Json>& made = holidays_[row.number()].json;
  if (!made) made = make_holiday(row);
  return *made;
}

Json HsdsSchedules::make_schedule(const HsdsRow& row) {
  Json out = Json::object();
  bool holds = true;
  for (const std::string_view day : {"validfrom", "validto", "dtstart", "until"}) {
    holds = values_.check_day(row.cell(day)) && holds;
  }
  const FeedCell weekday = row.cell("weekday");
  if (!weekday.text.empty() && weekday_of(weekday.text).empty()) {
    values_.refuse(weekday, fmt::format("{} is no day of the week", mend_name(weekday.text).text));
    holds = false;
  }
  if (!holds) return out;
  put_pattern(out, row);
  put_span(out, row);
  values_.put_time(out, "opens", row.cell("opensat"));
  values_.put_time(out, "closes", row.cell("closesat"));
  const FeedCell zone = row.cell("timezone");
  if (zone.text.find('/') != std::string_view::npos) {
    values_.put_name(out, "zone", zone);
  } else if (!zone.text.empty()) {
    values_.left_out(zone, "a distance from Greenwich is no time zone");
  }
  values_.put_name(out, "attending", row.cell("attendingtype"));
  values_.add_text(out, "description", row.cell("description"));
  values_.put_text(out, "notes", row.cell("notes"));
  values_.put_web(out, "link", row.cell("schedulelink"));
  if (out.empty()) values_.left_out(row.whole(), "a schedule that says nothing");
  return out;
}

void HsdsSchedules::put_pattern(Json& out, const HsdsRow& row) {
  RuleParts parts;
  const auto text = [&row](std::string_view column) { return std::string(row.at(column)); };
  parts.freq = text("freq");
  parts.interval = text("interval");
  parts.byday = text("byday");
  parts.bymonthday = text("bymonthday");
  parts.byyearday = text("byyearday");
  parts.byweekno = text("byweekno");
  parts.count = text("count");
  parts.wkst = text("wkst");
  const bool by_weekday = !row.at("weekday").empty();
  if (by_weekday) {
    parts.freq = "WEEKLY";
    parts.byday = weekday_of(row.at("weekday"));
  }
  const auto rule = rule_from(parts);
  const FeedCell cell = row.cell(by_weekday ? "weekday" : parts.freq.empty() ? "byday" : "freq");
  if (rule) {
    if (!rule->mended.empty()) values_.mended(cell, rule->mended);
    if (!rule->text.empty()) out["pattern"] = rule->text;
    return;
  }
  std::string words;
  for (const std::string_view column :
       {"freq", "interval", "byday", "bymonthday", "byyearday", "byweekno", "count"}) {
    if (!row.at(column).empty()) words += fmt::format(" {} {}", column, row.at(column));
  }
  values_.mended(cell, rule.error().message + " It is kept in words.");
  values_.put_text(out, "description", {words, {}, 0, {}});
}

// The first and the last day: of the pattern, or of what is valid where the pattern does not say.
void HsdsSchedules::put_span(Json& out, const HsdsRow& row) {
  Json days = Json::object();
  for (const char* column : {"dtstart", "validfrom", "until", "validto"}) {
    values_.put_day(days, column, row.cell(column));
  }
  const std::string from = string_at(days, days.contains("dtstart") ? "dtstart" : "validfrom");
  std::string until = string_at(days, days.contains("until") ? "until" : "validto");
  if (days.contains("validto")) until = std::min(until, string_at(days, "validto"));
  if (days.contains("dtstart") && days.contains("validfrom") &&
      days["dtstart"] != days["validfrom"]) {
    values_.left_out(row.cell("validfrom"), "another first day than that of the pattern");
  }
  if (!from.empty() && !until.empty() && until < from) {
    values_.mended(row.cell(days.contains("until") ? "until" : "validto"),
                   "ends before it begins: the end left out");
    until.clear();
  }
  if (!from.empty()) out["from"] = from;
  if (!until.empty()) out["until"] = until;
}

Json HsdsSchedules::make_holiday(const HsdsRow& row) {
  Json out = Json::object();
  const FeedCell begin = row.cell("startdate");
  const FeedCell end = row.cell("enddate");
  if (is_of_every_year(begin.text) || is_of_every_year(end.text)) {
    values_.left_out(begin, "a closure in every year");
    return out;
  }
  const bool begins = values_.check_day(begin);
  if (!values_.check_day(end) || !begins) return out;
  Json days = Json::object();
  values_.put_day(days, "from", begin);
  values_.put_day(days, "to", end);
  const std::string from = string_at(days, "from");
  const std::string to = days.contains("to") ? string_at(days, "to") : from;
  if (from.empty() || to < from) {
    values_.refuse(from.empty() ? begin : end,
                   from.empty() ? "the closure has no first day" : "ends before it begins");
    return out;
  }
  const bool has_hours = !row.at("opensat").empty() || !row.at("closesat").empty();
  const FeedCell closed = row.cell("closed");
  if (closed.text.empty() && !has_hours) values_.mended(closed, "not said: taken as closed");
  Json except = closed_days(row, from, to);
  if (!except.empty()) out["except"] = std::move(except);
  if (is_word_for_yes(closed.text) || !has_hours) return out;
  Json other = Json::object();
  if (from != to) other["pattern"] = "FREQ=DAILY";
  other["from"] = from;
  other["until"] = to;
  values_.put_time(other, "opens", row.cell("opensat"));
  values_.put_time(other, "closes", row.cell("closesat"));
  other["notes"] = "Other hours than usual.";
  out["schedule"] = std::move(other);
  return out;
}

Json HsdsSchedules::closed_days(const HsdsRow& row, const std::string& from,
                                const std::string& to) {
  Json days = Json::array();
  const auto first = graph::date_from_text(from);
  const auto last = graph::date_from_text(to);
  if (!first || !last) return days;
  if (last->days - first->days >= static_cast<std::int32_t>(graph::limits::list_items_max)) {
    values_.left_out(row.cell("enddate"), "more days than a list holds: the usual hours stay");
    return days;
  }
  for (graph::Date day = *first; day <= *last; day = day.plus(1)) {
    days.push_back(graph::to_text(day));
  }
  return days;
}

}  // namespace kith::api
