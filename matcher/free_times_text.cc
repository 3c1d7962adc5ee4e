// SPDX-License-Identifier: Apache-2.0
// Hours of a week as people write them.
#include <algorithm>
#include <array>
#include <utility>

#include "graph/limits.h"
#include "matcher/free_times.h"
#include "matcher/free_times_words.h"

namespace kith::matcher {
namespace {

using graph::FreeTime;

constexpr std::int32_t half_day = 12 * 60;

// A said beginning and end, each of which may be open.
struct ClockHours {
  std::optional<ClockTime> from;
  std::optional<ClockTime> until;
  ClockHalf until_half = ClockHalf::unsaid;  // "7-9pm": the seven is of the evening
};

// What stands between two commas.
struct TimeEntry {
  TimeSign joined = TimeSign::cut;  // how to the entry before
  DayBits days = 0;
  bool every = false;  // "any", "every", "all"
  bool whole = false;  // "all day", "any time"
  std::optional<DayHours> part;
  std::optional<ClockHours> clock;
  DayHours hours;

  bool says_hours() const { return whole || part || clock; }
};

// The minutes that a time may mean, the likelier first.
std::vector<std::int32_t> beginnings(const ClockTime& time, ClockHalf until_half) {
  if (!time.bare) return {time.minutes};
  const std::int32_t early = time.minutes >= half_day ? time.minutes - half_day : time.minutes;
  const bool afternoon_first =
      until_half == ClockHalf::pm || (until_half == ClockHalf::unsaid && early < 7 * 60);
  if (afternoon_first) return {early + half_day, early};
  return {early, early + half_day};
}

std::vector<std::int32_t> ends(const ClockTime& time, bool alone) {
  if (time.minutes == 0) return {day_minutes};  // 00:00 and 12am end a day
  if (!time.bare) return {time.minutes};
  const std::int32_t later = time.minutes + half_day;
  if (alone && time.minutes < 7 * 60) return {later, time.minutes};
  return later <= day_minutes ? std::vector{time.minutes, later} : std::vector{time.minutes};
}

bool lies_in(std::int32_t minutes, const DayHours& hours) {
  return hours.from <= minutes && minutes <= hours.until;
}

DayHours common_hours(const DayHours& a, const DayHours& b) {
  return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

// The first meaning that ends after it begins; with a part of the day, of those that are said to
// lie in it before those that overlap it. Nothing where there is none.
std::optional<DayHours> meaning_of(const ClockHours& clock, const DayHours& part) {
  const std::vector<std::int32_t> froms =
      clock.from ? beginnings(*clock.from, clock.until_half) : std::vector<std::int32_t>{0};
  const std::vector<std::int32_t> untils =
      clock.until ? ends(*clock.until, !clock.from) : std::vector<std::int32_t>{day_minutes};
  for (const bool inside : {true, false}) {
    for (const std::int32_t from : froms) {
      for (const std::int32_t until : untils) {
        const DayHours both = common_hours({from, until}, part);
        const bool in =
            (!clock.from || lies_in(from, part)) && (!clock.until || lies_in(until, part));
        if (from < until && both.from < both.until && (in || !inside)) return both;
      }
    }
  }
  return std::nullopt;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "nine": 9. "" for what is no hour.
std::string_view hour_in_digits(std::string_view word) {
  constexpr std::array<std::string_view, 12> words{"one",  "two", "three",  "four",
                                                   "five", "six", "seven",  "eight",
                                                   "nine", "ten", "eleven", "twelve"};
  constexpr std::array<std::string_view, 12> digits{"1", "2", "3", "4",  "5",  "6",
                                                    "7", "8", "9", "10", "11", "12"};
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::string_view()
                              : digits[static_cast<std::size_t>(found - words.begin())];
}

// For a message: at most some forty bytes, and no letters that may be cut in two.
std::string quoted(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || static_cast<unsigned char>(c) < 0x20) {
      return "what stands there";
    }
  }
  return "\"" + std::string(text.substr(0, 40)) + (text.size() > 40 ? "…\"" : "\"");
}

class TimesReader {
 public:
  explicit TimesReader(std::string_view text) : tokens_(time_tokens(text)) {}

