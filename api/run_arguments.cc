// SPDX-License-Identifier: Apache-2.0
#include "api/run_arguments.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/calendar.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

void say(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}
void say(Json& json, const char* name, const std::optional<std::int64_t>& number) {
  if (number) json[name] = *number;
}
void say(Json& json, const char* name, const std::optional<graph::Date>& day) {
  if (day) json[name] = graph::to_text(*day);
}

// Reads members one by one; what is left over nobody knows.
class Arguments {
 public:
  explicit Arguments(std::string_view text) : json_(Json::parse(text, nullptr, false)) {
    if (!json_.is_object()) json_ = Json{{"not an object", true}};
  }

  std::string text(const char* name) {
    const Json value = take(name);
    return value.is_string() ? value.get<std::string>() : "";
  }
  std::optional<std::int64_t> number(const char* name) {
    const Json value = take(name);
    return value.is_number_integer() ? std::optional(value.get<std::int64_t>()) : std::nullopt;
  }
  bool truth(const char* name) { return take(name) == true; }
  std::optional<graph::Date> day(const char* name) { return graph::date_from_text(text(name)); }
  std::vector<std::string> texts(const char* name) {
    std::vector<std::string> all;
    for (const Json value = take(name); const Json& each : value) {
      if (each.is_string()) all.push_back(each.get<std::string>());
    }
    return all;
  }
  bool is_read() const { return json_.empty(); }

 private:
  Json take(const char* name) {
    const auto found = json_.find(name);
    if (found == json_.end()) return nullptr;
    Json value = *found;
    json_.erase(found);
    return value;
  }

  Json json_;
};

Error asked_by_a_newer_kith() {
  return Error{ErrorCode::format_newer,
               "the run was asked with more than this Kith knows: install the newer one",
               {}};
}

}  // namespace

std::string arguments_of(const PlanAsk& ask) {
  Json json = Json::object();
  say(json, "on", ask.on);
  say(json, "options", ask.options);
  say(json, "per_home", ask.per_home);
  say(json, "work_max", ask.work_max);
  say(json, "recruit", ask.recruit);
  if (ask.stable) json["stable"] = true;
  if (ask.own_page) json["own_page"] = true;
  if (!ask.pins.empty()) json["pin"] = ask.pins;
  if (!ask.bans.empty()) json["ban"] = ask.bans;
  return json.dump();
}

graph::Result<PlanAsk> plan_ask_from(std::string_view arguments) {
  Arguments read(arguments);
  PlanAsk ask;
  ask.on = read.day("on");
  ask.options = read.number("options");
  ask.per_home = read.number("per_home");
  ask.work_max = read.number("work_max");
  ask.recruit = read.number("recruit");
  ask.stable = read.truth("stable");
  ask.own_page = read.truth("own_page");
  ask.pins = read.texts("pin");
  ask.bans = read.texts("ban");
  if (!read.is_read()) return asked_by_a_newer_kith();
  return ask;
}

std::string arguments_of(const ConnectionTestAsk& ask) {
  Json json = Json::object();
  say(json, "on", ask.on);
  say(json, "service", ask.service);
  say(json, "person", ask.person);
  say(json, "area", ask.area);
  say(json, "arrangement", ask.arrangement);
  say(json, "from", ask.from);
  say(json, "to", ask.to);
  say(json, "as_known_at", ask.as_known_at);
  say(json, "trace", ask.trace);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

graph::Result<ConnectionTestAsk> connection_test_ask_from(std::string_view arguments) {
  Arguments read(arguments);
  ConnectionTestAsk ask;
  ask.on = read.day("on");
  ask.service = read.text("service");
  ask.person = read.text("person");
  ask.area = read.text("area");
  ask.arrangement = read.text("arrangement");
  ask.from = read.day("from");
  ask.to = read.day("to");
  ask.as_known_at = read.text("as_known_at");
  ask.trace = read.text("trace");
  if (!read.is_read()) return asked_by_a_newer_kith();
  return ask;
}

}  // namespace kith::api
