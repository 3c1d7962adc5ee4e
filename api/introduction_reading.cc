// SPDX-License-Identifier: Apache-2.0
// What people send about an introduction: its beginning, and its steps.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/json_document.h"
#include "api/exchange/record_json.h"
#include "api/introducing.h"
#include "api/introduction_json.h"
#include "api/introduction_reading.h"
#include "api/scheme.h"
#include "graph/introduction_steps.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Party;
using graph::StepKind;
using graph::StepTaken;
using Json = nlohmann::ordered_json;

constexpr std::string_view in_step = "/steps/0";
// What Kith fills in, and nobody else.
constexpr std::array<std::string_view, 6> filled_in{"introduction", "person",  "household",
                                                    "recorded_by",  "outcome", "arrangement"};

StepKind default_step(StepGate gate, const Json& body) {
  if (gate == StepGate::meetings) return body.contains("felt") ? StepKind::felt : StepKind::met;
  return body.value("party", Json()) == "funder" ? StepKind::funded : StepKind::answered;
}

bool goes_through(StepGate gate, StepKind kind) {
  const bool decision = kind == StepKind::answered || kind == StepKind::funded;
  const bool meeting = kind == StepKind::met || kind == StepKind::felt;
  const bool never = kind == StepKind::shortlisted || kind == StepKind::rejected ||
                     kind == StepKind::emergency_asked || kind == StepKind::disclosed ||
                     kind == StepKind::journeys_shown;
  switch (gate) {
    case StepGate::decisions: return decision;
    case StepGate::meetings: return meeting;
    case StepGate::transitions: return !decision && !meeting && !never;
  }
  return false;
}

// The parties that speak through whoever keeps the records; officers are one of them.
std::optional<std::string> number_for(Party party, const graph::Introduction& introduction) {
  switch (party) {
    case Party::carer:
    case Party::resident:
    case Party::child:
    case Party::fostering_service: return std::nullopt;
    case Party::household: return graph::to_text(introduction.household.number);
    default: return graph::to_text(introduction.person.number);
  }
}

std::optional<Party> party_of(const Json& body) {
  const auto said = body.find("party");
  if (said == body.end() || !said->is_string()) return std::nullopt;
  const auto& known = graph::words<Party>;
  const auto at = std::find(known.begin(), known.end(), said->get<std::string>());
  if (at == known.end()) return std::nullopt;
  return static_cast<Party>(at - known.begin());
}

// The faults of a record that holds the step as those of the step.
Error as_of_step(Error error) {
  for (graph::Fault& fault : error.faults) {
    if (fault.pointer.starts_with(in_step)) fault.pointer.erase(0, in_step.size());
  }
  return error;
}

// Who may say what: officers for everybody who tells them, whoever has a token of their own for
// themselves alone.
graph::Result<void> may_say(const Asker& asker, const StepTaken& step) {
  const Role role = asker.eyes.role;
  const Error forbidden{ErrorCode::forbidden, "this is not yours to say", {{"/party", "", 0}}};
  if (role == Role::manager) return {};
  if (role == Role::scheme_worker) {
    if (step.party != Party::manager) return {};
    return Error{ErrorCode::forbidden, "this takes a manager", {{"/party", "a manager's", 0}}};
  }
  const bool own = asker.eyes.own && step.of.number == *asker.eyes.own;
  const Party theirs = role == Role::person ? Party::person : Party::carer;
  if (!own || step.party != theirs || step.best_interests) return forbidden;
  switch (step.step) {
    case StepKind::answered:
    case StepKind::felt:
    case StepKind::signed_:
    case StepKind::withdrawn:
    case StepKind::sharing_withdrawn:
    case StepKind::held:
    case StepKind::resumed:
    case StepKind::reopened:
    case StepKind::ended: return {};
    default: return forbidden;
  }
}

Json wrapped(Json body, const graph::Introduction& introduction, const std::string& recorded_by) {
  Json step = std::move(body);
  const std::string person = graph::to_text(introduction.person.number);
  const std::string household = graph::to_text(introduction.household.number);
  step["introduction"] = graph::to_text(introduction.identity.number);
  step["person"] = person;
  step["household"] = household;
  step["recorded_by"] = recorded_by;
  return Json{{"type", "introduction"},
              {"person", person},
              {"household", household},
              {"steps", Json::array({std::move(step)})}};
}

