// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_schedules.h"

#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/opening_days.h"

namespace kith::api {
namespace {

// "" where it is not there, or no text.
std::string text_of(const nlohmann::ordered_json& object, std::string_view key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string never_falls(const nlohmann::ordered_json& schedule) {
  const std::string from = text_of(schedule, "from");
  const std::string until = text_of(schedule, "until");
  graph::GroupSchedule said;
  said.pattern = text_of(schedule, "pattern");
  said.from = graph::date_from_text(from);
  said.until = graph::date_from_text(until);
  const bool backwards = said.from && said.until && *said.until < *said.from;
  if (backwards || graph::ever_falls(said)) return {};
  std::string words = "a schedule that falls on no day: " + said.pattern;
  if (said.from) words += fmt::format(" from {}", from);
  if (said.until) words += fmt::format(" to {}", until);
  for (const char* key : {"opens", "closes"}) {
    if (const std::string time = text_of(schedule, key); !time.empty()) {
      words += fmt::format(", {} {}", key, time);
    }
  }
  return words;
}

}  // namespace kith::api