  graph::Result<std::vector<FreeTime>> run() {
    while (at_ < tokens_.size()) entry();
    if (entries_.empty() && error_.faults.empty()) fault("no time is named");
    if (!error_.faults.empty()) return std::move(error_);
    take_hours_from_later();
    take_days_from_before();
    if (entries_.size() > graph::limits::list_items_max) {
      return graph::Error{graph::ErrorCode::too_large, "more free times than one list holds"};
    }
    return free_times();
  }

 private:
  // --- tokens ---

  const TimeToken* peek(std::size_t further = 0) const {
    return at_ + further < tokens_.size() ? &tokens_[at_ + further] : nullptr;
  }
  static bool parts(const TimeToken& token) {
    return token.sign == TimeSign::comma || token.sign == TimeSign::cut ||
           token.sign == TimeSign::and_;
  }
  bool next_is(std::initializer_list<std::string_view> words) const {
    const TimeToken* const token = peek();
    return token != nullptr && token->sign == TimeSign::word && is_one_of(token->lower, words);
  }
  bool skip(std::initializer_list<std::string_view> words) {
    if (!next_is(words)) return false;
    ++at_;
    return true;
  }
  bool skip_range_sign() {
    if (const TimeToken* const token = peek(); token != nullptr && token->sign == TimeSign::dash) {
      ++at_;
      return true;
    }
    return skip({"to", "till", "til", "until", "through"});
  }
  void fault(std::string detail) {
    failed_ = true;
    if (error_.faults.size() < graph::limits::faults_max) {
      error_.faults.push_back({"", std::move(detail)});
    }
  }

  // --- one entry ---

  void entry() {
    TimeEntry entry;
    entry.joined = joined();
    failed_ = false;
    const std::size_t first = at_;
    while (!failed_ && at_ < tokens_.size() && !parts(tokens_[at_])) item(entry);
    while (at_ < tokens_.size() && !parts(tokens_[at_])) ++at_;
    if (at_ == first || failed_) return;
    if (entry.days == 0 && !entry.every && !entry.says_hours()) {
      return fault(quoted(tokens_[first].text) + " names no day and no hours");
    }
    if (set_hours(entry)) {
      entries_.push_back(entry);
    } else {
      fault("the hours after " + quoted(tokens_[first].text) +
            " end before they begin; hours past midnight are two entries");
    }
  }
  // The signs before an entry as one: a semicolon parts more than "and", "and" no more than a
  // comma.
  TimeSign joined() {
    TimeSign sign = entries_.empty() ? TimeSign::cut : TimeSign::comma;
    for (; at_ < tokens_.size() && parts(tokens_[at_]); ++at_) {
      if (tokens_[at_].sign == TimeSign::cut) sign = TimeSign::cut;
    }
    return sign;
  }
  static bool set_hours(TimeEntry& entry) {
    const DayHours part = entry.part.value_or(DayHours{});
    if (!entry.clock) {
      entry.hours = part;
      return true;
    }
    const std::optional<DayHours> meant = meaning_of(*entry.clock, part);
    if (meant) entry.hours = *meant;
    return meant.has_value();
  }

