// SPDX-License-Identifier: Apache-2.0
// What is due, and states of people and homes, on the command line.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/due_asking.h"
#include "api/errors.h"
#include "api/state_moving.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using Json = nlohmann::ordered_json;

Error no_right_to_that(Role role) {
  return Error{ErrorCode::forbidden, fmt::format("{} has no right to that", word(role))};
}

// By number, or by external id.
graph::Result<graph::Number> number_named(const Scheme& scheme, const Asker& asker, Kind kind,
                                          const std::string& name) {
  if (const auto number = graph::number_from_text(name)) return *number;
  return scheme.number_of(asker, kind, name);
}

std::string state_words(const Json& moved) {
  const Json& taken = moved.at("taken");
  return fmt::format("{} {} is {} since {}, decided by {} ({}).\n",
                     moved.at("type").get<std::string>(), moved.at("number").get<std::string>(),
                     moved.at("state").get<std::string>(), taken.at("on").get<std::string>(),
                     taken.at("actor").get<std::string>(),
                     taken.at("authority").get<std::string>());
}

}  // namespace

int command_due(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  DueAsk ask;
  ask.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !ask.on) {
    return fail(terminal, Error{ErrorCode::wrong_usage, "--on takes a day such as 2026-11-21"});
  }
  ask.within_days = line.due_within;
  if (line.clusters) ask.top = static_cast<std::size_t>(*line.clusters);
  ask.in_words = !line.json;
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto answer = ask_due(**scheme, *asker, ask);
  if (!answer) return fail(terminal, answer.error());
  if (auto noted = (*scheme)->flush_access(); !noted) return fail(terminal, noted.error());
  terminal.out(line.json ? answer->json + "\n" : answer->words);
  return exit_done;
}

int command_state(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  if (!has(asker->eyes.role, Right::take_steps)) {
    return fail(terminal, no_right_to_that(asker->eyes.role));
  }
  if (line.person.empty() == line.household.empty()) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage, "say whose: --person or --household, one of them"});
  }
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  const Kind kind = line.person.empty() ? Kind::household : Kind::person;
  auto number =
      number_named(**scheme, *asker, kind, line.person.empty() ? line.household : line.person);
  if (!number) return fail(terminal, number.error());
  Json body{{"to", line.state}, {"actor", line.actor}, {"authority", line.authority}};
  if (!line.on.empty()) body["on"] = line.on;
  if (!line.reason.empty()) body["reason"] = line.reason;
  auto moved = StateDesk(**scheme).move(
      *asker, kind, *number, body.dump(-1, ' ', false, Json::error_handler_t::replace), "");
  if (!moved) return fail(terminal, moved.error());
  if (auto noted = (*scheme)->flush_access(); !noted) return fail(terminal, noted.error());
  terminal.out(line.json ? moved->body + "\n" : state_words(Json::parse(moved->body)));
  return exit_done;
}

}  // namespace kith::api
