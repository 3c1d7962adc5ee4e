// SPDX-License-Identifier: Apache-2.0
#include "graph/opening.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace kith::graph {
namespace {

constexpr std::int64_t microseconds_a_day = std::int64_t{86'400} * 1'000'000;
constexpr TimeOfDay midnight{0};

// An opening that begins on a day may end on the next, and a clock change may push it a day on.
constexpr std::int32_t days_before = 2;

bool is_earlier(const Opening& a, const Opening& b) {
  return std::tie(a.opens, a.closes, a.schedule) < std::tie(b.opens, b.closes, b.schedule);
}

// A stretch of time on the wall of one zone; never empty.
struct Stretch {
  Instant begin;
  Instant end;

  Stretch() = default;
  Stretch(const TimeZone& zone, const LocalTime& from, const LocalTime& until)
      : begin(zone.instant_of(from)), end(zone.instant_of(std::max(from, until))) {
    end.microseconds = std::max(end.microseconds, begin.microseconds + 1);
  }
};

bool is_closed_down(const Group& group) {
  return group.status && *group.status != GroupStatus::active;
}

}  // namespace

ScheduleTimes::ScheduleTimes(const GroupSchedule& schedule)
    : schedule_(&schedule), zone_(TimeZone::find(schedule.zone)), days_(schedule) {}

ScheduleTimes::Hours ScheduleTimes::hours_on(Date day) const {
  const TimeOfDay opens = schedule_->opens.value_or(midnight);
  const TimeOfDay closes = schedule_->closes.value_or(midnight);
  return {{day, opens}, {closes > opens ? day : day.plus(1), closes}};
}

OpenState ScheduleTimes::state_on(MeetingDay day) const {
  if (day == MeetingDay::no) return OpenState::closed;
  const bool timed = schedule_->opens && schedule_->closes;
  if (day == MeetingDay::perhaps || !timed) return OpenState::not_known;
  return schedule_->by_appointment.value_or(false) ? OpenState::by_appointment : OpenState::open;
}

OpenState ScheduleTimes::within(Instant from, Instant until, Date first_day, Date last_day) const {
  if (zone_ == nullptr) {
    const bool may_be = last_day >= days_.first() && first_day <= days_.last().plus(1);
    return may_be ? OpenState::not_known : OpenState::closed;
  }
  OpenState best = OpenState::closed;
  // A time that does not exist may lie on the day after the one that was said.
  for (Date day = first_day.plus(-days_before); day <= last_day.plus(1); day = day.plus(1)) {
    const OpenState state = state_on(days_.on(day));
    if (state <= best) continue;
    const Hours hours = hours_on(day);
    if (zone_->instant_of(hours.opens) >= until) continue;
    if (zone_->instant_of(hours.closes) <= std::max(from, zone_->instant_of(hours.opens))) continue;
    best = state;
  }
  return best;
}

void ScheduleTimes::append(Instant from, Instant until, std::size_t place,
                           std::vector<Opening>& found) const {
  if (zone_ == nullptr || !schedule_->opens || !schedule_->closes) return;
  const Date first = zone_->local_of(from).day.plus(-days_before);
  const Date last = zone_->local_of(until).day;
  for (const Date day : days_.days(first, last.plus(1))) {
    const Hours hours = hours_on(day);
    Opening opening;
    opening.opens = zone_->instant_of(hours.opens);
    opening.closes = zone_->instant_of(hours.closes);
    if (opening.opens >= until || opening.closes <= std::max(from, opening.opens)) continue;
    opening.local_opens = zone_->local_of(opening.opens);
    opening.local_closes = zone_->local_of(opening.closes);
    opening.by_appointment = schedule_->by_appointment.value_or(false);
    opening.schedule = place;
    found.push_back(opening);
  }
}

OpeningTimes::OpeningTimes(const Group& group) : group_(&group), active_(!is_closed_down(group)) {
  schedules_.reserve(group.schedules.size());
  for (const GroupSchedule& schedule : group.schedules) schedules_.emplace_back(schedule);
}

bool OpeningTimes::counts(const ScheduleTimes& times, const GroupPlace* place) const {
  const std::string& named = times.schedule().place;
  if (place == nullptr || named.empty() || named == place->id) return true;
  return std::none_of(group_->places.begin(), group_->places.end(),
                      [&](const GroupPlace& each) { return each.id == named; });
}

bool OpeningTimes::says_anything_of(const GroupPlace* place) const {
  return std::any_of(schedules_.begin(), schedules_.end(),
                     [&](const ScheduleTimes& times) { return counts(times, place); });
}

OpenState OpeningTimes::at(const LocalTime& time, const GroupPlace* place) const {
  return within(time, time, place);
}

OpenState OpeningTimes::at(Instant instant, const GroupPlace* place) const {
  if (!active_) return OpenState::closed;
  if (!says_anything_of(place)) return OpenState::not_known;
  OpenState best = OpenState::closed;
  const Instant next{instant.microseconds + 1};
  for (const ScheduleTimes& times : schedules_) {
    if (!counts(times, place)) continue;
    const Date day =
        times.zone() == nullptr ? date_of(instant) : times.zone()->local_of(instant).day;
    best = std::max(best, times.within(instant, next, day, day));
  }
  return best;
}

OpenState OpeningTimes::within(const LocalTime& from, const LocalTime& until,
                               const GroupPlace* place) const {
  if (!active_) return OpenState::closed;
  if (!says_anything_of(place)) return OpenState::not_known;
  OpenState best = OpenState::closed;
  for (const ScheduleTimes& times : schedules_) {
    if (best == OpenState::open) break;
    if (!counts(times, place)) continue;
    const Date last_day = std::max(from, until).day;
    const Stretch stretch =
        times.zone() == nullptr ? Stretch{} : Stretch(*times.zone(), from, until);
    best = std::max(best, times.within(stretch.begin, stretch.end, from.day, last_day));
  }
  return best;
}

Result<std::vector<Opening>> OpeningTimes::between(Instant from, Instant until,
                                                   const GroupPlace* place) const {
  if (until.microseconds - from.microseconds > opening_days_max * microseconds_a_day) {
    return Error{ErrorCode::too_large, "Openings are listed for at most " +
                                           std::to_string(opening_days_max) + " days at once."};
  }
  std::vector<Opening> found;
  if (!active_ || from >= until) return found;
  for (std::size_t i = 0; i < schedules_.size(); ++i) {
    if (counts(schedules_[i], place)) schedules_[i].append(from, until, i, found);
  }
  std::sort(found.begin(), found.end(), is_earlier);
  return found;
}

std::optional<Opening> OpeningTimes::next(Instant from, const GroupPlace* place) const {
  for (const std::int64_t days : std::array{8, 60, 400}) {
    const auto found = between(from, Instant{from.microseconds + days * microseconds_a_day}, place);
    if (found && !found->empty()) return found->front();
  }
  return std::nullopt;
}

std::optional<Opening> OpeningTimes::first_within(const LocalTime& from, const LocalTime& until,
                                                  const GroupPlace* place) const {
  std::vector<Opening> found;
  for (std::size_t i = 0; active_ && i < schedules_.size(); ++i) {
    const ScheduleTimes& times = schedules_[i];
    if (times.zone() == nullptr || !counts(times, place)) continue;
    const Stretch stretch(*times.zone(), from, until);
    times.append(stretch.begin, stretch.end, i, found);
  }
  const auto first = std::min_element(found.begin(), found.end(), is_earlier);
  return first == found.end() ? std::nullopt : std::optional(*first);
}

void OpeningTimes::look_up(PatternDays& days) {
  for (ScheduleTimes& times : schedules_) times.look_up(days);
}

}  // namespace kith::graph
