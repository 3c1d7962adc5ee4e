// SPDX-License-Identifier: Apache-2.0
#include "api/recorded_run.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "store/hash_tree.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::string digest_of(std::string_view canonical) {
  return store::to_hex(store::sha256(canonical));
}

}  // namespace

graph::Event begun_run(const graph::RunNumber& run, const Asker& asker, const RunQuestion& asked,
                       std::string_view canonical) {
  graph::Event event;
  event.header.type = graph::EventType::run_recorded;
  event.header.kind = graph::Kind::run;
  event.header.record = run.number;
  Json head{{"question", asked.question},
            {"person", graph::to_text(asked.person.number)},
            {"on", graph::to_text(asked.on)},
            {"top", asked.top},
            {"position", asked.position}};
  if (asked.policy_version) head["policy_version"] = *asked.policy_version;
  head["engine_version"] = KITH_VERSION;
  head["who"] = asker.who;
  head["role"] = word(asker.eyes.role);
  head["purpose"] = asker.purpose;
  head["answer_sha256"] = digest_of(canonical);
  if (asked.emergency_nights) head["emergency_nights"] = *asked.emergency_nights;
  event.header.subjects.push_back(graph::as_subject(asked.person));
  event.parts.push_back({head.dump(-1, ' ', false, Json::error_handler_t::replace), false});
  return event;
}

bool RecordedRun::is_answered_by(std::string_view canonical) const {
  return digest_of(canonical) == answer_sha256;
}

std::optional<RecordedRun> run_from(const graph::Event& event) {
  if (event.parts.empty() || event.parts.front().erased) return std::nullopt;
  const Json head = Json::parse(event.parts.front().bytes, nullptr, false);
  if (!head.is_object()) return std::nullopt;
  const auto on = graph::date_from_text(head.value("on", ""));
  if (!on) return std::nullopt;
  return RecordedRun{*on, head.value("position", std::uint64_t{0}),
                     head.value("answer_sha256", "")};
}

bool is_of_homes(const graph::Event& event) {
  if (event.parts.empty() || event.parts.front().erased) return false;
  const Json head = Json::parse(event.parts.front().bytes, nullptr, false);
  return head.is_object() && head.value("question", "") == "proposals";
}

void append_run(std::string& json, const graph::RunNumber& run) {
  json.pop_back();
  json += fmt::format(",\"run\":\"{}\"}}", graph::to_text(run.number));
}

}  // namespace kith::api
