// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_schedules.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace kith::api {

TEST_CASE("what is said of a schedule that never falls") {
  const auto said = [](const char* text) {
    return never_falls(nlohmann::ordered_json::parse(text));
  };
  CHECK(said(R"({"pattern":"FREQ=WEEKLY;BYDAY=TU","from":"2026-11-23","until":"2026-11-23",
                 "opens":"09:00","closes":"12:00"})") ==
        "a schedule that falls on no day: FREQ=WEEKLY;BYDAY=TU from 2026-11-23 to 2026-11-23, "
        "opens 09:00, closes 12:00");
  CHECK(said(R"({"pattern":"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29","from":"2026-01-01",
                 "until":"2027-12-31"})") ==
        "a schedule that falls on no day: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 from 2026-01-01 to "
        "2027-12-31");
  for (const char* text :
       {R"({})", R"({"opens":"10:00"})", R"({"pattern":7,"from":"2026-11-23","until":1})",
        R"({"pattern":"FREQ=WEEKLY;BYDAY=MO","from":"2026-11-23","until":"2026-11-23"})",
        R"({"pattern":"FREQ=WEEKLY;BYDAY=MO","from":"2026-11-23","until":"2026-11-01"})",
        R"({"pattern":"every other Tuesday","until":"2026-11-23"})"}) {
    CAPTURE(std::string(text));
    CHECK(said(text) == "");
  }
}

}  // namespace kith::api
