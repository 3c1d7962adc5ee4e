// SPDX-License-Identifier: Apache-2.0
#include "api/recorded_run.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/limits.h"
#include "store/hash_tree.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::string digest_of_answer(std::string_view canonical) {
  return store::to_hex(store::sha256(canonical));
}

// What an event says first, if it is a question that was put on record.
Json head_of(const graph::Event& event) {
  if (event.header.type != graph::EventType::run_recorded) return {};
  if (event.parts.empty() || event.parts.front().erased) return {};
  Json head = Json::parse(event.parts.front().bytes, nullptr, false);
  return head.is_object() && head.contains("question") ? head : Json();
}

graph::Event run_event(const graph::RunNumber& run) {
  graph::Event event;
  event.header.type = graph::EventType::run_recorded;
  event.header.kind = graph::Kind::run;
  event.header.record = run.number;
  return event;
}

graph::SubjectNumber first_subject(const graph::RunNumber& run, const RunQuestion& asked) {
  return asked.person ? graph::as_subject(*asked.person) : graph::SubjectNumber{run.number};
}

}  // namespace

graph::Event begun_run(const graph::RunNumber& run, const Asker& asker, const RunQuestion& asked,
                       std::string_view canonical) {
  Json head{{"question", asked.question}};
  if (asked.person) head["person"] = graph::to_text(asked.person->number);
  head["on"] = graph::to_text(asked.on);
  if (asked.top > 0) head["top"] = asked.top;
  head["position"] = asked.position;
  if (asked.policy_version) head["policy_version"] = *asked.policy_version;
  head["engine_version"] = KITH_VERSION;
  head["who"] = asker.who;
  head["role"] = word(asker.eyes.role);
  head["purpose"] = asker.purpose;
  head["answer_sha256"] = digest_of_answer(canonical);
  if (asked.emergency_nights) head["emergency_nights"] = *asked.emergency_nights;
  if (!asked.arguments.empty()) head["arguments"] = Json::parse(asked.arguments, nullptr, false);
  if (asked.events > 1) head["events"] = asked.events;
  if (!asked.kept.empty()) head.update(Json::parse(asked.kept, nullptr, false));
  graph::Event event = run_event(run);
  event.header.subjects.push_back(first_subject(run, asked));
  event.parts.push_back({head.dump(-1, ' ', false, Json::error_handler_t::replace), false});
  return event;
}

std::vector<graph::Event> events_of_run(const graph::RunNumber& run, const Asker& asker,
                                        RunQuestion asked, std::string_view canonical,
                                        const std::vector<graph::SubjectNumber>& subjects,
                                        graph::Randomness& randomness) {
  constexpr std::size_t most = graph::limits::parts_an_event_max;
  const auto parts = keep_answer(canonical, first_subject(run, asked), subjects, randomness);
  asked.kept = parts.front().bytes;
  asked.events = (parts.size() + most - 1) / most;
  std::vector<graph::Event> events{begun_run(run, asker, asked, canonical)};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (events.back().parts.size() == most) events.push_back(run_event(run));
    events.back().header.subjects.push_back(parts[i].subject);
    events.back().parts.push_back({parts[i].bytes, false});
  }
  return events;
}

bool RecordedRun::is_answered_by(std::string_view canonical) const {
  return digest_of_answer(canonical) == answer_sha256;
}

std::optional<RecordedRun> run_from(const graph::Event& event) {
  const Json head = head_of(event);
  if (head.is_null()) return std::nullopt;
  const auto on = graph::date_from_text(head.value("on", ""));
  if (!on) return std::nullopt;
  RecordedRun run;
  run.question = head.value("question", "");
  if (const auto person = graph::number_from_text(head.value("person", ""))) {
    run.person = graph::PersonNumber{*person};
  }
  run.on = *on;
  run.top = head.value("top", std::size_t{0});
  run.position = head.value("position", std::uint64_t{0});
  run.policy_version = head.value("policy_version", "");
  run.engine_version = head.value("engine_version", "");
  run.role = head.value("role", "");
  if (head.contains("emergency_nights")) run.emergency_nights = head["emergency_nights"];
  if (head.contains("arguments")) run.arguments = head["arguments"].dump();
  run.events = std::max<std::size_t>(1, head.value("events", std::size_t{1}));
  run.is_kept = head.contains("kept");
  run.answer_sha256 = head.value("answer_sha256", "");
  return run;
}

bool is_of_homes(const graph::Event& event) {
  const Json head = head_of(event);
  return head.is_object() && head.value("question", "") == "proposals";
}

void append_run(std::string& json, const graph::RunNumber& run) {
  json.pop_back();
  json += fmt::format(",\"run\":\"{}\"}}", graph::to_text(run.number));
}

}  // namespace kith::api