  void item(TimeEntry& entry) {
    const TimeToken& token = tokens_[at_];
    if (token.sign == TimeSign::dash) {
      ++at_;  // "Sat - 10 to 12"
    } else if (token.sign == TimeSign::number) {
      range(entry, RangeEnd::needed);
    } else if (token.sign == TimeSign::odd) {
      fault(quoted(token.text) + " cannot be read");
    } else if (const DayBits days = days_said(token.lower); days != 0) {
      ++at_;
      day_range(entry, days);
    } else if (const auto part = part_said(token.lower)) {
      ++at_;
      if (entry.part) return fault("two parts of a day in one entry: put a comma between them");
      entry.part = part;
    } else {
      word(entry, token);
    }
  }
  void day_range(TimeEntry& entry, DayBits days) {
    const TimeToken* const sign = peek();
    const TimeToken* const last = peek(1);
    const bool ranges = sign != nullptr && last != nullptr &&
                        (sign->sign == TimeSign::dash ||
                         is_one_of(sign->lower, {"to", "till", "til", "until", "through"})) &&
                        last->sign == TimeSign::word;
    const DayBits until = ranges ? days_said(last->lower) : 0;
    if (until == 0) {
      entry.days |= days;
      return;
    }
    at_ += 2;
    if ((days & (days - 1)) != 0 || (until & (until - 1)) != 0) {
      return fault("from " + quoted(sign[-1].text) + " to " + quoted(last->text) +
                   " are no days of a week");
    }
    for (DayBits day = days; day != until; day = day == 0x40 ? 1 : day << 1U) entry.days |= day;
    entry.days |= until;
  }
  void word(TimeEntry& entry, const TimeToken& token) {
    const std::string_view lower = token.lower;
    if (is_one_of(lower, {"before", "by", "until", "till", "til"})) {
      ++at_;
      ClockHours clock;
      clock.until = time(clock.until_half);
      set_clock(entry, clock);
    } else if (is_one_of(lower, {"after", "from", "since"})) {
      ++at_;
      range(entry, RangeEnd::open);
    } else if (lower == "between") {
      ++at_;
      range(entry, RangeEnd::after_and);
    } else if (is_one_of(lower, {"noon", "midday", "midnight"})) {
      range(entry, RangeEnd::needed);
    } else if (is_one_of(lower, {"any", "every", "each", "all"})) {
      ++at_;
      entry.every = true;
      const bool whole = next_is({"time", "times"}) || (lower == "all" && next_is({"day"}));
      entry.whole = entry.whole || whole;
    } else if (is_one_of(lower, {"anytime", "always", "whenever"})) {
      ++at_;
      entry.every = entry.whole = true;
    } else if (is_one_of(lower, {"on", "in", "the", "at", "of", "time", "times", "day", "days",
                                 "week", "hours"})) {
      ++at_;
    } else {
      fault(quoted(token.text) + " is no day and no hour");
    }
  }

  // --- hours of the clock ---

  enum class RangeEnd : std::uint8_t { needed, open, after_and };

  // "10-12", "9 to 5", "10 onwards"; open: "from 10"; after_and: "between 9 and 5".
  void range(TimeEntry& entry, RangeEnd end) {
    ClockHours clock;
    ClockHalf half = ClockHalf::unsaid;
    const std::string_view first = peek() != nullptr ? peek()->text : std::string_view();
    clock.from = time(half);
    if (failed_) return;
    const TimeToken* const sign = peek();
    const bool joined_by_and =
        end == RangeEnd::after_and && sign != nullptr && sign->sign == TimeSign::and_;
    if (joined_by_and) ++at_;
    if (joined_by_and || skip_range_sign()) {
      clock.until = time(clock.until_half);
    } else if (!skip_onwards() && end != RangeEnd::open) {
      return fault(quoted(first) + " is one hour: write \"from\" or \"before\", or both hours");
    }
    set_clock(entry, clock);
  }
  // "09:30 onwards", "09:30 or later".
  bool skip_onwards() {
    if (skip({"onward", "onwards"})) return true;
    const TimeToken* const second = peek(1);
    if (!next_is({"or"}) || second == nullptr || !is_one_of(second->lower, {"later", "after"})) {
      return false;
    }
    at_ += 2;
    return true;
  }
  void set_clock(TimeEntry& entry, const ClockHours& clock) {
    if (failed_) return;
    if (entry.clock) return fault("hours twice in one entry: put a comma between them");
    entry.clock = clock;
  }
  std::optional<ClockTime> time(ClockHalf& half) {
    const TimeToken* const token = peek();
    if (token == nullptr || parts(*token)) {
      fault("an hour is missing at the end of an entry");
      return std::nullopt;
    }
    if (skip({"noon", "midday"})) return ClockTime{half_day, false};
    if (skip({"midnight"})) return ClockTime{0, false};
    ++at_;
    const std::string_view digits = token->sign == TimeSign::number ? std::string_view(token->text)
                                                                    : hour_in_digits(token->lower);
    if (!digits.empty()) {
      skip({"oclock"});
      half = said_half();
      if (const auto time = clock_time(digits, half)) return time;
    }
    fault(quoted(token->text) + " is no hour of a day");
    return std::nullopt;
  }
  // "am", "a.m."
  ClockHalf said_half() {
    if (skip({"am"})) return ClockHalf::am;
    if (skip({"pm"})) return ClockHalf::pm;
    const TimeToken* const second = peek(1);
    if (!next_is({"a", "p"}) || second == nullptr || second->lower != "m") {
      return ClockHalf::unsaid;
    }
    const ClockHalf half = peek()->lower == "a" ? ClockHalf::am : ClockHalf::pm;
    at_ += 2;
    return half;
  }

