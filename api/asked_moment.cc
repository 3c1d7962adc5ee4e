// SPDX-License-Identifier: Apache-2.0
#include "api/asked_moment.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "matcher/criteria_words.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

std::optional<std::uint64_t> position_from_text(const std::string& text) {
  std::uint64_t position = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, position);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return position;
}

}  // namespace

graph::Result<AskedMoment> asked_moment(Scheme& scheme, const std::optional<graph::Date>& on,
                                        const std::string& as_known_at) {
  AskedMoment moment;
  moment.view = scheme.view();
  const std::uint64_t newest = moment.view.position();
  moment.now = moment.view;
  moment.today = scheme.today();
  moment.now_on = moment.today;
  if (on && *on > moment.today) {
    return Error{ErrorCode::bad_input,
                 "nothing is known of days to come",
                 {{"/on", "it lies in the future", 0}}};
  }
  auto recorded = scheme.recorded_before(newest);
  if (!recorded) return std::move(recorded).error();
  moment.recorded = *recorded;
  if (!as_known_at.empty()) {
    const auto day = graph::date_from_text(as_known_at);
    const auto position =
        day ? moment.recorded->position_after(*day) : position_from_text(as_known_at);
    if (!position) {
      return Error{ErrorCode::wrong_usage,
                   "it cannot be asked for like that",
                   {{"/as_known_at", "a day, or a position of the log", 0}}};
    }
    if (day && *day > moment.today) {
      return Error{ErrorCode::bad_input,
                   "nothing is known of days to come",
                   {{"/as_known_at", "it lies in the future", 0}}};
    }
    if (*position > newest) {
      return Error{ErrorCode::bad_input,
                   "the log is not as long as that",
                   {{"/as_known_at", fmt::format("it has {} events", newest), 0}}};
    }
    moment.known_at = day ? "as known at the end of " + matcher::spoken_day(*day)
                          : fmt::format("as known before event {} of the log", *position);
    if (*position != newest) {
      auto view = scheme.view_at(*position);
      if (!view) return std::move(view).error();
      moment.view = std::move(view).value();
    }
    if (day) moment.today = std::min(moment.today, *day);
  }
  if (on) moment.today = *on;
  return moment;
}

}  // namespace kith::api
