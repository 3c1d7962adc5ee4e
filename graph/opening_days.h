// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model_group_parts.h"

// On which days a schedule of a group means to meet, whatever the hour.
namespace kith::graph {

enum class MeetingDay : std::uint8_t {
  no,
  perhaps,  // the schedule does not say enough
  yes
};

class OpeningDays;

// The days of patterns in one stretch of time, each reckoned once for all schedules that have it:
// directories repeat few patterns, and libical takes some hundred microseconds for one. Not thread
// safe; may go when it has been used.
class PatternDays {
 public:
  PatternDays(Date from, Date until) : from_(from), until_(until) {}

 private:
  struct Reckoned {
    Date from;
    Date until;
    std::vector<Date> days;
    bool known = true;  // libical came to their end
  };

  friend class OpeningDays;
  Date from_;
  Date until_;
  std::map<std::pair<std::string, Date>, std::shared_ptr<const Reckoned>> known_;
};

// One schedule's days, made ready for many questions. Yes: a day of the pattern from `from` to
// `until`, both included, without `except`; without a pattern, the day `from`. Perhaps:
//   * a pattern that Kith does not read, or with more than occurrences_max days
//   (graph/recurrence.h)
//   * a pattern without `from` whose days depend on where it begins (INTERVAL, COUNT, no day
//   named):
//     every day that lies on a weekday it names
//   * no pattern and no `from`; no pattern, and `until` after `from`: then every day between
// Patterns by day and by week are reckoned here; the others by libical, from their first day on, or
// looked up. Keeps a reference to the schedule. Safe from any thread while nobody calls look_up.
class OpeningDays {
 public:
  explicit OpeningDays(const GroupSchedule& schedule);

  // Cost: some nanoseconds; microseconds for a pattern by month or year that was not looked up.
  MeetingDay on(Date day) const;
  // Every day in the half-open from..until on which `on` says yes.
  std::vector<Date> days(Date from, Date until) const;
  // A bit for each weekday (0 Monday) on which `on` may say yes or perhaps.
  std::uint8_t weekdays() const { return weekdays_; }
  // Whether `on` says perhaps where it does not say no.
  bool may_be_perhaps() const { return how_ == How::perhaps; }
  // Whether libical is asked, and days beyond occurrences_max are perhaps.
  bool may_not_be_reckoned() const { return how_ == How::by_pattern; }
  // Before it, and after last(), `on` says no.
  Date first() const { return first_; }
  Date last() const { return last_; }

  // Whether there is any day on which `on` does not say no, in the fifty years from the first, or
  // up to the last. A pattern that libical gives up on counts as one that falls.
  bool ever() const;

  // Has the days of that stretch reckoned now, so that questions about them are quick.
  void look_up(PatternDays& days);

 private:
  enum class How : std::uint8_t { perhaps, single, by_day, by_week, by_pattern };

  struct Parts;
  void read_pattern();
  bool is_regular(Date day) const;
  std::optional<Date> beginning_for(Date from) const;
  std::vector<Date> reckoned(Date from, Date until, bool& known) const;

  const GroupSchedule* schedule_;
  std::shared_ptr<const PatternDays::Reckoned> looked_up_;  // of How::by_pattern only
  Date first_;
  Date last_;
  std::int16_t interval_ = 1;
  std::uint8_t week_begins_ = 0;
  std::uint8_t weekdays_ = 0;
  How how_ = How::perhaps;
  bool has_start_ = false;
  bool begins_anywhere_ = false;
  bool has_rhythm_ = false;  // by weeks, whatever their count
};

// Whether a schedule's pattern has a day between its two ends, exceptions left aside: a Tuesday
// from a Monday to that Monday never falls. Cost: below a microsecond; some hundred for a pattern
// by month or year.
bool ever_falls(const GroupSchedule& schedule);

}  // namespace kith::graph