  // --- entries that lean on others ---

  // "Mon, Wed and Fri mornings": all three.
  void take_hours_from_later() {
    std::vector<TimeEntry> kept;
    for (std::size_t i = entries_.size(); i-- > 0;) {
      const TimeEntry& each = entries_[i];
      const bool leans = !each.says_hours() && !kept.empty() &&
                         kept.back().joined != TimeSign::cut && kept.back().days != 0;
      if (!leans) {
        kept.push_back(each);
        continue;
      }
      kept.back().days |= days_of(each);
      kept.back().joined = each.joined;
    }
    std::reverse(kept.begin(), kept.end());
    entries_ = std::move(kept);
  }
  static DayBits days_of(const TimeEntry& entry) {
    return entry.days == 0 && entry.every ? all_days : entry.days;
  }
  // "Sat am and pm": both of Saturday.
  void take_days_from_before() {
    DayBits before = all_days;
    for (TimeEntry& each : entries_) {
      if (each.joined == TimeSign::cut) before = all_days;
      each.days = days_of(each);
      if (each.days == 0) each.days = before;
      before = each.days;
    }
  }
  std::vector<FreeTime> free_times() const {
    std::vector<FreeTime> times;
    for (const TimeEntry& each : entries_) times.push_back(free_time(each.days, each.hours));
    return times;
  }

  std::vector<TimeToken> tokens_;
  std::size_t at_ = 0;
  bool failed_ = false;  // the entry being read
  std::vector<TimeEntry> entries_;
  graph::Error error_{graph::ErrorCode::bad_input,
                      "The free times cannot be read: write them like \"Sat am\", \"weekdays from "
                      "09:30\" or \"Tue 10-12, Sun\""};
};

}  // namespace

FreeTime free_time(DayBits days, const DayHours& hours) {
  FreeTime time;
  for (std::size_t day = 0; days != all_days && day < day_names.size(); ++day) {
    if ((days >> day & 1U) != 0) time.days.push_back(static_cast<graph::Weekday>(day));
  }
  if (hours.from > 0) time.from = graph::TimeOfDay{static_cast<std::int16_t>(hours.from)};
  if (hours.until < day_minutes) {
    time.until = graph::TimeOfDay{static_cast<std::int16_t>(hours.until)};
  }
  return time;
}

graph::Result<std::vector<FreeTime>> free_times_from_text(std::string_view text) {
  if (text.size() > graph::limits::text_bytes_max) {
    return graph::Error{graph::ErrorCode::too_large,
                        "The free times are longer than a text may be"};
  }
  return TimesReader(text).run();
}

}  // namespace kith::matcher
