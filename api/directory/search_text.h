// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/directory/search_question.h"
#include "graph/result.h"
#include "graph/time_zone.h"

// A search as people type it, on the command line and in addresses.
namespace kith::api {

// "53.4808,-2.2426" in degrees of WGS 84; nothing for anything else.
std::optional<graph::Point> point_from_text(std::string_view text);

// A day or weekday, and a time, a stretch of time or a part of the day: "2026-11-24T14:00",
// "2026-11-24 14:00-16:00", "tuesday afternoon", "sat 9:30", "tuesday" (the whole day). Parts of
// the day: morning (06:00-12:00), afternoon (12:00-18:00), evening (18:00-23:00), night
// (23:00-06:00). By the wall clock `now`: "now", "today", "tonight" (the evening), "this
// afternoon", "tomorrow", "tomorrow 9:30". Nothing for anything else.
std::optional<OpenWanted> open_from_text(std::string_view text, const graph::LocalTime& now);

// Fills a question from texts, by its `now`, "" for what was not asked. Each fault is kept with the
// name of its option or parameter. Not thread safe.
class SearchText {
 public:
  explicit SearchText(SearchQuestion& question) : question_(question) {}

  // A concept of the tree, or words that name just one.
  void activity(std::string_view text);
  void open(std::string_view text);    // as open_from_text, by the clocks of Great Britain
  void cost(std::string_view text);    // "free", or pounds: "3", "3.50"
  void access(std::string_view text);  // words of GroupAccess, with commas between them
  void kind(std::string_view text);    // a word of GroupKind
  void age(std::string_view text);

  // Everything that was wrong, if anything was: wrong_usage.
  const std::optional<graph::Error>& error() const { return error_; }

 private:
  void fault(std::string_view name, std::string detail);

  SearchQuestion& question_;
  std::optional<graph::Error> error_;
};

}  // namespace kith::api
