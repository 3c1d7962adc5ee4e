// SPDX-License-Identifier: Apache-2.0
#include "api/state_moving.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/introduction_reading.h"
#include "api/kinds.h"
#include "api/scheme.h"
#include "graph/codec.h"
#include "graph/household_states.h"
#include "graph/limits.h"
#include "graph/person_states.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Household;
using graph::HouseholdState;
using graph::Kind;
using graph::Person;
using graph::PersonState;
using graph::StateActor;
using graph::StateDecision;
using graph::StateTaken;
using Json = nlohmann::ordered_json;

constexpr int moves_tried_max = 3;
constexpr std::string_view in_record = "/states/0";

Error no_such() {
  return Error{ErrorCode::not_found, "there is no such record, or none you may know of"};
}

// Whatever the reason, and whoever asks: it is the same for a home under review.
Error with_a_manager() {
  return Error{ErrorCode::forbidden,
               "a paused home is made available again by a manager, in the carer's name",
               {{"/to", "takes a manager", 0}}};
}

template <graph::Worded Enum>
std::optional<Enum> enum_of(std::string_view word) {
  const auto& known = graph::words<Enum>;
  const auto found = std::find(known.begin(), known.end(), word);
  if (found == known.end()) return std::nullopt;
  return static_cast<Enum>(found - known.begin());
}

template <graph::Worded Enum>
std::string all_words() {
  std::string all;
  for (const std::string_view each : graph::words<Enum>) {
    all += (all.empty() ? "" : ", ") + std::string(each);
  }
  return all;
}

bool is_of_home(const Asker& asker, const Household& home) {
  return asker.eyes.own &&
         std::any_of(home.carers.begin(), home.carers.end(), [&asker](const graph::Carer& each) {
           return each.identity.number == *asker.eyes.own;
         });
}

bool may_know(const Asker& asker, const graph::Record& record, const graph::View& view) {
  if (asker.eyes.role != Role::carer) return may_know_of(asker.eyes, record, view);
  const auto* home = std::get_if<Household>(&record);
  return home && is_of_home(asker, *home);
}

bool may_say(Role role, StateActor actor) {
  switch (role) {
    case Role::manager: return true;
    case Role::scheme_worker: return actor != StateActor::manager && actor != StateActor::panel;
    case Role::person: return actor == StateActor::person;
    case Role::carer: return actor == StateActor::carer || actor == StateActor::applicant;
    default: return false;
  }
}

// A transition as it was sent.
struct Sent {
  std::string to;
  StateDecision decision;
};

// What it says is read as a record holds it, so that the same texts are refused.
graph::Result<StateTaken> read_taken(const Json& body, graph::Date today) {
  const Json record{{"type", "person"}, {"called", "-"}, {"states", Json::array({body})}};
  auto read = record_from_text(record.dump(), Kind::person, ViewReferences(graph::View()),
                               ReadOptions{today, false});
  if (read) return std::move(std::get<Person>(*read).states.front());
  Error error = std::move(read).error();
  error.message = "This cannot be decided as it is written.";
  for (graph::Fault& fault : error.faults) {
    if (fault.pointer.starts_with(in_record)) fault.pointer.erase(0, in_record.size());
  }
  return error;
}

graph::Result<Sent> sent_of(std::string_view json, Kind kind, graph::Date today) {
  auto body = object_of(json);
  if (!body) return std::move(body).error();
  if (!body->contains("on")) (*body)["on"] = graph::to_text(today);
  auto taken = read_taken(*body, today);
  if (!taken) return std::move(taken).error();
  Error error{ErrorCode::bad_input, "This cannot be decided as it is written.", {}};
  const auto fault = [&error](bool good, const char* pointer, std::string detail) {
    if (!good) error.faults.push_back({pointer, std::move(detail), 0});
  };
  for (const char* key : {"from", "recorded_by"}) {
    fault(!body->contains(key), key[0] == 'f' ? "/from" : "/recorded_by",
          "Kith says this itself: leave it out");
  }
  const bool of_home = kind == Kind::household;
  const bool known = of_home ? enum_of<HouseholdState>(taken->to).has_value()
                             : enum_of<PersonState>(taken->to).has_value();
  fault(known, "/to",
        "is one of: " + (of_home ? all_words<HouseholdState>() : all_words<PersonState>()));
  const auto actor = enum_of<StateActor>(taken->actor);
  fault(actor.has_value(), "/actor", "is one of: " + all_words<StateActor>());
  fault(taken->on && *taken->on <= today, "/on", "is after today");
  if (!error.faults.empty()) return error;
  return Sent{taken->to, {*actor, taken->authority, *taken->on, taken->reason.value}};
}

// The oldest go where the record would be too long with them.
template <class Moved>
void keep_within_limits(Moved& record) {
  while (record.states.size() > 1 &&
         record_to_text(record).size() > graph::limits::record_bytes_max) {
    record.states.erase(record.states.begin());
  }
}

