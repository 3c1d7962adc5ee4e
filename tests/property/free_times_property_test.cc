// SPDX-License-Identifier: Apache-2.0
// Hours of a week: what is spoken is read again, and shared hours against a look at every minute.
// Seeds are printed; RC_PARAMS="seed=…" repeats a run.
#include <array>
#include <bitset>
#include <string>

#include "matcher/free_times.h"
#include "tests/support/property.h"

namespace kith::matcher {
namespace {

using graph::FreeTime;

constexpr std::size_t day_minutes_all = 24 * 60;
using Week = std::array<std::bitset<day_minutes_all>, 7>;

// Minutes of a week in which a list says there is time.
Week minutes_of(const std::vector<FreeTime>& times) {
  Week week;
  for (std::size_t day = 0; day < 7; ++day) {
    for (std::size_t minute = 0; minute < day_minutes_all; ++minute) {
      for (const FreeTime& time : times) {
        bool on = time.days.empty();
        for (const graph::Weekday each : time.days)
          on = on || static_cast<std::size_t>(each) == day;
        const auto at = static_cast<std::int16_t>(minute);
        if (on && (!time.from || time.from->minutes <= at) &&
            (!time.until || at < time.until->minutes)) {
          week[day].set(minute);
        }
      }
    }
  }
  return week;
}

// Both free, and at least half an hour without a break.
Week shared_slowly(const Week& a, const Week& b) {
  Week both;
  for (std::size_t day = 0; day < 7; ++day) {
    both[day] = a[day] & b[day];
    for (std::size_t minute = 0; minute < day_minutes_all;) {
      std::size_t end = minute;
      while (end < day_minutes_all && both[day].test(end)) ++end;
      if (end - minute < 30) {
        for (std::size_t each = minute; each < end; ++each) both[day].reset(each);
      }
      minute = end + 1;
    }
  }
  return both;
}

// Right in itself: days in order, not all seven, hours that end after they begin.
FreeTime drawn_time() {
  FreeTime time;
  const int bits = *rc::gen::inRange(0, 127);
  for (int day = 0; day < 7; ++day) {
    if ((bits >> day & 1) != 0) time.days.push_back(static_cast<graph::Weekday>(day));
  }
  // Often whole hours and the parts of a day, so that lists touch.
  const auto drawn_minute = [](int low) {
    const int minute = *rc::gen::oneOf(rc::gen::inRange(low, 1440),
                                       rc::gen::element(6 * 60, 12 * 60, 18 * 60, 23 * 60));
    return static_cast<std::int16_t>(minute);
  };
  if (*rc::gen::inRange(0, 3) > 0) time.from = graph::TimeOfDay{drawn_minute(1)};
  if (*rc::gen::inRange(0, 3) > 0) time.until = graph::TimeOfDay{drawn_minute(1)};
  if (time.from && time.until && time.until <= time.from) std::swap(time.from, time.until);
  if (time.from == time.until) time.until.reset();
  return time;
}

std::vector<FreeTime> drawn_times(int least) {
  std::vector<FreeTime> times;
  for (int i = *rc::gen::inRange(least, 5); i > 0; --i) times.push_back(drawn_time());
  return times;
}

TEST_CASE("what is spoken is read again as it was") {
  tests::property("spoken and read", [] {
    const std::vector<FreeTime> times = drawn_times(1);
    const std::string text = spoken(times);
    const auto read = free_times_from_text(text);
    if (!read.ok()) RC_FAIL(text + ": " + read.error().faults[0].detail);
    if (*read != times) RC_FAIL(text);
  });
}

TEST_CASE("shared hours are those of every minute, joined, in order") {
  tests::property("shared", [] {
    const std::vector<FreeTime> a = drawn_times(0);
    const std::vector<FreeTime> b = drawn_times(0);
    const auto shared = shared_times(a, b);
    RC_ASSERT(shared.has_value() == (!a.empty() && !b.empty()));
    RC_ASSERT(shared == shared_times(b, a));
    if (!shared) return;
    RC_CLASSIFY(!shared->empty(), "something shared");
    RC_ASSERT(minutes_of(*shared) == shared_slowly(minutes_of(a), minutes_of(b)));
    for (std::size_t i = 0; i < shared->size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {  // the same hours are one row
        const FreeTime& one = (*shared)[j];
        const FreeTime& other = (*shared)[i];
        RC_ASSERT(one.from != other.from || one.until != other.until);
        const auto first = [](const FreeTime& time) {
          return time.days.empty() ? graph::Weekday::monday : time.days.front();
        };
        RC_ASSERT(first(one) < first(other) ||
                  (first(one) == first(other) && one.from <= other.from));
      }
    }
  });
}

TEST_CASE("any bytes are read or refused with every fault named") {
  tests::property("any bytes", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element('1', '0', ':', '-', ',', ' ')));
    const auto read = free_times_from_text(text);
    if (read.ok()) {
      RC_ASSERT(!read->empty());
    } else {
      RC_ASSERT(!read.error().faults.empty());
    }
  });
  tests::property("any words", [] {
    std::string text;
    for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
      const auto days = *rc::gen::element<std::string>("", "Sat ", "Mon-Wed ", "weekdays ",
                                                       "every day ", "Fri Sun ", "Tuesdays: ");
      const auto hours =
          *rc::gen::element<std::string>("", "am", "evenings", "9-5", "before 9", "from 17:00",
                                         "between 2 and 4pm", "all day", "7-9", "pm 3-4", "10");
      text += days + hours + *rc::gen::element<std::string>(", ", " and ", "; ", ", and ", "/");
    }
    const auto read = free_times_from_text(text);
    if (!read.ok()) return;
    RC_CLASSIFY(read->size() > 1, "read, more than one");
    const auto again = free_times_from_text(spoken(*read));
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == *read);
  });
}

}  // namespace
}  // namespace kith::matcher
