// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_text.h"

#include <string>

#include <doctest/doctest.h>

namespace kith::api {
namespace {

// "2026-11-24 14:00-16:00", "day 1 12:00-18:00", or "-".
std::string said(std::string_view text) {
  // A Sunday.
  const auto wanted = open_from_text(text, *graph::local_time_from_text("2026-11-22T13:05"));
  if (!wanted) return "-";
  std::string words =
      wanted->day ? graph::to_text(*wanted->day) : "day " + std::to_string(*wanted->weekday);
  words += " " + graph::to_text(wanted->from);
  if (wanted->to) words += "-" + graph::to_text(*wanted->to);
  return words;
}

}  // namespace

TEST_CASE("when, as people write it") {
  CHECK(said("2026-11-24T14:00") == "2026-11-24 14:00");
  CHECK(said("2026-11-24 14:00-16:00") == "2026-11-24 14:00-16:00");
  CHECK(said("2026-11-24T23:30/01:00") == "2026-11-24 23:30-01:00");
  CHECK(said("2026-11-24") == "2026-11-24 00:00-00:00");
  CHECK(said("tuesday afternoon") == "day 1 12:00-18:00");
  CHECK(said("Sat 9:30") == "day 5 09:30");
  CHECK(said("su night") == "day 6 23:00-06:00");
  CHECK(said(" monday ") == "day 0 00:00-00:00");
  CHECK(said("now") == "2026-11-22 13:05");
  CHECK(said("Tonight") == "2026-11-22 18:00-23:00");
  CHECK(said("today") == "2026-11-22 00:00-00:00");
  CHECK(said("today 15:00") == "2026-11-22 15:00");
  CHECK(said("this afternoon") == "2026-11-22 12:00-18:00");
  CHECK(said("tomorrow") == "2026-11-23 00:00-00:00");
  CHECK(said("tomorrow morning") == "2026-11-23 06:00-12:00");
  for (const char* wrong : {"", "someday", "now 14:00", "tonight 20:00", "this", "this tuesday",
                            "tomorrow soon", "2026-13-01", "2026-11-24X14:00", "tuesday tea",
                            "tuesday 25:00", "tuesday 9:00-", "14:00"}) {
    CAPTURE(wrong);
    CHECK(said(wrong) == "-");
  }
}

TEST_CASE("where, in degrees") {
  CHECK(point_from_text("53.4808,-2.2426") == graph::Point{{53'480'800}, {-2'242'600}});
  CHECK(point_from_text(" 0 , 180 ") == graph::Point{{0}, {180'000'000}});
  for (const char* wrong :
       {"", ",", "53.4", "91,0", "0,181", "nan,0", "1e3,0", "53.4,-2,1", "a,b"}) {
    CAPTURE(wrong);
    CHECK_FALSE(point_from_text(wrong));
  }
}

TEST_CASE("every fault of a question is told, with its name") {
  SearchQuestion question;
  SearchText right(question);
  right.open("tuesday");
  right.cost("3.50");
  right.access("step_free, hearing_loop");
  right.kind("club");
  right.age("30");
  CHECK_FALSE(right.error());
  CHECK(question.cost_max_pence == 350);
  CHECK(question.access.size() == 2);
  CHECK(question.kind == graph::GroupKind::club);
  CHECK(question.age == 30);
  right.cost("Free");
  CHECK(question.cost_max_pence == 0);
  SearchText wrong(question);
  wrong.open("x");
  wrong.cost("-1");
  wrong.access("step_free,nice");
  wrong.kind("odd");
  wrong.age("3.5");
  REQUIRE(wrong.error());
  REQUIRE(wrong.error()->faults.size() == 5);
  CHECK(wrong.error()->faults[0].pointer == "/open");
  CHECK(wrong.error()->faults[2].pointer == "/access");
  CHECK(wrong.error()->code == graph::ErrorCode::wrong_usage);
}

}  // namespace kith::api
