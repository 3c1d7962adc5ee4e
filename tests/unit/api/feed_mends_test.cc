// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_mends.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "graph/ids.h"
#include "graph/limits.h"
#include "graph/recurrence.h"

namespace kith::api {
namespace {

std::string day(std::string_view text, DayOrder order = DayOrder::british) {
  const auto made = mend_day(text, order);
  return made ? made->text : "none";
}

std::string time(std::string_view text) {
  const auto made = mend_time(text);
  return made ? made->text : "none";
}

std::string text_of(const std::optional<MendedText>& made) { return made ? made->text : "none"; }

}  // namespace

TEST_CASE("days in the ways that feeds write them") {
  CHECK(mend_day("2026-11-21") == MendedText{"2026-11-21", ""});
  CHECK(mend_day("21/11/2026") == MendedText{"2026-11-21", "21/11/2026 read as 2026-11-21"});
  for (const char* text :
       {"2026-11-21T22:21:30Z", "2026-11-21 09:00", "20261121", "21.11.2026", "21 Nov 2026",
        "21st November 2026", "Saturday 21 November 2026", "21st of Nov, 2026", "Nov 21, 2026",
        "November 21st 2026", "11/21/2026", "21/11/26", "2026/11/21"}) {
    CAPTURE(text);
    CHECK(day(text) == "2026-11-21");
  }
  CHECK(day("4/7/2026") == "2026-07-04");
  CHECK(day("4/7/2026", DayOrder::american) == "2026-04-07");
  CHECK(day("21/7/2026", DayOrder::american) == "2026-07-21");
  for (const char* text : {"", "soon", "2026-13-01", "2026-02-30", "13/27/2014", "24/2/1",
                           "0000-00-00", "@Today", "1/1", "1/1/1/1", "20261301", "Nov 2026"}) {
    CAPTURE(text);
    CHECK(day(text) == "none");
  }
}

TEST_CASE("which of two numbers is the day follows from the whole feed") {
  CHECK(day_order_of({"1/2/2026", "12/24/2026"}) == DayOrder::american);
  CHECK(day_order_of({"12/24/2026", "24/12/2026"}) == DayOrder::british);
  CHECK(day_order_of({"1/2/2026", "13/27/2026"}) == DayOrder::british);
  CHECK(day_order_of({"1/2/2026"}, DayOrder::american) == DayOrder::american);
  CHECK(day_order_of({}) == DayOrder::british);
}

TEST_CASE("times of day in the ways that feeds write them") {
  CHECK(mend_time("09:30") == MendedText{"09:30", ""});
  CHECK(time("09:30:00") == "09:30");
  CHECK(time("9:30") == "09:30");
  CHECK(time("9.30am") == "09:30");
  CHECK(time("4:00 PM") == "16:00");
  CHECK(time("3pm") == "15:00");
  CHECK(time("12 a.m.") == "00:00");
  CHECK(time("12pm") == "12:00");
  CHECK(time("0930") == "09:30");
  CHECK(time("24:00") == "00:00");
  CHECK(time("noon") == "12:00");
  CHECK(time("midnight") == "00:00");
  CHECK(time("09:30Z") == "09:30");
  CHECK(time("09:30:00+01:00") == "09:30");
  CHECK(time("2026-11-21T18:15:00Z") == "18:15");
  for (const char* text : {"", "late", "25:00", "24:01", "9", "9:60", "930pmx", "1:2:3:4:5", ":"}) {
    CAPTURE(text);
    CHECK(time(text) == "none");
  }
}

TEST_CASE("sums of money are pence, and other money is none") {
  CHECK(mend_pence("3") == 300);
  CHECK(mend_pence("3.5") == 350);
  CHECK(mend_pence("£3.50") == 350);
  CHECK(mend_pence("1,200.00") == 120'000);
  CHECK(mend_pence("350p") == 350);
  CHECK(mend_pence("GBP 2") == 200);
  CHECK(mend_pence("Free") == 0);
  for (const char* text :
       {"", "-3", "3-5", "$3", "3.505", "3.5p", "10000001", "99999999999", "£"}) {
    CAPTURE(text);
    CHECK(mend_pence(text) == std::nullopt);
  }
  CHECK(cost_per("per 1 hour session") == "session");
  CHECK(cost_per("a year's membership, paid annually") == "year");
  CHECK(cost_per("each") == "");
}

TEST_CASE("degrees are rounded to what a record holds") {
  CHECK(mend_degrees("53.480551029547", 90) == 53.480551);
  CHECK(mend_degrees("-2.23715070763573", 180) == -2.237151);
  CHECK(mend_degrees("0.00005", 180) == 0.00005);
  CHECK(mend_degrees("-0.0000001", 180) == 0);
  CHECK(mend_degrees("5.3e1", 90) == 53);
  for (const char* text : {"", "north", "90.1", "nan", "inf", "1e400", "5 3", "--1", "0x10"}) {
    CAPTURE(text);
    CHECK(mend_degrees(text, 90) == std::nullopt);
  }
}

TEST_CASE("unlike ids of a publisher stay unlike, and records take them") {
  CHECK(external_id_from("ac148810-d857-441c-9679-408f346de14b") ==
        "ac148810-d857-441c-9679-408f346de14b");
  CHECK(external_id_from("a/b") != external_id_from("a-b"));
  CHECK(external_id_from("a/b") != external_id_from("a b"));
  CHECK(external_id_from("a/b") == external_id_from(" a/b "));
  CHECK(external_id_from("").empty());
  for (const std::string& id : {std::string("a/b"), std::string(300, 'x'), std::string("é"),
                                std::string("01ARZ3NDEKTSV4RRFFQ69G5FAV")}) {
    CAPTURE(id);
    CHECK(graph::is_external_id(external_id_from(id)));
  }
}

TEST_CASE("postcodes and districts") {
  CHECK(mend_postcode("wn74aj") == "WN7 4AJ");
  CHECK(mend_postcode(" M21  9aq ") == "M21 9AQ");
  CHECK(mend_postcode("W1A 1AA") == "W1A 1AA");
  CHECK(mend_postcode("GIR 0AA") == "GIR 0AA");
  for (const char* text : {"", "WN7", "94063", "ABC 1234", "WN7 4A", "1WN 4AJ", "WN777 4AJ"}) {
    CAPTURE(text);
    CHECK(mend_postcode(text) == std::nullopt);
  }
  CHECK(postcode_district("WN7 4AJ") == "WN7");
  CHECK(postcode_district("wn7") == "WN7");
  CHECK(postcode_district("EC1A") == "EC1A");
  CHECK(postcode_district("leigh") == std::nullopt);
  CHECK(postcode_district("") == std::nullopt);
}

TEST_CASE("telephone numbers, e-mail addresses and addresses of pages") {
  CHECK(mend_phone("020 8509 3898") == MendedText{"020 8509 3898", ""});
  CHECK(text_of(mend_phone("Tel: 020 8509 3898")) == "020 8509 3898");
  CHECK(text_of(mend_phone("\"+44 1234 234567\"")) == "+44 1234 234567");
  CHECK(mend_phone("test tel 2") == std::nullopt);
  CHECK(text_of(mend_email("mailto:info@elop.org")) == "info@elop.org");
  for (const char* text : {"", "info", "@elop.org", "info@", "info@elop", "a b@c.org", "a@b@c.org",
                           "info@elop.org, other@elop.org"}) {
    CAPTURE(text);
    CHECK(mend_email(text) == std::nullopt);
  }
  CHECK(mend_web("https://leigh.org.uk/choir?x=1") ==
        MendedText{"https://leigh.org.uk/choir?x=1", ""});
  CHECK(text_of(mend_web("www.qmul.ac.uk/lac/")) == "http://www.qmul.ac.uk/lac/");
  for (const char* text :
       {"", "javascript:alert(1)", "ftp://a.org", "http://", "http://a", "a word", "http: //a.org",
        "info@a.org", "http://a..org", "data:x.org"}) {
    CAPTURE(text);
    CHECK(mend_web(text) == std::nullopt);
  }
}

TEST_CASE("languages become tags") {
  CHECK(text_of(mend_language("British Sign Language")) == "bfi");
  CHECK(text_of(mend_language("Welsh")) == "cy");
  CHECK(text_of(mend_language("EN-GB")) == "en-GB");
  CHECK(text_of(mend_language("Chinese (Cantonese)")) == "yue");
  CHECK(text_of(mend_language("ur")) == "ur");
  CHECK(mend_language("several languages") == std::nullopt);
  CHECK(mend_language("") == std::nullopt);
}

TEST_CASE("patterns from their parts") {
  const auto rule = [](RuleParts parts) {
    const auto made = rule_from(parts);
    return made ? made->text : "none";
  };
  CHECK(rule({.freq = "WEEKLY", .byday = "TH,FR"}) == "FREQ=WEEKLY;BYDAY=TH,FR");
  CHECK(rule({.freq = "weekly", .interval = "2", .byday = "Monday, Thursday"}) ==
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH");
  CHECK(rule({.byday = "SA"}) == "FREQ=WEEKLY;BYDAY=SA");
  CHECK(rule({.freq = "MONTHLY", .byday = "-1SU"}) == "FREQ=MONTHLY;BYDAY=-1SU");
  CHECK(rule({.freq = "RRULE:FREQ=DAILY;COUNT=3"}) == "FREQ=DAILY;COUNT=3");
  CHECK(rule({.interval = "1", .wkst = "MO"}).empty());
  CHECK(rule({.freq = "NEVER"}) == "none");
  CHECK(rule({.freq = "WEEKLY", .byday = "Funday"}) == "none");
  CHECK(weekday_code("Mondays") == "MO");
  CHECK(weekday_code("thurs") == "TH");
  CHECK(weekday_code("Wed.") == "WE");
  for (const char* text : {"", "m", "mond", "moonday", "day"}) CHECK(weekday_code(text).empty());
}

}  // namespace kith::api