template <class Moved, class State>
graph::Record moved_to(Moved record, State to, const StateDecision& decision, const Asker& asker) {
  graph::move_to(record, to, decision, recorder_name(asker));
  keep_within_limits(record);
  return record;
}

// As somebody without the right to what is confidential reads it.
Household as_read_openly(Household home) {
  if (home.state == HouseholdState::under_review) home.state = HouseholdState::paused;
  return home;
}

graph::Result<graph::Record> moved_home(const Asker& asker, const Household& home,
                                        HouseholdState to, const StateDecision& decision) {
  if (!sees(asker.eyes.role, graph::Seen::confidential)) {
    const Household open = as_read_openly(home);
    if (open.state == HouseholdState::paused && to == HouseholdState::available) {
      return with_a_manager();
    }
    if (auto may = graph::may_move(open, to, decision); !may) return std::move(may).error();
  }
  if (auto may = graph::may_move(home, to, decision); !may) return std::move(may).error();
  return moved_to(home, to, decision, asker);
}

}  // namespace

graph::Result<graph::Record> StateDesk::moved(const Asker& asker, const graph::View& view,
                                              const graph::Record& record, std::string_view to,
                                              const StateDecision& decision) const {
  if (const auto* home = std::get_if<Household>(&record)) {
    return moved_home(asker, *home, *enum_of<HouseholdState>(to), decision);
  }
  const auto& person = std::get<Person>(record);
  const PersonState state = *enum_of<PersonState>(to);
  if (auto may = graph::may_move(view, person, state, decision); !may) {
    return std::move(may).error();
  }
  return moved_to(person, state, decision, asker);
}

graph::Result<Shown> StateDesk::answer(const Asker& asker, const graph::Record& record,
                                       bool replayed) {
  const auto* home = std::get_if<Household>(&record);
  const graph::List<StateTaken>& states = home ? home->states : std::get<Person>(record).states;
  if (states.empty()) return no_such();
  const StateTaken& taken = states.back();
  Json kept{{"to", taken.to}, {"actor", taken.actor}, {"authority", taken.authority}};
  if (taken.on) kept["on"] = graph::to_text(*taken.on);
  kept["recorded_by"] = taken.recorded_by;
  if (!taken.reason.empty()) kept["reason"] = taken.reason.value;
  Shown shown;
  shown.number = graph::identity_of(record).number;
  shown.body = Json{{"type", graph::to_text(graph::kind_of(record))},
                    {"number", graph::to_text(shown.number)},
                    {"state", taken.to},
                    {"taken", std::move(kept)}}
                   .dump();
  shown.etag = etag_of(shown.body);
  shown.replayed = replayed;
  auto noted =
      scheme_.note(asker, fmt::format("{}/transitions", path_of(graph::kind_of(record))),
                   scheme_.view().position(), shown.body, {graph::SubjectNumber{shown.number}});
  if (!noted) return std::move(noted).error();
  return shown;
}

graph::Result<Shown> StateDesk::move(const Asker& asker, Kind kind, const graph::Number& number,
                                     std::string_view json, const std::string& key) {
  const auto idempotency = Scheme::idempotency_of(
      asker, key, fmt::format("POST {}/{}/transitions", path_of(kind), graph::to_text(number)),
      json);
  // What the asker does not see may change between reading and writing: then once more.
  for (int attempt = 1;; ++attempt) {
    const graph::View now = scheme_.view();
    const auto record = now.record(kind, number);
    if (!record || !may_know(asker, *record, now)) return no_such();
    auto before = scheme_.done_before(idempotency);
    if (!before) return std::move(before).error();
    if (*before) {
      auto event = scheme_.store().log().read((*before)->first);
      if (!event) return std::move(event).error();
      auto then = graph::decode(kind, event->header.record, event->header.subjects, event->parts);
      return then ? answer(asker, *then, true) : graph::Result<Shown>(no_such());
    }
    auto sent = sent_of(json, kind, scheme_.today());
    if (!sent) return std::move(sent).error();
    if (!may_say(asker.eyes.role, sent->decision.actor)) {
      return Error{ErrorCode::forbidden, "this is not yours to say", {{"/actor", "", 0}}};
    }
    auto moved_record = moved(asker, now, *record, sent->to, sent->decision);
    if (!moved_record) return std::move(moved_record).error();
    store::Command command;
    command.events.push_back(graph::put_event(*moved_record));
    command.idempotency = idempotency;
    command.preconditions.push_back({number, now.changed_at(number)});
    auto committed = scheme_.writer().submit(std::move(command));
    if (committed && !committed->replayed) return answer(asker, *moved_record, false);
    if (committed) continue;  // somebody sent the same meanwhile: what theirs did
    if (committed.error().code != ErrorCode::precondition_failed || attempt == moves_tried_max) {
      return std::move(committed).error();
    }
  }
}

}  // namespace kith::api
