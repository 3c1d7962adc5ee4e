// SPDX-License-Identifier: Apache-2.0
#include "api/recorded_run.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

#include "graph/limits.h"
#include "tests/support/fixed_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

const Asker run_asker{Eyes{Role::manager, std::nullopt}, "user pat", "planning"};
const graph::RunNumber a_run{tests::number_of("run")};
const graph::Date a_day = *graph::date_from_text("2026-11-20");

RunQuestion a_question() {
  RunQuestion asked;
  asked.question = "plan";
  asked.on = a_day;
  asked.position = 12;
  asked.policy_version = "kith-1";
  asked.arguments = R"({"options":3})";
  return asked;
}

std::vector<graph::SubjectNumber> many_subjects(std::size_t count) {
  std::vector<graph::SubjectNumber> subjects;
  for (std::size_t i = 0; i < count; ++i) {
    subjects.push_back({tests::number_of("person " + std::to_string(i))});
  }
  return subjects;
}

}  // namespace

TEST_CASE("a run keeps what was asked, of what, by which Kith, and the commitment") {
  const graph::Event event = begun_run(a_run, run_asker, a_question(), "the answer");
  CHECK(event.header.subjects == std::vector{graph::SubjectNumber{a_run.number}});
  const auto run = run_from(event);
  REQUIRE(run);
  CHECK(run->question == "plan");
  CHECK_FALSE(run->person);
  CHECK(run->on == a_day);
  CHECK(run->position == 12);
  CHECK(run->policy_version == "kith-1");
  CHECK_FALSE(run->engine_version.empty());
  CHECK(run->role == "manager");
  CHECK(run->arguments == R"({"options":3})");
  CHECK(run->is_answered_by("the answer"));
  CHECK_FALSE(run->is_answered_by("another"));
}

TEST_CASE("what an earlier Kith left out is empty, and the rest is read") {
  graph::Event event = begun_run(a_run, run_asker, a_question(), "the answer");
  Json head = Json::parse(event.parts.front().bytes);
  for (const char* name : {"engine_version", "arguments", "policy_version"}) head.erase(name);
  event.parts.front().bytes = head.dump();
  const auto run = run_from(event);
  REQUIRE(run);
  CHECK(run->engine_version.empty());
  CHECK(run->arguments.empty());
  CHECK(run->policy_version.empty());
  CHECK_FALSE(run->is_kept);
  CHECK(run->is_answered_by("the answer"));
}

TEST_CASE("whose first part is erased, or who is no run, says nothing") {
  graph::Event event = begun_run(a_run, run_asker, a_question(), "the answer");
  graph::Event erased = event;
  erased.parts.front() = {"", true};
  CHECK_FALSE(run_from(erased));
  graph::Event put = event;
  put.header.type = graph::EventType::record_put;
  CHECK_FALSE(run_from(put));
  event.parts.front().bytes = R"({"salt":"x"})";
  CHECK_FALSE(run_from(event));
}

TEST_CASE("everybody in a run has one part, in as many events as it takes") {
  tests::FixedRandomness randomness(1);
  constexpr std::size_t most = graph::limits::parts_an_event_max;
  struct Case {
    std::size_t subjects;
    std::size_t events;
  };
  for (const Case& each : {Case{0, 1}, Case{most - 1, 1}, Case{most, 2}, Case{3 * most, 4}}) {
    CAPTURE(each.subjects);
    const auto subjects = many_subjects(each.subjects);
    const auto events =
        events_of_run(a_run, run_asker, a_question(), R"({"people":1})", subjects, randomness);
    CHECK(events.size() == each.events);
    CHECK(run_from(events.front())->events == each.events);
    CHECK(run_from(events.front())->is_kept);
    std::set<graph::SubjectNumber> seen;
    for (const graph::Event& event : events) {
      CHECK(event.header.record == a_run.number);
      CHECK(event.parts.size() == event.header.subjects.size());
      CHECK(event.parts.size() <= most);
      seen.insert(event.header.subjects.begin(), event.header.subjects.end());
    }
    CHECK(seen.size() == each.subjects + 1);
    for (std::size_t i = 1; i < events.size(); ++i) CHECK_FALSE(run_from(events[i]));
  }
}

}  // namespace kith::api
