// SPDX-License-Identifier: Apache-2.0
#include "api/run_arguments.h"

#include <doctest/doctest.h>

#include <string>

namespace kith::api {

TEST_CASE("a plan's arguments come back as they were said") {
  PlanAsk ask;
  ask.on = graph::date_from_text("2026-11-20");
  ask.options = 2;
  ask.per_home = 0;
  ask.work_max = 1'000;
  ask.recruit = 5;
  ask.stable = true;
  ask.own_page = true;
  ask.pins = {"A=B"};
  ask.bans = {"C=D", "E=F"};
  const auto read = plan_ask_from(arguments_of(ask));
  REQUIRE(read);
  CHECK(read->on == ask.on);
  CHECK(read->options == 2);
  CHECK(read->per_home == 0);
  CHECK(read->work_max == 1'000);
  CHECK(read->recruit == 5);
  CHECK(read->stable);
  CHECK(read->own_page);
  CHECK(read->pins == ask.pins);
  CHECK(read->bans == ask.bans);
  const auto unsaid = plan_ask_from(arguments_of(PlanAsk{}));
  REQUIRE(unsaid);
  CHECK_FALSE(unsaid->options);
  CHECK_FALSE(unsaid->stable);
  CHECK(unsaid->pins.empty());
}

TEST_CASE("a card's arguments come back as they were said") {
  ConnectionTestAsk ask;
  ask.service = "S";
  ask.from = graph::date_from_text("2026-01-01");
  ask.to = graph::date_from_text("2026-10-01");
  ask.on = graph::date_from_text("2026-11-20");
  ask.as_known_at = "14";
  ask.trace = "lost";
  const auto read = connection_test_ask_from(arguments_of(ask));
  REQUIRE(read);
  CHECK(read->service == "S");
  CHECK(read->person.empty());
  CHECK(read->from == ask.from);
  CHECK(read->to == ask.to);
  CHECK(read->on == ask.on);
  CHECK(read->as_known_at == "14");
  CHECK(read->trace == "lost");
  CHECK(read->format == CardFormat::json);
}

TEST_CASE("what this Kith does not know is refused, not passed over") {
  for (const std::string& text : {std::string(R"({"options":3,"fairness":"new"})"),
                                  std::string("nothing"), std::string("[]")}) {
    CAPTURE(text);
    const auto plan = plan_ask_from(text);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == graph::ErrorCode::format_newer);
    CHECK_FALSE(connection_test_ask_from(text));
  }
}

}  // namespace kith::api
