// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model_group.h"
#include "graph/opening_days.h"
#include "graph/result.h"
#include "graph/time_zone.h"

// When a community group is open, from its schedules.
//
// On each day of a schedule it is open from `opens` up to, not with, `closes`, as wall clocks in
// the schedule's zone show them (graph/time_zone.h says how clock changes are read). Where `closes`
// is not after `opens` it closes on the next day, so 00:00 to 00:00 is a whole day of 23, 24 or 25
// hours. An opening that a clock change leaves no time for (01:15 to 01:45 where clocks jump from
// 01:00 to 02:00 lasts its half hour, from 02:15; 01:30 to 02:00 does not take place).
//
// Not known: from `opens` to midnight where nobody says when it closes, from midnight to `closes`
// where nobody says when it opens, the whole day where neither is said; the hours of a day that is
// MeetingDay::perhaps; everything from a schedule's first day to its last where the zone is none
// that this machine knows. A group that is not active is closed; one without a schedule, or whose
// schedules are all about other places, is not known.
namespace kith::graph {

// Of several schedules the greatest counts.
enum class OpenState : std::uint8_t { closed, not_known, by_appointment, open };
template <>
inline constexpr auto words<OpenState> = detail::list("closed", "not_known", "by_appointment",
                                                      "open");

// One time that a group is open, or to be met by appointment.
struct Opening {
  Instant opens;
  Instant closes;
  LocalTime local_opens;  // on the wall, in the schedule's zone
  LocalTime local_closes;
  bool by_appointment = false;
  std::size_t schedule = 0;  // its place in the group's list

  friend bool operator==(const Opening&, const Opening&) = default;
};

inline constexpr std::int32_t opening_days_max = 800;

// One schedule, made ready for many questions. Keeps a reference to it.
class ScheduleTimes {
 public:
  explicit ScheduleTimes(const GroupSchedule& schedule);

  // Its best state in from..until, half open and not empty. The days are those that the two ends
  // have, or were said to have, on the wall.
  OpenState within(Instant from, Instant until, Date first_day, Date last_day) const;
  // Appends what overlaps from..until, by days.
  void append(Instant from, Instant until, std::size_t place, std::vector<Opening>& found) const;

  const GroupSchedule& schedule() const { return *schedule_; }
  const OpeningDays& days() const { return days_; }
  // Null where it is none that this machine knows.
  const TimeZone* zone() const { return zone_; }
  void look_up(PatternDays& days) { days_.look_up(days); }

 private:
  struct Hours {
    LocalTime opens;
    LocalTime closes;
  };
  Hours hours_on(Date day) const;
  OpenState state_on(MeetingDay day) const;

  const GroupSchedule* schedule_;
  const TimeZone* zone_;
  OpeningDays days_;
};

// All schedules of one group, or what happens at one of its places: schedules that name it, and
// those that name none of the group's. Keeps a reference to the group. Cost of a question: some
// tens of nanoseconds a schedule, microseconds where OpeningDays says so. Safe from any thread
// while nobody calls look_up.
class OpeningTimes {
 public:
  explicit OpeningTimes(const Group& group);

  // In every schedule's own zone.
  OpenState at(const LocalTime& time, const GroupPlace* place = nullptr) const;
  OpenState at(Instant instant, const GroupPlace* place = nullptr) const;
  // The best state in a stretch of time, half open. From a time to the same or an earlier one is
  // that time alone.
  OpenState within(const LocalTime& from, const LocalTime& until,
                   const GroupPlace* place = nullptr) const;

  // Every opening that overlaps the half-open from..until, by when it opens, then closes, then by
  // its schedule. What is not known is left out. Error too_large beyond opening_days_max days.
  Result<std::vector<Opening>> between(Instant from, Instant until,
                                       const GroupPlace* place = nullptr) const;
  // Of those that close after `from` the one that opens first, within 400 days.
  std::optional<Opening> next(Instant from, const GroupPlace* place = nullptr) const;
  // The first that overlaps a stretch of time on the wall, as `within` reads it.
  std::optional<Opening> first_within(const LocalTime& from, const LocalTime& until,
                                      const GroupPlace* place = nullptr) const;

  const std::vector<ScheduleTimes>& schedules() const { return schedules_; }
  bool is_active() const { return active_; }
  // Whether a schedule is about a place of the group (null: about the group at all).
  bool counts(const ScheduleTimes& times, const GroupPlace* place) const;
  void look_up(PatternDays& days);

 private:
  bool says_anything_of(const GroupPlace* place) const;

  const Group* group_;
  std::vector<ScheduleTimes> schedules_;
  bool active_ = true;
};

}  // namespace kith::graph
