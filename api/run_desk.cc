// SPDX-License-Identifier: Apache-2.0
#include "api/run_desk.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/run_arguments.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

Error may_not_record(Role role) {
  return Error{ErrorCode::forbidden, std::string(word(role)) + " has no right to that", {}};
}

// Each once, in order.
std::vector<graph::SubjectNumber> once_each(std::vector<graph::SubjectNumber> subjects) {
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  return subjects;
}

graph::Result<std::string> plan_again(const Scheme& scheme, const Asker& asker,
                                      const RecordedRun& run, const PlanMoment& moment) {
  auto ask = plan_ask_from(run.arguments);
  if (!ask) return std::move(ask).error();
  auto made = make_plan_answer(scheme, asker, *ask, moment);
  if (!made) return std::move(made).error();
  return std::move(made->answer.json);
}

graph::Result<std::string> card_again(Scheme& scheme, const Asker& asker, const RecordedRun& run,
                                      const graph::View& view) {
  auto ask = connection_test_ask_from(run.arguments);
  if (!ask) return std::move(ask).error();
  auto recorded = scheme.recorded_before(view.position());
  if (!recorded) return std::move(recorded).error();
  // The version that the card names is a label, not a finding: it would differ in every one.
  auto made =
      make_card_answer(scheme, asker, *ask, AskedMoment{view, *recorded, run.on, view, run.on, ""},
                       run.engine_version);
  if (!made) return std::move(made).error();
  return std::move(made->answer.body);
}

}  // namespace

graph::Result<std::string> RunDesk::asked_again(const RecordedRun& run, const graph::View& view) {
  const auto role = role_from_text(run.role);
  if (!role) {
    return Error{
        ErrorCode::format_newer, "the run was asked in a role that this Kith does not know", {}};
  }
  const Asker asker{Eyes{*role, std::nullopt}, "", ""};
  if (run.question == "proposals" && run.person) {
    ProposalQuestion question;
    question.person = graph::to_text(run.person->number);
    question.top = run.top;
    question.on = run.on;
    question.emergency_nights = run.emergency_nights;
    auto asked = scheme_.ask(asker, question, view, view.position(), candidates_.at(view));
    if (!asked) return std::move(asked).error();
    return std::move(asked->answer.json);
  }
  if (run.question == "plan") {
    return plan_again(scheme_, asker, run, PlanMoment{view, candidates_.at(view)});
  }
  if (run.question == "connection-test") return card_again(scheme_, asker, run, view);
  return Error{ErrorCode::unavailable, "this kind of question is not asked again", {}};
}

graph::Result<store::Committed> RunDesk::write(
    const Asker& asker, const graph::RunNumber& run, const Fresh& fresh,
    std::optional<store::Command::Idempotency> idempotency) {
  const RunQuestion question{.question = fresh.question,
                             .person = fresh.person,
                             .on = fresh.on,
                             .position = fresh.position,
                             .policy_version = fresh.policy_version,
                             .arguments = fresh.arguments};
  store::Command command;
  command.events = events_of_run(run, asker, question, fresh.canonical, fresh.subjects,
                                 scheme_.surroundings_.randomness);
  command.idempotency = std::move(idempotency);
  return scheme_.writer().submit(std::move(command));
}

graph::Result<RunDesk::Standing> RunDesk::given_again(const store::Committed& committed) {
  Standing standing;
  std::optional<RecordedRun> run;
  for (std::uint64_t at = committed.first; at < committed.first + committed.count; ++at) {
    auto event = scheme_.store().log().read(at);
    if (!event) return std::move(event).error();
    standing.run = graph::RunNumber{event->header.record};
    const auto& subjects = event->header.subjects;
    standing.subjects.insert(standing.subjects.end(), subjects.begin(), subjects.end());
    if (at == committed.first) run = run_from(*event);
  }
  if (run) {
    auto view = scheme_.view_at(run->position);
    if (!view) return std::move(view).error();
    auto answer = asked_again(*run, *view);
    if (answer && run->is_answered_by(*answer)) {
      standing.position = run->position;
      standing.canonical = std::move(answer).value();
      return standing;
    }
  }
  return Error{ErrorCode::conflict,
               fmt::format("this was put on record before, as run {}; its answer cannot be given "
                           "again, because somebody in it was erased since or another version of "
                           "Kith gave it. Ask anew with another Idempotency-Key.",
                           graph::to_text(standing.run.number)),
               {}};
}

