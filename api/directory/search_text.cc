// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/directory/group_filter.h"
#include "api/plain_text.h"
#include "graph/activity_tree.h"
#include "graph/activity_words.h"

namespace kith::api {
namespace {

using graph::TimeOfDay;

struct PartOfDay {
  std::string_view word;
  std::int16_t from;
  std::int16_t to;
};
constexpr std::array parts_of_day{
    PartOfDay{"morning", 6 * 60, 12 * 60}, PartOfDay{"afternoon", 12 * 60, 18 * 60},
    PartOfDay{"evening", 18 * 60, 23 * 60}, PartOfDay{"night", 23 * 60, 6 * 60}};

// "9:30" as well as "09:30".
std::optional<TimeOfDay> time_of(std::string_view text) {
  std::string whole(trimmed(text));
  if (whole.size() == 4 && whole[1] == ':') whole.insert(0, 1, '0');
  return graph::time_from_text(whole);
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::int32_t> millionths(std::string_view text, double most) {
  const auto degrees = number_of(trimmed(text));
  if (!degrees || !(std::abs(*degrees) <= most)) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(*degrees * 1'000'000));
}

// The time of an opening: one time, from one to another, a part of the day, or nothing for all day.
bool read_times(std::string_view text, OpenWanted& wanted) {
  const std::string words = lower_case(trimmed(text));
  if (words.empty()) {
    wanted.from = {0};
    wanted.to = TimeOfDay{0};
    return true;
  }
  for (const PartOfDay& part : parts_of_day) {
    if (words != part.word) continue;
    wanted.from = {part.from};
    wanted.to = TimeOfDay{part.to};
    return true;
  }
  const std::size_t between = words.find_first_of("-/");
  const auto from = time_of(std::string_view(words).substr(0, between));
  if (!from) return false;
  wanted.from = *from;
  if (between == std::string::npos) return true;
  wanted.to = time_of(std::string_view(words).substr(between + 1));
  return wanted.to.has_value();
}

// Days from now on, of the words that begin with one for it.
std::optional<std::int32_t> relative_day(std::string_view text) {
  const std::string whole = lower_case(text);
  const std::string first = whole.substr(0, whole.find(' '));
  if (whole == "now" || whole == "tonight" || first == "today") return 0;
  if (first == "this" && whole.size() > first.size()) return 0;
  if (first == "tomorrow") return 1;
  return std::nullopt;
}

// The word of an enumeration, or nothing.
template <class Enum>
std::optional<Enum> word_of(std::string_view text) {
  for (std::size_t i = 0; i < graph::words<Enum>.size(); ++i) {
    if (graph::words<Enum>[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<graph::Point> point_from_text(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto latitude = millionths(text.substr(0, comma), 90);
  const auto longitude = millionths(text.substr(comma + 1), 180);
  if (!latitude || !longitude) return std::nullopt;
  return graph::Point{{*latitude}, {*longitude}};
}

std::optional<OpenWanted> open_from_text(std::string_view text, const graph::LocalTime& now) {
  const std::string_view whole = trimmed(text);
  OpenWanted wanted;
  std::size_t end = 0;
  if (const auto relative = relative_day(whole)) {
    const std::string_view first = whole.substr(0, whole.find(' '));
    wanted.day = now.day.plus(*relative);
    wanted.from = now.time;
    if (lower_case(whole) == "now") return wanted;
    const bool tonight = lower_case(first) == "tonight";
    if (!read_times(tonight ? "evening" : whole.substr(first.size()), wanted)) return std::nullopt;
    return wanted;
  }
  if (const auto day = graph::date_from_text(whole.substr(0, 10))) {
    wanted.day = day;
    end = 10;
    if (whole.size() > end && whole[end] != 'T' && whole[end] != ' ') return std::nullopt;
    end += whole.size() > end ? 1 : 0;
  } else {
    end = std::min(whole.find(' '), whole.size());
    wanted.weekday = weekday_from_text(whole.substr(0, end));
    if (!wanted.weekday) return std::nullopt;
  }
  if (!read_times(whole.substr(end), wanted)) return std::nullopt;
  return wanted;
}

void SearchText::fault(std::string_view name, std::string detail) {
  if (!error_) {
    error_ = graph::Error{graph::ErrorCode::wrong_usage, "this cannot be searched for", {}};
  }
  error_->faults.push_back({fmt::format("/{}", name), std::move(detail), 0});
}

void SearchText::activity(std::string_view text) {
  if (text.empty()) return;
  if (graph::activity_place(text)) {
    question_.activity = text;
    return;
  }
  const auto reading = graph::read_activities(text);
  if (reading && reading->understood.size() == 1 && reading->not_understood.empty()) {
    question_.activity = reading->understood.front().concept_word;
  } else {
    fault("activity", "no activity that Kith knows: kith activities shows them");
  }
}

void SearchText::open(std::string_view text) {
  if (text.empty()) return;
  question_.open = open_from_text(text, british_time(question_.now));
  if (question_.open) return;
  fault("open",
        "a day and a time: tonight, 2026-11-24T14:00, \"tuesday afternoon\", \"sat 09:00-12:00\"");
}

void SearchText::cost(std::string_view text) {
  if (text.starts_with("£")) text.remove_prefix(std::string_view("£").size());
  if (text.empty()) return;
  if (lower_case(text) == "free") {
    question_.cost_max_pence = 0;
    return;
  }
  const auto pounds = number_of(text);
  if (pounds && *pounds >= 0 && *pounds <= 100'000) {
    question_.cost_max_pence = static_cast<std::int32_t>(std::lround(*pounds * 100));
  } else {
    fault("cost", "free, or pounds: 3.50");
  }
}

void SearchText::access(std::string_view text) {
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto word = word_of<graph::GroupAccess>(trimmed(text.substr(0, comma)));
    if (word) question_.access.push_back(*word);
    if (!word) {
      fault("access", fmt::format("any of {}", fmt::join(graph::words<graph::GroupAccess>, ", ")));
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
}

void SearchText::kind(std::string_view text) {
  if (text.empty()) return;
  question_.kind = word_of<graph::GroupKind>(text);
  if (question_.kind) return;
  fault("kind", fmt::format("one of {}", fmt::join(graph::words<graph::GroupKind>, ", ")));
}

void SearchText::age(std::string_view text) {
  if (text.empty()) return;
  const auto years = number_of(text);
  const bool whole = years && *years == std::floor(*years);
  if (whole && *years >= 0 && *years <= 120) {
    question_.age = static_cast<std::int32_t>(*years);
  } else {
    fault("age", "whole years, 0 to 120");
  }
}

}  // namespace kith::api
