// SPDX-License-Identifier: Apache-2.0
#include "api/run_rows.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "api/recorded_run.h"
#include "graph/codec.h"
#include "graph/draft.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::StepKind;
using matcher::RowAnswer;

// Introductions as their steps left them; who may take which is the graph's own business.
class Begun {
 public:
  void introduce(std::string_view run, std::string_view home, std::vector<StepKind> steps) {
    graph::Introduction introduction;
    introduction.identity.number = tests::number_of(std::string(run) + " to " + std::string(home));
    introduction.person.number = tests::number_of("maya");
    introduction.household.number = tests::number_of(home);
    introduction.run = graph::to_text(tests::number_of(run));
    put(introduction);
    for (const StepKind kind : steps) {
      graph::Step step;
      step.identity.number = tests::number_of("step " + std::to_string(steps_++));
      step.taken.introduction.number = introduction.identity.number;
      step.taken.person = introduction.person;
      step.taken.household = introduction.household;
      step.taken.of.number = tests::number_of("maya");
      step.taken.step = kind;
      step.taken.reason.value = kind == StepKind::rejected ? "too far" : "both love the garden";
      put(step);
    }
  }
  graph::View view() { return draft_.view(); }

 private:
  void put(const graph::Record& record) {
    graph::Event event = graph::put_event(record);
    event.header.position = position_++;
    REQUIRE(draft_.apply(event, graph::Trust::replayed).ok());
  }

  graph::Draft draft_{graph::View()};
  std::uint64_t position_ = 0;
  int steps_ = 0;
};

graph::Event run_with(std::string_view run, const std::vector<std::string>& homes,
                      std::string_view question = "proposals") {
  RunQuestion asked;
  asked.question = question;
  asked.person = graph::PersonNumber{tests::number_of("maya")};
  const Asker asker{Eyes{Role::scheme_worker, std::nullopt}, "user pat", ""};
  graph::Event event = begun_run(graph::RunNumber{tests::number_of(run)}, asker, asked, "answer");
  for (const std::string& home : homes) {
    event.header.subjects.push_back(graph::SubjectNumber{tests::number_of(home)});
    event.parts.push_back({"{}", false});
  }
  return event;
}

std::vector<RowAnswer> answers_of(const RunRows& rows) {
  std::vector<RowAnswer> answers;
  for (const matcher::RunRow& row : rows.rows()) answers.push_back(row.answer);
  return answers;
}

}  // namespace

TEST_CASE("a row is what an introduction began with from that run") {
  Begun begun;
  begun.introduce("run 1", "elm", {StepKind::rejected});
  begun.introduce("run 1", "oak", {StepKind::shortlisted, StepKind::shared});
  begun.introduce("run 2", "ash", {StepKind::emergency_asked});
  RunRows rows(begun.view());
  rows.take(run_with("run 1", {"elm", "oak", "ash"}));
  CHECK(answers_of(rows) ==
        std::vector<RowAnswer>{RowAnswer::rejected, RowAnswer::shortlisted, RowAnswer::nothing});
  CHECK(rows.rows()[0].reason == "too far");
  CHECK(rows.rows()[1].reason.empty());
  CHECK(rows.rows()[2].rank == 3);
  rows.take(run_with("run 2", {"ash"}));
  CHECK(answers_of(rows).back() == RowAnswer::shortlisted);
  const matcher::Overruled counts = matcher::overruled(rows.rows());
  CHECK(counts.runs_looked_at == 2);
  CHECK(counts.runs_overruled == 1);
}

TEST_CASE("what became of an introduction later does not change how it began") {
  Begun begun;
  begun.introduce("run", "elm", {StepKind::shortlisted, StepKind::rejected});
  RunRows rows(begun.view());
  rows.take(run_with("run", {"elm", "oak"}));
  CHECK(answers_of(rows) == std::vector<RowAnswer>{RowAnswer::shortlisted, RowAnswer::nothing});
}

TEST_CASE("other events, other questions and other runs have no rows") {
  Begun begun;
  begun.introduce("run", "elm", {StepKind::shortlisted});
  RunRows rows(begun.view());
  rows.take(run_with("run", {"elm"}, "connections"));
  graph::Event erased = run_with("run", {"elm"});
  erased.parts.front() = {"", true};
  rows.take(erased);
  graph::Event put;
  put.header.type = graph::EventType::record_put;
  rows.take(put);
  CHECK(rows.rows().empty());
  rows.take(run_with("another run", {"elm"}));
  CHECK(answers_of(rows) == std::vector<RowAnswer>{RowAnswer::nothing});
}

}  // namespace kith::api