graph::Result<RunDesk::Standing> RunDesk::on_record(
    const Asker& asker, const std::string& key, const std::string& asked,
    const std::function<graph::Result<Fresh>()>& ask) {
  const auto idempotency = Scheme::idempotency_of(asker, key, "POST run", asked);
  auto before = scheme_.done_before(idempotency);
  if (!before) return std::move(before).error();
  if (*before) return given_again(**before);
  auto fresh = ask();
  if (!fresh) return std::move(fresh).error();
  const graph::RunNumber run{scheme_.surroundings_.randomness.number()};
  auto written = write(asker, run, *fresh, idempotency);
  if (!written) return std::move(written).error();
  if (written->replayed) return given_again(*written);
  if (fresh->person) fresh->subjects.push_back(graph::as_subject(*fresh->person));
  return Standing{run, fresh->position, std::move(fresh->canonical), std::move(fresh->subjects)};
}

graph::Result<void> RunDesk::note(const Asker& asker, std::string_view what,
                                  const Standing& standing, std::string_view body) {
  return scheme_.note(asker, what, standing.position, body, standing.subjects);
}

graph::Result<ProposalAnswer> RunDesk::plan(const Asker& asker, const PlanAsk& ask,
                                            const std::string& idempotency_key) {
  if (!has(asker.eyes.role, Right::record_proposals)) return may_not_record(asker.eyes.role);
  ProposalAnswer answer;
  const auto fresh = [&]() -> graph::Result<Fresh> {
    const graph::View view = scheme_.view();
    auto made = make_plan_answer(scheme_, asker, ask, PlanMoment{view, candidates_.at(view)});
    if (!made) return std::move(made).error();
    answer = std::move(made->answer);
    return Fresh{"plan",
                 std::nullopt,
                 *made->asked.on,
                 made->position,
                 made->policy_version,
                 arguments_of(made->asked),
                 answer.json,
                 once_each(std::move(made->subjects))};
  };
  auto standing = on_record(asker, idempotency_key, "plan\n" + arguments_of(ask), fresh);
  if (!standing) return std::move(standing).error();
  answer.json = standing->canonical;
  answer.run = standing->run;
  auto noted = note(asker, "plan", *standing, answer.json);
  if (!noted) return std::move(noted).error();
  append_run(answer.json, standing->run);
  return answer;
}

graph::Result<CardAnswer> RunDesk::connection_test(const Asker& asker, const ConnectionTestAsk& ask,
                                                   const std::string& idempotency_key) {
  if (!has(asker.eyes.role, Right::record_connection_test)) {
    return may_not_record(asker.eyes.role);
  }
  if (ask.on || !ask.as_known_at.empty()) {
    return Error{ErrorCode::wrong_usage,
                 "a card is put on record as it is today",
                 {{ask.on ? "/on" : "/as_known_at", "cannot be said of a card on record", 0}}};
  }
  ConnectionTestAsk asked = ask;
  asked.for_record = true;
  CardAnswer answer;
  const auto fresh = [&]() -> graph::Result<Fresh> {
    auto made = make_newest_card(scheme_, asker, asked);
    if (!made) return std::move(made).error();
    answer = std::move(made->answer);
    std::vector<graph::SubjectNumber> subjects = once_each(std::move(made->subjects));
    // What is said of one person alone is theirs.
    std::optional<graph::PersonNumber> person;
    if (subjects.size() == 1) person = graph::PersonNumber{subjects.front().number};
    if (person) subjects.clear();
    return Fresh{"connection-test",
                 person,
                 *made->asked.on,
                 made->position,
                 made->policy_version,
                 arguments_of(made->asked),
                 std::move(made->canonical),
                 std::move(subjects)};
  };
  auto standing = on_record(asker, idempotency_key, "connection-test\n" + arguments_of(ask), fresh);
  if (!standing) return std::move(standing).error();
  if (ask.format == CardFormat::json) answer.body = standing->canonical;
  answer.run = standing->run;
  auto noted = note(asker, "connection-test", *standing, answer.body);
  if (!noted) return std::move(noted).error();
  if (ask.format == CardFormat::json) append_run(answer.body, standing->run);
  return answer;
}

}  // namespace kith::api
