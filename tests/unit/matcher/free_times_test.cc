// SPDX-License-Identifier: Apache-2.0
#include "matcher/free_times.h"

#include <doctest/doctest.h>

#include "graph/limits.h"

namespace kith::matcher {
namespace {

using graph::FreeTime;

std::vector<FreeTime> read(std::string_view text) {
  const auto times = free_times_from_text(text);
  if (!times.ok()) {
    FAIL_CHECK(text << ": " << times.error().faults.front().detail);
    return {};
  }
  return *times;
}

struct Row {
  std::string text;
  std::string means;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(spoken(read(row.text)) == row.means);
  }
}

TEST_CASE("days and parts of a day are read as people write them") {
  check_rows({
      Row{"Sat am", "Saturday mornings"},
      Row{"sat AM", "Saturday mornings"},
      Row{"Saturday morning", "Saturday mornings"},
      Row{"on Saturday mornings", "Saturday mornings"},
      Row{"every Saturday morning", "Saturday mornings"},
      Row{"mornings on Saturdays", "Saturday mornings"},
      Row{"Tuesday afternoons", "Tuesday afternoons"},
      Row{"tues pm", "Tuesday afternoons"},
      Row{"Thurs eve", "Thursday evenings"},
      Row{"weds evenings", "Wednesday evenings"},
      Row{"weekday mornings", "weekday mornings"},
      Row{"weekends", "weekends"},
  });
}

TEST_CASE("hours are read as people write them") {
  check_rows({
      Row{"before 9", "every day until 09:00"},
      Row{"weekdays before 9am", "weekdays until 09:00"},
      Row{"after 5", "every day from 17:00"},
      Row{"from 9", "every day from 09:00"},
      Row{"from 2", "every day from 14:00"},
      Row{"from 02:00", "every day from 02:00"},
      Row{"before 5", "every day until 17:00"},
      Row{"until noon on Sundays", "Sundays until 12:00"},
      Row{"Mon-Fri from 09:30", "weekdays from 09:30"},
      Row{"Mon – Fri from 9.30", "weekdays from 09:30"},
      Row{"Monday to Wednesday", "Monday to Wednesday"},
      Row{"Fri-Mon pm", "Monday and Friday to Sunday afternoons"},
      Row{"Sat 10:00-12:00, Sun", "Saturdays 10:00 to 12:00; Sundays"},
      Row{"Sun, Sat 10-12", "weekends 10:00 to 12:00"},
      Row{"Sun; Sat 10-12", "Sundays; Saturdays 10:00 to 12:00"},
      Row{"2-4 on Wednesdays", "Wednesdays 14:00 to 16:00"},
      Row{"Sat 9-5", "Saturdays 09:00 to 17:00"},
      Row{"Sat 10-2pm", "Saturdays 10:00 to 14:00"},
      Row{"Sat 7-9pm", "Saturdays 19:00 to 21:00"},
      Row{"Sat 6-8am", "Saturdays 06:00 to 08:00"},
      Row{"Sat 7pm-9", "Saturdays 19:00 to 21:00"},
      Row{"Sat 11-1", "Saturdays 11:00 to 13:00"},
      Row{"Sat 12-2", "Saturdays 12:00 to 14:00"},
      Row{"Sat 0930-1200", "Saturdays 09:30 to 12:00"},
      Row{"Sat 10 a.m. to 12 p.m.", "Saturdays 10:00 to 12:00"},
      Row{"Sat: 10 o'clock - midday", "Saturdays 10:00 to 12:00"},
      Row{"Sat 22:00-midnight", "Saturdays from 22:00"},
      Row{"Sat 22:00-24:00", "Saturdays from 22:00"},
      Row{"Sat from midnight to 6am", "Saturdays until 06:00"},
      Row{"Sat 10 onwards", "Saturdays from 10:00"},
      Row{"Fri evening 7-9", "Fridays 19:00 to 21:00"},
      Row{"Sat mornings until 11", "Saturdays 06:00 to 11:00"},
      Row{"Sat evenings from 7", "Saturdays 19:00 to 23:00"},
      Row{"between 9 and 5 on Mondays", "Mondays 09:00 to 17:00"},
  });
}

TEST_CASE("entries lean on each other as they do in speech") {
  check_rows({
      Row{"Mon, Wed and Fri mornings", "Monday, Wednesday and Friday mornings"},
      Row{"Sat/Sun am", "weekend mornings"},
      Row{"Sat & Sun", "weekends"},
      Row{"Mon and Tue", "Mondays and Tuesdays"},
      Row{"Sat am and pm", "Saturday mornings; Saturday afternoons"},
      Row{"Sat am; pm", "Saturday mornings; every afternoon"},
      Row{"any time", "any time"},
      Row{"anytime", "any time"},
      Row{"every day", "any time"},
      Row{"daily 10-12", "every day 10:00 to 12:00"},
      Row{"any evening", "every evening"},
      Row{"evenings", "every evening"},
      Row{"Sat all day", "Saturdays"},
      Row{"any time Sat, Sun am", "Saturdays; Sunday mornings"},
      Row{"Mon\nTue", "Mondays; Tuesdays"},
  });
}

TEST_CASE("hours and days are kept as the record has them") {
  const auto times = read("Sat am, Mon-Sun until 09:15");
  REQUIRE(times.size() == 2);
  CHECK(times[0].days == std::vector{graph::Weekday::saturday});
  CHECK(times[0].from->minutes == 360);
  CHECK(times[0].until->minutes == 720);
  CHECK(times[1].days.empty());
  CHECK_FALSE(times[1].from);
  CHECK(times[1].until->minutes == 555);
  CHECK(read("any time") == std::vector{FreeTime{}});
}

TEST_CASE("what cannot be read is named, each by itself") {
  struct Wrong {
    std::string text;
    std::size_t faults;
    std::string names;
  };
  for (const Wrong& row : {
           Wrong{"", 1, "no time"},
           Wrong{" , ; ", 1, "no time"},
           Wrong{"Smonday", 1, "Smonday"},
           Wrong{"Sat am, Blursday, Tue, mornin", 2, "Blursday"},
           Wrong{"not Mondays", 1, "not"},
           Wrong{"Sat 10", 1, "10"},
           Wrong{"Sat from", 1, "missing"},
           Wrong{"Sat from lunch", 1, "lunch"},
           Wrong{"Sat 10-", 1, "missing"},
           Wrong{"Sat 25:00-26:00", 1, "25:00"},
           Wrong{"Sat 10:60-11:00", 1, "10:60"},
           Wrong{"Sat 930-11", 1, "930"},
           Wrong{"Sat 13pm-14", 1, "13"},
           Wrong{"Sat 22:00-02:00", 1, "end before they begin"},
           Wrong{"Sat 13:00-13:00", 1, "end before they begin"},
           Wrong{"Sat mornings from 14:00", 1, "end before they begin"},
           Wrong{"Sat am pm", 1, "two parts"},
           Wrong{"Sat 10-11 12-13", 1, "twice"},
           Wrong{"weekdays-Sun", 1, "weekdays"},
           Wrong{"Sat 10 # 12", 1, "10"},
           Wrong{"Sat # am", 1, "#"},
           Wrong{"the week", 1, "the"},
           Wrong{"S\xC3\xA1"
                 "bado",
                 1, "what stands there"},
           Wrong{"\xff\xfe", 1, "what stands there"},
       }) {
    CAPTURE(row.text);
    const auto times = free_times_from_text(row.text);
    REQUIRE_FALSE(times.ok());
    CHECK(times.error().code == graph::ErrorCode::bad_input);
    CHECK(times.error().faults.size() == row.faults);
    CHECK_MESSAGE(times.error().faults[0].detail.find(row.names) != std::string::npos,
                  times.error().faults[0].detail);
  }
}

TEST_CASE("more than a text or a list holds is refused as too large") {
  std::string many = "Mon am";
  for (std::size_t i = 0; i < graph::limits::list_items_max - 1; ++i) many += "; Mon am";
  CHECK(read(many).size() == graph::limits::list_items_max);
  const auto refused = free_times_from_text(many + "; Mon am");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == graph::ErrorCode::too_large);
  const auto longer = free_times_from_text(std::string(graph::limits::text_bytes_max + 1, ' '));
  REQUIRE_FALSE(longer.ok());
  CHECK(longer.error().code == graph::ErrorCode::too_large);
}

