// SPDX-License-Identifier: Apache-2.0
// How an introduction begins: from a row of a recorded run, and from nothing else.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/faults.h"
#include "api/introducing.h"
#include "api/introduction_reading.h"
#include "api/recorded_run.h"
#include "api/scheme.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Party;
using graph::StepKind;
using graph::StepTaken;
using Json = nlohmann::ordered_json;

// The same whatever the reason: no such run, no such row, a rule that keeps the pair apart by now.
Error no_such_row() {
  return Error{ErrorCode::not_found,
               "an introduction begins from a row of a recorded run that still stands: ask again "
               "with `propose`, on record, and begin from what it proposes now"};
}

Error for_a_manager() {
  return Error{ErrorCode::forbidden, "an emergency stay is a manager's to ask for", {}};
}

std::string text_at(const Json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

struct Beginning {
  graph::RunNumber run;
  graph::HouseholdNumber household;
  StepKind step = StepKind::shortlisted;
  std::string reason;
  graph::Date on;
};

graph::Result<Beginning> beginning_of(const Json& body, const graph::View& view,
                                      graph::Date today) {
  Error error{ErrorCode::bad_input, "an introduction cannot begin like this", {}};
  const auto fault = [&error](std::string pointer, std::string detail) {
    error.faults.push_back({std::move(pointer), std::move(detail), 0});
  };
  Beginning begun;
  for (const auto& [key, value] : body.items()) {
    const bool known =
        key == "run" || key == "household" || key == "step" || key == "reason" || key == "on";
    if (!known) {
      fault(PointerPath().text(key), "nobody knows this key");
    } else if (!value.is_string()) {
      fault(PointerPath().text(key), "a text is expected");
    }
  }
  const auto run = graph::number_from_text(text_at(body, "run"));
  if (!run) fault("/run", "the number of the recorded run");
  begun.run.number = run.value_or(graph::Number{});
  const std::string home = text_at(body, "household");
  auto number = graph::number_from_text(home);
  if (!number) number = view.number_of(graph::Kind::household, home);
  if (!number) fault("/household", "the number of a home of that run");
  begun.household.number = number.value_or(graph::Number{});
  begun.reason = text_at(body, "reason");
  if (begun.reason.empty() || begun.reason.size() > graph::limits::text_bytes_max) {
    fault("/reason", fmt::format("say why, in 1 to {} bytes", graph::limits::text_bytes_max));
  }
  const std::string step = body.contains("step") ? text_at(body, "step") : "shortlisted";
  if (step == "rejected") {
    begun.step = StepKind::rejected;
  } else if (step == "emergency_asked") {
    begun.step = StepKind::emergency_asked;
  } else if (step != "shortlisted") {
    fault("/step", "shortlisted, rejected or emergency_asked");
  }
  const auto on = body.contains("on") ? graph::date_from_text(text_at(body, "on")) : today;
  if (!on || *on > today) fault("/on", "a day, YYYY-MM-DD, not after today");
  begun.on = on.value_or(today);
  if (error.faults.empty()) return begun;
  return error;
}

StepTaken first_step(const graph::Introduction& introduction, const Beginning& begun,
                     const Asker& asker) {
  StepTaken step;
  step.introduction.number = introduction.identity.number;
  step.person = introduction.person;
  step.household = introduction.household;
  step.step = begun.step;
  step.party = begun.step == StepKind::emergency_asked ? Party::manager : Party::match_officer;
  step.of = graph::as_subject(introduction.person);
  step.on = begun.on;
  step.recorded_by = recorder_name(asker);
  step.reason.value = begun.reason;
  return step;
}

}  // namespace

// Runs are events of the log; the newest come first, as most introductions begin soon after.
graph::Result<void> IntroductionDesk::check_run(const graph::RunNumber& run,
                                                const graph::HouseholdNumber& home,
                                                graph::PersonNumber& person) const {
  const store::EventLog& log = scheme_.store().log();
  const std::uint64_t size = log.head().size;
  const std::uint64_t reach = std::min<std::uint64_t>(size, graph::limits::run_search_events_max);
  constexpr std::uint64_t stride = 512;
  std::optional<graph::Event> found;
  for (std::uint64_t to = size; to > size - reach && !found;) {
    const std::uint64_t from = to - std::min({to, stride, to - (size - reach)});
    auto scanned = log.scan(from, to, [&](graph::Event&& event) {
      const bool is_it =
          event.header.type == graph::EventType::run_recorded && event.header.record == run.number;
      if (is_it) found = std::move(event);
      return !is_it;
    });
    if (!scanned) return scanned;
    to = from;
  }
  if (!found || found->header.subjects.empty()) return no_such_row();
  const auto& subjects = found->header.subjects;
  const bool has_row =
      std::find(subjects.begin() + 1, subjects.end(), graph::as_subject(home)) != subjects.end();
  if (!has_row || !is_of_homes(*found)) return no_such_row();
  person = graph::PersonNumber{subjects.front().number};
  return {};
}

graph::Result<Shown> IntroductionDesk::begin(const Asker& asker, std::string_view json,
                                             const std::string& key) {
  constexpr std::string_view what = "POST introductions";
  const std::lock_guard lock(mutex_);
  auto before = done_before(asker, what, json, key);
  if (!before) return std::move(before).error();
  if (*before) return std::move(**before);
  auto body = object_of(json);
  if (!body) return std::move(body).error();
  const graph::View now = scheme_.view();
  auto begun = beginning_of(*body, now, scheme_.today());
  if (!begun) return std::move(begun).error();
  graph::Introduction introduction;
  if (auto row = check_run(begun->run, begun->household, introduction.person); !row) {
    return std::move(row).error();
  }
  introduction.identity.number = scheme_.surroundings_.randomness.number();
  introduction.household = begun->household;
  introduction.run = graph::to_text(begun->run.number);
  const StepTaken step = first_step(introduction, *begun, asker);
  if (step.party == Party::manager && asker.eyes.role != Role::manager) return for_a_manager();
  if (step.step != StepKind::rejected && !check_rules(now, step)) return no_such_row();
  std::vector<graph::Record> records{introduction, as_step(step)};
  return commit(asker, now, std::move(records), step, key, what, json);
}

}  // namespace kith::api
