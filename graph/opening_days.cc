// SPDX-License-Identifier: Apache-2.0
#include "graph/opening_days.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "graph/recurrence.h"

namespace kith::graph {
namespace {

constexpr std::uint8_t every_weekday = 0x7F;
constexpr Date no_first{std::numeric_limits<std::int32_t>::min() / 2};
constexpr Date no_last{std::numeric_limits<std::int32_t>::max() / 2};

std::uint8_t bit_of(int weekday) { return static_cast<std::uint8_t>(1U << unsigned(weekday)); }

std::optional<int> weekday_from(std::string_view two_letters) {
  constexpr std::string_view all = "MOTUWETHFRSASU";
  for (std::size_t at = 0; at < all.size(); at += 2) {
    if (all.substr(at, 2) == two_letters) return static_cast<int>(at / 2);
  }
  return std::nullopt;
}

Date week_of(Date day, int week_begins) {
  return day.plus(-((weekday_of(day) - week_begins + 7) % 7));
}

// Directories repeat few patterns, and checking one costs more than everything else about it.
bool is_right(const std::string& pattern) {
  constexpr std::size_t kept_max = 1'024;
  thread_local std::unordered_set<std::string> right;  // looked up, never walked
  if (right.contains(pattern)) return true;
  if (!check_rrule(pattern)) return false;
  if (right.size() < kept_max) right.insert(pattern);
  return true;
}

}  // namespace

// What a pattern says, as far as it matters here. The pattern was checked.
struct OpeningDays::Parts {
  std::string_view frequency;
  int interval = 1;
  std::uint8_t weekdays = 0;   // of BYDAY
  bool which_weekday = false;  // "1SA", "-1SU"
  bool names_days = false;     // BYDAY, BYMONTHDAY or BYYEARDAY
  bool names_month_days = false;
  bool names_months = false;
  bool other = false;  // anything but FREQ, INTERVAL, BYDAY, UNTIL, WKST
  bool counts = false;
  int week_begins = 0;
  std::optional<Date> until;

  explicit Parts(std::string_view pattern) {
    if (pattern.starts_with("RRULE:")) pattern.remove_prefix(6);
    while (!pattern.empty()) {
      const std::string_view part = pattern.substr(0, pattern.find(';'));
      pattern.remove_prefix(std::min(part.size() + 1, pattern.size()));
      const std::size_t equals = part.find('=');
      take(part.substr(0, equals), part.substr(equals + 1));
    }
  }

  std::uint8_t may_fall_on() const { return weekdays != 0 ? weekdays : every_weekday; }
  // Whether the days are the same wherever the pattern begins. (By the year, a day of the month
  // without a month is one of the month that it begins in.)
  bool begins_anywhere() const {
    if (interval != 1 || counts) return false;
    if (frequency == "YEARLY" && names_month_days && !names_months) return false;
    return names_days || frequency == "DAILY";
  }

