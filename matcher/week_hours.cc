// SPDX-License-Identifier: Apache-2.0
#include "matcher/week_hours.h"

#include <algorithm>
#include <map>

namespace kith::matcher {
namespace {

std::optional<graph::TimeOfDay> time_at(int minute, int without) {
  if (minute == without) return std::nullopt;
  return graph::TimeOfDay{static_cast<std::int16_t>(minute)};
}

WeekHours hours_of_at_least(const std::vector<std::size_t>& counts, std::size_t people) {
  WeekHours hours;
  for (int minute = 0; minute < WeekHours::week_minutes; ++minute) {
    if (counts[static_cast<std::size_t>(minute)] >= people) hours.set(minute);
  }
  return hours;
}

}  // namespace

void WeekHours::add(int weekday, int from, int until) {
  for (int minute = from; minute < until; ++minute) set(weekday * day_minutes + minute);
}

std::vector<WeekHours::Piece> WeekHours::pieces_of(int weekday) const {
  std::vector<Piece> pieces;
  const int begin = weekday * day_minutes;
  for (int from = 0; from < day_minutes; ++from) {
    int until = from;
    while (until < day_minutes && has(begin + until)) ++until;
    if (until - from >= shared_minutes_min) pieces.push_back({from, until});
    from = until;  // a minute that is not free, or the day's end
  }
  return pieces;
}

bool WeekHours::is_long_enough() const {
  for (int weekday = 0; weekday < 7; ++weekday) {
    if (!pieces_of(weekday).empty()) return true;
  }
  return false;
}

std::vector<graph::FreeTime> WeekHours::times() const {
  std::vector<graph::FreeTime> times;
  std::map<Piece, std::size_t> places;
  for (int weekday = 0; weekday < 7; ++weekday) {
    for (const Piece& piece : pieces_of(weekday)) {
      const auto [place, is_new] = places.emplace(piece, times.size());
      if (is_new) {
        times.push_back({{}, time_at(piece.from, 0), time_at(piece.until, day_minutes)});
      }
      times[place->second].days.push_back(static_cast<graph::Weekday>(weekday));
    }
  }
  for (graph::FreeTime& time : times) {
    if (time.days.size() == 7) time.days.clear();
  }
  return times;
}

std::optional<WeekHours> hours_of(const graph::List<graph::FreeTime>& free) {
  if (free.empty()) return std::nullopt;
  WeekHours hours;
  for (const graph::FreeTime& time : free) {
    const int from = time.from ? time.from->minutes : 0;
    const int until = time.until ? time.until->minutes : WeekHours::day_minutes;
    for (int weekday = 0; weekday < 7; ++weekday) {
      const auto day = static_cast<graph::Weekday>(weekday);
      const bool counts = time.days.empty() ||
                          std::find(time.days.begin(), time.days.end(), day) != time.days.end();
      if (counts) hours.add(weekday, from, until);
    }
  }
  return hours;
}

HoursShared hours_shared(const std::vector<const WeekHours*>& said, std::size_t people_min) {
  std::vector<std::size_t> counts(WeekHours::week_minutes, 0);
  for (const WeekHours* hours : said) {
    for (int minute = 0; minute < WeekHours::week_minutes; ++minute) {
      counts[static_cast<std::size_t>(minute)] += hours->has(minute) ? 1 : 0;
    }
  }
  for (std::size_t people = said.size(); people * 2 > said.size(); --people) {
    if (people < people_min) break;
    const WeekHours hours = hours_of_at_least(counts, people);
    if (hours.is_long_enough()) return {hours, people};
  }
  return {};
}

}  // namespace kith::matcher
