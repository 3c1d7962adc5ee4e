// SPDX-License-Identifier: Apache-2.0
#include "matcher/free_times.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "matcher/free_times_words.h"

namespace kith::matcher {
namespace {

using graph::FreeTime;

DayBits bits_of(const graph::List<graph::Weekday>& days) {
  if (days.empty()) return all_days;
  DayBits bits = 0;
  for (const graph::Weekday day : days) bits |= 1U << static_cast<unsigned>(day);
  return bits;
}

DayHours hours_of(const FreeTime& time) {
  return {time.from ? time.from->minutes : 0, time.until ? time.until->minutes : day_minutes};
}

// --- speaking ---

// A day, or three and more in a row.
struct DayRun {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<DayRun> runs_of(DayBits days) {
  std::vector<DayRun> runs;
  for (std::size_t day = 0; day < day_names.size(); ++day) {
    if ((days >> day & 1U) == 0) continue;
    if (!runs.empty() && runs.back().last + 1 == day) {
      runs.back().last = day;
    } else {
      runs.push_back({day, day});
    }
  }
  std::vector<DayRun> spoken_runs;
  for (const DayRun& run : runs) {
    if (run.last - run.first != 1) {
      spoken_runs.push_back(run);
    } else {
      spoken_runs.insert(spoken_runs.end(), {{run.first, run.first}, {run.last, run.last}});
    }
  }
  return spoken_runs;
}

// "Mondays", "weekdays", "Monday to Wednesday and Saturdays"; `many` as it stands alone.
std::string spoken_days(DayBits days, bool many) {
  const std::string ending = many ? "s" : "";
  if (days == all_days) return many ? "every day" : "every";
  if (days == working_days) return "weekday" + ending;
  if (days == weekend_days) return "weekend" + ending;
  const std::vector<DayRun> runs = runs_of(days);
  std::string text;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0) text += i + 1 == runs.size() ? " and " : ", ";
    text += day_names[runs[i].first];
    if (runs[i].first == runs[i].last) {
      text += ending;
    } else {
      text += " to " + std::string(day_names[runs[i].last]);
    }
  }
  return text;
}

std::string spoken_time(const FreeTime& time) {
  const DayBits days = bits_of(time.days);
  const DayHours hours = hours_of(time);
  constexpr std::array<std::pair<DayHours, std::string_view>, 3> parts{
      {{morning, "morning"}, {afternoon, "afternoon"}, {evening, "evening"}}};
  for (const auto& [part, name] : parts) {
    if (hours != part) continue;
    return spoken_days(days, false) + " " + std::string(name) + (days == all_days ? "" : "s");
  }
  if (!time.from && !time.until) return days == all_days ? "any time" : spoken_days(days, true);
  const std::string on = spoken_days(days, true) + " ";
  if (!time.until) return on + "from " + graph::to_text(*time.from);
  if (!time.from) return on + "until " + graph::to_text(*time.until);
  return on + graph::to_text(*time.from) + " to " + graph::to_text(*time.until);
}

// --- sharing ---

using Stretches = std::vector<DayHours>;  // of one day, in order, apart from each other

Stretches stretches_on(const std::vector<FreeTime>& times, std::size_t day) {
  Stretches all;
  for (const FreeTime& time : times) {
    const DayHours hours = hours_of(time);
    const bool that_day = (bits_of(time.days) >> day & 1U) != 0;
    if (that_day && hours.from < hours.until) all.push_back(hours);
  }
  std::sort(all.begin(), all.end());
  Stretches joined;
  for (const DayHours& hours : all) {
    if (!joined.empty() && hours.from <= joined.back().until) {
      joined.back().until = std::max(joined.back().until, hours.until);
    } else {
      joined.push_back(hours);
    }
  }
  return joined;
}

Stretches shared_on(const Stretches& a, const Stretches& b) {
  Stretches both;
  for (const DayHours& one : a) {
    for (const DayHours& other : b) {
      const DayHours hours{std::max(one.from, other.from), std::min(one.until, other.until)};
      if (hours.until - hours.from >= shared_minutes_min) both.push_back(hours);
    }
  }
  return both;
}

}  // namespace

std::string spoken(const std::vector<FreeTime>& times) {
  std::string text;
  for (const FreeTime& time : times) text += (text.empty() ? "" : "; ") + spoken_time(time);
  return text;
}

std::optional<std::vector<FreeTime>> shared_times(const std::vector<FreeTime>& a,
                                                  const std::vector<FreeTime>& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  std::map<DayHours, DayBits> days_by_hours;
  for (std::size_t day = 0; day < day_names.size(); ++day) {
    for (const DayHours& hours : shared_on(stretches_on(a, day), stretches_on(b, day))) {
      days_by_hours[hours] |= 1U << day;
    }
  }
  // Rows of days in the order of their first day, then of their hours.
  std::vector<std::pair<DayBits, DayHours>> rows;
  for (const auto& [hours, days] : days_by_hours) rows.emplace_back(days, hours);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
    const auto first = [](DayBits days) { return days & (~days + 1); };
    return first(one.first) < first(other.first);
  });
  std::vector<FreeTime> shared;
  for (const auto& [days, hours] : rows) shared.push_back(free_time(days, hours));
  return shared;
}

}  // namespace kith::matcher