 private:
  void take(std::string_view key, std::string_view value) {
    if (key == "FREQ") {
      frequency = value;
    } else if (key == "INTERVAL") {
      std::from_chars(value.data() + (value.starts_with('+') ? 1 : 0), value.data() + value.size(),
                      interval);
    } else if (key == "WKST") {
      week_begins = weekday_from(value).value_or(0);
    } else if (key == "BYDAY") {
      take_weekdays(value);
    } else if (key == "UNTIL") {
      take_until(value);
    } else {
      other = true;
      counts = counts || key == "COUNT";
      names_month_days = names_month_days || key == "BYMONTHDAY";
      names_months = names_months || key == "BYMONTH";
      names_days = names_days || names_month_days || key == "BYYEARDAY";
    }
  }
  void take_weekdays(std::string_view list) {
    names_days = true;
    while (!list.empty()) {
      const std::string_view one = list.substr(0, list.find(','));
      list.remove_prefix(std::min(one.size() + 1, list.size()));
      which_weekday = which_weekday || one.size() > 2;
      weekdays |= bit_of(weekday_from(one.substr(one.size() - 2)).value_or(0));
    }
  }
  void take_until(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + 8, number);
    until = make_date(number / 10'000, number / 100 % 100, number % 100);
  }
};

OpeningDays::OpeningDays(const GroupSchedule& schedule)
    : schedule_(&schedule),
      first_(schedule.from.value_or(no_first)),
      last_(schedule.until.value_or(no_last)),
      weekdays_(every_weekday),
      has_start_(schedule.from.has_value()) {
  if (!schedule.pattern.empty()) {
    read_pattern();
  } else if (has_start_ && (!schedule.until || *schedule.until <= first_)) {
    how_ = How::single;
    last_ = std::min(last_, first_);
    weekdays_ = bit_of(weekday_of(first_));
  }
}

void OpeningDays::read_pattern() {
  if (!is_right(schedule_->pattern)) return;
  const Parts parts(schedule_->pattern);
  weekdays_ = parts.may_fall_on();
  interval_ = static_cast<std::int16_t>(parts.interval);
  week_begins_ = static_cast<std::uint8_t>(parts.week_begins);
  if (parts.until) last_ = std::min(last_, *parts.until);
  begins_anywhere_ = parts.begins_anywhere();
  has_rhythm_ = parts.frequency == "WEEKLY" && !parts.counts && !parts.which_weekday;
  if (!has_start_ && !begins_anywhere_) return;
  // Where a rhythm of weeks begins on a day that it does not name, RFC 5545 leaves open which weeks
  // are meant; libical decides.
  const bool in_step = parts.interval == 1 || parts.weekdays == 0 ||
                       (parts.weekdays & bit_of(weekday_of(first_))) != 0;
  const bool simple = !parts.other && !parts.which_weekday && in_step;
  if (simple && parts.frequency == "DAILY" && parts.weekdays == 0) {
    how_ = How::by_day;
  } else if (simple &&
             (parts.frequency == "WEEKLY" || (parts.frequency == "DAILY" && parts.interval == 1))) {
    how_ = How::by_week;
    if (parts.weekdays == 0) weekdays_ = bit_of(weekday_of(first_));
  } else {
    how_ = How::by_pattern;
  }
}

bool OpeningDays::is_regular(Date day) const {
  switch (how_) {
    case How::single: return true;
    case How::by_day: return interval_ == 1 || (day.days - first_.days) % interval_ == 0;
    case How::by_week: {
      if ((weekdays_ & bit_of(weekday_of(day))) == 0) return false;
      if (interval_ == 1) return true;
      const std::int32_t between =
          week_of(day, week_begins_).days - week_of(first_, week_begins_).days;
      return between / 7 % interval_ == 0;
    }
    default: return false;
  }
}

MeetingDay OpeningDays::on(Date day) const {
  if (day < first_ || day > last_) return MeetingDay::no;
  const List<Date>& except = schedule_->except;
  if (std::find(except.begin(), except.end(), day) != except.end()) return MeetingDay::no;
  if ((weekdays_ & bit_of(weekday_of(day))) == 0) return MeetingDay::no;
  if (how_ == How::perhaps) return MeetingDay::perhaps;
  if (how_ != How::by_pattern) return is_regular(day) ? MeetingDay::yes : MeetingDay::no;
  if (looked_up_ && day >= looked_up_->from && day < looked_up_->until) {
    if (!looked_up_->known) return MeetingDay::perhaps;
    const bool found = std::binary_search(looked_up_->days.begin(), looked_up_->days.end(), day);
    return found ? MeetingDay::yes : MeetingDay::no;
  }
  bool known = true;
  const bool found = !reckoned(day, day.plus(1), known).empty();
  return !known ? MeetingDay::perhaps : found ? MeetingDay::yes : MeetingDay::no;
}

std::vector<Date> OpeningDays::days(Date from, Date until) const {
  std::vector<Date> found;
  from = std::max(from, first_);
  until = std::min(until, last_.plus(1));
  if (from >= until) return found;
  const bool looked_up = looked_up_ && from >= looked_up_->from && until <= looked_up_->until;
  if (how_ == How::by_pattern && !looked_up) {
    bool known = true;
    found = reckoned(from, until, known);
    std::erase_if(found, [this](Date day) {
      return std::find(schedule_->except.begin(), schedule_->except.end(), day) !=
             schedule_->except.end();
    });
    return found;
  }
  for (Date day = from; day < until; day = day.plus(1)) {
    if (on(day) == MeetingDay::yes) found.push_back(day);
  }
  return found;
}

// Where libical may begin for days from `from` on, so that nobody walks through all the years since
// the first day, and schedules share what was reckoned: what may begin anywhere, with the year
// before; a rhythm of weeks, whole rhythms later. Days before `first_` are not looked at.
std::optional<Date> OpeningDays::beginning_for(Date from) const {
  if (begins_anywhere_) return make_date(std::max(year_of(from) - 1, year_min), 1, 1);
  const std::int32_t rhythm = 7 * interval_;
  if (!has_rhythm_ || from.days - first_.days < 2 * rhythm) return first_;
  return from.plus(-((from.days - first_.days) % rhythm) - rhythm);
}

std::vector<Date> OpeningDays::reckoned(Date from, Date until, bool& known) const {
  const std::optional<Date> begins = beginning_for(from);
  if (!begins) return {};  // after every year that records may name
  auto found = occurrences(schedule_->pattern, *begins, from, until);
  known = found.ok();
  if (!known) return {};
  // libical gives a day twice where the pattern names it twice (BYDAY=SU,SU), and numbered days of
  // a week in any order.
  std::sort(found->begin(), found->end());
  found->erase(std::unique(found->begin(), found->end()), found->end());
  return std::move(*found);
}

bool OpeningDays::ever() const {
  constexpr std::int32_t year_days = 366;
  if (last_ < first_) return false;
  const bool ends = last_ < no_last;
  if (!ends && how_ != How::by_pattern && schedule_->except.empty()) return true;
  const Date begin = has_start_ ? first_ : ends ? last_.plus(-50 * year_days) : Date{0};
  for (const std::int32_t years : {1, 8, 50}) {
    const Date end = std::min(begin.plus(years * year_days), ends ? last_.plus(1) : no_last);
    if (how_ == How::by_pattern && schedule_->except.empty()) {
      bool known = true;
      if (!reckoned(begin, end, known).empty() || !known) return true;
    } else {
      for (Date day = begin; day < end; day = day.plus(1)) {
        if (on(day) != MeetingDay::no) return true;
      }
    }
    if (ends && end > last_) return false;
  }
  return false;
}

bool ever_falls(const GroupSchedule& schedule) {
  GroupSchedule usual;
  usual.pattern = schedule.pattern;
  usual.from = schedule.from;
  usual.until = schedule.until;
  return OpeningDays(usual).ever();
}

void OpeningDays::look_up(PatternDays& days) {
  if (how_ != How::by_pattern) return;
  const Date begins = beginning_for(days.from_).value_or(first_);
  auto& shared = days.known_[{schedule_->pattern, begins}];
  if (!shared) {
    auto made = std::make_shared<PatternDays::Reckoned>();
    made->from = days.from_;
    made->until = days.until_;
    made->days = reckoned(days.from_, days.until_, made->known);
    shared = std::move(made);
  }
  looked_up_ = shared;
}

}  // namespace kith::graph