TEST_CASE("nothing said is nothing shared, and is spoken as nothing") {
  CHECK_FALSE(shared_times({}, read("Sat am")));
  CHECK_FALSE(shared_times(read("Sat am"), {}));
  CHECK_FALSE(shared_times({}, {}));
  CHECK(spoken({}).empty());
}

TEST_CASE("shared hours are joined over days and stand in their order") {
  const auto both = [](std::string_view a, std::string_view b) {
    const auto shared = shared_times(read(a), read(b));
    REQUIRE(shared);
    return spoken(*shared);
  };
  CHECK(both("weekdays 9-12", "Mon 10-11, Tue 9-12; Wed 10-11") ==
        "Mondays and Wednesdays 10:00 to 11:00; Tuesdays 09:00 to 12:00");
  CHECK(both("Sat am", "Sun") == "");
  CHECK(both("any time", "any time") == "any time");
  CHECK(both("any time", "Sat am, Mon pm") == "Monday afternoons; Saturday mornings");
  CHECK(both("Mon 9-10, Mon 10-11", "Mon") == "Mondays 09:00 to 11:00");
  CHECK(both("Mon 9-10", "Mon 09:30-11") == "Mondays 09:30 to 10:00");
  CHECK(both("Mon 9-10", "Mon 09:31-11") == "");
  CHECK(both("Mon 9-10, Mon 14-15; Tue 14-15", "Mon, Tue") ==
        "Mondays 09:00 to 10:00; Mondays and Tuesdays 14:00 to 15:00");
  CHECK(shared_times(read("Sat"), read("Sun"))->empty());
}

}  // namespace
}  // namespace kith::matcher