void complete(Json& body, StepGate gate, const graph::Introduction& introduction,
              graph::Date today) {
  if (!body.contains("step") && gate != StepGate::transitions) {
    body["step"] = graph::word(default_step(gate, body));
  }
  if (!body.contains("party")) body["party"] = graph::word(Party::match_officer);
  if (!body.contains("authority")) {
    const auto decided = body.find("best_interests");
    const bool is_decision = decided != body.end() && decided->is_object();
    body["authority"] = is_decision ? decided->value("basis", Json("best_interests"))
                                    : Json(graph::word(graph::Authority::self));
  }
  if (!body.contains("on")) body["on"] = graph::to_text(today);
  if (const auto party = party_of(body); party && !body.contains("of")) {
    if (auto number = number_for(*party, introduction)) body["of"] = *number;
  }
  if (body.contains("share") && body["share"].is_object()) {
    body["share"]["to"] = graph::word(Party::household);
  }
}

std::optional<Error> forbidden_keys(const Json& body) {
  Error error{ErrorCode::bad_input, "this step cannot be taken as it is written", {}};
  for (const std::string_view key : filled_in) {
    if (!body.contains(key)) continue;
    error.faults.push_back({fmt::format("/{}", key), "Kith says this itself: leave it out", 0});
  }
  const auto inner = [&](const char* outer, const char* key) {
    const auto found = body.find(outer);
    if (found == body.end() || !found->is_object() || !found->contains(key)) return;
    error.faults.push_back(
        {fmt::format("/{}/{}", outer, key), "Kith says this itself: leave it out", 0});
  };
  inner("share", "lines");
  inner("share", "to");
  inner("emergency", "stay");
  if (error.faults.empty()) return std::nullopt;
  return error;
}

}  // namespace

graph::Result<Json> object_of(std::string_view json) {
  JsonDocument document;
  FaultList faults;
  const bool read = document.parse(json, faults);
  if (!read || !faults.empty()) {
    return Error{read ? ErrorCode::bad_input : ErrorCode::malformed,
                 "this is not JSON as it is taken here", faults.take()};
  }
  Json object = Json::parse(json, nullptr, false);
  if (object.is_object()) return object;
  return Error{ErrorCode::malformed, "a JSON object is expected"};
}

std::string recorder_name(const Asker& asker) {
  return fmt::format("{}, {}", asker.who, word(asker.eyes.role));
}

graph::Result<StepTaken> IntroductionDesk::read(const Asker& asker, const graph::View& view,
                                                const graph::Introduction& introduction,
                                                StepGate gate, std::string_view json) const {
  auto body = object_of(json);
  if (!body) return std::move(body).error();
  if (auto fault = forbidden_keys(*body)) return std::move(*fault);
  const graph::Date today = scheme_.today();
  complete(*body, gate, introduction, today);
  const Json record = wrapped(std::move(body).value(), introduction, recorder_name(asker));
  auto read = record_from_text(record.dump(), graph::Kind::introduction, ViewReferences(view),
                               ReadOptions{today, false});
  if (!read) return as_of_step(std::move(read).error());
  StepTaken step = std::move(std::get<graph::Introduction>(*read).steps.front());
  if (!goes_through(gate, step.step)) {
    return Error{ErrorCode::bad_input,
                 "this step is not taken here",
                 {{"/step", "is taken at decisions, meetings or transitions", 0}}};
  }
  if (step.on && *step.on > today) {
    return Error{ErrorCode::bad_input,
                 "this step cannot be taken as it is written",
                 {{"/on", "is after today", 0}}};
  }
  // What is shown is read from the records of today, and so is the agreement to it.
  if (step.step == StepKind::shared && step.on != today) {
    return Error{ErrorCode::bad_input,
                 "this step cannot be taken as it is written",
                 {{"/on", "a profile is shown today: leave it out", 0}}};
  }
  if (auto may = may_say(asker, step); !may) return std::move(may).error();
  return step;
}

}  // namespace kith::api
